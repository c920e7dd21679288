/** Enterprises counted by one or more keys, in one statement. */
import type { Database } from '../db/database';
import type { Visibility } from '../domain/access/visibility';
import type { IsoDate } from '../domain/calendar';
import type { EnterpriseGroupKey } from '../domain/vocabulary';
import { AppError } from '../errors';
import { namesOf } from './by-key';
import { certificateCountsOn } from './certificate-sql';
import { ENTERPRISES } from './graph-lists';
import { type Condition, sqlOf, valuesOf } from './keyset-page';
import { statementOf } from './rows';
import { requireSeen } from './visible';

/** Groups of one answer; more are refused, for a cut list of counts would mislead. */
export const MAX_GROUPS = 1_000;
export const MAX_GROUP_KEYS = 3;

const EXPRESSIONS: Readonly<Record<EnterpriseGroupKey, string>> = {
  REGION: 't.region_code',
  CERTIFICATION_KIND: 'held.kind',
  INDUSTRY: 'left(t.industry_code, 3)',
  SCALE: 't.scale',
  FOUNDING_YEAR: 'extract(year from t.founded_on)::integer::text',
  STATUS: 't.status',
};

const HELD = `join (select distinct c.enterprise_id, c.kind from certification c
  where ${certificateCountsOn('c', '$1::date')}) held on held.enterprise_id = t.id`;
const WITHOUT = 'cross join (select $1::date as day) asked';

export interface EnterpriseCount {
  readonly values: readonly (string | null)[];
  readonly count: number;
}

export interface GroupQuestion {
  readonly by: readonly EnterpriseGroupKey[];
  readonly conditions: readonly Condition[];
  readonly day: IsoDate;
}

export async function countEnterprises(
  database: Database,
  visibility: Visibility,
  { by, conditions: asked, day }: GroupQuestion,
): Promise<readonly EnterpriseCount[]> {
  requireSeen(visibility, 'Enterprise');
  const byKind = by.includes('CERTIFICATION_KIND');
  if (byKind) requireSeen(visibility, 'Certification');
  const conditions = [...ENTERPRISES.seen(visibility), ...asked];
  const name = `groups_${by.join('_')}${namesOf(conditions)}`;
  const statement = statementOf(database, name, () => {
    const where = ['true', ...sqlOf(conditions, 1)];
    return `select array[${by.map((key) => EXPRESSIONS[key]).join(', ')}]::text[] as values,
        count(*)::integer as count
      from enterprise t ${byKind ? HELD : WITHOUT} where ${where.join(' and ')}
      group by 1 order by 2 desc, 1 limit ${MAX_GROUPS + 1}`;
  });
  const rows = await database.read<EnterpriseCount & { readonly [column: string]: unknown }>(statement, [
    day,
    ...valuesOf(conditions),
  ]);
  if (rows.length > MAX_GROUPS) {
    throw new AppError('QUERY_TOO_COMPLEX', { what: 'groups', size: `> ${MAX_GROUPS}`, max: MAX_GROUPS });
  }
  return rows;
}
