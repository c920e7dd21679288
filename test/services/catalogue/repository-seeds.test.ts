import { resolve } from 'node:path';
import type { Database } from '../../../src/db/database';
import type { Catalogue } from '../../../src/services/catalogue/catalogue';
import { type CatalogueSummary, loadCatalogue } from '../../../src/services/catalogue/load-catalogue';
import { readCatalogue } from '../../../src/services/catalogue/read-catalogue';
import { loadVocabulary } from '../../../src/services/vocabulary';
import { openTestDatabase } from '../../support/database';
import { dump, writtenSince } from './dump';
import { copyCatalogue } from './small-catalogue';

const SEEDS = resolve(__dirname, '../../../seeds');
const FIRST_DAY = new Date('2026-01-05T02:00:00Z');
const LATER = new Date('2026-02-05T02:00:00Z');

let db: Database;
let catalogue: Catalogue;
let first: CatalogueSummary;

beforeAll(async () => {
  db = await openTestDatabase();
  catalogue = await readCatalogue(SEEDS);
  first = await loadCatalogue(db, catalogue, FIRST_DAY);
});
afterAll(() => db.close());

/** What each load leaves behind: its row, and the audit record of it. */
const LOADED = { catalogue_load: 1, audit_record: 1 };

describe('the catalogue in seeds/', () => {
  it('holds the plans of the ten systems', () => {
    const plans = catalogue.plans.map(({ slug }) => slug);
    const systems = ['hebi', 'jinta', 'shifang', 'tiantai', 'zhaotong', 'maanshan', 'risk-fund', 'jiayuguan'];
    expect(plans).toEqual(expect.arrayContaining([...systems, 'yunnan-crops', 'shanxi']));
  });

  it('is in the database row by row', async () => {
    const { targets = 0, milestones = 0, ...counts } = first.counts;
    expect(first.changedTargets).toHaveLength(targets + milestones);
    const tables = {
      plan: 'plans',
      stage: 'stages',
      indicator: 'indicators',
      region: 'regions',
      feed: 'feeds',
    };
    for (const [table, name] of Object.entries(tables)) {
      expect(await db.query(`select count(*)::integer as count from ${table}`)).toEqual([
        { count: counts[name] },
      ]);
    }
    expect(await db.query('select count(*)::integer as count from target')).toEqual([
      { count: targets + milestones },
    ]);
  });

  it('gives Hebi three stages after one another, each with targets', async () => {
    const stages = await db.query(
      `select stage.slug, starts_on, ends_on, count(target.key) > 0 as promises from stage
       join target on target.stage_key = stage.key
       where stage.plan_slug = 'hebi' and stage.kind = 'STAGE' group by stage.key order by starts_on`,
    );
    expect(stages).toEqual([
      { slug: 'stage-2018', starts_on: '2018-01-01', ends_on: '2018-12-31', promises: true },
      { slug: 'stage-2019', starts_on: '2019-01-01', ends_on: '2019-12-31', promises: true },
      { slug: 'stage-2020', starts_on: '2020-01-01', ends_on: '2020-12-31', promises: true },
    ]);
  });

  it('keeps every number of a target in the unit of its indicator', async () => {
    const wrong = await db.query(
      `select target.key from target
       join unit stated on stated.code = target.stated_unit
       join indicator on indicator.code = target.indicator_code
       join unit own
         on own.code = case when target.basis = 'GROWTH' then 'PERCENT' else indicator.unit_code end
       where target.value * own.factor <> target.stated_value::numeric * stated.factor`,
    );
    expect(wrong).toEqual([]);
    const money = await db.query(
      `select count(*) > 0 as some from target where stated_unit = 'CNY_10K' and value >= 10000`,
    );
    expect(money).toEqual([{ some: true }]);
  });

  it('makes the industry report of Zhaotong real year-to-date observations', async () => {
    const [figures] = await db.query(
      `select count(*) > 5 as many, bool_and(period_start = date_trunc('year', period_end)) as to_date,
         bool_or(is_synthetic) as synthetic, bool_and(superseded_at is null) as in_force
       from observation where document_slug = 'zhaotong' and frequency = 'YEAR_TO_DATE'`,
    );
    expect(figures).toEqual({ many: true, to_date: true, synthetic: false, in_force: true });
  });

  it('keeps as many observations as the documents print figures', async () => {
    const [row] = await db.query(
      'select count(*)::integer as count from observation where superseded_at is null',
    );
    expect(row).toEqual({ count: first.counts.figures });
  });

  it('has the regions that the documents speak of', async () => {
    const regions = await db.query<{ code: string; path: string }>(
      `select region.code, concat_ws('/', upper.name_zh, region.name_zh) as path
       from region join region upper on upper.code = region.parent_code
       where region.code = any($1::text[]) order by region.code`,
      [['140000', '331023', '340500', '410600', '510682', '530600', '620200', '620201', '620921']],
    );
    expect(regions.map(({ path }) => path)).toEqual([
      '中国/山西省',
      '台州市/天台县',
      '安徽省/马鞍山市',
      '河南省/鹤壁市',
      '德阳市/什邡市',
      '云南省/昭通市',
      '甘肃省/嘉峪关市',
      '嘉峪关市/嘉峪关市辖区',
      '酒泉市/金塔县',
    ]);
    const levels = await db.query(
      'select level, count(*)::integer as count from region group by level order by 2',
    );
    expect(levels.map(({ level }) => level)).toEqual(['COUNTRY', 'PROVINCE', 'PREFECTURE', 'COUNTY']);
    expect(levels.slice(0, 2).map(({ count }) => count)).toEqual([1, 34]);
  });

  it('gives the feeds their words', async () => {
    const vocabulary = await loadVocabulary(db);
    expect(vocabulary.indicatorsByLabel('地区生产总值').map(({ code }) => code)).toEqual(['gdp']);
    expect(vocabulary.regionsByName('金塔').map(({ code }) => code)).toEqual(['620921']);
    expect(vocabulary.unitByCodeOrAlias('亿元')?.factor).toBe('100000000');
  });

  it('touches no row when it is loaded again', async () => {
    const before = await dump(db);
    const again = await loadCatalogue(db, await readCatalogue(SEEDS), LATER);
    expect(again).toEqual({ unchanged: true, counts: first.counts, changedTargets: [] });
    expect(await writtenSince(db, before)).toEqual({});
  });

  it('changes one target and nothing else when one number is edited', async () => {
    const copy = await copyCatalogue(SEEDS);
    try {
      const [plan] = catalogue.plans.filter(({ slug }) => slug === 'hebi');
      const stage = plan?.stages.find(({ slug }) => slug === 'stage-2020');
      const target = stage?.targets.find(({ indicator }) => indicator === 'patents-granted');
      if (!target) throw new Error('Hebi promises no patents');
      await copy.editLine('plans/hebi.yaml', target.place.line('value'), `"${target.value}"`, '"1234"');
      const before = await dump(db);
      const summary = await loadCatalogue(db, await readCatalogue(copy.directory), LATER);
      expect(summary.changedTargets).toEqual(['hebi/stage-2020/patents-granted']);
      expect(await writtenSince(db, before)).toEqual({ ...LOADED, target: 1, target_version: 1 });
      const versions = await db.query(
        `select version, content ->> 'value' as value from target_version
         where target_key = 'hebi/stage-2020/patents-granted' order by version`,
      );
      expect(versions).toEqual([
        { version: 1, value: target.value },
        { version: 2, value: '1234' },
      ]);
    } finally {
      await copy.discard();
    }
  });
});
