/** Targets that have no stored answer for a day: a finished stage needs one after its end, and no more. */
import type { Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';

export async function targetsWithoutProgress(statements: Statements, day: IsoDate): Promise<string[]> {
  const rows = await statements.query<{ key: string }>(
    `select t.key from target t join stage s on s.key = t.stage_key
     where t.retired_at is null and not exists (
       select from target_progress p
       where p.target_key = t.key and p.stale_since is null
         and p.target_version = target_version_on(t.key, t.version, $1)
         and (p.as_of = $1 or (p.as_of < $1 and p.as_of > coalesce(t.due_on, s.ends_on))))
     order by t.key`,
    [day],
  );
  return rows.map((row) => row.key);
}
