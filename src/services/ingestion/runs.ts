/** Runs as they are worked: with their file, the definition of now or of then, and their corrections. */
import type { Statements } from '../../db/database';
import { AppError } from '../../errors';
import { feedDefinitionSchema } from '../../feeds/definition';
import type { Run } from './intake';

/** A run that repeats another works the same file: what counts is when that arrived. */
const ARRIVED = `(
  with recursive up as (
    select id, repeats_id, queued_at from feed_run where id = run.id
    union all select f.id, f.repeats_id, f.queued_at from feed_run f join up on f.id = up.repeats_id)
  select queued_at from up where repeats_id is null)`;

const COLUMNS = `run.id, run.feed_slug, run.content_hash, run.repeats_id, raw_file.size_bytes,
  ${ARRIVED} as queued_at,
  feed.is_synthetic, run.is_dry_run, coalesce(run.corrections, '[]') as corrections,
  case when run.asked_by is null then batch.region_codes else run.asked_regions end as region_codes,
  coalesce(run.asked_by, batch.actor, 'system:unknown') as actor,
  coalesce(run.asked_by_name, batch.received_from) as received_from`;

const TABLES = `feed_run run join feed on feed.slug = run.feed_slug
  join raw_file on sha256 = run.content_hash join feed_batch batch on batch.id = run.batch_id`;

/** With the definition that its feed has now. */
export async function readRun(statements: Statements, runId: string): Promise<Run> {
  const [run] = await statements.query<Run & { readonly [column: string]: unknown }>(
    `select ${COLUMNS}, feed.definition from ${TABLES} where run.id = $1`,
    [runId],
  );
  return parsed(run, runId);
}

/** With the definition that it was worked with, where that is known. */
export async function readRunOfThen(statements: Statements, runId: string): Promise<Run> {
  const [run] = await statements.query<Run & { readonly [column: string]: unknown }>(
    `select ${COLUMNS}, coalesce(kept.definition, feed.definition) as definition
     from ${TABLES} left join feed_definition kept on kept.hash = run.definition_hash
     where run.id = $1`,
    [runId],
  );
  return parsed(run, runId);
}

function parsed(run: Run | undefined, runId: string): Run {
  if (!run) throw new AppError('UNKNOWN_RUN', { id: runId });
  return { ...run, definition: feedDefinitionSchema.parse(run.definition) };
}
