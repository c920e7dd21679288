/** What holds for every target, whatever its terms and evidence. */
import fc from 'fast-check';
import { bilingual } from '../../../src/domain/bilingual';
import { addDays } from '../../../src/domain/calendar';
import { parsePeriod } from '../../../src/domain/period';
import { assessProgress } from '../../../src/domain/progress/assess-progress';
import { evidenceWindow } from '../../../src/domain/progress/evidence-window';
import { isSatisfied, type NumberedTerms } from '../../../src/domain/progress/judgement';
import {
  DEFAULT_THRESHOLDS,
  type Evidence,
  type EvidencePoint,
  type TargetTerms,
} from '../../../src/domain/progress/terms';
import { leastSquares } from '../../../src/domain/progress/trend';
import { overlaps } from '../../../src/domain/span';
import { COMPARATORS, DIRECTIONS, MEASURES, TARGET_BASES } from '../../../src/domain/vocabulary';
import { anyFigure, anyPeriodFrom } from '../arbitraries';
import { d, evidence, terms } from './builders';

const anyDay = fc.integer({ min: 0, max: 1900 }).map((days) => addDays('2016-06-01', days));

const anyPoints = fc
  .array(fc.tuple(anyPeriodFrom(2016, 2021), anyFigure(-50, 200)), { maxLength: 14 })
  .map((list) => {
    const byText = new Map(list.map(([period, value]) => [period.text, { period, value }]));
    return [...byText.values()].map(
      ({ period, value }): EvidencePoint => ({
        ref: `obs:${period.text}`,
        start: period.start,
        end: period.end,
        value,
        source: 'PUBLISHED',
      }),
    );
  });

const anyGrowthBase = fc.constantFrom(
  { kind: 'PREVIOUS_YEAR', compounded: false } as const,
  { kind: 'PREVIOUS_YEAR', compounded: true } as const,
  { kind: 'PERIOD', period: parsePeriod('2017'), compounded: false } as const,
  { kind: 'PERIOD', period: parsePeriod('2017'), compounded: true } as const,
);

const anyTerms: fc.Arbitrary<TargetTerms> = fc.record({
  basis: fc.constantFrom(...TARGET_BASES),
  comparator: fc.constantFrom(...COMPARATORS),
  value: fc.oneof({ weight: 9, arbitrary: anyFigure(-20, 150) }, { weight: 1, arbitrary: fc.constant(null) }),
  direction: fc.constantFrom(...DIRECTIONS),
  measure: fc.constantFrom(...MEASURES),
  startsOn: fc.constantFrom('2018-01-01', '2018-06-20', '2019-01-01'),
  endsOn: fc.constantFrom('2019-12-31', '2020-12-31', '2019-06-30'),
  planStartsOn: fc.constant('2018-01-01'),
  growthBase: anyGrowthBase,
  thresholds: fc.constant(DEFAULT_THRESHOLDS),
  unit: fc.constant(bilingual('家', 'enterprises')),
});

/** The same figures from a register that is complete from 2017 to 2020. */
const counts = (points: readonly EvidencePoint[]): Evidence => ({
  points: points.map((point) => ({ ...point, source: 'COUNTED' })),
  doneOn: null,
  covered: [{ start: '2017-01-01', end: '2020-12-31' }],
});

const RUNS = { numRuns: 400 };
const asText = (value: unknown) => JSON.stringify(value);

describe('progress', () => {
  it('does not depend on the order of the evidence', () => {
    const shuffled = anyPoints.chain((points) =>
      fc.tuple(fc.constant(points), fc.shuffledSubarray(points, { minLength: points.length })),
    );
    fc.assert(
      fc.property(anyTerms, shuffled, anyDay, (stated, [points, reordered], asOf) => {
        const first = assessProgress(stated, evidence(...points), asOf);
        expect(asText(assessProgress(stated, evidence(...reordered), asOf))).toBe(asText(first));
      }),
      RUNS,
    );
  });

  it('gives the same answer again and changes nothing it was given', () => {
    fc.assert(
      fc.property(anyTerms, anyPoints, anyDay, (stated, points, asOf) => {
        const given = evidence(...points);
        const before = asText([stated, given]);
        expect(asText(assessProgress(stated, given, asOf))).toBe(asText(assessProgress(stated, given, asOf)));
        expect(asText([stated, given])).toBe(before);
      }),
      RUNS,
    );
  });

  it('is MET after the deadline if and only if the comparator is satisfied', () => {
    fc.assert(
      fc.property(anyTerms, anyPoints, (stated, points) => {
        fc.pre(stated.value !== null && stated.basis !== 'MILESTONE');
        const { actual, status } = assessProgress(stated, evidence(...points), addDays(stated.endsOn, 1));
        const expected = actual && (isSatisfied(stated as NumberedTerms, actual) ? 'MET' : 'MISSED');
        expect(status).toBe(expected ?? 'NO_DATA');
      }),
      RUNS,
    );
  });

  it('is final only when it is decided and the deadline has come', () => {
    fc.assert(
      fc.property(anyTerms, anyPoints, anyDay, (stated, points, asOf) => {
        const { final, status } = assessProgress(stated, evidence(...points), asOf);
        if (final) expect(asOf >= stated.endsOn && ['MET', 'MISSED'].includes(status)).toBe(true);
        if (status === 'MISSED') expect(asOf > stated.endsOn).toBe(true);
      }),
      RUNS,
    );
  });

  it('never gives a number that is none, and always explains itself in both languages', () => {
    fc.assert(
      fc.property(anyTerms, anyPoints, anyDay, (stated, points, asOf) => {
        const progress = assessProgress(stated, evidence(...points), asOf);
        const { actual, baseline, attainment, expected, projected } = progress;
        for (const number of [actual, baseline, attainment, expected, projected]) {
          expect(number === null || number.isFinite()).toBe(true);
        }
        expect(progress.explanationZh).toMatch(/。$/);
        expect(progress.explanationEn).toMatch(/\.$/);
        expect(progress.explanationZh + progress.explanationEn).not.toMatch(/NaN|Infinity|undefined|null/);
      }),
      RUNS,
    );
  });

  it('adds its contributions up to the actual, to the last digit, on every basis', () => {
    const anyEvidence = fc.tuple(anyPoints, fc.boolean(), fc.option(anyDay));
    fc.assert(
      fc.property(anyTerms, anyEvidence, anyDay, (stated, [points, isCounted, done], asOf) => {
        const given = isCounted ? counts(points) : { points, doneOn: done };
        const { actual, used } = assessProgress(stated, given, asOf);
        const adding = used.filter(({ role }) => role === 'ACTUAL');
        for (const { contribution } of adding) expect(contribution).not.toBeNull();
        const sum = adding.reduce((total, { contribution }) => total.plus(contribution ?? 0), d(0));
        expect(sum.toFixed()).toBe((actual ?? d(0)).toFixed());
        if (actual === null) expect(adding).toEqual([]);
      }),
      { numRuns: 4_000 },
    );
  });

  it('uses only what its window lets a loader fetch', () => {
    fc.assert(
      fc.property(anyTerms, anyPoints, anyDay, (stated, points, asOf) => {
        const { observationsFrom, observationsTo } = evidenceWindow(stated, asOf);
        const fetched = points.filter(
          ({ start, end }) =>
            (observationsFrom === null || start >= observationsFrom) && end <= observationsTo,
        );
        expect(asText(assessProgress(stated, evidence(...fetched), asOf))).toBe(
          asText(assessProgress(stated, evidence(...points), asOf)),
        );
      }),
      { numRuns: 1500 },
    );
  });
});

describe('a sum', () => {
  const total = terms({
    basis: 'PERIOD_TOTAL',
    measure: 'FLOW',
    startsOn: '2017-01-01',
    endsOn: '2020-12-31',
  });

  it('never counts a day twice', () => {
    fc.assert(
      fc.property(anyPoints, anyDay, (points, asOf) => {
        const used = assessProgress(total, evidence(...points), asOf).used.map(
          ({ ref }) => points.find((p) => p.ref === ref)!,
        );
        const clashes = used.filter((a) => used.some((b) => a !== b && overlaps(a, b)));
        expect(clashes).toEqual([]);
      }),
      RUNS,
    );
  });

  it('does not change when a shorter figure for days already counted arrives', () => {
    fc.assert(
      fc.property(anyPoints, anyFigure(0, 99), fc.nat(), fc.nat(), (points, value, which, offset) => {
        const before = assessProgress(total, evidence(...points), '2021-06-30');
        const counted = before.used.map(({ ref }) => points.find((point) => point.ref === ref)!);
        const covering = counted[which % Math.max(counted.length, 1)];
        fc.pre(covering !== undefined);
        const day = addDays(covering!.start, offset % 28);
        const extra: EvidencePoint = { ref: 'extra', start: day, end: day, value, source: 'PUBLISHED' };
        const after = assessProgress(total, evidence(extra, ...points), '2021-06-30');
        expect(asText(after)).toBe(asText(before));
      }),
      RUNS,
    );
  });
});

describe('a least-squares trend', () => {
  it('goes on along a straight line', () => {
    const slope = fc.integer({ min: -9, max: 9 });
    fc.assert(
      fc.property(
        slope,
        fc.integer(),
        fc.uniqueArray(fc.nat({ max: 900 }), { minLength: 2 }),
        anyDay,
        (m, b, days, on) => {
          const at = (day: number) => d(m).times(day).plus(b);
          const points = days.map((day) => ({ end: addDays('2016-06-01', day), value: at(day) }));
          const ahead = Math.round((Date.parse(on) - Date.parse('2016-06-01')) / 86_400_000);
          expect(leastSquares(points, on)?.toDecimalPlaces(12).toFixed()).toBe(at(ahead).toFixed());
        },
      ),
    );
  });
});
