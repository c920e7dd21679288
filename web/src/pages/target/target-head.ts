/** The head of the page as the server gives it, and what the other questions need of it. */

import type { ApiRole } from '../../api/vocabulary';
import { plusDays } from '../../format/dates';
import { historyDays, historyStart } from './history-days';
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

/** The same day a year before. */
export const yearBefore = (day: string): string =>
  `${Number(day.slice(0, 4)) - 1}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`;

/** Since when the change is explained, unless the reader says so: levels over a year, sums lately. */
export function changeSince(head: TargetHead): string | null {
  const to = lastDayOf(head);
  if (head.isMilestone || to <= head.stage.startsOn) return null;
  const earliest = head.plan.startsOn ?? head.stage.startsOn;
  const [since, first] =
    head.basis === 'LEVEL' ? [yearBefore(to), earliest] : [plusDays(to, -LATELY_DAYS), head.stage.startsOn];
  const isTooEarly = since < first;
  return isTooEarly ? first : since;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
/** What `?since=` says, if it is a day. */
export const daySince = (said: unknown): string | null =>
  typeof said === 'string' && DAY.test(said) ? said : null;

/** Files and runs are seen by those who hand figures in; asking for them anyway is refused. */
export const mayTrace = (role: ApiRole | null): boolean =>
  role === 'ADMINISTRATOR' || role === 'DATA_OFFICER';

/** The day that the address names, if the change since then can be explained at all. */
function namedSince(head: TargetHead, named: string | null): string | null {
  const earliest = head.plan.startsOn ?? head.stage.startsOn;
  return named !== null && named >= earliest && named < lastDayOf(head) ? named : null;
}

export function recordsAsked(
  head: TargetHead,
  known: string | null,
  role: ApiRole | null,
  named: string | null,
): TargetRecordsQueryVariables {
  const since = changeSince(head);
  return {
    key: head.key,
    asOf: head.progress.asOf,
    known,
    region: head.region.code,
    indicator: head.indicator.code,
    from: namedSince(head, named) ?? since ?? head.stage.startsOn,
    to: lastDayOf(head),
    hasFigures: !head.isMilestone,
    mayCompare: since !== null,
    mayTrace: mayTrace(role),
    mayLapse: role !== null && countsRecords(head) && head.progress.asOf < head.stage.endsOn,
    days: head.isMilestone ? [] : historyDays(spanOf(head), head.progress.asOf),
  };
}

export const countsRecords = ({ indicator }: TargetHead): boolean => indicator.source === 'COUNTED';

/** Where the straight path to the promise begins. */
export function pathStart(head: TargetHead): string {
  const start = head.basis === 'CUMULATIVE' ? historyStart(spanOf(head)) : head.stage.startsOn;
  return start;
}
