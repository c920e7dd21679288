import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../../src/db/database';
import { demoFeedFiles } from '../../../src/domain/demo/figures';
import { PROGRESS_STATUSES } from '../../../src/domain/vocabulary';
import { loadCatalogue } from '../../../src/services/catalogue/load-catalogue';
import { readCatalogue } from '../../../src/services/catalogue/read-catalogue';
import { loadDemo } from '../../../src/services/demo/load-demo';
import { acceptFile } from '../../../src/services/ingestion/accept-file';
import { ingestRun } from '../../../src/services/ingestion/ingest-run';
import { readProgress } from '../../../src/services/progress/read-progress';
import { progressReport, type TargetLine } from '../../../src/services/progress/report';
import { loadVocabulary } from '../../../src/services/vocabulary';
import { openTestDatabase } from '../../support/database';
import { TEST_SEALER } from '../../support/test-sealer';

const SEEDS = join(__dirname, '../../../seeds');
const NOW = new Date('2021-12-01T04:00:00Z');
const TODAY = '2021-12-01';
const LOADING_MS = 60_000;

async function takeIn(db: Database): Promise<void> {
  const vocabulary = await loadVocabulary(db);
  for (const { feedSlug, fileName } of demoFeedFiles()) {
    const content = readFileSync(join(SEEDS, 'demo', feedSlug, fileName));
    const bytes = (async function* () {
      yield content;
    })();
    const { runId } = await acceptFile(db, {
      ...{
        feedSlug,
        bytes,
        fileName,
        receivedFrom: 'test',
        ...{ actor: 'key:test', regionCodes: null, sealer: TEST_SEALER },
        maxBytes: content.length,
      },
    });
    const outcome = await ingestRun(db, vocabulary, runId, NOW, { sealer: TEST_SEALER });
    expect(outcome).toMatchObject({ status: 'PUBLISHED', rowsRejected: 0 });
  }
}

describe('the plans of Hebi and Jinta over the demonstration data', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase();
    await loadCatalogue(db, await readCatalogue(SEEDS), NOW);
    await loadDemo(db);
    await takeIn(db);
  }, LOADING_MS);
  afterAll(() => db.close());

  async function lines(asOf: string): Promise<readonly TargetLine[]> {
    const { plans } = await progressReport(db, { asOf, now: NOW, today: TODAY });
    return plans
      .filter(({ slug }) => slug === 'hebi' || slug === 'jinta')
      .flatMap(({ stages }) => stages.flatMap(({ targets }) => targets))
      .filter(({ basis }) => basis !== 'MILESTONE');
  }

  it('have a figure for every target with a number in the end, each marked as synthetic', async () => {
    const end = await lines(TODAY);
    expect(end.length).toBeGreaterThan(50);
    expect(end.filter((line) => line.actual === null)).toEqual([]);
    expect(end.filter((line) => !line.synthetic)).toEqual([]);
    const met = end.filter((line) => line.status === 'MET').length;
    const missed = end.filter((line) => line.status === 'MISSED').length;
    expect(met + missed).toBe(end.length);
    expect(met).toBeGreaterThan(missed);
    expect(missed).toBeGreaterThan(5);
  });

  it('show every status along the way', async () => {
    const seen = new Set<string>();
    for (const asOf of ['2018-06-30', '2019-06-30', '2020-06-30', '2021-01-01']) {
      for (const line of await lines(asOf)) seen.add(line.status);
    }
    expect([...seen].sort()).toEqual([...PROGRESS_STATUSES].sort());
  });

  it('mark every number that there is as synthetic on any day, a zero too', async () => {
    const early = await lines('2018-01-02');
    expect(early.filter((line) => line.actual === '0').length).toBeGreaterThan(0);
    expect(early.filter((line) => line.actual !== null && !line.synthetic)).toEqual([]);
  });

  it('count from the registers what the bureau publishes of them', async () => {
    const published = await db.query<{ period_end: string; value: string }>(
      `select period_end, value from observation where indicator_code = 'high-tech-enterprises' and
         region_code = '410600' and superseded_at is null order by period_end`,
    );
    expect(published).toHaveLength(16);
    for (const { period_end: asOf, value } of published.slice(4)) {
      const line = (await lines(asOf)).find(({ key }) => key === 'hebi/stage-2020/high-tech-enterprises');
      expect(line?.actual).toBe(value);
    }
  });

  it('compute what nobody publishes: patents per head, from the register and the population', async () => {
    const key = 'hebi/overall/invention-patents-per-10k';
    const answers = await readProgress(db, {
      ...{ keys: [key], asOf: '2019-06-30', asKnownAt: null, now: NOW, today: TODAY },
    });
    const answer = answers.get(key);
    const [count] = await db.query<{ patents: string }>(
      `select count(*) as patents from patent p join enterprise e on e.id = p.owner_id
       where p.kind = 'INVENTION' and p.granted_on <= '2019-06-30' and e.region_code like '4106%'
         and (p.lapsed_on is null or p.lapsed_on > '2019-06-30')`,
    );
    const perHead = (Number(count?.patents) / 2_982_000) * 10_000;
    expect(Number(answer?.actual)).toBeCloseTo(perHead, 9);
    expect(answer?.inputs.used.find(({ role }) => role === 'ACTUAL')).toMatchObject({ source: 'COMPUTED' });
    expect(answer?.explanationZh).toContain('该值按“有效发明专利拥有量 ÷ 年末常住人口 × 10000”计算');
  });

  it('change by a correction that was published later, and keep what was known before', async () => {
    const key = 'hebi/stage-2018/high-tech-value-added';
    const known = async (asKnownAt: string | null) => {
      const moment = asKnownAt === null ? null : new Date(asKnownAt);
      const answers = await readProgress(db, {
        ...{ keys: [key], asOf: '2019-12-31', asKnownAt: moment, now: NOW, today: TODAY },
      });
      return answers.get(key);
    };
    const before = '2019-06-01T00:00:00+08:00';
    expect(await known(before)).toMatchObject({ actual: '15866000000', status: 'MISSED' });
    expect(await known(null)).toMatchObject({ actual: '16127000000', status: 'MET' });
  });
});
