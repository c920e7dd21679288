/** How a guarantee is reviewed (一(三), 一(四)): small ones, renewals early, three levels together. */
import { type Bilingual, bilingual } from '../bilingual';
import { addMonths, type IsoDate } from '../calendar';
import type { Decimal } from '../decimal';
import { yuanText } from '../money';
import { notTold, type RuleCheck, verdictOf, withoutMeasure } from '../programmes/rule-check';
import type { RuleRef, Term } from '../programmes/terms';
import type { RegionLevel } from '../vocabulary';

/** Those below the province say themselves who visits: no limit is stated for them. */
export interface LocalReview {
  readonly rule: RuleRef;
  readonly gapZh: string;
  readonly gapEn: string;
}

export interface ReviewAsked {
  readonly amount: Decimal;
  /** Of the guarantor; null where its region is not known. */
  readonly level: RegionLevel | null;
}

/** 800万元以内 includes 8 million yuan itself. PASSED: risk managers need not go along. */
export function judgeVisit(
  term: Term<{ readonly yuan: Decimal }>,
  local: LocalReview,
  { amount, level }: ReviewAsked,
): RuleCheck {
  if (!term.stated) return withoutMeasure(term);
  const { rule, value } = term;
  const measured = { value: yuanText(amount), limit: yuanText(value.yuan), unit: 'CNY' } as const;
  if (level === null)
    return notTold(rule, bilingual('担保机构的层级', 'the level of the guarantor'), measured);
  if (level !== 'PROVINCE') return withoutMeasure(local);
  const holds = amount.lessThanOrEqualTo(value.yuan);
  const [asked, most] = [yuanText(amount), yuanText(value.yuan)];
  const words = bilingual(
    holds
      ? `申请${asked}元，在${most}元以内，风险管理人员一般不再随同考察；以风险基本可控为前提，后台巡查监督应加强`
      : `申请${asked}元，超过${most}元，风险管理人员应随同考察`,
    holds
      ? `${asked} yuan is within ${most}: as a rule risk managers need not visit, ` +
          'while risk is under control and the back office inspects more closely'
      : `${asked} yuan is above ${most}: risk managers visit`,
  );
  return verdictOf(holds)(rule, words, measured);
}

export interface RenewalAsked {
  /** Of the loan that is to be renewed. */
  readonly dueOn: IsoDate;
  /** Null while it has not been reviewed. */
  readonly reviewedOn: IsoDate | null;
  readonly today: IsoDate;
}

/** 续贷项目应提前一个月: before what is not stated; read as before the old loan falls due. */
export function judgeRenewal(term: Term<number>, { dueOn, reviewedOn, today }: RenewalAsked): RuleCheck {
  if (!term.stated) return withoutMeasure(term);
  const { rule, value: months } = term;
  const by = addMonths(dueOn, -months);
  if (reviewedOn === null && today <= by) {
    return notTold(
      rule,
      bilingual(`考察评审日期，最迟为${by}`, `the day of the review, which is due by ${by}`),
    );
  }
  const holds = reviewedOn !== null && reviewedOn <= by;
  const did: Bilingual =
    reviewedOn === null
      ? bilingual('尚未考察评审', 'not reviewed yet')
      : bilingual(`${reviewedOn}考察评审`, `reviewed on ${reviewedOn}`);
  const words = bilingual(
    `原贷款${dueOn}到期，应最迟于${by}考察评审，${did.zh}`,
    `The old loan falls due on ${dueOn}, so that the review is due by ${by}: ${did.en}`,
  );
  return verdictOf(holds)(rule, words);
}

export interface JointChain {
  readonly rule: RuleRef;
  readonly gapZh: string;
  readonly gapEn: string;
}

const LEVELS = ['PROVINCE', 'PREFECTURE', 'COUNTY'] as const;
const LEVEL_WORDS: Readonly<Record<(typeof LEVELS)[number], Bilingual>> = {
  PROVINCE: bilingual('省', 'province'),
  PREFECTURE: bilingual('市', 'city'),
  COUNTY: bilingual('县', 'county'),
};

/** What each level bears is not stated, so that nobody can be held to it; which levels take part is said. */
export function judgeJointChain(
  { rule, gapZh, gapEn }: JointChain,
  levels: readonly (RegionLevel | null)[],
): RuleCheck {
  const there = LEVELS.filter((level) => levels.includes(level)).map((level) => LEVEL_WORDS[level]);
  const said =
    there.length === 0
      ? bilingual('参加担保的层级未知', 'which levels take part is not known')
      : bilingual(
          `参加担保的有${there.map(({ zh }) => zh).join('、')}级`,
          `taking part: ${there.map(({ en }) => en).join(', ')}`,
        );
  return withoutMeasure({
    ...{ rule, gapZh: `${gapZh.replace(/。$/, '')}；${said.zh}` },
    gapEn: `${gapEn.replace(/\.$/, '')}; ${said.en}`,
  });
}
