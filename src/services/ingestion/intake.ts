/** What kinds of feeds do each in their own way with an accepted file; all the rest they share. */
import type { Transaction } from '../../db/database';
import type { Bilingual } from '../../domain/bilingual';
import type { ByteSource } from '../../feeds/decode';
import type { FeedDefinition } from '../../feeds/definition';
import type { UnknownLabel } from '../../feeds/mapping/unknown-labels';
import type { Vocabulary } from '../../feeds/vocabulary';
import type { Sealer } from '../access/sealer';
import type { FrozenCorrection } from './frozen-corrections';
import type { Reading } from './reading';
import type { RunFailure } from './run-failures';

export interface Run {
  readonly id: string;
  readonly feed_slug: string;
  readonly content_hash: string;
  /** When the file arrived. */
  readonly queued_at: Date;
  /** The run whose file this one works again. */
  readonly repeats_id: string | null;
  readonly size_bytes: string;
  readonly definition: FeedDefinition;
  readonly is_synthetic: boolean;
  /** Regions that the sender may write to, counties included; null for all. */
  readonly region_codes: readonly string[] | null;
  readonly actor: string;
  readonly received_from: string;
  /** Finds out what would happen, and leaves everything as it was. */
  readonly is_dry_run: boolean;
  /** What is read in the place of what stands in the file. */
  readonly corrections: readonly FrozenCorrection[];
}

export interface IntakeContext<Definition extends FeedDefinition = FeedDefinition> {
  readonly tx: Transaction;
  readonly run: Run;
  readonly definition: Definition;
  readonly vocabulary: Vocabulary;
  /** Null where no key is set up: then neither contacts nor files that were sealed can be taken in. */
  readonly sealer: Sealer | null;
  readonly now: Date;
  /** A file that is only tried out; otherwise the stored one is read. */
  readonly source?: ByteSource | undefined;
}

export interface Merged {
  readonly new: number;
  readonly revised: number;
  readonly precisionOnly: number;
  readonly unchanged: number;
  readonly removed: number;
  /** Something else has changed than rows: what a register is complete for. */
  readonly widened: boolean;
  readonly targetsAffected: number;
  /** The targets that depend on what has changed. */
  readonly targetKeys: readonly string[];
  /** Nothing was published: which submissions the figures went into, in words. */
  readonly awaitsReview?: Bilingual;
}

export interface Intake {
  readonly reading: Reading;
  /** Reads the file into a staging table and takes out what must not be merged; counts what is left. */
  stage(): Promise<number>;
  /** Labels of the file that its feed does not know. */
  unknownLabels?(): Promise<readonly UnknownLabel[]>;
  /** Why a file must not be taken in although its rows are sound. */
  objection(): Promise<RunFailure | null>;
  /** Merges, and asks for the recompute of exactly the targets that depend on what has changed. */
  merge(): Promise<Merged>;
}
