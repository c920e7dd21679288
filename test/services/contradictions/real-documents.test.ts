import { join } from 'node:path';
import type { Database, Statements } from '../../../src/db/database';
import type { Finding } from '../../../src/domain/contradictions/terms';
import { loadCatalogue } from '../../../src/services/catalogue/load-catalogue';
import { readCatalogue } from '../../../src/services/catalogue/read-catalogue';
import { contradictionsOf } from '../../../src/services/contradictions/contradictions-of';
import { loadDemo } from '../../../src/services/demo/load-demo';
import { openTestDatabase } from '../../support/database';

const SEEDS = join(__dirname, '../../../seeds');
const NOW = new Date('2021-12-01T04:00:00Z');

describe('x', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase();
    await loadCatalogue(db, await readCatalogue(SEEDS), NOW);
    await loadDemo(db);
  }, 60000);
  afterAll(() => db.close());
  it('dump', async () => {
    const show = (m: ReadonlyMap<string, readonly Finding[]>) => { for (const [k, v] of m) { for (const f of v) console.log(k, f.kind, f.severity, f.withData, f.targets.join(' '), '\n', f.explanation.zh, '\n', f.explanation.en, '\n', f.equivalentBecause?.zh); } };
    show(await contradictionsOf(db, null, null));
    for (const asOf of ['2018-06-30', '2019-06-30','2020-06-30']) { console.log(asOf); show(new Map([...await contradictionsOf(db, ['hebi','jinta'], { asOf, now: NOW, today: '2021-12-01' })].map(([k,v])=>[k,v.filter((f)=>f.withData)]))); }
  });
});
