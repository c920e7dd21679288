/** Computes every answer that is stored for today from scratch, and tells where what is stored is another. */
import { isDeepStrictEqual } from 'node:util';
import type { Database, Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import { judgeTargets } from '../../loaders/progress';
import { evidenceHashes } from '../evidence/freeze-evidence';
import { rowOf } from './recompute-targets';

export interface ProgressDifference {
  readonly targetKey: string;
  /** Columns that differ; `missing` where nothing is stored. */
  readonly columns: readonly string[];
}

export interface ProgressCheck {
  readonly checked: number;
  /** Targets that wait for their recompute: nothing is wrong with them. */
  readonly waiting: number;
  readonly differing: number;
  /** The first of them. */
  readonly differences: readonly ProgressDifference[];
}

const TARGETS_PER_CHUNK = 200;
const MAX_DIFFERENCES_TOLD = 1_000;

/** The figures and what is stored must be of one moment. */
const ONE_MOMENT = 'set transaction isolation level repeatable read, read only';

const NEXT = `
select key from target where retired_at is null and key > $1 order by key limit $2`;

/** What a reader of today is shown; the answer of a finished stage is one of an earlier day. */
const STORED = `
select distinct on (t.key) t.key, p.*,
  p.stale_since is not null or exists (select from recompute_request r where r.target_key = t.key) as waits
from target t join stage s on s.key = t.stage_key
left join target_progress p on p.target_key = t.key
  and p.target_version = target_version_on(t.key, t.version, $2)
  and (p.as_of = $2 or (p.as_of < $2 and p.as_of > coalesce(t.due_on, s.ends_on)))
where t.key = any($1::text[]) order by t.key, p.as_of desc nulls last`;

interface StoredRow {
  readonly [column: string]: unknown;
  readonly key: string;
  readonly as_of: IsoDate | null;
  readonly waits: boolean;
}

interface Judged {
  readonly waiting: number;
  readonly differences: readonly ProgressDifference[];
}

export async function checkProgress(
  database: Database,
  at: { readonly today: IsoDate; readonly now: Date },
): Promise<ProgressCheck> {
  const total = { checked: 0, waiting: 0, differing: 0 };
  const differences: ProgressDifference[] = [];
  for (let last = ''; ; ) {
    const rows = await database.query<{ key: string }>(NEXT, [last, TARGETS_PER_CHUNK]);
    const keys = rows.map(({ key }) => key);
    if (keys.length === 0) return { ...total, differences };
    last = keys.at(-1) as string;
    const judged = await database.transaction(async (tx) => {
      await tx.query(ONE_MOMENT);
      return judge(tx, keys, at);
    });
    total.checked += keys.length;
    total.waiting += judged.waiting;
    total.differing += judged.differences.length;
    differences.push(...judged.differences.slice(0, MAX_DIFFERENCES_TOLD - differences.length));
  }
}

async function judge(
  statements: Statements,
  keys: readonly string[],
  { today, now }: { readonly today: IsoDate; readonly now: Date },
): Promise<Judged> {
  const stored = await statements.query<StoredRow>(STORED, [keys, today]);
  const settled = stored.filter((row) => !row.waits);
  const differences: ProgressDifference[] = [];
  for (const asOf of new Set(settled.map((row) => row.as_of ?? today))) {
    const ofDay = settled.filter((row) => (row.as_of ?? today) === asOf);
    const judged = await judgeTargets(statements, { keys: ofDay.map(({ key }) => key), asOf, now });
    const evidence = await evidenceHashes(statements, judged);
    const answers = new Map(judged.map(({ answer }) => [answer.targetKey, answer]));
    for (const row of ofDay) {
      const answer = answers.get(row.key);
      const columns =
        row.as_of === null || !answer
          ? ['missing']
          : differingColumns(row, rowOf(answer, evidence.get(row.key) ?? null));
      if (columns.length > 0) differences.push({ targetKey: row.key, columns });
    }
  }
  return { waiting: stored.length - settled.length, differences };
}

/** When an answer was first computed is all that may differ. */
function differingColumns(stored: StoredRow, { computed_at: _, ...computed }: ReturnType<typeof rowOf>) {
  const plain: Readonly<Record<string, unknown>> = JSON.parse(JSON.stringify(computed));
  return Object.keys(plain).filter((column) => !isDeepStrictEqual(plain[column], stored[column]));
}
