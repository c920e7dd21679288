/**
 * Why a bank's balance is not that of the books: postings that are there on one side only, around the day. An
 * explanation is given only where the fewest postings that make up the difference are the only such few.
 */
import type { Decimal } from '../decimal';

export interface InTransit {
  readonly id: string;
  /** What it makes the bank's balance differ by: the bank has it not yet, or has it already. */
  readonly effect: Decimal;
}

/** Of more postings than these around a day, any difference could be made up. */
export const MAX_IN_TRANSIT = 16;
const MAX_TOGETHER = 3;

function subsets(size: number, of: readonly InTransit[]): readonly (readonly InTransit[])[] {
  if (size === 0) return [[]];
  return of.flatMap((one, at) => subsets(size - 1, of.slice(at + 1)).map((rest) => [one, ...rest]));
}

/** Null where nothing explains it, or more than one thing does; none for no difference. */
export function explainDifference(
  difference: Decimal,
  candidates: readonly InTransit[],
): readonly InTransit[] | null {
  if (difference.isZero()) return [];
  const near = candidates.slice(0, MAX_IN_TRANSIT);
  for (let size = 1; size <= MAX_TOGETHER; size += 1) {
    const found = subsets(size, near).filter((set) =>
      set.reduce((left, { effect }) => left.minus(effect), difference).isZero(),
    );
    if (found.length > 0) return found.length === 1 ? (found[0] as readonly InTransit[]) : null;
  }
  return null;
}
