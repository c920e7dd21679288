/** Certificates that lapse: their list, what renews them, which targets count them and what each loses. */
import DataLoader from 'dataloader';
import type { Database } from '../db/database';
import type { Visibility } from '../domain/access/visibility';
import type { IsoDate } from '../domain/calendar';
import type { Certification } from '../entities/certification';
import { namesOf } from './by-key';
import { certificateCountsOn } from './certificate-sql';
import { childPages, type Parent } from './child-pages';
import { CERTIFICATIONS, type GraphList, sightOf } from './graph-lists';
import { type Condition, sqlOf, valuesOf } from './keyset-page';
import {
  COUNTED_BY_TARGET,
  countsCertificates,
  countsKind,
  DEADLINE,
  laterThan,
  SAME_KIND,
  sameRule,
  TARGETS,
} from './lapsing-sql';
import { statementOf } from './rows';
import { ofSeenEnterprise, requireSeen } from './visible';

/** The first to lapse comes first. */
export const LAPSING: GraphList<Certification> = {
  ...CERTIFICATIONS,
  name: 'lapsing',
  descending: false,
  order: [
    { column: 'expires_on', type: 'date' },
    { column: 'id', type: 'bigint' },
  ],
};

/** On this day it does not count any more. */
export const lapsedOn = (day: IsoDate): Condition => ({
  name: 'lapsed_on',
  sql: (place) => `t.expires_on < ${place}::date`,
  value: day,
});

/** No other certificate of the same kind, known on the day, holds longer. */
export const notRenewed = (asOf: IsoDate): Condition => ({
  name: 'not_renewed',
  sql: (place) => `not exists (${laterThan(`${place}::date`, SAME_KIND)})`,
  value: asOf,
});

/** Some target of the plan counts it. */
export const countedInPlan = (planSlug: string): Condition => ({
  name: 'counted_in_plan',
  sql: (place) => `exists (select from ${TARGETS} join enterprise e on e.id = t.enterprise_id
    where p.plan_slug = ${place} and p.retired_at is null and ${COUNTED_BY_TARGET})`,
  value: planSlug,
});

const OF_TARGET: Parent = {
  name: 'target',
  type: 'text',
  match: `exists (select from ${TARGETS} join enterprise e on e.id = t.enterprise_id
    where p.key = parent.key and ${COUNTED_BY_TARGET})`,
};

/** Counted by the target on a day, lapsing before another (null: the deadline), and not renewed. */
export const lapsingOfTarget = (asOf: IsoDate, before: IsoDate | null): Condition => ({
  name: before === null ? 'before_deadline' : 'before_day',
  sql: (place) => `(select ${certificateCountsOn('t', '(asked ->> 0)::date')}
      and t.expires_on < coalesce((asked ->> 1)::date, ${DEADLINE})
      and not exists (${laterThan('(asked ->> 0)::date', sameRule('i.count_rule'))})
    from ${TARGETS} cross join (select ${place}::jsonb as asked) question where p.key = parent.key)`,
  value: JSON.stringify([asOf, before]),
});

export interface LapsingQuestion {
  /** Null: every target that is not over on the day. */
  readonly keys: readonly string[] | null;
  readonly planSlug?: string | null;
  readonly regionCode?: string | null;
  readonly kinds?: readonly string[] | null;
  readonly asOf: IsoDate;
  /** Null: the deadline of each target. */
  readonly before: IsoDate | null;
}

/** Targets of one answer that names none; those that lose most. */
export const MAX_LOSSES = 200;

/** What is asked and what is held are found first, each once: the pairs are many. */
const lossesSql = (conditions: readonly Condition[]) => `
with asked as materialized (
  select p.key, i.count_rule as rule, region_prefix(p.region_code) as prefix,
    coalesce($3::date, ${DEADLINE}) as until
  from ${TARGETS}
  where p.retired_at is null and ($1::text[] is null or p.key = any($1::text[])) and ${DEADLINE} >= $2::date
    and ($4::text is null or p.plan_slug = $4)
    and ($5::text is null or p.region_code = any ((select regions_within(array[$5::text]))::text[]))
    and ${countsCertificates('i.count_rule')}),
held as materialized (
  select t.id, t.enterprise_id, t.kind, t.level, t.is_synthetic, t.expires_on, e.region_code
  from certification t join enterprise e on e.id = t.enterprise_id
  where t.expires_on < (select max(until) from asked) and ${certificateCountsOn('t', '$2::date')}
    and ($6::text[] is null or t.kind = any($6::text[]))
    and ${['true', ...sqlOf(conditions, 6)].join(' and ')})
select p.key, count(distinct t.enterprise_id)::integer as losing
from asked p join held t on t.expires_on < p.until and left(t.region_code, length(p.prefix)) = p.prefix
  and ${countsKind('p.rule', 't')}
where not exists (${laterThan('$2::date', sameRule('p.rule'))})
group by p.key order by losing desc, p.key limit case when $1::text[] is null then ${MAX_LOSSES} end`;

/** Enterprises that each target counts today and will no longer count: of those that the caller may see. */
export async function readLosses(
  database: Database,
  visibility: Visibility,
  { keys, planSlug = null, regionCode = null, kinds = null, asOf, before }: LapsingQuestion,
): Promise<readonly { readonly key: string; readonly losing: number }[]> {
  requireSeen(visibility, 'Certification');
  const conditions = [ofSeenEnterprise(visibility, 't.enterprise_id')];
  const statement = statementOf(database, `losses${namesOf(conditions)}`, () => lossesSql(conditions));
  const given = [keys, asOf, before, planSlug, regionCode, kinds];
  return database.read<{ key: string; losing: number }>(statement, [...given, ...valuesOf(conditions)]);
}

interface OnDay {
  readonly id: string;
  readonly asOf: IsoDate;
}
const nameOf = ({ id, asOf }: OnDay) => `${id} ${asOf}`;

const ASKED = 'unnest($1::bigint[], $2::date[]) as asked (id, day) join certification t on t.id = asked.id';

const RENEWALS = `
select asked.id::text, asked.day, later.id::text as found from ${ASKED} join lateral (
  ${laterThan('asked.day', SAME_KIND)} order by later.expires_on desc nulls first, later.id desc limit 1
) later on true`;

const COUNTING = `
select asked.id::text, asked.day, p.key as found from ${ASKED}
join enterprise e on e.id = t.enterprise_id
join (${TARGETS}) on p.region_code in (e.region_code, left(e.region_code, 4) || '00',
  left(e.region_code, 2) || '0000', '100000')
where p.retired_at is null and ${DEADLINE} >= asked.day and ${COUNTED_BY_TARGET} order by p.key`;

/** What is found for each certificate on a day, in one statement for all that are asked about together. */
const onDay = (database: Database, name: string, sql: string) =>
  new DataLoader<OnDay, readonly string[], string>(
    async (asked) => {
      const statement = statementOf(database, name, () => sql);
      const rows = await database.read<{ id: string; day: IsoDate; found: string }>(statement, [
        asked.map(({ id }) => id),
        asked.map(({ asOf }) => asOf),
      ]);
      const found = new Map<string, string[]>();
      for (const { id, day, found: one } of rows) {
        const key = nameOf({ id, asOf: day });
        found.set(key, [...(found.get(key) ?? []), one]);
      }
      return asked.map((one) => found.get(nameOf(one)) ?? []);
    },
    { cacheKeyFn: nameOf },
  );

interface LossOf {
  readonly key: string;
  readonly asOf: IsoDate;
  readonly before: IsoDate | null;
}
const lossName = ({ key, asOf, before }: LossOf) => `${asOf} ${before ?? ''} ${key}`;

export type Loss = Awaited<ReturnType<typeof readLosses>>[number];

/** Of targets that are asked about together, in one statement for each pair of days. */
const createLossLoader = (database: Database, visibility: Visibility) =>
  new DataLoader<LossOf, readonly Loss[], string>(
    async (asked) => {
      const found = new Map<string, readonly Loss[]>();
      for (const { asOf, before } of new Map(
        asked.map((one) => [`${one.asOf} ${one.before}`, one]),
      ).values()) {
        const keys = asked.filter((one) => one.asOf === asOf && one.before === before).map(({ key }) => key);
        for (const loss of await readLosses(database, visibility, { keys, asOf, before })) {
          found.set(lossName({ key: loss.key, asOf, before }), [loss]);
        }
      }
      return asked.map((one) => found.get(lossName(one)) ?? []);
    },
    { cacheKeyFn: lossName, maxBatchSize: MAX_LOSSES },
  );

/** Bound to one caller; what they are asked about has been seen already. */
export const createLapsingLoaders = (database: Database, visibility: Visibility) => ({
  ofTarget: childPages(database, {
    list: LAPSING,
    parent: OF_TARGET,
    sight: sightOf(CERTIFICATIONS, visibility),
  }),
  losses: createLossLoader(database, visibility),
  renewals: onDay(database, 'renewals', RENEWALS),
  countingTargets: onDay(database, 'counting_targets', COUNTING),
});
