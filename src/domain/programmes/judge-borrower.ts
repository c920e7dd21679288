/** Who may borrow at all: age, existence and place of the borrower. */
import { bilingual } from '../bilingual';
import { addYears, type IsoDate, yearOf } from '../calendar';
import { isWithinRegion } from '../identifiers/region-code';
import type { ApplicationFacts } from './application-facts';
import type { LendingTerms } from './conditions';
import { notTold, type RuleCheck, verdictOf, withoutMeasure } from './rule-check';
import type { ProgrammeTerms, RuleRef } from './terms';

/** Full years lived: 周岁. Whoever was born on 29 February completes a common year on the 28th. */
export function fullYearsOn(bornOn: IsoDate, day: IsoDate): number {
  const years = yearOf(day) - yearOf(bornOn);
  return addYears(bornOn, years) <= day ? years : years - 1;
}

/**
 * 65周岁以下 counts full years and includes the number itself (民法典第一千二百五十九条): whoever is
 * 65 stays within it until the day before the 66th birthday.
 */
export function judgeAge(terms: ProgrammeTerms, facts: ApplicationFacts): readonly RuleCheck[] {
  const { maxAgeYears: term } = terms;
  if (facts.borrower !== 'NATURAL_PERSON' || term === null) return [];
  if (!term.stated) return [withoutMeasure(term)];
  const { rule, value: most } = term;
  if (facts.bornOn === null) return [notTold(rule, bilingual('出生日期', 'the day of birth'))];
  const day = facts.drawnOn ?? facts.day;
  const age = fullYearsOn(facts.bornOn, day);
  const holds = age <= most;
  return [
    verdictOf(holds)(
      rule,
      bilingual(
        `${day}年满${age}周岁，${holds ? '未超过' : '超过'}${most}周岁（含${most}周岁）的上限`,
        `${age} full years old on ${day}: ${holds ? 'within' : 'above'} the limit of ${most}, included`,
      ),
      { value: String(age), limit: String(most), unit: 'YEAR' },
    ),
  ];
}

const existence = (programme: string): RuleRef => ({
  programme,
  key: 'in-existence',
  kind: 'LEGAL_CAPACITY',
  clause: '民法典第五十九条',
  nameZh: '法人存续',
  nameEn: 'The legal person exists',
});

/** No programme says it: what has been struck off cannot borrow. */
export function judgeExistence(terms: LendingTerms, { borrower, enterprise }: ApplicationFacts) {
  if (borrower !== 'LEGAL_PERSON') return [];
  const rule = existence(terms.slug);
  if (enterprise === null) return [notTold(rule, bilingual('企业登记状态', 'the state of its registration'))];
  const words = {
    ACTIVE: bilingual('登记存续', 'Registered'),
    STRUCK_OFF: bilingual('登记已注销或吊销，不能借款', 'Its registration has ended: it cannot borrow'),
    MERGED: bilingual('已并入其他企业，不能借款', 'Merged into another enterprise: it cannot borrow'),
  };
  return [verdictOf(enterprise.status === 'ACTIVE')(rule, words[enterprise.status])];
}

const placeRule = ({ slug, placement }: LendingTerms): RuleRef => ({
  programme: slug,
  key: 'region',
  kind: 'REGION',
  clause: placement.clause,
  nameZh: '适用地区',
  nameEn: 'Where the programme applies',
});

export function judgePlace(terms: LendingTerms, { borrower, enterprise }: ApplicationFacts) {
  const { code, hidden } = terms.placement;
  // A natural person is put forward by the towns of the place: article 9 of X county is asked instead.
  if (borrower !== 'LEGAL_PERSON' || code === null) return [];
  const rule = placeRule(terms);
  if (hidden)
    return [
      withoutMeasure({
        rule,
        gapZh: '文件隐去地名，无从核对',
        gapEn: 'the document hides its place, so it cannot be compared',
      }),
    ];
  if (enterprise === null) return [notTold(rule, bilingual('企业所在地区', 'where the enterprise is'))];
  const holds = isWithinRegion(enterprise.regionCode, code);
  return [
    verdictOf(holds)(
      rule,
      bilingual(
        `企业所在地区${enterprise.regionCode}${holds ? '属于' : '不属于'}适用地区${code}`,
        `Region ${enterprise.regionCode} lies ${holds ? 'within' : 'outside'} ${code}, where it applies`,
      ),
    ),
  ];
}
