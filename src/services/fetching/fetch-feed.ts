/** Fetches the file of a feed and hands it in like any other; says what came of it, for others to record. */
import type { FetchSettings } from '../../config';
import type { Database } from '../../db/database';
import { chinaDate } from '../../domain/calendar';
import type { FeedFetchStatus, FeedRunStatus } from '../../domain/vocabulary';
import { AppError } from '../../errors';
import type { FetchDefinition } from '../../feeds/fetch-definition';
import type { Sealer } from '../access/sealer';
import { acceptFile } from '../ingestion/accept-file';
import { type Answer, AskAgainLater, download, type Wire } from './download';
import { fingerprintOf, type PlainRequest, plainRequestOf, withSecrets } from './file-request';

export const FETCH_ACTOR = 'system:fetch';

export interface Fetching {
  readonly settings: FetchSettings;
  /** Of any file, whatever its feed allows. */
  readonly maxBytes: number;
  readonly wire?: Pick<Wire, 'resolve' | 'timing'>;
}

export interface FetchContext extends Fetching {
  readonly sealer: Sealer | null;
  readonly now: () => Date;
}

export interface FetchOutcome {
  readonly feedSlug: string;
  readonly status: FeedFetchStatus;
  readonly at: Date;
  readonly url: string;
  readonly httpStatus: number | null;
  readonly fingerprint: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly runId: string | null;
  readonly error: AppError | null;
  /** What the source asked us to wait. */
  readonly waitMs: number | null;
}

interface FeedRow {
  readonly [column: string]: unknown;
  readonly fetch: FetchDefinition | null;
  readonly definition_hash: string;
  readonly fingerprint: string | null;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly run_id: string | null;
  readonly run_status: FeedRunStatus | null;
}

const FEED = `
select feed.definition -> 'fetch' as fetch, feed.definition_hash, fetched.fingerprint, fetched.etag,
  fetched.last_modified, fetched.run_id, run.status as run_status
from feed left join feed_fetch fetched on fetched.feed_slug = feed.slug
  left join feed_run run on run.id = fetched.run_id
where feed.slug = $1`;

/** Null when there is no such feed, or nothing says any more where its files come from. */
export async function fetchFeed(
  database: Database,
  feedSlug: string,
  context: FetchContext,
): Promise<FetchOutcome | null> {
  const [feed] = await database.query<FeedRow>(FEED, [feedSlug]);
  if (!feed?.fetch) return null;
  const at = context.now();
  const request = plainRequestOf(feed.fetch, chinaDate(at));
  const fingerprint = fingerprintOf(request, feed.definition_hash);
  const known = { feedSlug, at, url: request.url, fingerprint };
  try {
    const came = await askAndAccept(database, { feedSlug, feed, request, fingerprint, context });
    return { ...known, ...came, error: null, waitMs: null };
  } catch (error) {
    // What is wrong with us is no failure of the source's: the job is tried again.
    if (!(error instanceof AppError) || !isOfSource(error)) throw error;
    const waitMs = error instanceof AskAgainLater ? error.waitMs : null;
    const httpStatus = typeof error.details.status === 'number' ? error.details.status : null;
    const nothing = { etag: null, lastModified: null, runId: null };
    return { ...known, ...nothing, status: 'FAILED', httpStatus, error, waitMs };
  }
}

const isOfSource = ({ code }: AppError) =>
  code.startsWith('FETCH_') || code === 'EMPTY_PAYLOAD' || code === 'PAYLOAD_TOO_LARGE';

interface Asking {
  readonly feedSlug: string;
  readonly feed: FeedRow;
  readonly request: PlainRequest;
  readonly fingerprint: string;
  readonly context: FetchContext;
}

function askAndAccept(database: Database, asking: Asking) {
  const { feed, fingerprint, context } = asking;
  const { settings, now } = context;
  const { method, accept, url, headers, body } = withSecrets(asking.request, settings.secrets);
  // A POST has no validators, and a file that did not get in is wanted whole.
  const isKnown = method === 'GET' && feed.fingerprint === fingerprint && feed.run_status !== 'FAILED';
  const { maxBytes, timeoutMs } = feed.fetch as FetchDefinition;
  const file = {
    ...{ url, method, accept, headers, body, timeoutMs, maxBytes: Math.min(maxBytes, context.maxBytes) },
    ...{ etag: isKnown ? feed.etag : null, lastModified: isKnown ? feed.last_modified : null },
  };
  return download(file, { settings, now, ...context.wire }, (answer) => accepted(database, asking, answer));
}

async function accepted(database: Database, { feedSlug, feed, request, context }: Asking, answer: Answer) {
  const { status: httpStatus, etag, lastModified, bytes } = answer;
  if (bytes === null) {
    return {
      ...{ status: 'UNCHANGED' as const, httpStatus, runId: feed.run_id },
      // A 304 need not repeat what it was asked with.
      ...{ etag: etag ?? feed.etag, lastModified: lastModified ?? feed.last_modified },
    };
  }
  const { runId, duplicate } = await acceptFile(database, {
    ...{ feedSlug, bytes, fileName: fileNameOf(request.url), receivedFrom: request.url },
    ...{ maxBytes: context.maxBytes, actor: FETCH_ACTOR, regionCodes: null, sealer: context.sealer },
  });
  const status = duplicate ? ('UNCHANGED' as const) : ('FETCHED' as const);
  return { status, httpStatus, etag, lastModified, runId };
}

/** The last part of the path: what a browser would have called it. */
function fileNameOf(url: string): string | undefined {
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last).split(/[/\\]/).at(-1) || undefined;
  } catch {
    return last || undefined;
  }
}
