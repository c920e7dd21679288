import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, type Steps, startApp } from '../../src/app';
import { readConfig } from '../../src/config';
import { progressReport } from '../../src/services/progress/report';
import { openClone, type TestDatabase } from '../support/database';

const KEY = 'kj_the-administrator-of-this-test';
const SHARE = 'hebi/stage-2020/rnd-share-gdp';
const START_TIMEOUT_MS = 90_000;

const HEBI = `{
  plan(slug: "hebi") {
    documentNumber
    stages {
      startsOn
      targets { key clause isMilestone leadDepartments { nameZh } progress { status explanationZh explanationEn } }
    }
    overallStages { targets { key } }
  }
}`;

/** Tables as counties hand them in, of an office whose figures have been reviewed elsewhere. */
const DIRECT_FEED = `insert into feed (slug, name_zh, name_en, format, definition, definition_hash, is_synthetic)
  select 'direct-long', name_zh, name_en, format,
    definition || '{"slug": "direct-long", "review": "none"}', 'direct-long', false
  from feed where slug = 'local-long'`;

const report = (rows: readonly string[]) => ['地区代码,指标,报告期,数值,单位', ...rows].join('\n');

describe('the main job, from an empty database to answers', () => {
  let clone: TestDatabase;
  let dataDir: string;
  let app: App;
  const titles: string[] = [];

  const steps: Steps = async (title, work) => {
    titles.push(title.en);
    return work(() => undefined);
  };
  const start = () => {
    const config = readConfig({
      ...{ DATABASE_URL: clone.url, PORT: '0', KEJIN_DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
      KEJIN_BOOTSTRAP_ADMIN_KEY: KEY,
    });
    return startApp(config, { demo: true, steps });
  };
  const ask = async (query: string) => {
    const body = JSON.stringify({ query });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${app.address}/graphql`, { method: 'POST', headers, body });
    const { data, errors } = (await answer.json()) as { data: never; errors?: unknown };
    expect(errors).toBeUndefined();
    return data as Record<string, never>;
  };
  const send = async (body: string) => {
    const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'text/csv' };
    const answer = await fetch(`${app.address}/feeds/direct-long?wait=30`, { method: 'POST', headers, body });
    return (await answer.json()) as Record<string, unknown> & { rejects: Record<string, unknown>[] };
  };
  const stored = () =>
    app.database.query<{ target_key: string; actual: string | null; status: string; computed_at: Date }>(
      `select distinct on (target_key) target_key, actual, status, computed_at from target_progress
       order by target_key, as_of desc`,
    );
  const untilFresh = async () => {
    for (let i = 0; i < 100; i += 1) {
      const waiting = await app.database.query('select 1 from outbox where done_at is null');
      if (waiting.length === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the outbox did not empty');
  };

  beforeAll(async () => {
    clone = await openClone();
    dataDir = await mkdtemp(join(tmpdir(), 'kejin-app-'));
    app = await start();
    await app.database.query(DIRECT_FEED);
  }, START_TIMEOUT_MS);
  afterAll(async () => {
    await app.stop();
    await clone.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('reports the ten systems, each with targets or milestones', async () => {
    const { plans } = await progressReport(app.database, {
      asOf: null,
      now: new Date(),
      today: '2026-01-01',
    });
    expect(plans.map((plan) => plan.slug)).toEqual([
      ...['hebi', 'jiayuguan', 'jinta', 'maanshan', 'risk-fund'],
      ...['shanxi', 'shifang', 'tiantai', 'yunnan-crops', 'zhaotong'],
    ]);
    expect(plans.filter((plan) => plan.stages.flatMap((stage) => stage.targets).length === 0)).toEqual([]);
  });

  it('answers with the three stages of Hebi, their targets, clauses, departments and progress', async () => {
    const { plan } = (await ask(HEBI)) as unknown as {
      plan: {
        documentNumber: string;
        stages: {
          startsOn: string;
          targets: { clause: string; leadDepartments: unknown[]; isMilestone: boolean }[];
        }[];
        overallStages: { targets: unknown[] }[];
      };
    };
    expect(plan.documentNumber).toBe('鹤政〔2018〕24号');
    expect(plan.stages.map((stage) => stage.startsOn)).toEqual(['2018-01-01', '2019-01-01', '2020-01-01']);
    const numbers = plan.stages.map((stage) => stage.targets.filter((target) => !target.isMilestone).length);
    expect(numbers).toEqual([10, 9, 14]);
    const targets = plan.stages.flatMap((stage) => stage.targets);
    expect(targets.filter((target) => !/^四\([一二三]\)/.test(target.clause))).toEqual([]);
    expect(targets.filter((target) => target.leadDepartments.length === 0)).toEqual([]);
    expect(plan.overallStages.flatMap((stage) => stage.targets).length).toBeGreaterThanOrEqual(14);
  });

  it('holds the January-to-May figures of the industry report as year-to-date observations', async () => {
    const { series } = (await ask(`{ series(regions: ["530600"], indicators: ["gross-industrial-output"]) {
      points { period valueExact publishedText isSynthetic frequency clause } } }`)) as unknown as {
      series: { points: Record<string, unknown>[] }[];
    };
    expect(series[0]?.points).toMatchObject([
      { period: '2006-01/2006-05', valueExact: '4290000000', frequency: 'YEAR_TO_DATE', isSynthetic: false },
    ]);
  });

  it('takes in a corrected figure as a new vintage, and recomputes its dependents and nothing else', async () => {
    const asked = (
      at: string,
    ) => `{ series(regions: ["410600"], indicators: ["rnd-share-gdp"], from: "2020" ${at}) {
      points { valueExact } } }`;
    const figureOf = async (at = '') => {
      const { series } = (await ask(asked(at))) as unknown as {
        series: { points: { valueExact: string }[] }[];
      };
      return series[0]?.points.map((point) => point.valueExact);
    };
    expect(await figureOf()).toEqual(['1.83']);
    const before = new Map((await stored()).map((row) => [row.target_key, row]));
    const run = await send(report(['410600,全社会研发投入占GDP比重,2020,2.05,%']));
    expect(run).toMatchObject({ status: 'PUBLISHED', rowsRevised: 1, rowsNew: 0, targetsAffected: 2 });
    await untilFresh();
    const changed = (await stored()).filter(
      (row) => row.computed_at.getTime() !== before.get(row.target_key)?.computed_at.getTime(),
    );
    expect(changed.map((row) => row.target_key)).toEqual(['hebi/overall/rnd-share-gdp', SHARE]);
    expect(changed.map((row) => row.status)).toEqual(['MET', 'MET']);
    expect(await figureOf()).toEqual(['2.05']);
    expect(await figureOf(', asKnownAt: "2021-06-01T00:00:00+08:00"')).toEqual(['1.83']);
  });

  it('changes nothing for the same bytes again', async () => {
    const rows = () => app.database.query('select count(*) as n from observation');
    const before = await rows();
    const again = await send(report(['410600,全社会研发投入占GDP比重,2020,2.05,%']));
    expect(again).toMatchObject({ duplicate: true, status: 'PUBLISHED' });
    expect(await rows()).toEqual(before);
  });

  it('leaves the data untouched by a malformed file, and says which rows and why', async () => {
    const before = [await app.database.query('select max(id) from observation'), await stored()];
    const good = '410600,科技型企业总数,2020,330,家';
    const run = await send(
      report([good, '410600,科技型企业总数,2021,三百,家', '999999,专利授权量,2020,1,件']),
    );
    expect(run).toMatchObject({ status: 'FAILED', errorCode: 'ROWS_REJECTED', rowsRejected: 2, rowsNew: 0 });
    expect(run.rejects.map(({ line, raw }) => [line, raw])).toEqual([
      [3, '三百'],
      [4, '999999'],
    ]);
    expect(run.rejects.every((reject) => reject.messageZh && reject.messageEn && reject.code)).toBe(true);
    await untilFresh();
    expect([await app.database.query('select max(id) from observation'), await stored()]).toEqual(before);
  });

  it('takes up where it ended when it is started again', async () => {
    const before = await app.database.query('select max(id) as id, count(*) as n from observation');
    await app.stop();
    titles.length = 0;
    app = await start();
    expect(titles).toContain('Take in the example feeds through the queue');
    expect(await app.database.query('select max(id) as id, count(*) as n from observation')).toEqual(before);
    expect(app.adminKey).toBeNull();
  });
});
