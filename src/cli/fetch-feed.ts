/** `kejin feed-fetch`: has the file of a feed fetched now, and prints what became of it. */
import { openDatabase } from '../app';
import type { Config } from '../config';
import { AppError } from '../errors';
import { startJobs } from '../jobs/start-jobs';
import { createLogger } from '../log';
import { openSealer } from '../services/access/open-sealer';
import { BY_HAND } from '../services/audit/doer';
import { requestFetch } from '../services/fetching/request-fetch';
import { runSummary } from '../services/ingestion/run-summary';

const SETTLE_TIMEOUT_MS = 15 * 60_000;

interface Standing {
  readonly [column: string]: unknown;
  readonly status: string;
  readonly runId: string | null;
}

const STANDING = `
select status, url, attempted_at as "at", http_status as "httpStatus", error_code as error,
  message_zh as "messageZh", message_en as "messageEn", retry_at as "retryAt", run_id as "runId"
from feed_fetch where feed_slug = $1`;

export async function fetchFeedNow(config: Config, feed: string): Promise<void> {
  const { database, close } = await openDatabase(config, { attach: true });
  try {
    const log = createLogger(config.logLevel);
    const sealer = await openSealer(config);
    const jobs = await startJobs({ database, config, sealer, log, now: () => new Date() });
    try {
      const asked = await requestFetch(database, feed, BY_HAND());
      if ('refusal' in asked) {
        const { code, messageEn, messageZh } = asked.refusal;
        throw new AppError('BAD_INPUT', { detail: `${code}: ${messageEn} / ${messageZh}` });
      }
      await jobs.settle(SETTLE_TIMEOUT_MS);
      const [fetched] = await database.query<Standing>(STANDING, [feed]);
      const run = fetched?.runId ? await runSummary(database, fetched.runId) : null;
      process.stdout.write(`${JSON.stringify({ ...fetched, run }, null, 2)}\n`);
      if (fetched?.status === 'FAILED' || run?.status === 'FAILED') process.exitCode = 1;
    } finally {
      await jobs.stop();
    }
  } finally {
    await close();
  }
}
