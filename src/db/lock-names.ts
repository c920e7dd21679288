/** Waits, until this transaction ends, for whoever else works under the same name. */
import type { Statements } from './database';

/** In the order in which they are given, so that two who name the same ones never wait in a ring. */
export async function lockNames(tx: Statements, ...names: readonly string[]): Promise<void> {
  await tx.query(
    `select pg_advisory_xact_lock(hashtextextended(name, 0))
     from (select name from unnest($1::text[]) with ordinality as given (name, place)
       order by place offset 0) ordered`,
    [names],
  );
}
