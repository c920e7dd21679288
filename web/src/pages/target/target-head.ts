/** The head of the page as the server gives it, and what the other questions need of it. */

import { plusDays } from '../../format/dates';
import { dayVariables, historyDays, historyStart } from './history-days';
import type { TargetHeadQuery } from './target.documents';
import type { TargetRecordsQueryVariables } from './target-records.documents';

export type TargetHead = NonNullable<TargetHeadQuery['target']>;

const LATELY_DAYS = 90;

/** The last day that counts for the target: the day one looks at, or its deadline. */
export function lastDayOf({ progress, stage }: TargetHead): string {
  const isOver = progress.asOf >= stage.endsOn;
  return isOver ? stage.endsOn : progress.asOf;
}

export const spanOf = ({ basis, plan, stage }: TargetHead) => ({
  basis,
  planStartsOn: plan.startsOn ?? null,
  startsOn: stage.startsOn,
  endsOn: stage.endsOn,
});

/** Since when the change is explained, unless the reader says so: levels since the stage began, what adds up lately. */
export function changeSince(head: TargetHead): string | null {
  const to = lastDayOf(head);
  if (head.isMilestone || to <= head.stage.startsOn) return null;
  const lately = plusDays(to, -LATELY_DAYS);
  return head.basis === 'LEVEL' || lately < head.stage.startsOn ? head.stage.startsOn : lately;
}

export function recordsAsked(
  head: TargetHead,
  known: string | null,
  isSignedIn: boolean,
  hasOwnSince: boolean,
): TargetRecordsQueryVariables {
  const since = changeSince(head);
  return {
    key: head.key,
    asOf: head.progress.asOf,
    known,
    region: head.region.code,
    indicator: head.indicator.code,
    from: since ?? head.stage.startsOn,
    to: lastDayOf(head),
    hasFigures: !head.isMilestone,
    mayCompare: since !== null && !hasOwnSince,
    mayLapse: isSignedIn && countsRecords(head) && head.progress.asOf < head.stage.endsOn,
    ...dayVariables(historyDays(spanOf(head), head.progress.asOf)),
  };
}

export const countsRecords = ({ indicator }: TargetHead): boolean => indicator.source === 'COUNTED';

/** Where the straight path to the promise begins. */
export function pathStart(head: TargetHead): string {
  const start = head.basis === 'CUMULATIVE' ? historyStart(spanOf(head)) : head.stage.startsOn;
  return start;
}
