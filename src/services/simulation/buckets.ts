/** The buckets of a series up to the day it was gathered for: worked out once, for several ask. */
import type { IsoDate } from '../../domain/calendar';
import { type FlowBuckets, flowBuckets } from '../../domain/histories/flow-buckets';
import type { GatheredEvidence } from '../../loaders/evidence/gathered-evidence';

const known = new WeakMap<GatheredEvidence, FlowBuckets | null>();

/** One gathering is of one day. */
export function bucketsOf(gathered: GatheredEvidence, asOf: IsoDate): FlowBuckets | null {
  const found = known.get(gathered);
  if (found !== undefined) return found;
  const buckets = flowBuckets(gathered.evidence.points, asOf);
  known.set(gathered, buckets);
  return buckets;
}
