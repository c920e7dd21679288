import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../../src/db/database';
import { demoFeedFiles } from '../../../src/domain/demo/figures';
import { loadCatalogue } from '../../../src/services/catalogue/load-catalogue';
import { readCatalogue } from '../../../src/services/catalogue/read-catalogue';
import { loadDemo } from '../../../src/services/demo/load-demo';
import { acceptFile } from '../../../src/services/ingestion/accept-file';
import { ingestRun } from '../../../src/services/ingestion/ingest-run';
import { progressReport } from '../../../src/services/progress/report';
import { loadVocabulary } from '../../../src/services/vocabulary';
import { openTestDatabase } from '../../support/database';

const SEEDS = join(__dirname, '../../../seeds');
it('prints', async () => {
  const db: Database = await openTestDatabase();
  const now = new Date('2021-12-01T00:00:00Z');
  await loadCatalogue(db, await readCatalogue(SEEDS), now);
  console.log(await loadDemo(db));
  const vocabulary = await loadVocabulary(db);
  for (const f of demoFeedFiles()) {
    const bytes = readFileSync(join(SEEDS, 'demo', f.feedSlug, f.fileName));
    const r = await acceptFile(db, { feedSlug: f.feedSlug, bytes: (async function* () { yield bytes; })(), fileName: f.fileName, receivedFrom: 't', maxBytes: 1e9 });
    console.log(f.fileName, await ingestRun(db, vocabulary, r.runId, now));
  }
  const lines = new Map<string, string[]>();
  for (const asOf of ['2018-06-30','2018-10-15','2018-12-31','2019-06-30','2019-12-31','2020-06-30','2020-10-31','2020-12-31','2021-12-01']) {
    const t = Date.now();
    const rep = await progressReport(db, { asOf, now, today: '2021-12-01' });
    console.log(asOf, Date.now() - t, 'ms');
    for (const p of rep.plans) for (const s of p.stages) for (const l of s.targets) {
      if (!['hebi','jinta'].includes(p.slug)) continue;
      const a = lines.get(l.key) ?? []; a.push(`${l.actual ?? '-'} ${l.status}${l.synthetic?'*':''}`); lines.set(l.key, a);
    }
  }
  require('fs').writeFileSync('/tmp/demo-table.txt', [...lines].map(([k, v]) => `${k}\n    ${v.join(' | ')}`).join('\n'));
  await db.close();
}, 120000);
