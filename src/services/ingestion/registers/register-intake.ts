/** Takes in a list of a register: records are added, corrected, and, by a full list, taken out. */
import type { Statements } from '../../../db/database';
import type { RegisterDefinition } from '../../../feeds/registers/register-definition';
import { sliceOf } from '../../../feeds/registers/slice';
import { requestRecompute } from '../../progress/request-recompute';
import { targetsTouched } from '../../progress/touched-registers';
import type { Intake, IntakeContext, Merged } from '../intake';
import { mergeRemark } from '../merge-remarks';
import type { RunFailure } from '../run-failures';
import {
  fillBlanks,
  type RecordChecking,
  takeOutForeign,
  takeOutImplausible,
  takeOutIncomplete,
  takeOutRepeats,
  takeOutSynthetic,
} from './check-records';
import { findVanished, removeVanished, tooManyRemoved, type Vanished } from './full-list';
import { mergeRecords } from './merge-records';
import { RecordReading } from './read-records';
import { mayCover, widenCoverage } from './register-coverage';
import { REGISTER_TABLES, type RegisterTable } from './register-tables';
import { resolveReferences } from './resolve-references';
import { stageRecords } from './stage-records';

/** Two feeds of one register must not both find that a record is not there. */
const LOCK = `select pg_advisory_xact_lock(hashtext('kejin register'), hashtext($1))`;

export class RegisterIntake implements Intake {
  readonly reading: RecordReading;
  readonly #register: RegisterTable;
  #kept = 0;
  #vanished: Vanished | null = null;

  constructor(
    statements: Statements,
    private readonly context: IntakeContext<RegisterDefinition>,
  ) {
    const { run, definition, vocabulary, sealer, source } = context;
    this.#register = REGISTER_TABLES[definition.register];
    this.reading = new RecordReading(statements, {
      ...{ sha256: run.content_hash, definition, vocabulary, sealer, source, corrections: run.corrections },
    });
  }

  async stage(): Promise<number> {
    const { tx, run, definition } = this.context;
    const register = this.#register;
    await stageRecords(tx, register, this.reading.records());
    if (this.reading.isRefused) return 0;
    await tx.query(LOCK, [register.table]);
    const checking: RecordChecking = {
      ...{ tx, register, reading: this.reading, isSynthetic: run.is_synthetic },
      ...{ blanksRetract: definition.blanksRetract, regionCodes: run.region_codes },
    };
    await resolveReferences(tx, register, this.reading, run.is_synthetic);
    await takeOutRepeats(checking);
    if (run.is_synthetic) this.#kept = await takeOutSynthetic(checking);
    await fillBlanks(checking);
    await takeOutIncomplete(checking);
    await takeOutImplausible(checking, register.checks);
    await takeOutForeign(checking);
    await takeOutImplausible(checking, register.lastChecks);
    const [row] = await tx.query<{ count: string }>('select count(*) from pg_temp.incoming_record');
    return Number(row?.count ?? 0) + this.#kept;
  }

  async objection(): Promise<RunFailure | null> {
    const { tx, run, definition, vocabulary } = this.context;
    const slice = sliceOf(definition, vocabulary);
    if (slice === null) return null;
    this.#vanished = await findVanished(tx, {
      ...{ register: this.#register, slice, isSynthetic: run.is_synthetic, regionCodes: run.region_codes },
    });
    for (const raw of this.#vanished.stillUsed) {
      this.reading.rejects.add(mergeRemark('STILL_REFERENCED', { line: 0, column: null, raw }, raw));
    }
    return tooManyRemoved(this.#vanished, definition.maxRemovedShare);
  }

  async merge(): Promise<Merged> {
    const { tx, run, now } = this.context;
    const removed = this.#vanished?.count ?? 0;
    const merged = await mergeRecords(tx, this.#register, { id: run.id, isSynthetic: run.is_synthetic });
    if (removed > 0) await removeVanished(tx, this.#register, { id: run.id, feedSlug: run.feed_slug, now });
    const widened = await this.cover();
    const targets = await targetsTouched(tx);
    if (targets.length > 0) await requestRecompute(tx, targets, `run ${run.id}`);
    return {
      ...{ new: merged.new, revised: merged.revised, precisionOnly: 0 },
      ...{ unchanged: merged.unchanged + this.#kept, removed, widened },
      ...{ targetsAffected: targets.length, targetKeys: targets },
    };
  }

  private async cover(): Promise<boolean> {
    const { tx, run, definition } = this.context;
    const { coverage } = definition;
    if (!coverage) return false;
    if (!(await mayCover(tx, coverage.region, run.region_codes))) {
      const place = { line: 0, column: null, raw: coverage.region };
      this.reading.rejects.add(mergeRemark('COVERAGE_OUTSIDE_SCOPE', place, coverage.region));
      return false;
    }
    return widenCoverage(tx, {
      ...{ table: this.#register.table, coverage, receivedAt: run.queued_at, feed: definition },
      isSynthetic: run.is_synthetic,
    });
  }
}
