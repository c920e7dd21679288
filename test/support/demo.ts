/** The catalogue, the registers and the figures of the demonstration, as `kejin start` loads them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../src/db/database';
import { demoFeedFiles } from '../../src/domain/demo/figures';
import { loadCatalogue } from '../../src/services/catalogue/load-catalogue';
import { readCatalogue } from '../../src/services/catalogue/read-catalogue';
import { loadDemo } from '../../src/services/demo/load-demo';
import { acceptFile } from '../../src/services/ingestion/accept-file';
import { ingestRun } from '../../src/services/ingestion/ingest-run';
import { loadVocabulary } from '../../src/services/vocabulary';
import { TEST_SEALER } from './test-sealer';

const SEEDS = join(__dirname, '../../seeds');

export async function loadWholeDemo(db: Database, now: Date): Promise<void> {
  await loadCatalogue(db, await readCatalogue(SEEDS), now);
  await loadDemo(db);
  const vocabulary = await loadVocabulary(db);
  for (const { feedSlug, fileName } of demoFeedFiles()) {
    const content = readFileSync(join(SEEDS, 'demo', feedSlug, fileName));
    const bytes = (async function* () {
      yield content;
    })();
    const { runId } = await acceptFile(db, {
      ...{ feedSlug, bytes, fileName, receivedFrom: 'test', maxBytes: content.length },
      ...{ actor: 'key:test', regionCodes: null, sealer: TEST_SEALER },
    });
    await ingestRun(db, vocabulary, runId, now, { sealer: TEST_SEALER });
  }
}
