/** Two hundred thousand enterprises and what hangs on them, made by PostgreSQL itself, set by set. */
import { join } from 'node:path';
import { Client } from 'pg';
import type { Database } from '../src/db/database';
import { loadCatalogue } from '../src/services/catalogue/load-catalogue';
import { readCatalogue } from '../src/services/catalogue/read-catalogue';

export const NOW = new Date('2024-06-30T04:00:00Z');

const FULL_SIZES = {
  enterprise: 200_000,
  patent: 600_000,
  certification: 150_000,
  loan: 300_000,
  observation: 5_000_000,
  incubator: 400,
  incubator_tenancy: 20_000,
  institution: 20,
};
const MONTHS = 120;

type Table = keyof typeof FULL_SIZES;
type Sizes = Readonly<Record<Table, number>>;
const TABLES = Object.keys(FULL_SIZES) as Table[];

export function sizesOf(scale: number): Sizes {
  const sized = TABLES.map((table) => [table, Math.ceil(FULL_SIZES[table] * scale)] as const);
  // Whole series only.
  const whole = { observation: Math.ceil((FULL_SIZES.observation * scale) / MONTHS) * MONTHS };
  return { ...(Object.fromEntries(sized) as Sizes), institution: FULL_SIZES.institution, ...whole };
}

/** A number from 0 to `size` - 1 that looks like chance and is the same on every run. */
const PICK = `create function pg_temp.pick(row_number bigint, salt bigint, size integer) returns integer
  language sql immutable as $$
    select ((hashint8extended(row_number, salt) & 9223372036854775807) % size)::integer $$;
  create function pg_temp.one_of(words text[], row_number bigint, salt bigint) returns text
  language sql immutable as $$ select words[1 + pg_temp.pick(row_number, salt, cardinality(words))] $$;
  create temp table county as select code, row_number() over (order by code) - 1 as place,
    (select name_zh from region city where city.code = region.parent_code) as city
    from region where level = 'COUNTY' and valid_to is null;
  create temp table place as select code, row_number() over (order by level = 'COUNTY', code) - 1 as place
    from region where valid_to is null;
  create temp table measured as select code, unit_code, row_number() over (order by code) - 1 as place
    from indicator;
  analyze county, place, measured;`;

const LETTERS = `string_to_array('华中光明安泰恒信天地金银铜铁江河湖海山川云雨东南西北春夏秋冬龙凤鹏鹤松柏竹梅
兴盛隆昌瑞祥福禄正大同和诚德智勇创新科技远方', null)`;
const TRADES = `array['光电科技', '电子材料', '智能装备', '生物医药', '新能源', '精密机械', '化工', '软件',
  '信息技术', '环保工程', '农业发展', '食品', '镁业', '半导体', '航空零部件', '传感器']`;

const ENTERPRISES = `insert into enterprise (id, uscc, name_zh, name_initials, region_code, industry_code,
    scale, founded_on, is_tech_enterprise, is_synthetic, status, struck_off_on, sharing_authorised,
    changed_at)
  overriding system value
  select i, '91' || county.code || lpad(i::text, 9, '0') || 'X',
    coalesce(county.city, '') || pg_temp.one_of(${LETTERS}, i, 1) || pg_temp.one_of(${LETTERS}, i, 2)
      || pg_temp.one_of(${TRADES}, i, 3) || '有限公司',
    'q' || chr(97 + pg_temp.pick(i, 4, 26)) || chr(97 + pg_temp.pick(i, 5, 26)) || 'yxgs',
    county.code, chr(65 + pg_temp.pick(i, 6, 97) / 5) || lpad(pg_temp.pick(i, 6, 97)::text, 2, '0')
      || lpad(pg_temp.pick(i, 7, 100)::text, 2, '0'),
    pg_temp.one_of(array['LARGE', 'MEDIUM', 'SMALL', 'SMALL', 'MICRO', 'MICRO', 'MICRO'], i, 8),
    date '1990-01-01' + pg_temp.pick(i, 9, 12000), pg_temp.pick(i, 10, 4) = 0, true,
    case when pg_temp.pick(i, 11, 20) = 0 then 'STRUCK_OFF' else 'ACTIVE' end,
    case when pg_temp.pick(i, 11, 20) = 0 then date '2023-06-01' end, pg_temp.pick(i, 12, 2) = 0,
    timestamptz '2024-01-01' + pg_temp.pick(i, 13, 15000000) * interval '1 second'
  from generate_series(1, $1::integer) i
  join county on county.place = pg_temp.pick(i, 14, (select count(*)::integer from county))`;

const PATENTS = `insert into patent (id, application_number, kind, title_zh, filed_on, granted_on, lapsed_on,
    owner_id, is_synthetic) overriding system value
  select i, extract(year from filed)::text || kind || lpad(i::text, 7, '0') || '.' || i % 10,
    (array['INVENTION', 'UTILITY_MODEL', 'DESIGN'])[kind],
    '一种' || pg_temp.one_of(${TRADES}, i, 21) || '用第' || i || '号装置', filed,
    case when pg_temp.pick(i, 22, 4) > 0 then filed + 400 end,
    case when pg_temp.pick(i, 23, 10) = 0 then filed + 1200 end,
    1 + pg_temp.pick(i, 24, $2::integer), true
  from (select i, date '2008-01-01' + pg_temp.pick(i, 25, 5500) as filed,
    1 + pg_temp.pick(i, 26, 3) as kind from generate_series(1, $1::integer) i) made`;

const CERTIFICATES = `insert into certification (id, enterprise_id, kind, level, number, issued_on,
    expires_on, is_synthetic) overriding system value
  select i, 1 + pg_temp.pick(i, 31, $2::integer),
    pg_temp.one_of(array['HIGH_TECH_ENTERPRISE', 'HIGH_TECH_ENTERPRISE', 'TECH_SME', 'TECH_SME', 'TECH_SME',
      'TECH_GIANT', 'INNOVATIVE_ENTERPRISE', 'RND_CENTRE'], i, 32), 'NATIONAL',
    'GR' || extract(year from issued)::text || lpad(i::text, 8, '0'), issued,
    issued + interval '3 years' - interval '1 day', true
  from (select i, date '2017-01-01' + pg_temp.pick(i, 33, 2700) as issued
    from generate_series(1, $1::integer) i) made`;

const LOANS = `insert into loan (id, contract_number, borrower_id, bank_slug, principal, annual_rate,
    drawn_on, due_on, repaid_on, status, is_synthetic) overriding system value
  select i, 'LN' || lpad(i::text, 10, '0'), 1 + pg_temp.pick(i, 41, $2::integer),
    'bank-' || 1 + pg_temp.pick(i, 42, 20), 100000 + pg_temp.pick(i, 43, 9900) * 1000.00,
    0.03 + pg_temp.pick(i, 44, 300) / 10000.0, drawn, drawn + 365,
    case when drawn < '2023-06-30' then drawn + 360 end,
    case when drawn < '2023-06-30' then 'REPAID' else 'ACTIVE' end, true
  from (select i, date '2018-01-01' + pg_temp.pick(i, 45, 2370) as drawn
    from generate_series(1, $1::integer) i) made`;

const OBSERVATIONS = `insert into observation (indicator_code, region_code, period, frequency, period_start,
    period_end, value, published_text, published_unit, status, revision, published_at, document_slug,
    is_synthetic)
  select measured.code, place.code, to_char(starts, 'YYYY-MM'), 'MONTH', starts,
    (starts + interval '1 month' - interval '1 day')::date, made.value, made.value::text, measured.unit_code,
    'A', 'NEW', starts + interval '1 month 17 days 2 hours', (select min(slug) from document), true
  from generate_series(0, $1::integer / ${MONTHS} - 1) pair
  join measured on measured.place = pair % (select count(*) from measured)
  join place on place.place = pair / (select count(*) from measured)
  cross join lateral (select (date '2014-01-01' + month * interval '1 month')::date as starts,
    round(100 + month * 1.5 + pg_temp.pick(pair * ${MONTHS} + month, 51, 100000) / 100.0, 2) as value
    from generate_series(0, ${MONTHS - 1}) month) made`;

const INCUBATORS = `insert into incubator (id, name_zh, kind, region_code, opened_on, is_synthetic)
  overriding system value
  select i, '第' || i || '号科技孵化器', 'INCUBATOR', county.code, '2015-01-01', true
  from generate_series(1, $1::integer) i
  join county on county.place = pg_temp.pick(i, 61, (select count(*)::integer from county))`;

const TENANCIES = `insert into incubator_tenancy (incubator_id, enterprise_id, moved_in_on, is_synthetic)
  select 1 + pg_temp.pick(i, 71, $3::integer), 1 + pg_temp.pick(i, 72, $2::integer),
    date '2016-01-01' + pg_temp.pick(i, 73, 3000), true
  from generate_series(1, $1::integer) i on conflict do nothing`;

const INSTITUTIONS = `insert into institution (slug, name_zh, name_en, kind, is_synthetic)
  select 'bank-' || i, '第' || i || '号银行', 'Bank ' || i, 'BANK', true from generate_series(1, $1::integer) i`;

async function countsOf(database: Database): Promise<Record<string, number>> {
  const counted = TABLES.map((table) => `(select count(*)::integer from ${table}) as ${table}`);
  const [row] = await database.query<Record<string, number>>(`select ${counted.join(', ')}`);
  return row ?? {};
}

/** Tenancies are what is left of the draws without doublets, so only how many there are at least is known. */
async function isFilled(database: Database, sizes: Sizes): Promise<boolean> {
  const counts = await countsOf(database);
  return TABLES.every((table) => {
    const count = counts[table] ?? 0;
    return table === 'incubator_tenancy' ? count > sizes[table] * 0.9 : count === sizes[table];
  });
}

/** Indexes are made once the rows are there: that is several times as fast. */
async function withoutIndexes(client: Client, table: string, fill: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index i
     where indrelid = $1::regclass and not exists (select from pg_constraint where conindid = i.indexrelid)`,
    [table],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  await fill();
  for (const { definition } of rows) await client.query(definition);
}

async function fill(client: Client, sizes: Sizes): Promise<void> {
  const filled: readonly (readonly [Table, string, ...number[]])[] = [
    ['institution', INSTITUTIONS],
    ['enterprise', ENTERPRISES],
    ['patent', PATENTS, sizes.enterprise],
    ['certification', CERTIFICATES, sizes.enterprise],
    ['loan', LOANS, sizes.enterprise],
    ['observation', OBSERVATIONS],
    ['incubator', INCUBATORS],
    ['incubator_tenancy', TENANCIES, sizes.enterprise, sizes.incubator],
  ];
  // In one transaction: what fails half-way must not leave a table without its indexes.
  await client.query(`set maintenance_work_mem = '512MB'; begin; ${PICK}
    set local session_replication_role = replica; truncate ${TABLES.join(', ')} cascade`);
  for (const [table, sql, ...numbers] of filled) {
    const startedAtMs = performance.now();
    await withoutIndexes(client, table, async () => {
      await client.query(sql, [sizes[table], ...numbers]);
    });
    const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1);
    console.log(`  ${table.padEnd(18)} ${sizes[table].toLocaleString('en').padStart(10)}   ${seconds} s`);
  }
  await client.query('commit');
  for (const table of TABLES) await client.query(`vacuum analyze ${table}`);
}

/** Fills the database unless the very rows are there from an earlier run. */
export async function ensureData(database: Database, url: string, scale: number): Promise<void> {
  const sizes = sizesOf(scale);
  await database.migrate();
  if (await isFilled(database, sizes)) return;
  await loadCatalogue(database, await readCatalogue(join(process.cwd(), 'seeds')), NOW);
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await fill(client, sizes);
  } finally {
    await client.end();
  }
  if (!(await isFilled(database, sizes))) throw new Error('the data set has other sizes than asked for');
}
