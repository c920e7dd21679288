/** The corrections that a run was worked with, as they are kept on it: they do not change any more. */
import type { Correction } from '../../feeds/corrections';

export interface FrozenCorrection extends Correction {
  readonly column: string | null;
  /** C17. */
  readonly cell: string;
  /** What was read there before. */
  readonly before: string;
  readonly correctedBy: string;
  readonly correctedByName: string | null;
  /** ISO instant. */
  readonly correctedAt: string;
}

const placeOf = ({ sheet, line, at }: Correction) => `${sheet ?? ''}\n${line}\n${at}`;

/** The later one counts, but what stood in the file is what the first one found. */
export function together(
  earlier: readonly FrozenCorrection[],
  later: readonly FrozenCorrection[],
): readonly FrozenCorrection[] {
  const byPlace = new Map(earlier.map((one) => [placeOf(one), one]));
  for (const one of later) {
    const before = byPlace.get(placeOf(one))?.before ?? one.before;
    byPlace.set(placeOf(one), { ...one, before });
  }
  return [...byPlace.values()].sort(
    (a, b) => (a.sheet ?? '').localeCompare(b.sheet ?? '') || a.line - b.line || a.at - b.at,
  );
}
