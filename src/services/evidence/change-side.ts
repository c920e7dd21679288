/** One side of a change: the answer that was frozen for that day, or one computed with what is asked for. */
import type { Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import type { EvidenceSet } from '../../domain/evidence/evidence-set';
import type { ProgressStatus } from '../../domain/vocabulary';
import { expandEvidence } from '../../loaders/evidence/expand-evidence';
import { KNOWN_NOW, type Known, publishedBy, recordedBefore } from '../../loaders/evidence/known';
import { readStoredSet, type StoredSet, storedSet } from '../../loaders/evidence/stored-set';
import { type JudgedTarget, judgeTargets, type ProgressInputs } from '../../loaders/progress';

/** What an answer knew: as it was kept that day; all that is known now; figures published by a moment. */
export type Knowledge = 'FROZEN' | 'PRESENT' | 'PUBLISHED_BY';

export interface ChangeSide {
  readonly asOf: IsoDate;
  readonly knowledge: Knowledge;
  readonly knownAt: Date | null;
  readonly computedAt: Date;
  readonly actual: string | null;
  readonly expected: string | null;
  readonly attainment: number | null;
  readonly status: ProgressStatus;
  readonly targetVersion: number;
  readonly inputs: ProgressInputs;
  readonly set: EvidenceSet | null;
  readonly hash: string | null;
  /** With what the other side's terms are to be judged on this side. */
  readonly known: Known;
}

export interface SideQuestion {
  readonly targetKey: string;
  readonly asOf: IsoDate;
  readonly knownAt: Date | null;
  readonly now: Date;
  readonly today: IsoDate;
}

interface FrozenRow {
  readonly [column: string]: unknown;
  readonly computed_at: Date;
  readonly actual: string | null;
  readonly expected: string | null;
  readonly attainment: number | null;
  readonly status: ProgressStatus;
  readonly target_version: number;
  readonly inputs: ProgressInputs;
  readonly hash: string | null;
}

const FROZEN = `
select p.computed_at, p.actual, p.expected, p.attainment, p.status, p.target_version, p.inputs, e.*
from target_progress p left join evidence_set e on e.hash = p.evidence_hash
where p.target_key = $1 and p.as_of = $2`;

/** Null for a target that nobody has heard of. */
export async function readSide(statements: Statements, question: SideQuestion): Promise<ChangeSide | null> {
  const { targetKey, asOf, knownAt, now, today } = question;
  const [row] = knownAt ? [] : await statements.query<FrozenRow>(FROZEN, [targetKey, asOf]);
  // What today's answer rests on is what is known now; an older one knew what was recorded by then.
  if (row) return frozenSide(row, asOf, asOf === today ? KNOWN_NOW : recordedBefore(row.computed_at));
  const known = publishedBy(knownAt);
  const [judged] = await judgeTargets(statements, { keys: [targetKey], asOf, known, now });
  return judged ? computedSide(statements, judged, question, known) : null;
}

const frozenSide = (row: FrozenRow, asOf: IsoDate, known: Known): ChangeSide => ({
  ...{ asOf, knowledge: 'FROZEN', knownAt: null, computedAt: row.computed_at },
  ...{ actual: row.actual, expected: row.expected, attainment: row.attainment, status: row.status },
  ...{ targetVersion: row.target_version, inputs: row.inputs, hash: row.hash },
  set: row.hash === null ? null : readStoredSet(row as unknown as StoredSet),
  known,
});

async function computedSide(
  statements: Statements,
  judged: JudgedTarget,
  { knownAt, now }: SideQuestion,
  known: Known,
): Promise<ChangeSide> {
  const { answer, context } = judged;
  const set = (await expandEvidence(statements, [judged], known)).get(context.key) ?? null;
  return {
    ...{ asOf: answer.asOf, knowledge: known === KNOWN_NOW ? 'PRESENT' : 'PUBLISHED_BY', knownAt },
    ...{ computedAt: now, actual: answer.actual, expected: answer.expected, status: answer.status },
    ...{ attainment: answer.attainment, targetVersion: answer.targetVersion, inputs: answer.inputs },
    ...{ set, hash: set && storedSet(set).hash, known },
  };
}
