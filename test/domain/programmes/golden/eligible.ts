/** Who may borrow how much, for how long and at which rate: worked from the articles by hand. */
import type { ApplicationFacts } from '../../../../src/domain/programmes/application-facts';
import { judgeApplication, outcomeOf } from '../../../../src/domain/programmes/judge';
import { firm, household, registered, UNKNOWN, yuan } from '../applications';
import { seededTerms } from '../seeded-terms';
import type { GoldenCase } from './golden-case';

const checksOf = (programme: string, facts: ApplicationFacts) =>
  judgeApplication(seededTerms(programme), facts);

/** What one rule answers: its verdict, and what was held against what. */
function answerOf(programme: string, key: string, facts: ApplicationFacts) {
  const check = checksOf(programme, facts).find(({ rule }) => rule.key === key);
  if (!check) return 'NOT_ASKED';
  const { verdict, value, limit } = check;
  return limit === null ? verdict : `${verdict} ${value}/${limit}`;
}

interface Worked {
  readonly clause: string;
  readonly rule: string;
  readonly shows: string;
  readonly facts: ApplicationFacts;
  readonly expected: string;
}

const cases = (programme: string, worked: readonly Worked[]): readonly GoldenCase[] =>
  worked.map(({ rule, facts, ...rest }) => ({
    ...{ programme, ...rest },
    answer: () => answerOf(programme, rule, facts),
  }));

/** Born on 15 June 1953: 65 on 15 June 2018, 66 on 15 June 2019. */
const elderly = (day: string) => household({ bornOn: '1953-06-15', day });

const ARTICLE_9 = cases('risk-fund', [
  {
    ...{ clause: '第九条(一)', rule: 'age-limit', shows: 'on the 65th birthday one is 65 and within 以下' },
    ...{ facts: elderly('2018-06-15'), expected: 'PASSED 65/65' },
  },
  {
    ...{ clause: '第九条(一)', rule: 'age-limit', shows: 'the day after the 65th birthday one is still 65' },
    ...{ facts: elderly('2018-06-16'), expected: 'PASSED 65/65' },
  },
  {
    ...{ clause: '第九条(一)', rule: 'age-limit', shows: 'the day before the 66th birthday one is still 65' },
    ...{ facts: elderly('2019-06-14'), expected: 'PASSED 65/65' },
  },
  {
    ...{ clause: '第九条(一)', rule: 'age-limit', shows: 'on the 66th birthday one is above 65' },
    ...{ facts: elderly('2019-06-15'), expected: 'FAILED 66/65' },
  },
  {
    ...{
      clause: '第九条(一)',
      rule: 'age-limit',
      shows: 'whoever was born on 29 February is 66 on the 28th',
    },
    ...{ facts: household({ bornOn: '1952-02-29', day: '2018-02-28' }), expected: 'FAILED 66/65' },
  },
  {
    ...{ clause: '第九条(一)', rule: 'age-limit', shows: 'an age that nobody told is no age' },
    ...{ facts: household({ bornOn: null }), expected: 'CANNOT_BE_JUDGED' },
  },
  {
    ...{
      clause: '第九条(一)',
      rule: 'five-guarantee-excluded',
      shows: 'five-guarantee households are left out',
    },
    ...{ facts: household({ fiveGuaranteeHousehold: true }), expected: 'FAILED' },
  },
  {
    ...{ clause: '第九条(一)', rule: 'bad-record', shows: 'a bad record without bad loans is admitted' },
    ...{ facts: household({ badCreditRecord: true }), expected: 'PASSED' },
  },
  {
    ...{ clause: '第九条(一)', rule: 'bad-record', shows: 'an outstanding bad loan is not' },
    ...{ facts: household({ badCreditRecord: true, outstandingBadLoans: true }), expected: 'FAILED' },
  },
  {
    ...{ clause: '第九条(一)', rule: 'registered-poor-household', shows: 'a household outside the register' },
    ...{ facts: household({ registeredPoorHousehold: false }), expected: 'FAILED' },
  },
  {
    ...{ clause: '第九条(一)', rule: 'age-limit', shows: 'a legal person has no age' },
    ...{ facts: firm(), expected: 'NOT_ASKED' },
  },
]);

const ARTICLE_10 = cases('risk-fund', [
  {
    ...{ clause: '第十条', rule: 'loan-cap', shows: '5万元以下 includes 50,000 yuan' },
    ...{ facts: household(), expected: 'PASSED 50000.00/50000.00' },
  },
  {
    ...{ clause: '第十条', rule: 'loan-cap', shows: 'one cent more is too much' },
    ...{ facts: household({ amount: yuan('50000.01') }), expected: 'FAILED 50000.01/50000.00' },
  },
  {
    ...{ clause: '第十条', rule: 'loan-cap', shows: 'what the household still owes counts' },
    facts: household({ amount: yuan(30_000), owedUnderProgramme: yuan('20000.01') }),
    expected: 'FAILED 50000.01/50000.00',
  },
  {
    ...{ clause: '第十条', rule: 'term-cap', shows: '3年期以内 includes three years' },
    ...{ facts: household({ months: 36 }), expected: 'PASSED 36/36' },
  },
  {
    ...{ clause: '第十条', rule: 'term-cap', shows: 'a month more is too long' },
    ...{ facts: household({ months: 37 }), expected: 'FAILED 37/36' },
  },
  {
    ...{ clause: '第十条', rule: 'term-cap', shows: 'where the days are known, a day more is too long' },
    facts: household({ drawnOn: '2018-06-15', dueOn: '2021-06-16' }),
    expected: 'FAILED 36/36',
  },
  {
    ...{ clause: '第十条', rule: 'lending-rate', shows: 'the benchmark itself is the rate' },
    ...{ facts: household(), expected: 'PASSED 4.75/4.75' },
  },
  {
    ...{ clause: '第十条', rule: 'lending-rate', shows: 'a hundredth of a point above it is too dear' },
    ...{ facts: household({ ratePercent: yuan('4.76') }), expected: 'FAILED 4.76/4.75' },
  },
  {
    ...{ clause: '第十条', rule: 'no-guarantee', shows: 'a bank that asks for a guarantee breaks 免担保' },
    ...{ facts: household({ guaranteeAsked: true }), expected: 'FAILED' },
  },
  {
    ...{ clause: '第十条', rule: 'legal-person-limit', shows: 'ten households led are 500,000 yuan' },
    ...{ facts: firm(), expected: 'PASSED 500000.00/500000.00' },
  },
  {
    ...{ clause: '第十条', rule: 'legal-person-limit', shows: 'nine are 450,000 yuan' },
    ...{ facts: firm({ householdsLed: 9 }), expected: 'FAILED 500000.00/450000.00' },
  },
  {
    ...{ clause: '第十条', rule: 'household-agreements', shows: 'without a signed agreement nothing is led' },
    ...{ facts: firm({ householdsLed: 0 }), expected: 'FAILED' },
  },
]);

const ARTICLES_11_TO_13 = cases('risk-fund', [
  {
    ...{ clause: '第十一条', rule: 'concession', shows: 'the most favourable rate has no number' },
    ...{ facts: household(), expected: 'CANNOT_BE_JUDGED' },
  },
  {
    ...{ clause: '第十三条', rule: 'leverage', shows: 'the loan that just fits the room' },
    ...{ facts: household({ room: yuan(50_000) }), expected: 'PASSED 50000.00/50000.00' },
  },
  {
    ...{ clause: '第十三条', rule: 'leverage', shows: 'a cent beyond the room' },
    ...{ facts: household({ room: yuan('49999.99') }), expected: 'FAILED 50000.00/49999.99' },
  },
  {
    ...{ clause: '第十三条', rule: 'leverage', shows: 'a fund whose books are not opened has no known room' },
    ...{ facts: household({ room: null }), expected: 'CANNOT_BE_JUDGED' },
  },
  {
    ...{ clause: '第十三条', rule: 'insurance', shows: 'insurance is voluntary' },
    ...{ facts: household({ insured: false }), expected: 'PASSED' },
  },
]);

const guaranteed = (ratePercent: string, guaranteedBy: readonly string[] | null) =>
  firm({ ratePercent: yuan(ratePercent), benchmarkPercent: yuan('4.35'), guaranteedBy });

const JIAYUGUAN = cases('jiayuguan', [
  {
    ...{ clause: '三(二)', rule: 'rate-ceiling', shows: 'a fifth above 4.35 is 5.22' },
    ...{ facts: guaranteed('5.22', ['guarantee-company']), expected: 'PASSED 5.22/5.22' },
  },
  {
    ...{ clause: '三(二)', rule: 'rate-ceiling', shows: 'it is no 20 points: 5.23 is too dear' },
    ...{ facts: guaranteed('5.23', ['guarantee-company']), expected: 'FAILED 5.23/5.22' },
  },
  {
    ...{
      clause: '三(二)',
      rule: 'rate-ceiling',
      shows: 'loans that the company does not guarantee are free',
    },
    ...{ facts: guaranteed('9', []), expected: 'PASSED' },
  },
  {
    ...{ clause: '三(二)', rule: 'rate-ceiling', shows: 'who guarantees must be told' },
    ...{ facts: guaranteed('9', null), expected: 'CANNOT_BE_JUDGED' },
  },
  {
    ...{ clause: '三(二)', rule: 'old-debts-separated', shows: 'how short a default may be is not written' },
    ...{ facts: firm({ outstandingBadLoans: true }), expected: 'CANNOT_BE_JUDGED' },
  },
  {
    ...{ clause: '五(一)', rule: 'pool-eligibility', shows: 'good prospects are not measured' },
    ...{ facts: firm(), expected: 'CANNOT_BE_JUDGED' },
  },
  {
    ...{ clause: '一(二)责任单位', rule: 'region', shows: 'an enterprise of another city is outside' },
    ...{ facts: firm({ enterprise: registered({ regionCode: '410600' }) }), expected: 'FAILED' },
  },
]);

const HEBI = cases('hebi-loan-risk-sharing', [
  {
    ...{ clause: '三(八)', rule: 'technology-enterprise', shows: 'a firm without the mark of the register' },
    ...{ facts: firm({ enterprise: registered({ isTechEnterprise: false }) }), expected: 'FAILED' },
  },
  {
    ...{ clause: '三(八)', rule: 'small-or-medium', shows: 'micro enterprises are small ones' },
    ...{ facts: firm({ enterprise: registered({ scale: 'MICRO' }) }), expected: 'PASSED' },
  },
  {
    ...{ clause: '三(八)', rule: 'small-or-medium', shows: 'a size that no register knows is not guessed' },
    ...{ facts: firm({ enterprise: registered({ scale: null }) }), expected: 'CANNOT_BE_JUDGED' },
  },
  {
    ...{ clause: '三(三)', rule: 'differential-credit', shows: 'credit rules without a number' },
    ...{ facts: firm(), expected: 'CANNOT_BE_JUDGED' },
  },
  {
    ...{ clause: '三(五)1', rule: 'pledges', shows: 'pledges without a loan-to-value ratio' },
    ...{ facts: firm(), expected: 'CANNOT_BE_JUDGED' },
  },
]);

const SHANXI = cases('shanxi', [
  {
    ...{ clause: '一', rule: 'small-or-medium', shows: 'a large enterprise is no SME' },
    ...{ facts: firm({ enterprise: registered({ scale: 'LARGE' }) }), expected: 'FAILED' },
  },
  {
    ...{
      clause: '一(三)2',
      rule: 'review-shortcut',
      shows: '8 million yuan spare a visit, and exclude nobody',
    },
    ...{ facts: firm({ amount: yuan(9_000_000) }), expected: 'NOT_ASKED' },
  },
]);

const outcome = (
  programme: string,
  clause: string,
  shows: string,
  facts: ApplicationFacts,
  expected: string,
) => ({
  ...{ programme, clause, shows, expected },
  answer: () => outcomeOf(checksOf(programme, facts)),
});

const OUTCOMES: readonly GoldenCase[] = [
  outcome(
    'risk-fund',
    '第十条',
    'all passed but what has no number: nothing against',
    household(),
    'NOTHING_AGAINST',
  ),
  outcome(
    'risk-fund',
    '第九条(一)',
    'what was not told is missing',
    household({ fiveGuaranteeHousehold: null }),
    'FACTS_MISSING',
  ),
  outcome(
    'risk-fund',
    '第九条(一)',
    'one rule failed is enough',
    household({ day: '2036-01-01' }),
    'NOT_ELIGIBLE',
  ),
  outcome('risk-fund', '第九条', 'of nobody nothing is known', UNKNOWN, 'FACTS_MISSING'),
];

export const ELIGIBLE_CASES: readonly GoldenCase[] = [
  ...ARTICLE_9,
  ...ARTICLE_10,
  ...ARTICLES_11_TO_13,
  ...JIAYUGUAN,
  ...HEBI,
  ...SHANXI,
  ...OUTCOMES,
];
