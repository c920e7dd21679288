/** Statements of one piece of work that asks the same again: what was asked once is answered from memory. */
import type { QueryResultRow } from 'pg';
import type { Statements } from './database';

/** Rows are shared between those who ask: to be read, not changed. */
export function askedOnce(statements: Statements): Statements {
  const answers = new Map<string, Promise<QueryResultRow[]>>();
  return {
    query<Row extends QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
      const question = JSON.stringify([sql, values]);
      const answer = answers.get(question) ?? statements.query<Row>(sql, values);
      answers.set(question, answer);
      return answer as Promise<Row[]>;
    },
  };
}
