/** `kejin feed-replay`: works a file again that is kept, or checks that it would come to the same. */
import { openDatabase } from '../app';
import type { Config } from '../config';
import { AppError } from '../errors';
import { startJobs } from '../jobs/start-jobs';
import { createLogger } from '../log';
import { readNodeId } from '../schema/node-id';
import { openSealer } from '../services/access/open-sealer';
import { checkReplay } from '../services/corrections/check-replay';
import { replayRun } from '../services/corrections/replay-run';
import { runSummary } from '../services/ingestion/run-summary';
import { loadVocabulary } from '../services/vocabulary';
import { checkReport } from './check-report';
import type { Language } from './language';
import { runReport } from './run-report';

export interface ReplayOptions {
  readonly language: Language;
  readonly run: string;
  readonly check: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

const SETTLE_TIMEOUT_MS = 10 * 60_000;
const HANDLER = { actor: 'system:command-line', name: 'command line', regionCodes: null } as const;

export async function replayFeed(config: Config, options: ReplayOptions): Promise<void> {
  const reference = readNodeId(options.run);
  const runId = reference?.type === 'FeedRun' ? reference.key : options.run;
  const { database, close } = await openDatabase(config, { attach: true });
  try {
    const sealer = await openSealer(config);
    if (options.check) {
      const check = await checkReplay(database, runId, {
        vocabulary: await loadVocabulary(database),
        sealer,
      });
      process.stdout.write(
        options.json ? `${JSON.stringify(check, null, 2)}\n` : checkReport(check, options.language),
      );
      if (!check.isSame) process.exitCode = 1;
      return;
    }
    const log = createLogger(config.logLevel);
    const jobs = await startJobs({ database, config, sealer, log, now: () => new Date() });
    try {
      const now = new Date();
      const result = await replayRun(database, { runId, handler: HANDLER, dryRun: options.dryRun, now });
      if ('refusal' in result) {
        const { code, messageZh, messageEn } = result.refusal;
        throw new AppError('BAD_INPUT', { detail: `${code}: ${messageEn} / ${messageZh}` });
      }
      await jobs.settle(SETTLE_TIMEOUT_MS);
      const summary = await runSummary(database, result.runId);
      process.stdout.write(
        options.json ? `${JSON.stringify(summary, null, 2)}\n` : runReport(summary, options.language),
      );
      if (summary.status === 'FAILED') process.exitCode = 1;
    } finally {
      await jobs.stop();
    }
  } finally {
    await close();
  }
}
