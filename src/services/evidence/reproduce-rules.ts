/** Sets too large to list are kept as questions to the registers; asked again, they answer the same. */
import type { Statements } from '../../db/database';
import type { EvidenceRule } from '../../domain/evidence/evidence-set';
import { AppError } from '../../errors';
import type { ListedRecords } from '../../loaders/evidence/evidence-record';
import { recordedBefore, settledInstant } from '../../loaders/evidence/known';
import { type AskedRecords, listRecords } from '../../loaders/evidence/list-records';

type Question = AskedRecords['question'] & Pick<AskedRecords, 'spans'>;

/** What each rule lists when only what was recorded before the instant counts. */
export async function askRules(
  statements: Statements,
  rules: readonly EvidenceRule[],
  at: Date,
): Promise<readonly (ListedRecords | undefined)[]> {
  const asked = rules.map((rule, id) => {
    const question = rule.question as Question;
    return { id, question, spans: question.spans };
  });
  const listed = await listRecords(statements, asked, recordedBefore(at));
  return asked.map(({ id }) => listed.get(id));
}

/** Whether the registers, as they were before the instant, list exactly what the rules stand for. */
export async function reproduces(
  statements: Statements,
  rules: readonly EvidenceRule[],
  at: Date,
): Promise<boolean> {
  const listed = await askRules(statements, rules, at);
  return rules.every(({ count, sum, digest }, i) => {
    const found = listed[i];
    return found?.countedTotal === count && found.sum === sum && found.digest === digest;
  });
}

/**
 * An instant before which every transaction has ended answers the same for ever. Where records have come
 * since the oldest open one began, the present is taken: should that one still add to it, the digest tells.
 */
export async function reproducibleInstant(
  statements: Statements,
  rules: readonly EvidenceRule[],
): Promise<Date> {
  const settled = await settledOrNull(statements);
  if (settled && (await reproduces(statements, rules, settled))) return settled;
  const [row] = await statements.query<{ present: Date }>(
    `select date_trunc('milliseconds', clock_timestamp()) + interval '1 millisecond' as present`,
  );
  return (row as { present: Date }).present;
}

/** Null while a transaction has been open for too long: a recompute does not wait for it. */
async function settledOrNull(statements: Statements): Promise<Date | null> {
  try {
    return await settledInstant(statements);
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_SETTLED') return null;
    throw error;
  }
}
