/** Hand-made rows for tests: each factory fills in what the test does not care about. */
import type { Statements } from '../../src/db/database';
import { Decimal } from '../../src/domain/decimal';
import { storedSet } from '../../src/loaders/evidence/stored-set';

type Row = Readonly<Record<string, unknown>>;

const snake = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/** The value of a jsonb column. */
export const json = (value: unknown): string => JSON.stringify(value);

export async function insert(db: Statements, table: string, row: Row): Promise<Row> {
  const names = Object.keys(row);
  const columns = names.map((name) => `"${snake(name)}"`).join(', ');
  const places = names.map((_, i) => `$${i + 1}`).join(', ');
  const [made] = await db.query(
    `insert into ${table} (${columns}) values (${places}) returning *`,
    names.map((name) => row[name]),
  );
  return made as Row;
}

const factory =
  (table: string, defaults: (given: Row) => Row) =>
  (db: Statements, given: Row = {}): Promise<Row> =>
    insert(db, table, { ...defaults(given), ...given });

const named = (name: unknown) => ({ nameZh: `名${String(name)}`, nameEn: `Name ${String(name)}` });

export const insertUnit = factory('unit', ({ code = 'ITEM' }) => ({
  ...{ code, nameZh: '件', nameEn: 'items', dimension: 'count.item', factor: '1', aliases: [] },
}));

export const insertRegion = factory('region', ({ code = '410600' }) => ({
  ...{ code, ...named(code), level: 'PREFECTURE', parentCode: null },
}));

export const insertIndicator = factory('indicator', ({ code = 'patents-granted' }) => ({
  ...{ code, ...named(code), unitCode: 'ITEM', measure: 'FLOW' },
  ...{ direction: 'HIGHER_IS_BETTER', source: 'OBSERVED', aliases: [] },
}));

export const insertDocument = factory('document', ({ slug = 'hebi-2018-24' }) => ({
  ...{ slug, titleZh: `文件${String(slug)}`, titleEn: `Document ${String(slug)}` },
  ...{ sourceFile: '003', inferred: json([]) },
}));

export const insertDepartment = factory('department', ({ slug = 'hebi-science' }) => ({
  ...{ slug, ...named(slug) },
}));

export const insertPlan = factory('plan', ({ slug = 'hebi' }) => ({
  ...{ slug, documentSlug: 'hebi-2018-24', titleZh: `方案${String(slug)}`, titleEn: `Plan ${String(slug)}` },
  ...{ regionCode: '410600', startsOn: '2018-01-01', endsOn: '2020-12-31' },
  thresholds: json({ onTrack: '1', atRisk: '0.8', about: '0.05' }),
  ...{ inferred: json([]), rules: json([]) },
}));

export const insertStage = factory('stage', ({ planSlug = 'hebi', slug = '2018' }) => ({
  ...{
    key: `${String(planSlug)}/${String(slug)}`,
    planSlug,
    slug,
    kind: 'STAGE',
    ordinal: 1,
    ...named(slug),
  },
  ...{ startsOn: '2018-01-01', endsOn: '2018-12-31', clause: '二(二)1', inferred: json([]) },
}));

export const insertTarget = factory('target', (given) => {
  const { planSlug = 'hebi', stageKey = 'hebi/2018', slug = 'patents-granted' } = given;
  return {
    ...{ key: `${String(stageKey)}/${String(slug)}`, planSlug, stageKey, slug, ordinal: 1 },
    ...{ indicatorCode: 'patents-granted', regionCode: '410600', ...named(slug) },
    ...{ basis: 'PERIOD_TOTAL', comparator: 'AT_LEAST', value: '100', statedText: '100件' },
    ...{ firmness: 'BINDING', clause: '二(二)1', departmentsInferred: false, version: 1 },
  };
});

export const insertObservation = factory('observation', ({ period = '2018', value = '90' }) => ({
  ...{ indicatorCode: 'patents-granted', regionCode: '410600', period, frequency: 'YEAR' },
  ...{ periodStart: `${String(period)}-01-01`, periodEnd: `${String(period)}-12-31`, value },
  ...{ publishedText: `${String(value)}件`, publishedUnit: 'ITEM', status: 'A', revision: 'NEW' },
  ...{ publishedAt: '2019-03-01T00:00:00Z', documentSlug: 'hebi-2018-24', isSynthetic: false },
}));

export const insertFeed = factory('feed', ({ slug = 'local-long' }) => ({
  ...{ slug, ...named(slug), format: 'csv', definition: json({}), definitionHash: 'h', isSynthetic: false },
}));

export async function insertFeedRun(db: Statements, given: Row = {}): Promise<Row> {
  const { sha256 = 'a'.repeat(64), feedSlug = 'local-long', fileName = 'june.csv', ...run } = given;
  await db.query(`insert into raw_file (sha256, size_bytes) values ($1, 1) on conflict do nothing`, [sha256]);
  const definitionHash = `h${Math.random()}`;
  const batch = await insert(db, 'feed_batch', {
    ...{ feedSlug, sha256, definitionHash, fileName, receivedFrom: 'test' },
  });
  return insert(db, 'feed_run', {
    ...{ batchId: batch.id, feedSlug, status: 'PUBLISHED', contentHash: sha256, ...run },
  });
}

export const insertReject = factory('feed_reject', () => ({
  ...{ severity: 'ERROR', line: 17, column: '数值', raw: 'abc', code: 'NOT_A_NUMBER' },
  ...{ messageZh: '不是数字', messageEn: 'Not a number' },
}));

const STAGES = [
  { slug: '2018', ordinal: 1, kind: 'STAGE', startsOn: '2018-01-01', endsOn: '2018-12-31' },
  { slug: '2019', ordinal: 2, kind: 'STAGE', startsOn: '2019-01-01', endsOn: '2019-12-31' },
  { slug: '2020', ordinal: 3, kind: 'STAGE', startsOn: '2020-01-01', endsOn: '2020-12-31' },
  { slug: 'overall', ordinal: 4, kind: 'OVERALL', startsOn: '2018-01-01', endsOn: '2020-12-31' },
];

/** A plan as Hebi's is made: three stages and an overall one, targets in each, departments, a work area. */
export async function plantHebi(db: Statements, targetsPerStage = 3): Promise<void> {
  await insertUnit(db);
  await insertUnit(db, { code: 'CNY', nameZh: '元', nameEn: 'yuan', dimension: 'money' });
  await insertRegion(db, { code: '410000', level: 'PROVINCE', nameZh: '河南省', nameEn: 'Henan' });
  await insertRegion(db, { parentCode: '410000', nameZh: '鹤壁市', nameEn: 'Hebi' });
  await insertDocument(db, { number: '鹤政〔2018〕24号', issuedOn: '2018-08-28' });
  await insertIndicator(db, { nameZh: '专利授权量', nameEn: 'Patents granted' });
  await insertIndicator(db, {
    code: 'tech-loans',
    unitCode: 'CNY',
    nameZh: '科技贷款',
    nameEn: 'Tech loans',
  });
  for (const slug of ['hebi-science', 'hebi-finance']) await insertDepartment(db, { slug });
  await insertPlan(db, {
    inferred: json([{ field: 'startsOn', clause: '二(二)1', reasonZh: '按阶段', reasonEn: 'By its stages' }]),
    rules: json([
      { slug: 'fund', nameZh: '基金', nameEn: 'Fund', clause: '四(二)', value: '50000000', unit: 'CNY' },
    ]),
  });
  await insert(db, 'work_area', {
    ...{
      key: 'hebi/loans',
      planSlug: 'hebi',
      ordinal: 1,
      nameZh: '科技信贷',
      nameEn: 'Loans',
      clause: '四(一)',
    },
    departments: json({ lead: ['hebi-finance'], supporting: ['hebi-science'] }),
    inferred: json([]),
  });
  for (const stage of STAGES) {
    await insertStage(db, stage);
    for (let i = 1; i <= targetsPerStage; i += 1) await plantTarget(db, stage.slug, i);
  }
}

async function plantTarget(db: Statements, stage: string, ordinal: number): Promise<void> {
  const slug = ordinal === 1 ? 'patents-granted' : `tech-loans-${ordinal}`;
  const money = { indicatorCode: 'tech-loans', value: '80000000', statedText: '8000万元' };
  const target = await insertTarget(db, {
    ...{ stageKey: `hebi/${stage}`, slug, ordinal, workAreaKey: 'hebi/loans' },
    ...(ordinal === 1 ? {} : money),
  });
  await insert(db, 'target_version', {
    ...{ targetKey: target.key, version: 1, content: json({ value: target.value }) },
    ...{ reasonZh: '首次载入', reasonEn: 'First loaded' },
  });
  const roles = [
    { departmentSlug: 'hebi-science', role: 'LEAD', ordinal: 1 },
    { departmentSlug: 'hebi-finance', role: 'SUPPORTING', ordinal: 1 },
  ];
  for (const role of roles) await insert(db, 'target_department', { targetKey: target.key, ...role });
}

/** Evidence of one published figure that carries all of an actual. */
export async function insertEvidence(db: Statements, total: string): Promise<string> {
  const figure = {
    kind: 'DATA_POINT',
    id: '1',
    amount: new Decimal(total),
    contribution: new Decimal(total),
  };
  const set = {
    items: [{ ...figure, reason: 'PUBLISHED' as const }],
    leftOut: [],
    leftOutCounts: [],
    rules: [],
  };
  const row = storedSet({ total: new Decimal(total), ...set });
  await insert(db, 'evidence_set', row as unknown as Readonly<Record<string, unknown>>);
  return row.hash;
}
