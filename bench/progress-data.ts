/** A country of plans, as large as is wanted: provinces alike, each region with the same forty targets. */
import type { Database } from '../src/db/database';

const PREFECTURES = 10;
const COUNTIES = 8;
/** A province with all that lies in it. */
export const REGIONS_PER_PROVINCE = 1 + PREFECTURES * (1 + COUNTIES);

const ENTERPRISES_PER_COUNTY = 10;
const PROVINCES = [
  ...[11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53],
  ...[54, 61, 62, 63, 64, 65, 71, 81, 82],
];

interface Kind {
  readonly code: string;
  readonly measure: string;
  readonly basis: string;
  readonly count?: object;
  readonly formula?: string;
  /** Names in the formula and the indicators behind them. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly rollUp?: string;
}

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
const HIGH_TECH = { register: 'certification', kind: ['HIGH_TECH_ENTERPRISE'], of: 'enterprise' };
const COUNTED: readonly Kind[] = [
  { code: 'high-tech', measure: 'STOCK', basis: 'LEVEL', count: { ...HIGH_TECH, event: 'ACTIVE' } },
  {
    code: 'high-tech-new',
    measure: 'FLOW',
    basis: 'NEW_IN_PERIOD',
    count: { ...HIGH_TECH, event: 'FIRST_ISSUED' },
  },
  {
    code: 'granted',
    measure: 'FLOW',
    basis: 'PERIOD_TOTAL',
    count: { register: 'patent', event: 'GRANTED' },
  },
  { code: 'filed', measure: 'FLOW', basis: 'CUMULATIVE', count: { register: 'patent', event: 'FILED' } },
  {
    ...{ code: 'loans', measure: 'FLOW', basis: 'PERIOD_TOTAL' },
    count: { register: 'loan', event: 'DRAWN', sum: 'principal' },
  },
  {
    code: 'borrowers',
    measure: 'FLOW',
    basis: 'PERIOD_TOTAL',
    count: { register: 'loan', event: 'DRAWN', of: 'enterprise' },
  },
];
const PUBLISHED: readonly Kind[] = [
  ...numbers(6).map((i) => ({ code: `level-${i}`, measure: 'STOCK', basis: 'LEVEL' })),
  ...numbers(6).map((i) => ({ code: `total-${i}`, measure: 'FLOW', basis: 'PERIOD_TOTAL' })),
  ...numbers(6).map((i) => ({ code: `growth-${i}`, measure: 'FLOW', basis: 'GROWTH' })),
];
const COMPUTED: readonly Kind[] = [
  ...numbers(2).map((i) => ({
    ...{ code: `share-${i}`, measure: 'RATIO', basis: 'LEVEL', formula: 'total / level' },
    inputs: { total: `total-${i}`, level: `level-${i}` },
  })),
  ...numbers(2).map((i) => ({
    ...{ code: `per-firm-${i}`, measure: 'RATIO', basis: 'LEVEL', formula: 'level / firms' },
    inputs: { level: `level-${i}`, firms: 'high-tech' },
  })),
  ...numbers(2).map((i) => ({ code: `summed-${i}`, measure: 'FLOW', basis: 'PERIOD_TOTAL', rollUp: 'SUM' })),
];
/** What is counted is asked for twice, as plans do by stage and for their end. */
const TWICE = [...COUNTED, ...COUNTED, ...PUBLISHED, ...COMPUTED];
const MILESTONES = 4;
const KINDS: readonly Kind[] = [
  ...TWICE,
  ...numbers(MILESTONES).map(() => ({ code: 'milestone', measure: 'STATUS', basis: 'MILESTONE' })),
];

export const TARGETS_PER_REGION = KINDS.length;

export function regionsOf(provinces: number): readonly (readonly [code: string, level: string])[] {
  const regions: (readonly [string, string])[] = [['100000', 'COUNTRY']];
  for (const province of PROVINCES.slice(0, provinces)) {
    regions.push([`${province}0000`, 'PROVINCE']);
    for (const prefecture of numbers(PREFECTURES)) {
      const start = `${province}${String(prefecture).padStart(2, '0')}`;
      regions.push([`${start}00`, 'PREFECTURE']);
      for (const county of numbers(COUNTIES)) regions.push([`${start}0${county}`, 'COUNTY']);
    }
  }
  return regions;
}

const WORDS = `
insert into unit values ('ITEM', '件', 'items', 'count.item', 1, '{}');
insert into document (slug, title_zh, title_en, source_file, inferred)
values ('d', '文件', 'Document', 'x', '[]')`;

const PLANS = `
insert into plan (slug, document_slug, title_zh, title_en, region_code, starts_on, ends_on, thresholds,
  inferred, rules)
select code, 'd', '方案', 'Plan', code, '2018-01-01', '2020-12-31',
  '{"onTrack": "1", "atRisk": "0.8", "about": "0.05"}', '[]', '[]' from region;
insert into stage (key, plan_slug, slug, kind, ordinal, name_zh, name_en, starts_on, ends_on, clause,
  inferred)
select slug || '/s', slug, 's', 'OVERALL', 1, '阶段', 'Stage', starts_on, ends_on, '一', '[]' from plan`;

const TARGETS = `
insert into target (key, plan_slug, stage_key, ordinal, slug, indicator_code, region_code, name_zh, name_en,
  basis, comparator, value, stated_text, firmness, clause, departments_inferred, version, done_on)
select r.code || '/s/t' || k.place, r.code, r.code || '/s', k.place, 't' || k.place, k.code, r.code, '目标',
  'Target',
  k.basis, 'AT_LEAST', case k.basis when 'MILESTONE' then null when 'GROWTH' then 8 else 100 end, '100',
  'BINDING', '一',
  false, 1, case when k.basis = 'MILESTONE' and k.place % 2 = 0 then date '2019-03-01' end
from region r cross join unnest($1::text[], $2::text[]) with ordinality as k (code, basis, place)`;

const FIGURES = `
insert into observation (indicator_code, region_code, period, frequency, period_start, period_end, value,
  published_text, published_unit, status, revision, published_at, document_slug, is_synthetic)
select i.code, r.code, y::text, 'YEAR', make_date(y, 1, 1), make_date(y, 12, 31),
  60 + (y - 2015) * 8 + length(i.code),
  'x', 'ITEM', 'A', 'NEW', make_date(y + 1, 3, 1), 'd', false
from region r cross join unnest($1::text[]) as i (code) cross join generate_series(2015, 2019) as y`;

const REGISTERS = `
insert into institution (slug, name_zh, name_en, kind, is_synthetic)
values ('bank', '银行', 'Bank', 'BANK', false);
insert into enterprise (uscc, name_zh, region_code, is_tech_enterprise, is_synthetic)
select lpad((row_number() over (order by code, n))::text, 18, '0'), '企业', code, true, false
from region, generate_series(1, ${ENTERPRISES_PER_COUNTY}) n where level = 'COUNTY';
insert into certification (enterprise_id, kind, number, issued_on, expires_on, is_synthetic)
select id, 'HIGH_TECH_ENTERPRISE', id || '-' || n, date '2015-01-01' + ((id * 37 + n * 1095) % 1700)::integer,
  date '2018-01-01' + ((id * 37 + n * 1095) % 1700)::integer, false from enterprise, generate_series(1, 2) n;
insert into patent (application_number, kind, title_zh, filed_on, granted_on, owner_id, is_synthetic)
select id || '-' || n, 'DESIGN', '题', date '2017-01-01' + ((id * 13 + n * 211) % 800)::integer,
  date '2018-01-01' + ((id * 13 + n * 211) % 800)::integer, id, false
from enterprise, generate_series(1, 3) n;
insert into loan (contract_number, borrower_id, bank_slug, principal, annual_rate, drawn_on, due_on, status,
  is_synthetic)
select id::text, id, 'bank', 1000000, 0.04, date '2018-01-01' + ((id * 17) % 800)::integer, date '2022-01-01',
  'ACTIVE', false from enterprise;
insert into register_coverage (register, kind, region_code, starts_on, ends_on, note_zh, note_en,
  is_synthetic)
select register, '', '100000', date '2014-01-01', date '2020-12-31', 'x', 'x', false
from unnest(array['certification', 'patent', 'loan']) as register`;

function withInputs({ inputs, ...kind }: Kind): object {
  if (!inputs) return kind;
  const listed = Object.entries(inputs).map(([name, indicator]) => ({
    ...{ name, indicator, take: indicator === 'high-tech' ? 'LATEST' : 'SAME_PERIOD', withinMonths: 12 },
  }));
  return { ...kind, inputs: listed, codes: Object.values(inputs) };
}

/** Gives the number of regions. */
export async function insertCountry(database: Database, provinces: number): Promise<number> {
  const regions = regionsOf(provinces);
  await database.query(WORDS);
  await database.query(
    `insert into region (code, name_zh, name_en, level, parent_code)
     select code, code, code, level, case level when 'PROVINCE' then '100000'
       when 'PREFECTURE' then left(code, 2) || '0000' when 'COUNTY' then left(code, 4) || '00' end
     from unnest($1::text[], $2::text[]) as r (code, level)`,
    [regions.map(([code]) => code), regions.map(([, level]) => level)],
  );
  const indicators = [...new Map(KINDS.map((kind) => [kind.code, kind])).values()];
  await database.query(
    `insert into indicator (code, name_zh, name_en, unit_code, measure, direction, source, count_rule,
       aliases, formula, formula_inputs, input_codes, roll_up)
     select code, code, code, 'ITEM', measure, 'HIGHER_IS_BETTER',
       case when formula is not null then 'COMPUTED' when count is null then 'OBSERVED' else 'COUNTED' end,
       count, '{}', formula, inputs, coalesce(codes, '{}'), "rollUp"
     from jsonb_to_recordset($1) as i (code text, measure text, count jsonb, formula text, inputs jsonb,
       codes text[], "rollUp" text)`,
    [JSON.stringify(indicators.map(withInputs))],
  );
  await database.query(PLANS);
  await database.query(TARGETS, [KINDS.map(({ code }) => code), KINDS.map(({ basis }) => basis)]);
  const published = KINDS.filter(
    ({ code, rollUp }) => rollUp || PUBLISHED.some((kind) => kind.code === code),
  );
  await database.query(FIGURES, [published.map(({ code }) => code)]);
  await database.query(REGISTERS);
  await database.query('vacuum analyze');
  return regions.length;
}
