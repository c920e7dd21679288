import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database, Transaction } from '../../../src/db/database';
import { demoFeedFiles } from '../../../src/domain/demo/figures';
import { PROGRESS_STATUSES } from '../../../src/domain/vocabulary';
import { loadCatalogue } from '../../../src/services/catalogue/load-catalogue';
import { readCatalogue } from '../../../src/services/catalogue/read-catalogue';
import { loadDemo } from '../../../src/services/demo/load-demo';
import { acceptFile } from '../../../src/services/ingestion/accept-file';
import { ingestRun } from '../../../src/services/ingestion/ingest-run';
import { readProgress } from '../../../src/services/progress/read-progress';
import { recomputeIn } from '../../../src/services/progress/recompute-targets';
import { progressReport, type TargetLine } from '../../../src/services/progress/report';
import { targetsDependingOn } from '../../../src/services/progress/targets-depending-on';
import { loadVocabulary } from '../../../src/services/vocabulary';
import { openTestDatabase } from '../../support/database';
import { TEST_SEALER } from '../../support/test-sealer';

const SEEDS = join(__dirname, '../../../seeds');
const NOW = new Date('2021-12-01T04:00:00Z');
const TODAY = '2021-12-01';
const LOADING_MS = 60_000;
const ROUNDS = 7;
/** Locks, marks, definitions, figures, coverage and the answers themselves; no counts. */
const MOST_STATEMENTS = 12;
/** Promised are 50 ms; a machine that is busy with other suites takes longer. */
const MOST_MS = 250;

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

  /** Statements that a recompute of the targets takes, and the middle of the times of several. */
  async function work(keys: readonly string[]): Promise<{ statements: number; ms: number }> {
    const times: number[] = [];
    let statements = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      await db.transaction(async (tx) => {
        const startedAtMs = performance.now();
        statements = 0;
        const counting: Transaction = {
          query: (sql, parameters) => {
            statements += 1;
            return tx.query(sql, parameters);
          },
          copyIn: (target, rows) => tx.copyIn(target, rows),
        };
        await recomputeIn(counting, keys, '2019-06-30', NOW);
        times.push(performance.now() - startedAtMs);
      });
    }
    return { statements, ms: times.sort((a, b) => a - b)[ROUNDS >> 1] as number };
  }

  it('are computed again after a change of one figure in a few statements and in no time', async () => {
    const [figure] = await db.query<{ indicator_code: string; region_code: string }>(
      `select indicator_code, region_code from observation join target using (indicator_code, region_code)
       where superseded_at is null group by 1, 2 order by count(distinct key) desc, 1 limit 1`,
    );
    const changed = {
      indicatorCode: String(figure?.indicator_code),
      regionCode: String(figure?.region_code),
    };
    const keys = await targetsDependingOn(db, { series: [changed] });
    expect(keys.length).toBeGreaterThan(1);
    const { statements, ms } = await work(keys);
    expect(statements).toBeLessThanOrEqual(MOST_STATEMENTS);
    expect(ms).toBeLessThan(MOST_MS);
  });

  it('are judged with one statement for each kind of evidence, however many targets a plan has', async () => {
    const all = await db.query<{ key: string }>(`select key from target where plan_slug = 'hebi'`);
    const { statements } = await work(all.map(({ key }) => key));
    const kinds = await db.query(
      `select distinct i.count_rule ->> 'register', i.count_rule ->> 'event' from target t
       join indicator i on i.code = t.indicator_code where t.plan_slug = 'hebi' and i.count_rule is not null`,
    );
    expect(all.length).toBeGreaterThan(20);
    // One counts, one lists what was counted.
    expect(statements).toBeLessThanOrEqual(MOST_STATEMENTS + 2 * kinds.length);
  });
});
