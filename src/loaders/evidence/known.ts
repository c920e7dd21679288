/** What an answer may know: what there is now, was published by a moment, or was recorded before one. */
import type { Statements } from '../../db/database';
import { AppError } from '../../errors';

export type Known =
  | { readonly kind: 'NOW' }
  /** Figures by their publication; registers, targets and definitions as they are now. */
  | { readonly kind: 'PUBLISHED_BY'; readonly at: Date }
  /** System time: everything exactly as the database held it before that instant. */
  | { readonly kind: 'RECORDED_BEFORE'; readonly at: Date };

export const KNOWN_NOW: Known = { kind: 'NOW' };

export const publishedBy = (at: Date | null): Known =>
  at === null ? KNOWN_NOW : { kind: 'PUBLISHED_BY', at };

export const recordedBefore = (at: Date): Known => ({ kind: 'RECORDED_BEFORE', at });

/** The instant that only what was recorded before it counts for; null for answers of the present. */
export const recordedLimit = (known: Known): Date | null =>
  known.kind === 'RECORDED_BEFORE' ? known.at : null;

/**
 * What is recorded bears the start of its transaction. Once every transaction that began before an instant
 * has ended, what was recorded before it can no longer become more: an answer computed for it stays so.
 */
const OLDEST = `
select least(now(), min(xact_start)) as settled, now() as present from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`;

/** Answers that are to be repeated need the present; one long transaction must not make them old unseen. */
const MAX_BEHIND_MS = 60 * 60_000;

export async function settledInstant(statements: Statements): Promise<Date> {
  const [row] = await statements.query<{ settled: Date; present: Date }>(OLDEST);
  if (!row || row.present.getTime() - row.settled.getTime() > MAX_BEHIND_MS) {
    throw new AppError('NOT_SETTLED', { since: row?.settled.toISOString() ?? '' });
  }
  return row.settled;
}
