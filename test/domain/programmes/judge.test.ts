import fc from 'fast-check';
import { Decimal } from '../../../src/domain/decimal';
import { monthsWords, yuanWords } from '../../../src/domain/programmes/amount-words';
import type { ApplicationFacts } from '../../../src/domain/programmes/application-facts';
import { judgeApplication, outcomeOf } from '../../../src/domain/programmes/judge';
import { fullYearsOn } from '../../../src/domain/programmes/judge-borrower';
import { firm, household, registered, UNKNOWN, yuan } from './applications';
import { ELIGIBLE_CASES } from './golden/eligible';
import { seededTerms } from './seeded-terms';

const PROGRAMMES = ['risk-fund', 'jiayuguan', 'shanxi', 'hebi-loan-risk-sharing', 'yunnan-crops'] as const;
const TERMS = Object.fromEntries(PROGRAMMES.map((slug) => [slug, seededTerms(slug)]));
const checksOf = (slug: (typeof PROGRAMMES)[number], facts: ApplicationFacts) =>
  judgeApplication(TERMS[slug] as ReturnType<typeof seededTerms>, facts);
const wordsOf = (key: string, facts: ApplicationFacts, slug: (typeof PROGRAMMES)[number] = 'risk-fund') =>
  checksOf(slug, facts).find(({ rule }) => rule.key === key)?.words;

describe('judging an application', () => {
  it.each(ELIGIBLE_CASES)('$programme $clause: $shows', ({ answer, expected }) => {
    expect(answer()).toEqual(expected);
  });

  it('speaks as a clerk would, with the clause at the end', () => {
    expect(wordsOf('loan-cap', household({ amount: yuan(60_000) }))).toEqual({
      zh: '申请6万元，超过单户5万元的上限（第十条）',
      en: '60,000 yuan asked for: above the limit of 50,000 yuan per household (第十条)',
    });
    expect(
      wordsOf('loan-cap', household({ amount: yuan(30_000), owedUnderProgramme: yuan(25_000) })),
    ).toEqual({
      zh: '申请3万元，连同未还和在办的2.5万元共5.5万元，超过单户5万元的上限（第十条）',
      en:
        '30,000 yuan asked for, with 25,000 yuan owed or applied for 55,000 yuan in all: above the limit of 50,000 yuan ' +
        'per household (第十条)',
    });
    expect(wordsOf('legal-person-limit', firm({ householdsLed: 6, amount: yuan(310_000) }))?.zh).toBe(
      '申请31万元，超过带动6户、每户5万元共30万元的上限（第十条）',
    );
    expect(wordsOf('age-limit', household({ bornOn: null }))).toEqual({
      zh: '“年龄上限”无法判断：未告知出生日期（第九条(一)）',
      en: '"Upper age limit" cannot be judged: the day of birth is not told (第九条(一))',
    });
    const dear = firm({
      ratePercent: yuan(6),
      benchmarkPercent: yuan('4.35'),
      guaranteedBy: ['guarantee-company'],
    });
    expect(wordsOf('rate-ceiling', dear, 'jiayuguan')?.zh).toBe(
      '年利率6%，超过基准利率4.35%上浮20%即5.22%（三(二)）',
    );
    expect(wordsOf('in-existence', firm({ enterprise: registered({ status: 'STRUCK_OFF' }) }))?.zh).toBe(
      '登记已注销或吊销，不能借款（民法典第五十九条）',
    );
  });

  it('answers in the order of the document, and each rule once', () => {
    for (const facts of [household(), firm(), UNKNOWN]) {
      for (const slug of PROGRAMMES) {
        const keys = checksOf(slug, facts).map(({ rule }) => rule.key);
        expect(new Set(keys).size).toBe(keys.length);
        const places = keys.map((key) => TERMS[slug]?.ruleKeys.indexOf(key) ?? -1);
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }
    }
  });

  it('never passes what nobody told', () => {
    const passedOnes = checksOf('risk-fund', UNKNOWN).filter(({ verdict }) => verdict === 'PASSED');
    expect(passedOnes.map(({ rule }) => rule.key)).toEqual(['insurance']);
  });

  it('gives every verdict words in both languages, with its clause, and a reason where it has none', () => {
    const told = fc.record({
      registeredPoorHousehold: fc.option(fc.boolean()),
      fiveGuaranteeHousehold: fc.option(fc.boolean()),
      outstandingBadLoans: fc.option(fc.boolean()),
      putForward: fc.option(fc.boolean()),
      amount: fc.option(fc.integer({ min: 1, max: 10_000_000 }).map((cents) => yuan(cents).dividedBy(100))),
      months: fc.option(fc.integer({ min: 1, max: 120 })),
      room: fc.option(fc.integer({ min: 0, max: 100_000 }).map(yuan)),
      owedUnderProgramme: fc.option(fc.integer({ min: 0, max: 100_000 }).map(yuan)),
    });
    fc.assert(
      fc.property(told, fc.constantFrom(...PROGRAMMES), fc.boolean(), (facts, slug, isFirm) => {
        const checks = checksOf(slug, (isFirm ? firm : household)(facts));
        for (const { verdict, because, words, rule } of checks) {
          expect(words.zh.endsWith(`（${rule.clause}）`)).toBe(true);
          expect(words.en.endsWith(`(${rule.clause})`)).toBe(true);
          expect(because !== null).toBe(verdict === 'CANNOT_BE_JUDGED');
        }
        expect(outcomeOf(checks) === 'NOT_ELIGIBLE').toBe(checks.some(({ verdict }) => verdict === 'FAILED'));
      }),
    );
  });

  it('judges an amount by nothing but whether it fits: more never passes where less failed', () => {
    const cents = fc.integer({ min: 1, max: 20_000_000 });
    fc.assert(
      fc.property(cents, cents, (one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)].map((n) => yuan(n).dividedBy(100));
        const verdict = (amount: Decimal | undefined) =>
          checksOf('risk-fund', household({ amount: amount ?? null })).find(
            ({ rule }) => rule.key === 'loan-cap',
          )?.verdict;
        if (verdict(less) === 'FAILED') expect(verdict(more)).toBe('FAILED');
      }),
    );
  });

  it('says nothing for a borrower of whom nothing is asked', () => {
    expect(outcomeOf([])).toBe('NOTHING_AGAINST');
    expect(outcomeOf(checksOf('yunnan-crops', household()))).toBe('NOTHING_AGAINST');
    const local = firm({ enterprise: registered({ regionCode: '530000' }) });
    expect(outcomeOf(checksOf('yunnan-crops', local))).toBe('NOTHING_AGAINST');
  });

  it('counts full years to the day', () => {
    expect(fullYearsOn('1953-06-15', '2018-06-14')).toBe(64);
    expect(fullYearsOn('1953-06-15', '2018-06-15')).toBe(65);
    expect(fullYearsOn('2000-02-29', '2001-02-27')).toBe(0);
    expect(fullYearsOn('2000-02-29', '2001-02-28')).toBe(1);
  });

  it('names sums as they are spoken of', () => {
    expect(yuanWords(yuan(60_000))).toEqual({ zh: '6万元', en: '60,000 yuan' });
    expect(yuanWords(yuan('49999.99'))).toEqual({ zh: '49,999.99元', en: '49,999.99 yuan' });
    expect(yuanWords(yuan('100.5'))).toEqual({ zh: '100.50元', en: '100.50 yuan' });
    expect(yuanWords(yuan(12_345_600))).toEqual({ zh: '1234.56万元', en: '12,345,600 yuan' });
    expect(yuanWords(yuan(1_234_567)).zh).toBe('1,234,567元');
    expect(monthsWords(36).zh).toBe('3年');
    expect(monthsWords(1)).toEqual({ zh: '1个月', en: '1 month' });
    expect(monthsWords(12)).toEqual({ zh: '1年', en: '1 year' });
  });
});
