/** Facts that somebody has to tell, rules on the lender, and rules that nothing can settle. */
import { bilingual } from '../bilingual';
import type { ApplicationFacts } from './application-facts';
import type { Condition } from './conditions';
import { notTold, passed, type RuleCheck, told, withoutMeasure } from './rule-check';

type Of<Kind extends Condition['kind']> = Extract<Condition, { readonly kind: Kind }>;
type Judge<Kind extends Condition['kind']> = (condition: Of<Kind>, facts: ApplicationFacts) => RuleCheck;

const putForward: Judge<'PUT_FORWARD'> = ({ rule }, facts) =>
  told(rule, facts.putForward, true, {
    fact: bilingual('是否已由乡镇和主管部门审核提供', 'whether the bodies have put the borrower forward'),
    holds: bilingual('已经审核提供', 'Put forward after review'),
    fails: bilingual('未经审核提供', 'Not put forward by the bodies that review borrowers'),
  });

const insurance: Judge<'INSURANCE_VOLUNTARY'> = ({ rule }, { insured }) =>
  passed(
    rule,
    insured === true
      ? bilingual('已自愿投保', 'Insured of its own will')
      : bilingual(
          '是否投保由借款人自愿，不作为放贷条件',
          'Insurance is voluntary and no condition of the loan',
        ),
  );

const partner: Judge<'PARTNER_BANK'> = ({ rule }, facts) =>
  told(rule, facts.bankIsPartner, true, {
    fact: bilingual('由哪家合作机构放贷', 'which partner institution lends'),
    holds: bilingual('放贷机构是合作金融机构', 'The lender is a partner institution'),
    fails: bilingual('放贷机构不是合作金融机构', 'The lender is no partner institution'),
  });

/** Without an old default the article is not needed. */
const shortDefault: Judge<'SHORT_DEFAULT_ALLOWED'> = (condition, { outstandingBadLoans }) => {
  const { rule } = condition;
  if (outstandingBadLoans === null)
    return notTold(rule, bilingual('原有贷款有无违约', 'whether older loans are in default'));
  if (outstandingBadLoans) return withoutMeasure(condition);
  return passed(rule, bilingual('原有贷款没有违约', 'No older loan is in default'));
};

const JUDGES: { readonly [Kind in Condition['kind']]: Judge<Kind> } = {
  INSURANCE_VOLUNTARY: insurance,
  PARTNER_BANK: partner,
  PUT_FORWARD: putForward,
  SHORT_DEFAULT_ALLOWED: shortDefault,
  WITHOUT_MEASURE: withoutMeasure,
};

/** A rule for the other kind of borrower is no part of the answer. */
export function judgeCondition(condition: Condition, facts: ApplicationFacts): readonly RuleCheck[] {
  if (condition.borrower !== null && condition.borrower !== facts.borrower) return [];
  return [(JUDGES[condition.kind] as Judge<Condition['kind']>)(condition as never, facts)];
}
