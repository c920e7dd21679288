import fc from 'fast-check';
import { bilingual } from '../../../src/domain/bilingual';
import { Decimal, ONE, ZERO } from '../../../src/domain/decimal';
import { type ComputedInput, computePoints } from '../../../src/domain/formula/computed-points';
import { rollUpPoints } from '../../../src/domain/formula/roll-up';
import { whoSpeaks } from '../../../src/domain/formula/who-speaks';
import { assessProgress } from '../../../src/domain/progress/assess-progress';
import type { Evidence, EvidencePoint } from '../../../src/domain/progress/terms';
import { counted, d, evidence, published, registered, terms } from '../progress/builders';
import { formulaOf } from './formulas';

const input = (
  name: string,
  take: ComputedInput['take'],
  given: Evidence,
  more: Partial<ComputedInput> = {},
) => ({
  ...{ name, take, withinMonths: take === 'LATEST' ? 24 : null, measure: 'FLOW' as const, evidence: given },
  ...{
    indicatorCode: `the-${name}`,
    regionCode: '410600',
    words: bilingual(`${name}数`, `the ${name}`),
    factor: ONE,
  },
  ...more,
});

const compute = (
  formula: string,
  inputs: readonly ComputedInput[],
  days: readonly string[] = [],
  factor = ONE,
) =>
  computePoints({
    ...{
      indicatorCode: 'x',
      regionCode: '410600',
      words: bilingual('比', 'the ratio'),
      factor,
      inputs,
      days,
    },
    ...{ expression: formulaOf(formula), upTo: '2020-12-31' },
  });

const shown = (points: readonly EvidencePoint[]) =>
  points.map(({ start, end, value }) => `${start}/${end} ${value.toFixed()}`);
const gaps = (found: ReturnType<typeof compute>) =>
  found.missing.map(({ end, words, reason }) => `${end} ${words.en} ${reason}`);

describe('the figures of a formula', () => {
  it('are of the periods that its inputs share, a flow added up where it must be', () => {
    const months = Array.from({ length: 12 }, (_, i) =>
      published(`2019-${String(i + 1).padStart(2, '0')}`, 10),
    );
    const found = compute('a / b * 100', [
      input('a', 'SAME_PERIOD', evidence(published('2018', 30), ...months)),
      input(
        'b',
        'SAME_PERIOD',
        evidence(published('2018', 1000), published('2019', 2000), published('2020', 5)),
      ),
    ]);
    expect(shown(found.points)).toEqual(['2018-01-01/2018-12-31 3', '2019-01-01/2019-12-31 6']);
    expect(found.points[1]?.parts).toHaveLength(13);
    expect(gaps(found)).toEqual(['2020-12-31 the a UNKNOWN']);
  });

  it('take a level on the day, and the latest figure that is not too old', () => {
    const stock = { measure: 'STOCK' as const };
    const found = compute(
      'a / b * 10000',
      [
        input(
          'a',
          'ON_THE_DAY',
          registered(
            [{ start: '2018-01-01', end: '2020-12-31' }],
            ...['2018-12-31', '2019-06-30', '2020-12-31'].map((day, at) => counted(day, 100 + at)),
          ),
          stock,
        ),
        input('b', 'LATEST', evidence(published('2017', 200), published('2018', 400)), stock),
      ],
      ['2018-12-31', '2019-06-30', '2020-12-31', '2021-03-31'],
    );
    expect(shown(found.points).map((text) => text.slice(11))).toEqual([
      ...['2018-12-31 2500', '2019-06-30 2525', '2020-12-31 2550'],
    ]);
    expect(found.points[0]?.parts?.map(({ point }) => point.end)).toEqual(['2018-12-31', '2018-12-31']);
  });

  it('ask a register for whole years and the year so far', () => {
    const months = Array.from({ length: 18 }, (_, i) => {
      const [year, month] = [i < 12 ? 2018 : 2019, (i % 12) + 1];
      const { start, end } = published(`${year}-${String(month).padStart(2, '0')}`, 0);
      return counted(start, 2, end);
    });
    const from = registered([{ start: '2018-01-01', end: '2019-06-30' }], ...months);
    const population = evidence(published('2017', 100));
    const found = compute(
      'a / b',
      [input('a', 'SAME_PERIOD', from), input('b', 'LATEST', population, { measure: 'STOCK' })],
      ['2019-06-30'],
    );
    expect(shown(found.points)).toEqual(['2018-01-01/2018-12-31 0.24', '2019-01-01/2019-06-30 0.12']);
  });

  it('are converted between units without loss', () => {
    const found = compute(
      'a + b',
      [
        input('a', 'SAME_PERIOD', evidence(published('2018', '1.5')), { factor: d(100_000_000) }),
        input('b', 'SAME_PERIOD', evidence(published('2018', '2500')), { factor: d(10_000) }),
      ],
      [],
      d(10_000),
    );
    expect(shown(found.points)).toEqual(['2018-01-01/2018-12-31 17500']);
    expect(found.points[0]?.parts?.map(({ share }) => share.toFixed())).toEqual(['15000', '2500']);
  });

  it('are missing where the divisor is zero, with that reason', () => {
    const zero = input('b', 'SAME_PERIOD', evidence(published('2018', 0)));
    const found = compute('a / b', [input('a', 'SAME_PERIOD', evidence(published('2018', 1))), zero]);
    expect(found.points).toEqual([]);
    expect(gaps(found)).toEqual(['2018-12-31 the ratio DIVISION_BY_ZERO']);
  });

  it('are the sum of the shares of their parts, exactly', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: -50, max: 999_983 }), (months, divisor) => {
        const figures = months.map((n, i) =>
          published(`2019-${String(i + 1).padStart(2, '0')}`, new Decimal(n).dividedBy(100).toFixed()),
        );
        const found = compute('(a - b) / c * 100', [
          input('a', 'SAME_PERIOD', evidence(...figures)),
          input('b', 'SAME_PERIOD', evidence(published('2019', '3.3'))),
          input('c', 'SAME_PERIOD', evidence(published('2019', divisor))),
        ]);
        for (const { value, parts = [] } of found.points) {
          expect(parts.reduce((sum, { share }) => sum.plus(share), ZERO).toFixed()).toBe(value.toFixed());
        }
        expect(found.points.length + found.missing.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('the sum of the regions below', () => {
  const child = (regionCode: string, points: readonly EvidencePoint[], validTo: string | null = null) => ({
    ...{
      regionCode,
      points,
      words: bilingual(`县${regionCode}`, `county ${regionCode}`),
      validFrom: null,
      validTo,
    },
  });
  const roll = (...children: ReturnType<typeof child>[]) =>
    rollUpPoints({
      ...{ indicatorCode: 'x', regionCode: '410600', measure: 'FLOW', children, upTo: '2020-12-31' },
    });

  it('waits for every region that was in force, and names those that are missing', () => {
    const found = roll(
      child('1', [published('2018', 5), published('2019', 7)]),
      child('2', [
        published('2018-Q1', 1),
        published('2018-Q2', 1),
        published('2018-Q3', 1),
        published('2018-Q4', 2),
      ]),
      child('3', [published('2018', 2)], '2018-12-31'),
    );
    expect(shown(found.points)).toEqual(['2018-01-01/2018-12-31 12']);
    expect(found.points[0]?.parts?.map(({ regionCode, share }) => [regionCode, share.toFixed()])).toEqual([
      ...[
        ['1', '5'],
        ['2', '1'],
        ['2', '1'],
        ['2', '1'],
        ['2', '2'],
        ['3', '2'],
      ],
    ]);
    expect(found.missing.filter(({ end }) => end === '2019-12-31').map(({ words }) => words.en)).toEqual([
      'county 2',
    ]);
  });

  it('is never a partial sum', () => {
    const reported = fc.array(fc.array(fc.integer({ min: 0, max: 99 }), { maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(reported, (all) => {
        const found = roll(
          ...all.map((years, at) =>
            child(
              `${at}`,
              years.map((n, i) => published(`${2016 + i}`, n)),
            ),
          ),
        );
        const complete = Math.min(...all.map((years) => years.length));
        expect(found.points.map(({ value }) => value.toNumber())).toEqual(
          Array.from({ length: complete }, (_, i) =>
            all.reduce((sum, years) => sum + (years[i] ?? Number.NaN), 0),
          ),
        );
      }),
    );
  });
});

describe('a published figure beside a derived one', () => {
  const derived = (period: string, value: number): EvidencePoint => ({
    ...published(period, value),
    ...{ ref: `derived ${period}`, source: 'COMPUTED' },
  });
  const speak = (measure: 'FLOW' | 'RATIO', madeUp: readonly string[] = []) =>
    whoSpeaks({
      ...{ published: [published('2018', 1), published('2019-Q1', 2)], synthetic: new Set(madeUp), measure },
      derived: [derived('2018', 9), derived('2019', 8)],
    });
  const refs = (points: readonly EvidencePoint[]) => points.map(({ ref }) => ref);

  it('speaks for its own time, and the derived one for the rest', () => {
    expect(refs(speak('RATIO').points)).toEqual(['obs:2018', 'obs:2019-Q1', 'derived 2019']);
    expect(refs(speak('RATIO').overruled)).toEqual(['derived 2018']);
  });

  it('is never added to a derived one that has the same days in it', () => {
    expect(refs(speak('FLOW').points)).toEqual(['obs:2018', 'obs:2019-Q1']);
  });

  it('gives way where it is made up and the derived one is not', () => {
    expect(refs(speak('RATIO', ['obs:2018']).points)).toEqual([
      'obs:2019-Q1',
      'derived 2018',
      'derived 2019',
    ]);
    expect(refs(speak('RATIO', ['obs:2018', 'derived 2018']).points)).toContain('obs:2018');
  });

  it('is told in the explanation with what the other would be', () => {
    const { points, overruled } = speak('RATIO');
    const formula = bilingual('甲 ÷ 乙', 'a ÷ b');
    const derivation = { kind: 'FORMULA' as const, formula, inputs: [], missing: [], overruled };
    const at = (endsOn: string) =>
      assessProgress(
        terms({ startsOn: '2018-01-01', endsOn, measure: 'RATIO' }),
        { points, doneOn: null, derivation },
        endsOn,
      );
    expect(at('2018-12-31').explanationZh).toContain('同期推算值为9家，以公布数为准。');
    expect(at('2019-12-31').explanationZh).toContain('该值按“甲 ÷ 乙”计算');
  });
});
