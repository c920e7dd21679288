import type { Database } from '../../../src/db/database';
import { loadCatalogue } from '../../../src/services/catalogue/load-catalogue';
import { readCatalogue } from '../../../src/services/catalogue/read-catalogue';
import { openTestDatabase } from '../../support/database';
import { dump, writtenSince } from './dump';
import { type SmallCatalogue, writeSmallCatalogue } from './small-catalogue';

const FIRST_DAY = new Date('2026-01-05T02:00:00Z');
const LATER = new Date('2026-02-05T02:00:00Z');
const PLAN = 'plans/plan.yaml';

let db: Database;
let seeds: SmallCatalogue;

const load = async (now = LATER) => loadCatalogue(db, await readCatalogue(seeds.directory), now);
const target = async (key: string) => {
  const [row] = await db.query('select * from target where key = $1', [key]);
  return row;
};
const versions = (key: string) =>
  db.query(
    `select version, content ->> 'value' as value, reason_zh, reason_en from target_version
     where target_key = $1 order by version`,
    [key],
  );

beforeEach(async () => {
  db = await openTestDatabase();
  seeds = await writeSmallCatalogue();
});

afterEach(async () => {
  await db.close();
  await seeds.discard();
});

/** What each load leaves behind: its row, and the audit record of it. */
const LOADED = { catalogue_load: 1, audit_record: 1 };

describe('loading a catalogue', () => {
  it('counts what it holds and names every target as changed the first time', async () => {
    const summary = await load(FIRST_DAY);
    expect(summary.unchanged).toBe(false);
    expect(summary.counts).toMatchObject({ plans: 1, stages: 2, targets: 4, milestones: 1, figures: 3 });
    expect(summary.changedTargets).toEqual([
      'plan/first/fund-set-up',
      'plan/first/invention-patents',
      'plan/first/loans',
      'plan/first/patents',
      'plan/second/output-rate',
    ]);
  });

  it('keeps money in yuan beside what the document states', async () => {
    await load();
    expect(await target('plan/first/loans')).toMatchObject({
      value: '80000000',
      stated_value: '8000',
      stated_unit: 'CNY_10K',
      stated_text: '8000万元',
      version: 1,
      retired_at: null,
    });
  });

  it('keeps growth in percent though its indicator is money', async () => {
    await load();
    expect(await target('plan/second/output-rate')).toMatchObject({
      value: '12.5',
      growth_base: { kind: 'PREVIOUS_YEAR' },
      indicator_code: 'output',
    });
  });

  it('keeps a gap as a gap and a part with its whole', async () => {
    await load();
    expect(await target('plan/first/invention-patents')).toMatchObject({
      value: null,
      gap_en: 'The number is missing.',
      part_of_key: 'plan/first/patents',
    });
  });

  it('makes a target of a milestone, with the bodies of its work area', async () => {
    await load();
    expect(await target('plan/first/fund-set-up')).toMatchObject({
      basis: 'MILESTONE',
      comparator: 'AT_LEAST',
      value: '1',
      indicator_code: 'milestone',
      departments_clause: '三(一)',
    });
    const bodies = await db.query(
      `select department_slug, role, ordinal from target_department
       where target_key = 'plan/first/fund-set-up' order by role`,
    );
    expect(bodies).toEqual([
      { department_slug: 'finance', role: 'LEAD', ordinal: 1 },
      { department_slug: 'science', role: 'SUPPORTING', ordinal: 1 },
    ]);
  });

  it('touches no row when the same catalogue comes again', async () => {
    await load(FIRST_DAY);
    const before = await dump(db);
    const summary = await load(LATER);
    expect(summary).toMatchObject({ unchanged: true, changedTargets: [] });
    expect(await writtenSince(db, before)).toEqual({});
  });

  it('takes a change of comments and layout for no change', async () => {
    await load(FIRST_DAY);
    await seeds.edit(PLAN, 'value: "30"', 'value:   "30" # as printed');
    expect((await load()).unchanged).toBe(true);
  });

  it('does all of it once when two processes start together', async () => {
    const catalogue = await readCatalogue(seeds.directory);
    const both = await Promise.all([
      loadCatalogue(db, catalogue, FIRST_DAY),
      loadCatalogue(db, catalogue, FIRST_DAY),
    ]);
    expect(both.map(({ unchanged }) => unchanged).sort()).toEqual([false, true]);
    expect(await db.query('select count(*) as loads from catalogue_load')).toEqual([{ loads: '1' }]);
  });
});

describe('an edited catalogue', () => {
  beforeEach(async () => {
    await load(FIRST_DAY);
  });

  it('updates exactly the edited target and keeps what it said before', async () => {
    const before = await dump(db);
    await seeds.edit(PLAN, 'value: "8000"', 'value: "9000"');
    const summary = await load();
    expect(summary.changedTargets).toEqual(['plan/first/loans']);
    expect(await writtenSince(db, before)).toEqual({ ...LOADED, target: 1, target_version: 1 });
    expect(await target('plan/first/loans')).toMatchObject({ value: '90000000', version: 2 });
    expect(await versions('plan/first/loans')).toEqual([
      expect.objectContaining({
        version: 1,
        value: '80000000',
        reason_en: 'first loaded',
      }),
      expect.objectContaining({
        version: 2,
        value: '90000000',
        reason_zh: '目录修订：value、statedValue',
        reason_en: 'catalogue edited: value, statedValue',
      }),
    ]);
  });

  it('gives the reason that the catalogue states, for one edit only', async () => {
    await seeds.edit(PLAN, 'value: "8000"', 'value: "9000"');
    await seeds.edit(
      PLAN,
      'stages:',
      'revisions:\n  - { target: first/loans, reasonZh: 依更正通知, reasonEn: By a correction }\nstages:',
    );
    await load();
    await seeds.edit(PLAN, 'value: "9000"', 'value: "9500"');
    await load();
    const reasons = (await versions('plan/first/loans')).map(({ reason_en }) => reason_en);
    expect(reasons).toEqual(['first loaded', 'By a correction', 'catalogue edited: value, statedValue']);
  });

  it('counts no version up when only the order of targets changes', async () => {
    const moved = `      - indicator: output
        nameZh: 产值
        nameEn: Output
        basis: PERIOD_TOTAL
        comparator: AT_LEAST
        value: "5"
        unit: CNY_10K
        firmness: BINDING
        clause: 四(一)4
`;
    await seeds.edit(PLAN, '      - indicator: loans\n', `${moved}      - indicator: loans\n`);
    expect((await load()).changedTargets).toEqual(['plan/first/output']);
    expect(await target('plan/first/loans')).toMatchObject({ ordinal: 2, version: 1 });
  });

  it('retires a target that was taken out, and keeps all it said', async () => {
    await removeLoans(seeds);
    const summary = await load();
    expect(summary.changedTargets).toEqual([]);
    expect(await target('plan/first/loans')).toMatchObject({
      retired_at: LATER,
      version: 2,
      value: '80000000',
    });
    expect(await versions('plan/first/loans')).toEqual([
      expect.objectContaining({ version: 1, value: '80000000' }),
      expect.objectContaining({ version: 2, reason_en: 'removed from the catalogue' }),
    ]);
    expect(
      await db.query(`select department_slug from target_department where target_key = 'plan/first/loans'`),
    ).toHaveLength(2);
  });

  it('brings a retired target back as a new version', async () => {
    await removeLoans(seeds);
    await load();
    await seeds.discard();
    seeds = await writeSmallCatalogue();
    expect((await load()).changedTargets).toEqual(['plan/first/loans']);
    expect(await target('plan/first/loans')).toMatchObject({ retired_at: null, version: 3 });
    expect((await versions('plan/first/loans')).at(-1)).toMatchObject({ reason_zh: '重新列入目录' });
  });

  it('deletes a body that nothing names any more, and keeps one that a retired target names', async () => {
    await seeds.edit(
      'departments.yaml',
      '- slug: science',
      '- { slug: tax, nameZh: 税务局, nameEn: Tax Bureau }\n- slug: science',
    );
    await load();
    await seeds.edit('departments.yaml', '- { slug: tax, nameZh: 税务局, nameEn: Tax Bureau }\n', '');
    await removeLoans(seeds);
    await seeds.edit(PLAN, 'lead: [finance], ', '');
    await seeds.edit(
      'departments.yaml',
      '- slug: finance\n  nameZh: 财政局\n  nameEn: Finance Bureau\n  region: "410600"\n',
      '',
    );
    await load();
    const slugs = await db.query('select slug from department order by slug');
    expect(slugs).toEqual([{ slug: 'finance' }, { slug: 'science' }]);
  });

  it('deletes a branch of regions in one load', async () => {
    const branch =
      '420000,湖北省,Hubei Province,PROVINCE,100000,,\n420100,武汉市,Wuhan,PREFECTURE,420000,,\n';
    await seeds.edit('regions.csv', '410621', `${branch}410621`);
    await load();
    expect(await db.query(`select code from region where code like '42%'`)).toHaveLength(2);
    await seeds.edit('regions.csv', branch, '');
    await load();
    expect(await db.query(`select code from region where code like '42%'`)).toHaveLength(0);
  });

  it('names the targets whose dates, thresholds or indicator changed, and no others', async () => {
    await seeds.edit(PLAN, 'startsOn: "2019-01-01"', 'startsOn: "2019-02-01"');
    expect((await load()).changedTargets).toEqual(['plan/second/output-rate']);
    await seeds.edit(
      'indicators/all.yaml',
      'nameEn: Patents\n  unit: ITEM\n  measure: FLOW',
      'nameEn: Patents\n  unit: ITEM\n  measure: STOCK',
    );
    expect((await load()).changedTargets).toEqual(['plan/first/patents']);
    await seeds.edit(PLAN, 'workAreas:', 'thresholds: { atRisk: "0.7" }\nworkAreas:');
    expect((await load()).changedTargets).toHaveLength(5);
  });

  it('keeps a feed under the same hash until its definition changes', async () => {
    const hash = async () => (await db.query('select definition_hash from feed'))[0]?.definition_hash;
    const first = await hash();
    await seeds.edit('feeds/local.yaml', 'slug: local', '# the local feed\nslug: local');
    await seeds.edit(PLAN, 'value: "30"', 'value: "31"');
    await load();
    expect(await hash()).toBe(first);
    await seeds.edit('feeds/local.yaml', 'format: csv', 'format: csv\nonReject: keep-valid');
    await load();
    expect(await hash()).not.toBe(first);
  });

  it('keeps the rules of a programme with their facts', async () => {
    const parameters = { borrower: 'NATURAL_PERSON', comparator: 'AT_MOST' };
    expect(
      await db.query('select kind, clause, content from programme_rule order by ordinal limit 1'),
    ).toEqual([{ kind: 'LOAN_CAP', clause: '五(一)', content: { value: '5', unit: 'CNY_10K', parameters } }]);
    await seeds.remove('programmes/scheme.yaml');
    await load();
    expect(await db.query('select slug from programme')).toEqual([]);
  });
});

/** The target on loans goes, and the one after it becomes the first. */
async function removeLoans(catalogue: SmallCatalogue): Promise<void> {
  const from = '      - indicator: loans\n';
  const fields = `        nameZh: 贷款
        nameEn: Loans
        basis: PERIOD_TOTAL
        comparator: AT_LEAST
        value: "8000"
        unit: CNY_10K
        statedText: 8000万元
        firmness: BINDING
        clause: 四(一)1
        workArea: lending
`;
  await catalogue.edit(PLAN, `${from}${fields}`, '');
}
