/** Lists what a count has counted, and what it has left out: one statement a kind of counting. */
import type { Statements } from '../../db/database';
import type { Span } from '../../domain/span';
import type { CountQuestion } from './count-question';
import type { ListedRecords } from './evidence-record';
import type { Known } from './known';

export interface AskedRecords {
  readonly id: number;
  readonly question: CountQuestion;
  /** Of a stock one day; of a flow the buckets that the answer used. */
  readonly spans: readonly Span[];
}

export async function listRecords(
  _statements: Statements,
  _asked: readonly AskedRecords[],
  _known: Known,
): Promise<ReadonlyMap<number, ListedRecords>> {
  return new Map();
}
