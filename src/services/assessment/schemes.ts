/** The scheme of a plan: the last version, or the last that was known at a moment. */
import type { Statements } from '../../db/database';
import type { Scheme } from '../../domain/assessment/scheme';
import { type Known, recordedLimit } from '../../loaders/evidence/known';

export interface SchemeVersion {
  readonly version: number;
  readonly scheme: Scheme;
}

/** Null without a scheme, and where it was taken out. */
export async function schemeOf(
  statements: Statements,
  plan: string,
  known: Known,
): Promise<SchemeVersion | null> {
  const [row] = await statements.query<{ version: number; content: Scheme | null }>(
    `select version, content from assessment_scheme
     where plan_slug = $1 and ($2::timestamptz is null or recorded_at < $2)
     order by version desc limit 1`,
    [plan, recordedLimit(known)],
  );
  return row?.content ? { version: row.version, scheme: row.content } : null;
}

export async function schemeVersion(statements: Statements, plan: string, version: number): Promise<Scheme> {
  const [row] = await statements.query<{ content: Scheme }>(
    'select content from assessment_scheme where plan_slug = $1 and version = $2',
    [plan, version],
  );
  if (!row?.content) throw new TypeError(`there is no scheme ${plan} ${version}`);
  return row.content;
}
