/** `kejin feed send`: hands a file to a feed as a bureau's officer would, and prints what became of it. */

import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { openDatabase } from '../app';
import type { Config } from '../config';
import { startJobs } from '../jobs/start-jobs';
import { createLogger } from '../log';
import { openSealer } from '../services/access/open-sealer';
import { acceptFile } from '../services/ingestion/accept-file';
import { runSummary } from '../services/ingestion/run-summary';
import type { Language } from './language';
import { requireFile } from './named-file';
import { runReport } from './run-report';

const SETTLE_TIMEOUT_MS = 10 * 60_000;

export interface SendOptions {
  readonly language: Language;
  readonly feed: string;
  readonly file: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export async function sendFile(config: Config, options: SendOptions): Promise<void> {
  await requireFile(options.file);
  const { database, close } = await openDatabase(config, { attach: true });
  try {
    const log = createLogger(config.logLevel);
    const sealer = await openSealer(config);
    const jobs = await startJobs({ database, config, sealer, log, now: () => new Date() });
    try {
      const receipt = await acceptFile(database, {
        feedSlug: options.feed,
        bytes: createReadStream(options.file),
        fileName: basename(options.file),
        receivedFrom: 'command line',
        maxBytes: config.maxUploadBytes,
        ...{ actor: 'system:command-line', regionCodes: null, sealer },
        dryRun: options.dryRun ?? false,
      });
      await jobs.settle(SETTLE_TIMEOUT_MS);
      const summary = await runSummary(database, receipt.runId);
      const { duplicate } = receipt;
      process.stdout.write(
        options.json
          ? `${JSON.stringify({ ...summary, duplicate }, null, 2)}\n`
          : runReport(summary, options.language, { duplicate }),
      );
      if (summary.status === 'FAILED') process.exitCode = 1;
    } finally {
      await jobs.stop();
    }
  } finally {
    await close();
  }
}
