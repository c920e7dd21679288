import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { parse } from 'yaml';
import type { Database } from '../../src/db/database';
import { makePatentNumber } from '../../src/domain/identifiers/patent-number';
import { registerDefinitionSchema } from '../../src/feeds/registers/register-definition';
import type { Jobs } from '../../src/jobs/start-jobs';
import { runSummary } from '../../src/services/ingestion/run-summary';
import { xlsx } from '../feeds/support/workbook';
import { offer } from '../services/ingestion/feed-rows';
import {
  list,
  putFeed,
  putRegions,
  registerFeed,
  rowsOf,
  send,
  uscc,
} from '../services/ingestion/register-feeds';
import { openTestDatabase } from '../support/database';
import {
  insertDocument,
  insertIndicator,
  insertPlan,
  insertStage,
  insertTarget,
  json,
} from '../support/factories';
import { TEST_SEALER } from '../support/test-sealer';
import { closeWithQueues, startTestJobs, until } from './queue-fixture';

const NOW = new Date('2026-03-10T04:00:00Z');
const SETTLE_MS = 20_000;
const SEEDS = resolve(__dirname, '../../seeds/feeds');

async function putSeedFeed(db: Database, slug: string, given: object = {}): Promise<void> {
  const yaml = await readFile(join(SEEDS, `${slug}.yaml`), 'utf8');
  await putFeed(db, registerDefinitionSchema.parse({ ...parse(yaml), ...given }));
}

describe('a list on its way through the queue', () => {
  let db: Database;
  let jobs: Jobs;
  let inbox: string;
  beforeAll(async () => {
    db = await openTestDatabase(12);
    await putRegions(db);
    await db.query(`insert into unit values ('ITEM', '件', 'item', 'count.item', 1, '{件}')`);
    await insertDocument(db);
    await insertPlan(db);
    await insertStage(db, { slug: 's', startsOn: '2024-01-01', endsOn: '2026-12-31' });
    const rule = {
      register: 'certification',
      kind: ['HIGH_TECH_ENTERPRISE'],
      event: 'ACTIVE',
      of: 'enterprise',
    };
    await insertIndicator(db, { code: 'high', source: 'COUNTED', measure: 'STOCK', countRule: json(rule) });
    await insertTarget(db, {
      stageKey: 'hebi/s',
      slug: 'high',
      indicatorCode: 'high',
      basis: 'LEVEL',
      value: '4',
    });
    await putSeedFeed(db, 'enterprises');
    const coverage = { startsOn: '2024-01-01', region: '410600', kind: 'HIGH_TECH_ENTERPRISE' };
    await putSeedFeed(db, 'high-tech-certificates', { coverage });
    inbox = await mkdtemp(join(tmpdir(), 'kejin-inbox-'));
    jobs = await startTestJobs(db, undefined, {
      ...{ now: () => NOW, sealer: TEST_SEALER, config: { inboxDir: inbox } },
    });
  });
  afterAll(async () => {
    await jobs.stop();
    await rm(inbox, { recursive: true, force: true });
    await closeWithQueues(db, undefined);
  });

  it('ends in records, and in the progress that is counted from them', async () => {
    const enterprises = xlsx([
      ['鹤壁市科技企业名单（2026年3月）'],
      ['序号', '统一社会信用代码', '企业名称', '所在县区', '成立日期', '登记状态'],
      [1, uscc(1), '鹤壁甲科技有限公司', '淇滨区', 43835, '存续'],
      [2, uscc(2), '浚县乙机械有限公司', '410621', '2018年3月1日', '在业'],
      ['合计', null, '2家'],
      ['注：数据截至2026年2月底。'],
    ]);
    const first = await offer(db, enterprises, 'enterprises', TEST_SEALER);
    await jobs.settle(SETTLE_MS);
    expect(await runSummary(db, first.runId)).toMatchObject({ status: 'PUBLISHED', rowsRead: 2, rowsNew: 2 });
    expect(await rowsOf(db, 'select name_zh, region_code, founded_on from enterprise order by uscc')).toEqual(
      [
        { name_zh: '鹤壁甲科技有限公司', region_code: '410611', founded_on: '2020-01-05' },
        { name_zh: '浚县乙机械有限公司', region_code: '410621', founded_on: '2018-03-01' },
      ],
    );
    const certificates = list(
      '证书编号,统一社会信用代码,企业名称,发证日期',
      `GR202341000001,${uscc(1)},鹤壁甲科技有限公司,2023-11-22`,
      `GR202441000002,${uscc(2)},浚县乙机械有限公司,2024.11.21`,
      `GR202041000003,${uscc(2)},浚县乙机械有限公司,2020/12/4`,
    );
    const second = await offer(db, certificates, 'high-tech-certificates');
    await jobs.settle(SETTLE_MS);
    expect(await runSummary(db, second.runId)).toMatchObject({
      ...{ status: 'PUBLISHED', rowsNew: 3, targetsAffected: 1 },
      rejects: [{ code: 'IGNORED_COLUMN' }],
    });
    expect(await rowsOf(db, 'select target_key, actual, stale_since from target_progress')).toMatchObject([
      { target_key: 'hebi/s/high', actual: '2', stale_since: null },
    ]);
    expect(await rowsOf(db, 'select level, expires_on from certification order by number')).toMatchObject([
      ...[{ expires_on: '2023-12-03' }, { expires_on: '2026-11-21' }],
      { level: 'NATIONAL', expires_on: '2027-11-20' },
    ]);
  });

  it('comes by the inbox as a workbook, and the note says how many were removed', async () => {
    await putSeedFeed(db, 'enterprises', { fullList: true, maxRemovedShare: 0.5 });
    await until(async () => (await readdir(inbox)).includes('enterprises'));
    const workbook = xlsx([
      ['统一社会信用代码', '企业名称', '所在县区'],
      [uscc(1), '鹤壁甲科技有限公司', '淇滨区'],
    ]);
    await writeFile(join(inbox, 'enterprises/名单.xlsx'), workbook);
    const done = join(inbox, 'enterprises/done');
    await until(async () => (await readdir(done).catch(() => [] as string[])).includes('名单.xlsx.txt'));
    expect(await readFile(join(done, '名单.xlsx.txt'), 'utf8')).toContain('移除 removed 1');
    expect(await rowsOf(db, `select actor from feed_batch where file_name = '名单.xlsx'`)).toEqual([
      { actor: 'system:inbox' },
    ]);
    await jobs.settle(SETTLE_MS);
    expect(await rowsOf(db, 'select actual from target_progress')).toEqual([{ actual: '1' }]);
  });
});

describe('the work on a list', () => {
  it('takes as many statements for a thousand rows as for two', async () => {
    const db = await openTestDatabase();
    await putRegions(db);
    await putFeed(db, registerFeed('enterprises'));
    await putFeed(db, registerFeed('patents'));
    const rows = (make: (n: number) => string, count: number) =>
      Array.from({ length: count }, (_, n) => make(n));
    const enterprise = (n: number) => `${uscc(n)},企业${n},410611`;
    await send(db, 'enterprises', list('uscc,name,region', ...rows(enterprise, 1_000)));
    const patent = (year: number) => (n: number) =>
      `${makePatentNumber(year, 'INVENTION', n)},题,${uscc(n % 1_000)},${year}-01-01`;
    const query = jest.spyOn(Client.prototype, 'query');
    const statements = async (content: string) => {
      query.mockClear();
      expect(await send(db, 'patents', content)).toMatchObject({ status: 'PUBLISHED' });
      return query.mock.calls.length;
    };
    const header = 'applicationNumber,title,uscc,filedOn';
    const few = await statements(list(header, ...rows(patent(2022), 2)));
    const many = await statements(list(header, ...rows(patent(2023), 1_000)));
    query.mockRestore();
    expect(many).toBe(few);
    expect(few).toBeLessThan(70);
    await db.close();
  });
});
