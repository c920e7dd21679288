import { createReadStream, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Database } from '../../../src/db/database';
import type { Vocabulary } from '../../../src/feeds/vocabulary';
import { loadCatalogue } from '../../../src/services/catalogue/load-catalogue';
import { readCatalogue } from '../../../src/services/catalogue/read-catalogue';
import { acceptFile } from '../../../src/services/ingestion/accept-file';
import { ingestRun } from '../../../src/services/ingestion/ingest-run';
import { stageFigures } from '../../../src/services/ingestion/staging';
import { judgeStaging } from '../../../src/services/validation/judge-staging';
import { loadVocabulary } from '../../../src/services/vocabulary';
import { openTestDatabase } from '../../support/database';

const SEEDS = resolve(__dirname, '../../../seeds');
const SAMPLES = resolve(__dirname, '../../../../shared/samples/cn-bureau-csv');
const LOADED_ON = new Date('2026-01-05T02:00:00Z');

const DEMO = [
  'demo-monthly/hebi-2017-2020.csv',
  'demo-monthly/hebi-revised.csv',
  'demo-monthly/jinta-2017-2020.csv',
  'demo-quarterly/hebi-2017-2020.csv',
  'demo-quarterly/jinta-2017-2020.csv',
];

const PUBLISHED = [
  ['nbs-annual', 'nbs_年度数据_aftermaxq.csv'],
  ['nbs-monthly', 'nbs_月度数据_sunshine.csv'],
  ['nbs-province-gdp', 'nbs_分省年度数据_eoocl.csv'],
  ['nbs-province-monthly', 'nbs_分省月度数据_1_sunshine.csv'],
] as const;

describe('the rules in seeds/', () => {
  let db: Database;
  let vocabulary: Vocabulary;
  beforeAll(async () => {
    db = await openTestDatabase();
    await loadCatalogue(db, await readCatalogue(SEEDS), LOADED_ON);
    vocabulary = await loadVocabulary(db);
  }, 60_000);
  afterAll(() => db.close());

  const takeIn = async (feedSlug: string, path: string) => {
    const file = { feedSlug, bytes: createReadStream(path), receivedFrom: 'test', maxBytes: 1 << 22 };
    const sender = { actor: 'key:test', regionCodes: null, sealer: null };
    const { runId } = await acceptFile(db, { ...file, ...sender });
    const { status } = await ingestRun(db, vocabulary, runId, new Date());
    const rejects = await db.query<{ text: string }>(
      `select concat_ws(' ', severity, code, rule_code, line, message_zh) as text from feed_reject
       where run_id = $1 and severity <> 'INFO' order by id`,
      [runId],
    );
    return { status, rejects: rejects.map(({ text }) => text) };
  };

  it('are in the database with their scope, parameters and both names', async () => {
    const [sectors] = await db.query(`select * from validation_rule where code = 'gdp-by-sector'`);
    expect(sectors).toMatchObject({
      ...{ kind: 'TOTAL_OF_PARTS', severity: 'ERROR', scope: {} },
      parameters: { total: 'gdp', parts: expect.arrayContaining(['value-added-primary']), complete: true },
    });
  });

  it('find nothing wrong with the figures that the documents print', async () => {
    const violations = await db.rehearse(async (tx) => {
      await stageFigures(tx, []);
      const { length } = await tx.query(
        `insert into pg_temp.incoming (ordinal, indicator_code, region_code, period, frequency, period_start,
           period_end, value, missing_reason, published_text, published_unit, status, published_at, source_line,
           retracts)
         select row_number() over (), indicator_code, region_code, period, frequency, period_start, period_end,
           value, missing_reason, published_text, published_unit, status, published_at, 1, false
         from observation where superseded_at is null returning 1`,
      );
      expect(length).toBeGreaterThan(100);
      await tx.query('truncate observation');
      const file = { feedSlug: null, isSynthetic: false, blanksRetract: false, repeats: false };
      return (await judgeStaging(tx, file)).violations;
    });
    expect(violations).toEqual([]);
  });

  it('find nothing wrong with the demonstration', async () => {
    for (const file of DEMO) {
      const feed = file.slice(0, file.indexOf('/'));
      const outcome = await takeIn(feed, resolve(SEEDS, 'demo', file));
      expect([file, outcome]).toEqual([file, { status: 'PUBLISHED', rejects: [] }]);
    }
  });

  const whereSamplesAre = existsSync(SAMPLES) ? it : it.skip;

  whereSamplesAre('let what the national bureau publishes pass', async () => {
    for (const [feed, file] of PUBLISHED) {
      const outcome = await takeIn(feed, resolve(SAMPLES, file));
      expect([file, outcome]).toEqual([file, { status: 'PUBLISHED', rejects: [] }]);
    }
  });

  whereSamplesAre('remark on the one figure among those of 35 cities that fell off a cliff', async () => {
    const { status, rejects } = await takeIn(
      'nbs-city-annual',
      resolve(SAMPLES, 'nbs_主要城市年度数据_xie.csv'),
    );
    expect(status).toBe('PUBLISHED');
    expect(rejects).toEqual([
      'WARNING RULE_JUMP amounts-do-not-jump 16 上海市2007年房地产开发企业购置土地面积为141.44万平方米，' +
        '上年同期为524.56万平方米，变化-73%；此前5次变化幅度的中位数为41.4%',
    ]);
  });
});
