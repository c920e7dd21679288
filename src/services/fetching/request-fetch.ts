/** Asks for a fetch: when it is due, when somebody wants it, or again after it failed. */
import { randomUUID } from 'node:crypto';
import type { Database, Statements } from '../../db/database';
import { lastDue } from '../../feeds/schedule';
import { type Refusal, refusal } from '../access/refusal';
import { appendAudit } from '../audit/append-audit';
import { type Doer, whoOf } from '../audit/doer';
import { enqueue, type JobRequest, OPEN_AND_DUE } from '../outbox';

export const FETCH_JOB = 'fetch-feed';

export interface FetchAsked {
  readonly feedSlug: string;
  readonly dueAt: Date;
  readonly retries: number;
  /** Not the schedule's affair: somebody asked, under this mark. */
  readonly mark?: string | undefined;
  readonly delayMs?: number;
}

/** One for each feed, due time and try, however many processes ask for it. */
export function fetchJob({ feedSlug, dueAt, retries, mark, delayMs }: FetchAsked): JobRequest {
  const key = [FETCH_JOB, feedSlug, mark ?? Math.floor(dueAt.getTime() / 1000), retries].join('-');
  const payload = { feed: feedSlug, dueAt: dueAt.toISOString(), retries, ...(mark ? { mark } : {}) };
  return { key, queue: 'feed-fetch', name: FETCH_JOB, payload, ...(delayMs ? { delayMs } : {}) };
}

const EARLY_MS = 1_000;

/** What the schedule says is due by now; clocks that differ by a moment mean the same time. */
export async function requestDueFetch(tx: Statements, feedSlug: string, now: Date): Promise<boolean> {
  const [feed] = await tx.query<{ schedule: string | null }>(
    `select schedule from feed where slug = $1 and definition -> 'fetch' is not null`,
    [feedSlug],
  );
  if (!feed?.schedule) return false;
  const dueAt = lastDue(feed.schedule, new Date(now.getTime() + EARLY_MS));
  await enqueue(tx, fetchJob({ feedSlug, dueAt, retries: 0 }));
  return true;
}

export type FetchRequested = { readonly key: string } | { readonly refusal: Refusal };

/** Somebody does not want to wait until it is due. */
export function requestFetch(database: Database, feedSlug: string, doer: Doer): Promise<FetchRequested> {
  return database.transaction(async (tx) => {
    const [feed] = await tx.query<{ is_fetched: boolean }>(
      `select definition -> 'fetch' is not null as is_fetched from feed where slug = $1 for no key update`,
      [feedSlug.replaceAll('\0', '')],
    );
    if (!feed) return { refusal: refusal('UNKNOWN_FEED', { slug: feedSlug.slice(0, 100) }) };
    if (!feed.is_fetched) return { refusal: refusal('FEED_NOT_FETCHED') };
    const waiting = await tx.query(
      `select 1 from outbox where ${OPEN_AND_DUE} and name = $1
         and payload ->> 'feed' = $2`,
      [FETCH_JOB, feedSlug],
    );
    if (waiting.length > 0) return { refusal: refusal('FETCH_IS_WAITING') };
    const job = fetchJob({ feedSlug, dueAt: doer.now, retries: 0, mark: randomUUID() });
    await enqueue(tx, job);
    await appendAudit(
      tx,
      { ...whoOf(doer), action: 'FETCH_REQUESTED', subject: `feed:${feedSlug}` },
      doer.now,
    );
    return { key: job.key };
  });
}
