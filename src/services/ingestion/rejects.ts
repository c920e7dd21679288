/** The rejects of a run: ten thousand are kept, the first of each severity, and all are counted. */
import { copyLine } from '../../db/copy-line';
import type { Statements, Transaction } from '../../db/database';
import type { Problem } from '../../feeds/problems';

export type Reject = Omit<Problem, 'code'> & {
  readonly code: string;
  /** The validation rule that it comes from. */
  readonly ruleCode?: string;
};

export const MAX_STORED_REJECTS = 10_000;
/** Of which those that keep no row out: they must not crowd out the errors, nor remarks the warnings. */
const MAX_STORED_WARNINGS = 2_000;
const MAX_STORED_REMARKS = 1_000;
const MAX_STORED_ERRORS = MAX_STORED_REJECTS - MAX_STORED_WARNINGS - MAX_STORED_REMARKS;

export class Rejects {
  readonly #stored: Reject[] = [];
  #remarks = 0;
  /** What voids the whole file. */
  fatal: Reject | null = null;
  /** Rows or cells that were refused, whether kept here or not. */
  errors = 0;
  warnings = 0;
  /** All of them, kept or not. */
  found = 0;

  add(reject: Reject): void {
    this.found += 1;
    if (reject.severity === 'WARNING') this.warnings += 1;
    if (reject.severity === 'ERROR') this.errors += 1;
    if (reject.severity === 'FATAL') this.fatal ??= reject;
    if (this.hasRoomFor(reject)) this.#stored.push(reject);
  }

  private hasRoomFor({ severity }: Reject): boolean {
    if (severity === 'FATAL') return true;
    if (severity === 'ERROR') return this.errors <= MAX_STORED_ERRORS;
    if (severity === 'WARNING') return this.warnings <= MAX_STORED_WARNINGS;
    this.#remarks += 1;
    return this.#remarks <= MAX_STORED_REMARKS;
  }

  async store(tx: Transaction, runId: string): Promise<void> {
    await clearRejects(tx, runId);
    if (this.#stored.length === 0) return;
    const target = `feed_reject (run_id, severity, line, sheet, "column", cell, raw, code, message_zh,
      message_en, rule_code)`;
    await tx.copyIn(
      target,
      this.#stored.map((reject) =>
        copyLine([
          runId,
          reject.severity,
          reject.line,
          reject.sheet,
          reject.column,
          reject.cell,
          reject.raw,
          reject.code,
          reject.messageZh,
          reject.messageEn,
          reject.ruleCode,
        ]),
      ),
    );
  }
}

async function clearRejects(tx: Statements, runId: string): Promise<void> {
  await tx.query('delete from feed_reject where run_id = $1', [runId]);
}
