/** Labels that a run did not know: written with the run, read as long as nobody has mapped them. */
import type { Statements } from '../../db/database';
import type { LabelDecision } from '../../domain/vocabulary';
import type { UnknownLabel } from '../../feeds/mapping/unknown-labels';

export async function storeUnknownLabels(
  tx: Statements,
  runId: string,
  labels: readonly UnknownLabel[],
): Promise<void> {
  await tx.query('delete from unknown_label where run_id = $1', [runId]);
  if (labels.length === 0) return;
  await tx.query(
    `insert into unknown_label (run_id, ordinal, kind, label, figures, line, sheet, "column", cell,
       is_passed_over, unit, samples)
     select $1::uuid, ordinality, label ->> 'kind', label ->> 'label', (label ->> 'figures')::integer,
       (label ->> 'line')::integer, label ->> 'sheet', label ->> 'column', label ->> 'cell',
       (label ->> 'isPassedOver')::boolean, label ->> 'unit', label -> 'samples'
     from jsonb_array_elements($2::jsonb) with ordinality as all_labels (label, ordinality)`,
    [runId, JSON.stringify(labels)],
  );
}

export function labelsOfRun(statements: Statements, runId: string): Promise<UnknownLabel[]> {
  return statements.query<{ [Name in keyof UnknownLabel]: UnknownLabel[Name] }>(
    `select kind, label, figures, line, sheet, "column", cell, is_passed_over as "isPassedOver", unit,
       samples,
       exists (select from label_mapping decided join feed_run run on run.id = $1
         where decided.feed_slug = run.feed_slug and decided.kind = unknown_label.kind
           and decided.label = unknown_label.label and decided.superseded_at is null) as "isIgnored"
     from unknown_label where run_id = $1 order by ordinal`,
    [runId],
  );
}

export interface StoredLabel extends UnknownLabel {
  readonly runId: string;
  readonly seenAt: Date;
  /** What was decided: labels to be passed over stay listed, so that they are not forgotten. */
  readonly decision: LabelDecision | null;
}

/** Labels that no longer come are not worth a person's time. */
const MAX_RUNS = 20;

/** Of the last runs of a feed, each label once with its latest run; those that are mapped by now are gone. */
export async function recentUnknownLabels(
  statements: Statements,
  feedSlug: string,
  limit: number,
): Promise<readonly StoredLabel[]> {
  const rows = await statements.query<{ [Name in keyof StoredLabel]: StoredLabel[Name] }>(
    `with recent as (
       select id, queued_at from feed_run where feed_slug = $1 order by queued_at desc, id desc limit $2),
     latest as (
       select distinct on (kind, label) unknown_label.*, recent.queued_at
       from recent join unknown_label on run_id = recent.id
       order by kind, label, recent.queued_at desc, recent.id desc)
     select latest.run_id as "runId", latest.queued_at as "seenAt", latest.kind, latest.label, figures, line,
       sheet, "column", cell, is_passed_over as "isPassedOver", latest.unit, samples, decided.decision,
       decided.decision is not null as "isIgnored"
     from latest left join label_mapping decided on decided.feed_slug = $1 and decided.kind = latest.kind
       and decided.label = latest.label and decided.superseded_at is null
     where decided.decision is distinct from 'ACCEPTED'
     order by decided.decision is not null, is_passed_over, figures desc, latest.label limit $3`,
    [feedSlug, MAX_RUNS, limit],
  );
  return rows;
}
