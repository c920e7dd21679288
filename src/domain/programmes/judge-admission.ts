/** What an applicant must be or must not be, and what a bank must not ask for. */
import { bilingual } from '../bilingual';
import type { ApplicationFacts } from './application-facts';
import { notTold, type RuleCheck, told, verdictOf, withoutMeasure } from './rule-check';
import type { AdmissionRequirement, ProgrammeTerms, RuleRef, Security } from './terms';

type Judge = (rule: RuleRef, facts: ApplicationFacts) => RuleCheck;

const registered: Judge = (rule, facts) =>
  told(rule, facts.registeredPoorHousehold, true, {
    fact: bilingual('是否建档立卡贫困户', 'whether it is a registered poor household'),
    holds: bilingual('已建档立卡的贫困户', 'A registered poor household'),
    fails: bilingual('不是建档立卡贫困户', 'No registered poor household'),
  });

const fiveGuarantee: Judge = (rule, facts) =>
  told(rule, facts.fiveGuaranteeHousehold, false, {
    fact: bilingual('是否五保户', 'whether it is a five-guarantee household'),
    holds: bilingual('不是五保户', 'No five-guarantee household'),
    fails: bilingual('五保户不在可贷范围', 'Five-guarantee households are excluded'),
  });

/** A bad record alone does not exclude; what was repaid since is no outstanding bad loan. */
const badLoans: Judge = (rule, facts) =>
  told(rule, facts.outstandingBadLoans, false, {
    fact: bilingual('名下有无存量不良贷款', 'whether there are outstanding bad loans'),
    holds:
      facts.badCreditRecord === true
        ? bilingual(
            '有不良征信记录，但名下无存量不良贷款，仍可贷',
            'A bad credit record, but no outstanding bad loan: still admitted',
          )
        : bilingual('名下无存量不良贷款', 'No outstanding bad loans'),
    fails: bilingual('名下有存量不良贷款', 'There are outstanding bad loans'),
  });

const agreements: Judge = (rule, { householdsLed }) => {
  if (householdsLed === null)
    return notTold(rule, bilingual('签订协议的带动贫困户数', 'how many households are led under agreements'));
  return verdictOf(householdsLed > 0)(
    rule,
    householdsLed > 0
      ? bilingual(
          `带动并签订协议的贫困户${householdsLed}户`,
          `Leads ${householdsLed} households under agreements`,
        )
      : bilingual('没有签订协议带动的贫困户', 'Leads no household under an agreement'),
    { value: String(householdsLed), limit: null, unit: 'HOUSEHOLD' },
  );
};

const technology: Judge = (rule, { enterprise }) =>
  told(rule, enterprise?.isTechEnterprise ?? null, true, {
    fact: bilingual('是否科技型企业', 'whether it is a technology enterprise'),
    holds: bilingual('名录列为科技型企业', 'Listed as a technology enterprise'),
    fails: bilingual('名录未列为科技型企业', 'Not listed as a technology enterprise'),
  });

const SCALE_WORDS = {
  LARGE: bilingual('大型', 'large'),
  MEDIUM: bilingual('中型', 'medium-sized'),
  SMALL: bilingual('小型', 'small'),
  MICRO: bilingual('微型', 'micro'),
};

/** 中小企业 takes in the micro enterprises (中小企业促进法第二条). */
const smallOrMedium: Judge = (rule, { enterprise }) => {
  const scale = enterprise?.scale ?? null;
  if (scale === null) return notTold(rule, bilingual('企业规模', 'the size of the enterprise'));
  const { zh, en } = SCALE_WORDS[scale];
  const isSmaller = scale !== 'LARGE';
  return verdictOf(isSmaller)(
    rule,
    isSmaller
      ? bilingual(`${zh}企业，属于中小企业`, `A ${en} enterprise: small or medium-sized`)
      : bilingual(`${zh}企业，不是中小企业`, `A ${en} enterprise: neither small nor medium-sized`),
  );
};

const ADMISSION_JUDGES: Readonly<Record<AdmissionRequirement, Judge>> = {
  REGISTERED_POOR_HOUSEHOLD: registered,
  NOT_FIVE_GUARANTEE_HOUSEHOLD: fiveGuarantee,
  NO_OUTSTANDING_BAD_LOANS: badLoans,
  AGREEMENTS_WITH_HOUSEHOLDS_LED: agreements,
  TECHNOLOGY_ENTERPRISE: technology,
  SMALL_OR_MEDIUM_ENTERPRISE: smallOrMedium,
};

/** A requirement on the other kind of borrower is no part of the answer. */
export const judgeAdmissions = (
  { admissions }: ProgrammeTerms,
  facts: ApplicationFacts,
): readonly RuleCheck[] =>
  admissions.flatMap((term) => {
    if (!term.stated) return [withoutMeasure(term)];
    const { requires, borrower } = term.value;
    return borrower === null || borrower === facts.borrower
      ? [ADMISSION_JUDGES[requires](term.rule, facts)]
      : [];
  });

/** Guarantors that are named without the bank asking for them still make it a guaranteed loan. */
const asked = ({ guaranteeAsked, guaranteedBy, collateralAsked }: ApplicationFacts, security: Security) => {
  if (security === 'COLLATERAL') return collateralAsked;
  return guaranteeAsked ?? (guaranteedBy === null ? null : guaranteedBy.length > 0);
};

const SECURITY_WORDS = {
  GUARANTEE: bilingual('担保', 'a guarantee'),
  COLLATERAL: bilingual('抵押', 'collateral'),
};

export const judgeSecurities = (
  { notToBeRequired }: ProgrammeTerms,
  facts: ApplicationFacts,
): readonly RuleCheck[] =>
  notToBeRequired.map((term) => {
    if (!term.stated) return withoutMeasure(term);
    const { zh, en } = SECURITY_WORDS[term.value];
    return told(term.rule, asked(facts, term.value), false, {
      fact: bilingual(`银行是否要求${zh}`, `whether the bank asks for ${en}`),
      holds: bilingual(`免${zh}`, `No need of ${en}`),
      fails: bilingual(`要求${zh}，与“免${zh}”不符`, `The bank asks for ${en}, which the rule rules out`),
    });
  });
