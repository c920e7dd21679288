/** A database that breaks down in the middle of a transaction: by a fault of the program, or of the connection. */
import fc from 'fast-check';
import type { Database, Transaction } from '../../../../src/db/database';

export interface Fault {
  /** ANSWER_LOST: it was committed, and nobody heard of it. */
  readonly kind: 'NONE' | 'THROWN' | 'CONNECTION_KILLED' | 'ANSWER_LOST';
  /** Before which statement; at the latest before the commit. */
  readonly before: number;
  /** In which transaction of the request. */
  readonly transaction: number;
}

export const NO_FAULT: Fault = { kind: 'NONE', before: 0, transaction: 0 };

const kind = fc.oneof(
  { weight: 14, arbitrary: fc.constant('NONE' as const) },
  { weight: 3, arbitrary: fc.constant('THROWN' as const) },
  { weight: 1, arbitrary: fc.constant('CONNECTION_KILLED' as const) },
  { weight: 2, arbitrary: fc.constant('ANSWER_LOST' as const) },
);

export const anyFault: fc.Arbitrary<Fault> = fc.record({ kind, before: fc.nat(14), transaction: fc.nat(1) });

export class BrokenDown extends Error {}

async function breakDown(db: Database, tx: Transaction, { kind: how }: Fault): Promise<never> {
  if (how === 'CONNECTION_KILLED') {
    const [{ pid }] = (await tx.query('select pg_backend_pid() as pid')) as [{ pid: number }];
    await db.query('select pg_terminate_backend($1, 5000)', [pid]);
    await tx.query('select 1').then(
      () => expect('a killed connection').toBe('gone'),
      () => undefined,
    );
  }
  throw new BrokenDown();
}

export function breaking(db: Database, fault: Fault): Database {
  let begun = -1;
  const transaction = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
    begun += 1;
    if (begun !== fault.transaction) return db.transaction(work);
    return db.transaction(async (tx) => {
      let statements = 0;
      const query: Transaction['query'] = async (sql, parameters) => {
        statements += 1;
        if (statements > fault.before) await breakDown(db, tx, fault);
        return tx.query(sql, parameters);
      };
      await work({ ...tx, query });
      return breakDown(db, tx, fault);
    });
  };
  return Object.create(db, { transaction: { value: transaction } }) as Database;
}
