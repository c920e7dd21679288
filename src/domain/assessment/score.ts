/** The score of a department: the weighted mean of the items that are scored, each with its exact part. */
import type { IsoDate } from '../calendar';
import { Decimal, ZERO } from '../decimal';
import type { Correction, ItemFacts, ScoredItem } from './facts';
import { type Earned, isMet, pointsOf } from './points';
import type { Scheme } from './scheme';
import { explainItem } from './wording';

/** Of scores and contributions. */
export const SCORE_DECIMALS = 4;

export interface Score {
  /** In the order of the items given. */
  readonly items: readonly ScoredItem[];
  /** Null where no item is scored. */
  readonly score: string | null;
}

/** What the appellant says, taken for true: the status follows from it. */
export function claimed(facts: ItemFacts, { actual }: Correction, asOf: IsoDate): ItemFacts {
  if (actual === null) return facts;
  const changed = { ...facts, actual };
  const status = isMet(changed) ? 'MET' : asOf > facts.endsOn ? 'MISSED' : reached(changed);
  return { ...changed, status };
}

function reached(facts: ItemFacts): ItemFacts['status'] {
  if (facts.value === null || facts.actual === null) return 'NO_DATA';
  if (facts.expected === null) return facts.status === 'NO_DATA' ? 'OFF_TRACK' : facts.status;
  return isMet({ ...facts, value: facts.expected }) ? 'ON_TRACK' : 'OFF_TRACK';
}

/** An upheld appeal that an item should not count takes it out of the mean. */
function earnedBy(
  facts: ItemFacts,
  correction: Correction | undefined,
  asOf: IsoDate,
  scheme: Scheme,
): Earned {
  if (correction?.treatment === 'NOT_SCORED') {
    return {
      ...{ points: null, unscored: 'APPEAL_UPHELD' },
      why: { zh: '经申诉不计分', en: 'not scored, after an appeal' },
    };
  }
  return pointsOf(facts, asOf, scheme);
}

/**
 * Each part is rounded where the running sum is: parts differ from the exact ones by less than a unit of the
 * last digit, and their sum is the rounded sum, whatever the weights.
 */
export function shareOut(parts: readonly Decimal[]): Decimal[] {
  let running = ZERO;
  return parts.map((part) => {
    const before = running.toDecimalPlaces(SCORE_DECIMALS);
    running = running.plus(part);
    return running.toDecimalPlaces(SCORE_DECIMALS).minus(before);
  });
}

/** The same facts, corrections and scheme give the same score, on every machine. */
export function scoreItems(
  given: readonly ItemFacts[],
  {
    asOf,
    scheme,
    corrections = [],
  }: {
    readonly asOf: IsoDate;
    readonly scheme: Scheme;
    readonly corrections?: readonly Correction[];
  },
): Score {
  const judged = given.map((stated) => {
    const correction = corrections.find(({ targetKey }) => targetKey === stated.targetKey);
    const facts = correction ? claimed(stated, correction, asOf) : stated;
    return { facts, corrected: correction !== undefined, earned: earnedBy(facts, correction, asOf, scheme) };
  });
  const weighed = judged.flatMap(({ facts, earned }) =>
    earned.points === null ? [] : [{ weight: new Decimal(facts.weight), points: earned.points }],
  );
  const whole = weighed.reduce((sum, { weight }) => sum.plus(weight), ZERO);
  const parts = shareOut(weighed.map(({ weight, points }) => weight.times(points).dividedBy(whole)));
  let next = 0;
  const items = judged.map(({ facts, corrected, earned }): ScoredItem => {
    const contribution = earned.points === null ? null : (parts[next++] as Decimal);
    const text = explainItem({ facts, earned, whole, contribution, corrected });
    return {
      ...facts,
      points: earned.points?.toFixed() ?? null,
      contribution: contribution?.toFixed() ?? null,
      unscored: earned.unscored,
      explanationZh: text.zh,
      explanationEn: text.en,
    };
  });
  const score = parts.length === 0 ? null : parts.reduce((sum, part) => sum.plus(part), ZERO).toFixed();
  return { items, score };
}
