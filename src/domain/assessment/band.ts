/** Bands of scores, and how four quarters become a year. */
import { Decimal, ZERO } from '../decimal';
import type { Band, Scheme, YearRule } from './scheme';
import { SCORE_DECIMALS } from './score';

/** Bands stand from the best down; null where nothing was scored. */
export function bandOf(score: string | null, { bands }: Pick<Scheme, 'bands'>): Band | null {
  if (score === null) return null;
  return bands.list.find(({ from }) => new Decimal(score).gte(from)) ?? null;
}

export interface YearScore {
  readonly score: string | null;
  /** Every quarter has a score. */
  readonly isComplete: boolean;
}

/** Of the quarters that have a score; what is missing is left out, not taken for 0. */
export function yearScore(quarters: readonly (string | null)[], rule: YearRule): YearScore {
  const weights = rule.kind === 'WEIGHTED' ? (rule.weights ?? []) : [];
  const scored = quarters.flatMap((score, at) =>
    score === null ? [] : [{ score: new Decimal(score), weight: new Decimal(weights[at] ?? '1') }],
  );
  const whole = scored.reduce((sum, { weight }) => sum.plus(weight), ZERO);
  const isComplete = quarters.length === 4 && scored.length === 4;
  if (whole.isZero()) return { score: null, isComplete };
  const sum = scored.reduce((total, { score, weight }) => total.plus(score.times(weight)), ZERO);
  return { score: sum.dividedBy(whole).toDecimalPlaces(SCORE_DECIMALS).toFixed(), isComplete };
}

/** 1 for the highest; equal scores share a rank, and the next one counts them all. */
export function rankOf(score: string | null, all: readonly (string | null)[]): number | null {
  if (score === null) return null;
  return 1 + all.filter((other) => other !== null && new Decimal(other).gt(score)).length;
}
