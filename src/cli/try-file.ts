/** `kejin feed try`: what would become of a file, without anything being written. */

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { openDatabase } from '../app';
import type { Config } from '../config';
import type { Database } from '../db/database';
import { AppError } from '../errors';
import { openSealer } from '../services/access/open-sealer';
import { loadCatalogue } from '../services/catalogue/load-catalogue';
import { readCatalogue } from '../services/catalogue/read-catalogue';
import { catalogueNames } from '../services/mapping/catalogue-names';
import { type OfferedFile, type Trial, tryFile } from '../services/mapping/try-file';
import type { Language } from './language';
import { requireFile } from './named-file';
import { trialReport } from './trial/trial-report';

export interface TryFileOptions {
  readonly language: Language;
  readonly file: string;
  readonly feed: string | undefined;
  readonly json: boolean | undefined;
}

async function offered(path: string, maxBytes: number): Promise<OfferedFile> {
  const { sizeBytes: size } = await requireFile(path);
  if (size === 0) throw new AppError('EMPTY_PAYLOAD');
  if (size > maxBytes) throw new AppError('PAYLOAD_TOO_LARGE', { max: maxBytes });
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  const source = () => createReadStream(path) as AsyncIterable<Uint8Array>;
  return { name: path, source, sha256: hash.digest('hex'), sizeBytes: size };
}

/** Where nothing was ever started, the words of the catalogue are what is needed. */
async function readyCatalogue(database: Database, config: Config): Promise<void> {
  await database.migrate();
  const loaded = await database.query('select 1 from catalogue_load limit 1');
  const feeds = loaded.length > 0 ? loaded : await database.query('select 1 from feed limit 1');
  if (feeds.length === 0) await loadCatalogue(database, await readCatalogue(config.seedsDir), new Date());
}

/** Everything that the report rests on, for machines. */
function asJson(trial: Trial): string {
  const { file, chosen, others, survey, rehearsal, withoutFaults, proposals } = trial;
  const short = ({ slug, fit, reasons }: { slug: string; fit: number; reasons: readonly unknown[] }) => ({
    ...{ slug, fit, reasons },
  });
  const told = (one: typeof rehearsal) => one && { ...one.summary, changes: one.changes };
  const summary = { file, feed: chosen && short(chosen), otherFeeds: others.map(short), survey };
  const unknown = proposals.map(({ label: { samples: _, ...label }, candidates }) => ({
    ...label,
    candidates,
  }));
  return JSON.stringify(
    { ...summary, outcome: told(rehearsal), withoutFaults: told(withoutFaults), unknownLabels: unknown },
    null,
    2,
  );
}

export async function tryFileOut(config: Config, options: TryFileOptions): Promise<void> {
  const file = await offered(options.file, config.maxUploadBytes);
  const { database, close } = await openDatabase(config, { attach: true });
  try {
    await readyCatalogue(database, config);
    const sealer = await openSealer(config);
    const trial = await tryFile(database, file, { feed: options.feed ?? null, sealer, now: new Date() });
    const { program } = config;
    const writing = { language: options.language, names: await catalogueNames(database), program };
    process.stdout.write(`${options.json ? asJson(trial) : trialReport(trial, writing)}\n`);
    if (!trial.rehearsal || trial.rehearsal.summary.status === 'FAILED') process.exitCode = 1;
  } finally {
    await close();
  }
}
