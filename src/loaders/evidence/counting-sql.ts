/**
 * What is asked of registers, in SQL. A row is held against the questions of the regions around it, and no
 * others, so that the cost grows with the rows and with what is asked of each region.
 */
import type { IsoDate } from '../../domain/calendar';
import type { CountRule } from '../../entities/count-rule';
import type { RegisterTables } from './known-registers';
import type { Counting } from './register-sql';

/** A question of one region and, for a stock, of one day. */
export interface AskedCount {
  readonly id: number;
  readonly rule: CountRule;
  readonly prefix: string;
  /** Whether the records made up for demonstration are counted, or the real ones. */
  readonly synthetic: boolean;
  readonly day?: IsoDate;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly oncePerYear?: boolean;
}

/** Arrays rather than one document: their lengths tell the planner how much is asked. */
export type AskedParameters = readonly [
  readonly number[],
  readonly number[],
  readonly string[],
  readonly boolean[],
  readonly (IsoDate | null)[],
  string,
];

/** The questions as the parameters $1 to $6 of the SQL below. */
export function parametersOf(asked: readonly AskedCount[]): AskedParameters {
  const numbers = new Map<string, number>();
  const numberOf = (form: string): number => {
    const number = numbers.get(form) ?? numbers.size;
    numbers.set(form, number);
    return number;
  };
  return [
    asked.map(({ id }) => id),
    asked.map((question) => numberOf(formOf(question))),
    asked.map(({ prefix }) => prefix),
    asked.map(({ synthetic }) => synthetic),
    asked.map(({ day = null }) => day),
    `[${[...numbers].map(([form, number]) => `{"form":${number},${form}}`).join(',')}]`,
  ];
}

/** What is asked more than once is counted once: for each different question the ids of all that ask it. */
export function sameQuestions(asked: readonly AskedCount[]): {
  readonly different: readonly AskedCount[];
  readonly idsOf: readonly (readonly number[])[];
} {
  const found = new Map<string, number[]>();
  const different: AskedCount[] = [];
  for (const question of asked) {
    const { id, prefix, synthetic, day = '' } = question;
    const name = `${prefix} ${synthetic} ${day} ${formOf(question)}`;
    const ids = found.get(name);
    if (ids) ids.push(id);
    else {
      found.set(name, [id]);
      different.push({ ...question, id: different.length });
    }
  }
  return { different, idsOf: [...found.values()] };
}

/** Written once for each rule: the same is asked of many days. */
const FORMS = new WeakMap<CountRule, string>();

function ruleForm(rule: CountRule): string {
  const known = FORMS.get(rule);
  if (known !== undefined) return known;
  const form = JSON.stringify({
    ...{ kinds: rule.kind ?? null, levels: rule.level ?? null, certified: rule.certified ?? null },
    ...{ scales: rule.scale ?? null, technology: rule.technology ?? false },
    ...{ programmes: rule.programme ?? null, contributors: rule.contributor ?? null },
    bodies: rule.body ?? null,
    ...{ once: rule.of === 'enterprise', adds_up: rule.sum !== undefined },
  }).slice(1, -1);
  FORMS.set(rule, form);
  return form;
}

const quoted = (day: IsoDate | undefined) => (day === undefined ? 'null' : `"${day}"`);

/** The members of a JSON object, without its braces. */
const formOf = ({ rule, from, to, oncePerYear = false }: AskedCount): string =>
  `${ruleForm(rule)},"yearly":${oncePerYear},"starts":${quoted(from)},"ends":${quoted(to)}`;

/** Codes are compared byte by byte, by the index for it; "~" comes after all digits. */
export const ASKED = `
asked as (
  select * from unnest($1::integer[], $2::integer[], $3::text[], $4::boolean[], $5::date[])
    as q (id, form, prefix, synthetic, day)),
form as (
  select * from jsonb_to_recordset($6::jsonb) as f (form integer, kinds text[], levels text[],
    certified text[], scales text[], technology boolean, programmes text[], contributors text[],
    bodies text[], once boolean, yearly boolean, adds_up boolean, starts date, ends date)),
around as (
  select p.prefix, region.code from (select distinct prefix from asked) p
  join region on region.code collate "C" >= p.prefix and region.code collate "C" < p.prefix || '~'),
place as (select distinct code from around)`;

/**
 * Lateral joins lead from the places asked for to what lies there: the planner cannot know how few they are,
 * and would read the registers of the country for each county.
 *
 * Where each enterprise was, from `since` to the day before `until`. Each move says where it was before; of
 * moves that are learnt out of order, the one learnt last is believed from its own day on.
 */
const STAYS = (tables: RegisterTables) => `,
move as (
  select id, enterprise_id, before, min(happened_on) over later as until
  from ${tables('enterprise_event')} as event where kind = 'MOVED'
  window later as (partition by enterprise_id order by id desc)),
left_place as (
  select enterprise_id, before as region_code, until,
    coalesce(lag(until) over (partition by enterprise_id order by id), '-infinity') as since
  from move),
stay as (
  select ${ENTERPRISE(tables)}, e.region_code, coalesce(m.until, '-infinity') as since,
    date 'infinity' as until
  from place cross join lateral (
    select * from ${tables('enterprise')} at where at.region_code = place.code offset 0) e
  left join (select enterprise_id, max(until) as until from move group by enterprise_id) m
    on m.enterprise_id = e.id
  union all
  select ${ENTERPRISE(tables)}, l.region_code, l.since, l.until
  from left_place l join place on l.region_code = place.code
  join ${tables('enterprise')} e on e.id = l.enterprise_id
  where l.since < l.until)`;

/** An enterprise is off its list from the day, in China, on which it was taken off. */
const ENTERPRISE = (tables: RegisterTables) => `e.id as enterprise_id, e.scale, e.is_tech_enterprise,
  (e.removed_at at time zone 'Asia/Shanghai')::date as removed_on,
  case when e.status <> 'ACTIVE' then coalesce(e.struck_off_on,
    (select max(b.happened_on) from ${tables('enterprise_event')} b
      where b.enterprise_id = e.id and b.kind = e.status),
    e.effective_on, (e.recorded_at at time zone 'Asia/Shanghai')::date) end as ended_on`;

/**
 * The rows of the register with their places, as `placed`; what lies somewhere itself is always there. They
 * are made once: looked up again for each question they would cost more than they are.
 */
export function placedRows({ place, rows }: Counting, tables: RegisterTables): string {
  if (place === 'OWN') {
    return `,
placed as materialized (
  select r.*, r.region_code as code from place cross join lateral (
    select * from (${rows(tables)}) own where own.region_code = place.code offset 0) r)`;
  }
  if (place === 'FUND') {
    return `,
placed as materialized (
  select r.*, r.region_code as code from (${rows(tables)}) r
  where r.region_code in (select code from place))`;
  }
  return `${STAYS(tables)},
placed as materialized (
  select r.*, s.region_code as code, s.since, s.until, s.removed_on, s.ended_on, s.scale, s.is_tech_enterprise
  from stay s cross join lateral (
    select * from (${rows(tables)}) owned where owned.owner = s.enterprise_id offset 0) r${
      place === 'BORROWER' ? OF_PERSONS(rows(tables)) : ''
    })`;
}

/** Of natural persons nothing is known but where: they stay there, and are of no size. */
const OF_PERSONS = (rows: string) => `
  union all
  select r.*, r.region_code, date '-infinity', date 'infinity', null::date, null::date, null::text, false
  from place cross join lateral (
    select * from (${rows}) own where own.owner is null and own.region_code = place.code offset 0) r`;

/** Whether row `r` is of those that form `f` speaks of at all. */
export const IS_OF_FORM = `(f.kinds is null or r.kind = any (f.kinds))
  and (f.programmes is null or r.programme = any (f.programmes))
  and (f.bodies is null or r.body = any (f.bodies))
  and (r.owner is not null
    or not (f.once or f.technology or f.scales is not null or f.certified is not null))
  and (f.contributors is null
    or exists (select from unnest(f.contributors) as word where strpos(r.contributor, word) > 0))`;

/**
 * All conditions as one that the planner cannot take apart: the odds of each, multiplied, would let it expect
 * a single row, and join what is many by going through all of it again and again.
 */
export const holds = (conditions: readonly string[]): string =>
  `(case when ${conditions.map((sql) => `(${sql})`).join('\n    and ')} then true end) is not null`;

export interface Flaw {
  readonly reason: string;
  readonly sql: string;
}

/**
 * What keeps row `r` from counting on a day, in the order in which it is told; counting asks that none
 * of it be true, and listing names the first that is. None may be unknown.
 */
export function flawsOf(counting: Counting, tables: RegisterTables, day: string): readonly Flaw[] {
  const { isStock, place, endsWithOwner, notYet } = counting;
  const flaws: Flaw[] = [];
  if (isStock) flaws.push({ reason: `'${notYet}'`, sql: `r.starts is null or r.starts > ${day}` });
  if (isStock) flaws.push({ reason: 'r.ended_as', sql: `r.ends is not null and r.ends <= ${day}` });
  if (place === 'FUND') flaws.push({ reason: `'TAKEN_BACK'`, sql: 'r.is_taken_back' });
  flaws.push({
    reason: `'OTHER_LEVEL'`,
    sql: 'f.levels is not null and (r.level is null or r.level <> all (f.levels))',
  });
  flaws.push({ reason: `'NOT_FIRST'`, sql: 'not r.is_first' });
  if (place === 'OWN' || place === 'FUND') return flaws;
  flaws.push({ reason: `'MOVED_AWAY'`, sql: `r.since > ${day} or r.until <= ${day}` });
  flaws.push({ reason: `'ENTERPRISE_REMOVED'`, sql: `r.removed_on is not null and r.removed_on <= ${day}` });
  if (endsWithOwner) {
    flaws.push({ reason: `'ENTERPRISE_ENDED'`, sql: `r.ended_on is not null and r.ended_on <= ${day}` });
  }
  flaws.push({ reason: `'OWNER_NOT_ELIGIBLE'`, sql: notEligible(tables, day) });
  return flaws;
}

const notEligible = (tables: RegisterTables, day: string) => `
  f.scales is not null and (r.scale is null or r.scale <> all (f.scales))
  or f.technology and not r.is_tech_enterprise
  or f.certified is not null and not exists (select from ${tables('certification')} held
    where held.enterprise_id = r.owner and held.kind = any (f.certified) and held.issued_on <= ${day}
      and (held.expires_on is null or held.expires_on >= ${day})
      and (held.revoked_on is null or held.revoked_on > ${day}))`;
