/** Which targets would stand elsewhere today: the rules of progress, asked before and after. */
import type { Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import { type ProgressAnswer, progressOf } from '../../loaders/progress';
import type { TargetChange, TargetImpact } from './revision-impact';

const MAX_TARGETS_TOLD = 200;
/** More than all plans have; beyond it, those that come first by their keys are judged. */
const MAX_TARGETS_JUDGED = 5_000;

export type Answers = ReadonlyMap<string, ProgressAnswer>;

/** Computed on the spot, not as stored: what is stored may wait to be computed again. */
export function answersFor(
  tx: Statements,
  targetKeys: readonly string[],
  at: { readonly asOf: IsoDate; readonly now: Date },
): Promise<Answers> {
  const keys = [...new Set(targetKeys)].sort().slice(0, MAX_TARGETS_JUDGED);
  return keys.length === 0 ? Promise.resolve(new Map()) : progressOf(tx, { keys, ...at });
}

const SHOWN = ['status', 'actual', 'baseline', 'expected', 'projected', 'attainment'] as const;

const differs = (before: ProgressAnswer | undefined, after: ProgressAnswer) =>
  before !== undefined && SHOWN.some((name) => before[name] !== after[name]);

interface Named {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly unitZh: string;
  readonly unitEn: string;
}

async function namesOf(tx: Statements, keys: readonly string[]): Promise<ReadonlyMap<string, Named>> {
  const rows = await tx.query<{
    key: string;
    nameZh: string;
    nameEn: string;
    unitZh: string;
    unitEn: string;
  }>(
    `select t.key, t.name_zh as "nameZh", t.name_en as "nameEn", u.name_zh as "unitZh", u.name_en as "unitEn"
     from target t join indicator i on i.code = t.indicator_code join unit u on u.code = i.unit_code
     where t.key = any($1::text[])`,
    [keys],
  );
  return new Map(rows.map(({ key, ...names }) => [key, names]));
}

export async function changedTargets(
  tx: Statements,
  asOf: IsoDate,
  dependent: number,
  answers: { readonly before: Answers; readonly after: Answers },
): Promise<TargetImpact> {
  const { before, after } = answers;
  const changed = [...after.values()].filter((answer) => differs(before.get(answer.targetKey), answer));
  const steps = (answer: ProgressAnswer) => (before.get(answer.targetKey)?.status === answer.status ? 1 : 0);
  changed.sort((a, b) => steps(a) - steps(b) || (a.targetKey < b.targetKey ? -1 : 1));
  const told = changed.slice(0, MAX_TARGETS_TOLD);
  const names = await namesOf(
    tx,
    told.map(({ targetKey }) => targetKey),
  );
  const changes = told.map((answer): TargetChange => {
    const was = before.get(answer.targetKey) as ProgressAnswer;
    return {
      ...{ targetKey: answer.targetKey, planSlug: answer.planSlug },
      ...(names.get(answer.targetKey) as Named),
      ...{ statusBefore: was.status, statusAfter: answer.status },
      ...{ actualBefore: was.actual, actualAfter: answer.actual },
      ...{ attainmentBefore: was.attainment, attainmentAfter: answer.attainment },
    };
  });
  return { asOf, dependent, totalCount: changed.length, changes };
}
