/** Conditions that carry no number: facts that somebody has to tell, and rules that nothing can settle. */
import { type Bilingual, bilingual } from '../bilingual';
import type { ApplicationFacts } from './application-facts';
import type { Condition } from './conditions';
import { notTold, passed, type RuleCheck, verdictOf, withoutMeasure } from './rule-check';

type Of<Kind extends Condition['kind']> = Extract<Condition, { readonly kind: Kind }>;
type Judge<Kind extends Condition['kind']> = (
  condition: Of<Kind>,
  facts: ApplicationFacts,
) => RuleCheck | null;

interface Sentences {
  readonly fact: Bilingual;
  readonly holds: Bilingual;
  readonly fails: Bilingual;
}

/** A yes or no that was told; what was not told is named. */
const told = (
  { rule }: Condition,
  fact: boolean | null,
  wanted: boolean,
  sentences: Sentences,
): RuleCheck => {
  if (fact === null) return notTold(rule, sentences.fact);
  return verdictOf(fact === wanted)(rule, fact === wanted ? sentences.holds : sentences.fails);
};

const registered: Judge<'REGISTERED_POOR_HOUSEHOLD'> = (condition, facts) =>
  told(condition, facts.registeredPoorHousehold, true, {
    fact: bilingual('是否建档立卡贫困户', 'whether it is a registered poor household'),
    holds: bilingual(`已录入“${condition.register}”`, `Entered in the ${condition.register}`),
    fails: bilingual(
      `未录入“${condition.register}”，不是建档立卡贫困户`,
      `Not entered in the ${condition.register}: no registered poor household`,
    ),
  });

const fiveGuarantee: Judge<'FIVE_GUARANTEE_EXCLUDED'> = (condition, facts) =>
  told(condition, facts.fiveGuaranteeHousehold, false, {
    fact: bilingual('是否五保户', 'whether it is a five-guarantee household'),
    holds: bilingual('不是五保户', 'No five-guarantee household'),
    fails: bilingual('五保户不在可贷范围', 'Five-guarantee households are excluded'),
  });

/** A bad record alone does not exclude; what was repaid since is no outstanding bad loan. */
const badLoans: Judge<'NO_OUTSTANDING_BAD_LOANS'> = (condition, facts) => {
  const record = facts.badCreditRecord === true;
  return told(condition, facts.outstandingBadLoans, false, {
    fact: bilingual('名下有无存量不良贷款', 'whether there are outstanding bad loans'),
    holds: record
      ? bilingual(
          '有不良征信记录，但名下无存量不良贷款，仍可贷',
          'A bad credit record, but no outstanding bad loan: still admitted',
        )
      : bilingual('名下无存量不良贷款', 'No outstanding bad loans'),
    fails: bilingual('名下有存量不良贷款', 'There are outstanding bad loans'),
  });
};

const putForward: Judge<'PUT_FORWARD'> = (condition, facts) =>
  told(condition, facts.putForward, true, {
    fact: bilingual('是否已由乡镇和主管部门审核提供', 'whether the bodies have put the borrower forward'),
    holds: bilingual('已经审核提供', 'Put forward after review'),
    fails: bilingual('未经审核提供', 'Not put forward by the bodies that review borrowers'),
  });

const noGuarantee: Judge<'NO_GUARANTEE_ASKED'> = (condition, facts) => {
  const guarantors = facts.guaranteedBy === null ? null : facts.guaranteedBy.length > 0;
  return told(condition, facts.guaranteeAsked ?? guarantors, false, {
    fact: bilingual('银行是否要求担保', 'whether the bank asks for a guarantee'),
    holds: bilingual('免担保', 'No guarantee is asked for'),
    fails: bilingual('要求担保，与“免担保”不符', 'A guarantee is asked for, against the rule'),
  });
};

const noCollateral: Judge<'NO_COLLATERAL_ASKED'> = (condition, facts) =>
  told(condition, facts.collateralAsked, false, {
    fact: bilingual('银行是否要求抵押', 'whether the bank asks for collateral'),
    holds: bilingual('免抵押', 'No collateral is asked for'),
    fails: bilingual('要求抵押，与“免抵押”不符', 'Collateral is asked for, against the rule'),
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

const partner: Judge<'PARTNER_BANK'> = (condition, facts) =>
  told(condition, facts.bankIsPartner, true, {
    fact: bilingual('由哪家合作机构放贷', 'which partner institution lends'),
    holds: bilingual('放贷机构是合作金融机构', 'The lender is a partner institution'),
    fails: bilingual('放贷机构不是合作金融机构', 'The lender is no partner institution'),
  });

/** Without an old default the article is not needed; how short a default may be, it does not say. */
const shortDefault: Judge<'SHORT_DEFAULT_ALLOWED'> = (condition, { outstandingBadLoans }) => {
  const { rule, gapZh, gapEn } = condition;
  if (outstandingBadLoans === null)
    return notTold(rule, bilingual('原有贷款有无违约', 'whether older loans are in default'));
  if (outstandingBadLoans) return withoutMeasure({ rule, gapZh, gapEn });
  return passed(rule, bilingual('原有贷款没有违约', 'No older loan is in default'));
};

const open: Judge<'WITHOUT_MEASURE'> = ({ rule, gapZh, gapEn }) => withoutMeasure({ rule, gapZh, gapEn });

const techEnterprise: Judge<'TECH_ENTERPRISE'> = (condition, { enterprise }) =>
  told(condition, enterprise?.isTechEnterprise ?? null, true, {
    fact: bilingual('是否科技型企业', 'whether it is a technology enterprise'),
    holds: bilingual('登记为科技型企业', 'Listed as a technology enterprise'),
    fails: bilingual('名录未列为科技型企业', 'Not listed as a technology enterprise'),
  });

const SCALE_WORDS = {
  LARGE: bilingual('大型', 'large'),
  MEDIUM: bilingual('中型', 'medium-sized'),
  SMALL: bilingual('小型', 'small'),
  MICRO: bilingual('微型', 'micro'),
};

const scale: Judge<'SCALE'> = ({ rule, scales }, { enterprise }) => {
  const size = enterprise?.scale ?? null;
  if (size === null) return notTold(rule, bilingual('企业规模', 'the size of the enterprise'));
  const holds = scales.includes(size);
  const { zh, en } = SCALE_WORDS[size];
  return verdictOf(holds)(
    rule,
    bilingual(
      `${zh}企业，${holds ? '属于' : '不属于'}支持范围`,
      `A ${en} enterprise: ${holds ? 'within' : 'outside'} what is supported`,
    ),
  );
};

const JUDGES: { readonly [Kind in Condition['kind']]: Judge<Kind> } = {
  REGISTERED_POOR_HOUSEHOLD: registered,
  FIVE_GUARANTEE_EXCLUDED: fiveGuarantee,
  NO_OUTSTANDING_BAD_LOANS: badLoans,
  NO_GUARANTEE_ASKED: noGuarantee,
  NO_COLLATERAL_ASKED: noCollateral,
  INSURANCE_VOLUNTARY: insurance,
  PARTNER_BANK: partner,
  SHORT_DEFAULT_ALLOWED: shortDefault,
  WITHOUT_MEASURE: open,
  PUT_FORWARD: putForward,
  TECH_ENTERPRISE: techEnterprise,
  SCALE: scale,
  // Says which loans the ceiling on rates binds, and is judged with it.
  RATE_OF_GUARANTEED: () => null,
};

/** A rule for the other kind of borrower is no part of the answer. */
export function judgeCondition(condition: Condition, facts: ApplicationFacts): readonly RuleCheck[] {
  if (condition.borrower !== null && condition.borrower !== facts.borrower) return [];
  const check = (JUDGES[condition.kind] as Judge<Condition['kind']>)(condition as never, facts);
  return check === null ? [] : [check];
}
