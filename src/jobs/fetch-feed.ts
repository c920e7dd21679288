/** Fetches the file of a feed; and asks for it when the schedule says that it is due. */
import { AppError } from '../errors';
import { type FetchOutcome, fetchFeed } from '../services/fetching/fetch-feed';
import { recordFetch } from '../services/fetching/record-fetch';
import { FETCH_JOB, requestDueFetch } from '../services/fetching/request-fetch';
import { hasReceipt, runOnce } from '../services/receipts';
import { type JobKind, textIn } from './job-kind';
import type { JobData } from './queue-names';

export const FETCH_DUE = 'fetch-due';

/** What a job scheduler of the queue drops at each due time: a reminder, harmless if repeated. */
export const fetchDue: JobKind = {
  name: FETCH_DUE,
  async run({ database, now }, { payload }) {
    const feed = textIn(payload, 'feed');
    const asked = await database.transaction((tx) => requestDueFetch(tx, feed, now()));
    return { asked: asked ? 1 : 0 };
  },
};

function askedIn(payload: JobData['payload']) {
  const dueAt = new Date(textIn(payload, 'dueAt'));
  const { retries, mark } = payload;
  if (typeof retries !== 'number' || Number.isNaN(dueAt.getTime())) {
    throw new AppError('BAD_INPUT', { detail: 'the job carries no due time, or no number of retries' });
  }
  return { dueAt, retries, ...(typeof mark === 'string' ? { mark } : {}) };
}

const countersOf = (outcome: FetchOutcome | null): Readonly<Record<string, number>> =>
  outcome === null
    ? { gone: 1 }
    : { [outcome.status.toLowerCase()]: 1, ...(outcome.httpStatus ? { http: outcome.httpStatus } : {}) };

export const fetchFeedFile: JobKind = {
  name: FETCH_JOB,
  async run({ database, fetching, sealer, log, now, timing }, { queue, key, payload, fence }) {
    const feedSlug = textIn(payload, 'feed');
    const asked = { feedSlug, ...askedIn(payload) };
    if (await hasReceipt(database, { queue, key })) return {};
    // The same bytes are one batch: delivered twice, the second time finds what the first one brought.
    const outcome = await fetchFeed(database, feedSlug, { ...fetching, sealer, now });
    if (outcome?.error) {
      log.warn({ feed: feedSlug, code: outcome.error.code }, `a fetch failed: ${outcome.error.messageEn}`);
    }
    const { result } = await runOnce(
      database,
      { queue, key },
      async (tx) => {
        if (outcome) await recordFetch(tx, outcome, asked, { firstRetryMs: timing.refetchAfterMs });
        return countersOf(outcome);
      },
      fence ? { fence } : {},
    );
    return result;
  },
};
