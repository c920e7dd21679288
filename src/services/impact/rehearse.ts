/** Does something for its answer only, in the midst of a transaction that goes on. */
import type { Transaction } from '../../db/database';

/** Nothing inside of it is deferred to the commit, so what would fail there fails here. */
export async function rehearseIn<Answer>(tx: Transaction, work: () => Promise<Answer>): Promise<Answer> {
  await tx.query('savepoint rehearsal');
  try {
    const answer = await work();
    await tx.query('set constraints all immediate');
    return answer;
  } finally {
    await tx.query('rollback to savepoint rehearsal');
    await tx.query('release savepoint rehearsal');
  }
}
