/** Short ways to state a target and its evidence in tests. */
import { bilingual } from '../../../src/domain/bilingual';
import type { IsoDate } from '../../../src/domain/calendar';
import { Decimal } from '../../../src/domain/decimal';
import { parsePeriod } from '../../../src/domain/period';
import {
  DEFAULT_THRESHOLDS,
  type Evidence,
  type EvidencePoint,
  type Progress,
  type TargetTerms,
} from '../../../src/domain/progress/terms';
import type { Span } from '../../../src/domain/span';

export const d = (text: string | number) => new Decimal(text);

/** A stage of one year, 70 of something, at least. */
export const terms = (change: Partial<TargetTerms> = {}): TargetTerms => ({
  basis: 'LEVEL',
  comparator: 'AT_LEAST',
  value: d(70),
  direction: 'HIGHER_IS_BETTER',
  measure: 'STOCK',
  startsOn: '2019-01-01',
  endsOn: '2019-12-31',
  planStartsOn: '2018-01-01',
  thresholds: DEFAULT_THRESHOLDS,
  unit: bilingual('家', 'enterprises'),
  ...change,
});

export const published = (period: string, value: string | number): EvidencePoint => {
  const { start, end } = parsePeriod(period);
  return { ref: `obs:${period}`, start, end, value: d(value), source: 'PUBLISHED' };
};

export const counted = (start: IsoDate, value: string | number, end: IsoDate = start): EvidencePoint => ({
  ref: `count:${start}/${end}`,
  start,
  end,
  value: d(value),
  source: 'COUNTED',
});

export const evidence = (...points: readonly EvidencePoint[]): Evidence => ({ points, doneOn: null });

export const registered = (covered: readonly Span[], ...points: readonly EvidencePoint[]): Evidence => ({
  points,
  doneOn: null,
  covered,
});

export const doneOn = (date: IsoDate | null): Evidence => ({ points: [], doneOn: date });

/** The numbers of a progress as plain text, for comparing. */
export const figures = (progress: Progress) => ({
  actual: progress.actual?.toFixed() ?? null,
  baseline: progress.baseline?.toFixed() ?? null,
  attainment: progress.attainment?.toFixed(4) ?? null,
  expected: progress.expected?.toFixed(2) ?? null,
  projected: progress.projected?.toFixed(2) ?? null,
  status: progress.status,
  final: progress.final,
});

export const usedFor = (progress: Progress, role: string) =>
  progress.used
    .filter((use) => use.role === role)
    .map(({ ref, contribution }) => [ref, contribution?.toFixed() ?? null]);
