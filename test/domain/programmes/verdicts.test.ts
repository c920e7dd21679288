import { Decimal } from '../../../src/domain/decimal';
import type { ApplicationFacts, EnterpriseFacts } from '../../../src/domain/programmes/application-facts';
import { candidateFacts } from '../../../src/domain/programmes/candidates';
import { outcomeOf } from '../../../src/domain/programmes/judge';
import { judgeAdmissions, judgeSecurities } from '../../../src/domain/programmes/judge-admission';
import { judgeCondition } from '../../../src/domain/programmes/judge-condition';
import { judgeAmount, judgeRate, judgeRoom, judgeTenor } from '../../../src/domain/programmes/judge-loan';
import { passed, type RuleCheck, withoutMeasure } from '../../../src/domain/programmes/rule-check';
import type { Admission, ProgrammeTerms, RuleRef, Security } from '../../../src/domain/programmes/terms';
import { firm, household, registered, UNKNOWN } from './applications';
import { seededTerms } from './seeded-terms';

const rule: RuleRef = {
  ...{ programme: 'p', key: 'k', kind: 'K', clause: '§9', nameZh: '规则', nameEn: 'Rule' },
};
const stated = <T>(value: T) => ({ stated: true, value, rule }) as const;
const open = { stated: false, rule, gapZh: '数未写。', gapEn: 'No number is stated.' } as const;
const told = (checks: readonly RuleCheck[]) =>
  checks.map(({ verdict, because, value, limit, unit }) => [verdict, because, value, limit, unit]);
const terms = (given: Partial<ProgrammeTerms>): ProgrammeTerms => ({ ...seededTerms('risk-fund'), ...given });

const PASSED = ['PASSED', null, null, null, null];
const FAILED = ['FAILED', null, null, null, null];
const UNTOLD = ['CANNOT_BE_JUDGED', 'FACT_NOT_TOLD', null, null, null];
const UNMEASURED = ['CANNOT_BE_JUDGED', 'RULE_WITHOUT_MEASURE', null, null, null];

describe('a verdict on who borrows', () => {
  const admission = (
    requires: Admission['requires'],
    facts: ApplicationFacts,
    borrower: Admission['borrower'] = null,
  ) => told(judgeAdmissions(terms({ admissions: [stated({ requires, borrower })] }), facts));

  it('is on the borrower of its kind, and none without a measure', () => {
    expect(admission('NO_OUTSTANDING_BAD_LOANS', firm(), 'LEGAL_PERSON')).toEqual([PASSED]);
    expect(admission('NO_OUTSTANDING_BAD_LOANS', firm(), 'NATURAL_PERSON')).toEqual([]);
    expect(told(judgeAdmissions(terms({ admissions: [open] }), firm()))).toEqual([UNMEASURED]);
  });

  it('counts the households that are led', () => {
    const led = (householdsLed: number | null) =>
      admission('AGREEMENTS_WITH_HOUSEHOLDS_LED', firm({ householdsLed }));
    expect(led(1)).toEqual([['PASSED', null, '1', null, 'HOUSEHOLD']]);
    expect(led(0)).toEqual([['FAILED', null, '0', null, 'HOUSEHOLD']]);
    expect(led(null)).toEqual([UNTOLD]);
  });

  it('asks what kind of enterprise it is, where there is one', () => {
    const of = (requires: Admission['requires'], more: Partial<EnterpriseFacts> | null) =>
      admission(requires, firm({ enterprise: more === null ? null : registered(more) }))[0];
    expect(of('TECHNOLOGY_ENTERPRISE', { isTechEnterprise: true })).toEqual(PASSED);
    expect(of('TECHNOLOGY_ENTERPRISE', { isTechEnterprise: false })).toEqual(FAILED);
    expect(of('TECHNOLOGY_ENTERPRISE', null)).toEqual(UNTOLD);
    expect(of('SMALL_OR_MEDIUM_ENTERPRISE', { scale: 'MEDIUM' })).toEqual(PASSED);
    expect(of('SMALL_OR_MEDIUM_ENTERPRISE', { scale: 'LARGE' })).toEqual(FAILED);
    expect(of('SMALL_OR_MEDIUM_ENTERPRISE', { scale: null })).toEqual(UNTOLD);
    expect(of('SMALL_OR_MEDIUM_ENTERPRISE', null)).toEqual(UNTOLD);
  });

  it('speaks of a bad record that no bad loan is left of', () => {
    const words = (badCreditRecord: boolean | null) =>
      judgeAdmissions(
        terms({ admissions: [stated({ requires: 'NO_OUTSTANDING_BAD_LOANS', borrower: null })] }),
        household({ badCreditRecord }),
      )[0]?.words.zh;
    expect([words(true), words(false), words(null)].map((zh) => zh?.includes('不良征信记录'))).toEqual([
      ...[true, false, false],
    ]);
  });

  it('asks for what a bank must not ask for', () => {
    const security = (value: Security, facts: Partial<ApplicationFacts>) =>
      told(judgeSecurities(terms({ notToBeRequired: [stated(value)] }), household(facts)))[0];
    const nobody = { guaranteeAsked: null, guaranteedBy: null, collateralAsked: null };
    expect(security('COLLATERAL', { ...nobody, collateralAsked: true })).toEqual(FAILED);
    expect(security('COLLATERAL', { ...nobody, guaranteeAsked: true })).toEqual(UNTOLD);
    expect(security('GUARANTEE', { ...nobody, collateralAsked: true })).toEqual(UNTOLD);
    expect(security('GUARANTEE', { ...nobody, guaranteeAsked: false, guaranteedBy: ['x'] })).toEqual(PASSED);
    expect(security('GUARANTEE', { ...nobody, guaranteedBy: ['x'] })).toEqual(FAILED);
    expect(security('GUARANTEE', { ...nobody, guaranteedBy: [] })).toEqual(PASSED);
    expect(told(judgeSecurities(terms({ notToBeRequired: [open] }), household()))).toEqual([UNMEASURED]);
  });
});

describe('a verdict on what is borrowed', () => {
  const yuan = (value: number) => new Decimal(value);
  const cap = (perHousehold: boolean) => ({
    loanCap: {
      NATURAL_PERSON: stated({ yuan: yuan(50_000), perHousehold }),
      LEGAL_PERSON: stated({ yuan: yuan(50_000), perHousehold }),
    },
  });

  it('holds the amount with what is owed against the cap, for each household led where it is so', () => {
    const amount = (facts: Partial<ApplicationFacts>, perHousehold = false) =>
      told(judgeAmount(terms(cap(perHousehold)), firm(facts)))[0];
    const [asked, owed] = [yuan(30_000), yuan(20_000)];
    expect(amount({ amount: asked, owedUnderProgramme: owed })).toEqual([
      ...['PASSED', null, '50000.00', '50000.00', 'CNY'],
    ]);
    expect(amount({ amount: asked, owedUnderProgramme: owed.plus('0.01') })).toEqual([
      ...['FAILED', null, '50000.01', '50000.00', 'CNY'],
    ]);
    expect(amount({ amount: asked, owedUnderProgramme: null })).toEqual([
      ...['CANNOT_BE_JUDGED', 'FACT_NOT_TOLD', '30000.00', '50000.00', 'CNY'],
    ]);
    expect(amount({ amount: yuan(60_000), owedUnderProgramme: null })?.[0]).toBe('FAILED');
    expect(amount({ amount: null })).toEqual(UNTOLD);
    expect(amount({ amount: yuan(100_000), householdsLed: 2 }, true)).toEqual([
      ...['PASSED', null, '100000.00', '100000.00', 'CNY'],
    ]);
    expect(amount({ amount: asked, householdsLed: null }, true)).toEqual(UNTOLD);
    expect(amount({ amount: asked, householdsLed: null })?.[0]).toBe('PASSED');
  });

  it('counts the term by its days where they are known, else by its months', () => {
    const tenor = (drawnOn: string | null, dueOn: string | null, months: number | null) =>
      told(judgeTenor(terms({ tenorMonths: stated(36) }), household({ drawnOn, dueOn, months })))[0];
    expect(tenor('2019-01-31', '2022-01-31', 36)).toEqual(['PASSED', null, '36', '36', 'MONTH']);
    expect(tenor('2019-01-31', '2022-02-01', null)).toEqual(['FAILED', null, null, '36', 'MONTH']);
    expect(tenor('2019-01-31', null, 36)).toEqual(['PASSED', null, '36', '36', 'MONTH']);
    expect(tenor(null, '2022-02-01', 37)).toEqual(['FAILED', null, '37', '36', 'MONTH']);
    expect(tenor('2019-01-31', null, null)).toEqual(UNTOLD);
  });

  it('holds the rate against the benchmark, and the amount against the room', () => {
    const ceiling = { rateCeiling: stated({ percentAboveBenchmark: yuan(20) }) };
    const rate = (ratePercent: string | null, benchmarkPercent: string | null) =>
      told(
        judgeRate(
          terms(ceiling),
          household({
            ratePercent: ratePercent === null ? null : new Decimal(ratePercent),
            benchmarkPercent: benchmarkPercent === null ? null : new Decimal(benchmarkPercent),
          }),
        ),
      )[0];
    expect(rate('5.22', '4.35')).toEqual(['PASSED', null, '5.22', '5.22', 'PERCENT']);
    expect(rate('5.23', '4.35')).toEqual(['FAILED', null, '5.23', '5.22', 'PERCENT']);
    expect(rate(null, '4.35')?.slice(0, 2)).toEqual(UNTOLD.slice(0, 2));
    expect(rate('5', null)?.slice(0, 2)).toEqual(UNTOLD.slice(0, 2));
    const room = (amount: number | null, left: number | null) =>
      told(
        judgeRoom(
          terms({ leverage: stated(yuan(10)) }),
          household({
            amount: amount === null ? null : yuan(amount),
            room: left === null ? null : yuan(left),
          }),
        ),
      )[0];
    expect(room(100, 100)).toEqual(['PASSED', null, '100.00', '100.00', 'CNY']);
    expect(room(101, 100)).toEqual(['FAILED', null, '101.00', '100.00', 'CNY']);
    expect([room(null, 100), room(100, null)]).toEqual([UNTOLD, UNTOLD]);
  });
});

describe('a verdict on what remains', () => {
  it('is on conditions of its kind of borrower, as they were told', () => {
    type Asked = Parameters<typeof judgeCondition>[0];
    const condition = (kind: string, facts: ApplicationFacts, borrower: string | null = null) =>
      told(judgeCondition({ kind, rule, borrower, gapZh: '', gapEn: '' } as unknown as Asked, facts));
    expect(condition('SHORT_DEFAULT_ALLOWED', household({ outstandingBadLoans: null }))).toEqual([UNTOLD]);
    expect(condition('SHORT_DEFAULT_ALLOWED', household({ outstandingBadLoans: false }))).toEqual([PASSED]);
    expect(condition('SHORT_DEFAULT_ALLOWED', household({ outstandingBadLoans: true }))).toEqual([
      UNMEASURED,
    ]);
    expect(condition('PARTNER_BANK', household(), 'LEGAL_PERSON')).toEqual([]);
    expect(condition('PARTNER_BANK', household(), 'NATURAL_PERSON')).toEqual([PASSED]);
    expect(condition('PUT_FORWARD', household({ putForward: false }))).toEqual([FAILED]);
    const insured = (is: boolean | null) =>
      judgeCondition(
        { kind: 'INSURANCE_VOLUNTARY', rule, borrower: null } as unknown as Asked,
        household({ insured: is }),
      )[0]?.words.zh;
    expect(insured(true)).not.toBe(insured(false));
    expect(insured(null)).toBe(insured(false));
  });

  it('is said of a rule without a measure within the sentence, with its clause', () => {
    const { words } = withoutMeasure(open);
    expect(words.zh).toBe('“规则”无法判断：数未写（§9）');
    expect(words.en).toBe('"Rule" cannot be judged: no number is stated (§9)');
    expect(withoutMeasure({ ...open, gapEn: 'VAT is not told.' }).words.en).toContain(': VAT is');
  });

  it('makes somebody eligible only where a rule of the programme itself has passed, and none is open', () => {
    const own = passed(rule, { zh: '', en: '' });
    const lawful = passed({ ...rule, kind: 'LEGAL_CAPACITY' }, { zh: '', en: '' });
    const placed = passed({ ...rule, kind: 'REGION' }, { zh: '', en: '' });
    expect(outcomeOf([own, lawful, placed])).toBe('ELIGIBLE');
    expect(outcomeOf([lawful, placed])).toBe('NOTHING_AGAINST');
    expect(outcomeOf([own, withoutMeasure(open)])).toBe('NOTHING_AGAINST');
  });

  it('rests, before anybody asks, on what the registers know: a bad loan, but not that there is none', () => {
    const enterprise = registered();
    const facts = candidateFacts(enterprise, true, '2019-06-03');
    expect(facts).toEqual({
      ...{ ...UNKNOWN, borrower: 'LEGAL_PERSON', day: '2019-06-03', enterprise, outstandingBadLoans: true },
    });
    expect(candidateFacts(enterprise, false, '2019-06-03').outstandingBadLoans).toBeNull();
    expect(candidateFacts(enterprise, null, '2019-06-03').outstandingBadLoans).toBeNull();
  });
});
