/** How the fetching of all feeds goes, for metrics and probes. */
import type { Statements } from '../../db/database';
import { FAILING_AFTER } from './retry-plan';

export interface FetchStanding {
  readonly feed: string;
  /** In a row. */
  readonly failures: number;
  readonly succeededAt: Date | null;
}

export const fetchStandings = (statements: Statements): Promise<FetchStanding[]> =>
  statements.query<{ [Name in keyof FetchStanding]: FetchStanding[Name] }>(
    `select feed_slug as feed, failures, succeeded_at as "succeededAt" from feed_fetch order by feed_slug`,
  );

export const isFailing = ({ failures }: FetchStanding): boolean => failures >= FAILING_AFTER;
