/** One file while it is judged: its transaction, its rules, and how a statement notes violations. */
import type { Statements } from '../../db/database';
import type { RuleRow, RulesInPlay } from './rules-in-play';

export class Judging {
  constructor(
    readonly tx: Statements,
    readonly rules: RulesInPlay,
    readonly isSynthetic: boolean,
    /** Null for figures of documents. */
    readonly feedSlug: string | null,
  ) {}

  /** A statement of `noteViolations`; without rules there is nothing to run. */
  async note(rules: readonly RuleRow[], statement: string, more: readonly unknown[]): Promise<number> {
    if (rules.length === 0) return 0;
    const [row] = await this.tx.query<{ count: number }>(statement, [JSON.stringify(rules), ...more]);
    return row?.count ?? 0;
  }
}
