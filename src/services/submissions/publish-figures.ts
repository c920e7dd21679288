/** Publishes the figures of an approved submission: each becomes a vintage of the moment of approval. */
import type { Transaction } from '../../db/database';
import { parsePeriod } from '../../domain/period';
import type { Submission } from '../../entities/submission';
import type { SubmissionFigure } from '../../entities/submission-figure';
import { feedDefinitionSchema } from '../../feeds/definition';
import { groupRows } from '../../loaders/by-key';
import type { IncomingFigure } from '../ingestion/figure-lines';
import { mergeObservations, type Series } from '../ingestion/merge-observations';
import { stageFigures } from '../ingestion/staging';
import { requestRecompute } from '../progress/request-recompute';
import { targetsDependingOn } from '../progress/targets-depending-on';

export interface Published {
  readonly new: number;
  readonly revised: number;
  readonly precisionOnly: number;
  readonly unchanged: number;
  /** Targets that depend on what has changed. */
  readonly targetKeys: readonly string[];
}

const READ = `
select id, indicator_code as "indicatorCode", value, missing_reason as "missingReason",
  published_text as "publishedText", published_unit as "publishedUnit", status, retracts,
  feed_run_id as "feedRunId", source_line as "sourceLine", source_sheet as "sourceSheet",
  source_column as "sourceColumn", source_cell as "sourceCell"
from submission_figure where submission_id = $1 and draft = $2 order by feed_run_id, id`;

function incomingOf(figure: SubmissionFigure, { regionCode, period }: Submission, at: Date): IncomingFigure {
  return {
    ...{ indicatorCode: figure.indicatorCode, regionCode, period: parsePeriod(period) },
    ...{ value: figure.value, missingReason: figure.missingReason, published: figure.publishedText },
    ...{ unit: figure.publishedUnit, status: figure.status, publishedAt: at.toISOString() },
    ...(figure.sourceLine === null ? {} : { line: figure.sourceLine }),
    ...(figure.sourceSheet === null ? {} : { sheet: figure.sourceSheet }),
    ...(figure.sourceCell === null ? {} : { cell: figure.sourceCell }),
    ...(figure.retracts ? { retracts: true as const } : {}),
    column: figure.sourceColumn,
  };
}

export async function publishFigures(tx: Transaction, submission: Submission, at: Date): Promise<Published> {
  const { submissionId, draft, feedSlug } = submission;
  const figures = await tx.query<SubmissionFigure & { readonly [column: string]: unknown }>(READ, [
    submissionId,
    draft,
  ]);
  const [feed] = await tx.query<{ definition: unknown; is_synthetic: boolean }>(
    'select definition, is_synthetic from feed where slug = $1',
    [feedSlug],
  );
  const { blanksRetract } = feedDefinitionSchema.parse(feed?.definition);
  const counts = { new: 0, revised: 0, precisionOnly: 0, unchanged: 0 };
  const series: Series[] = [];
  const byRun = groupRows(
    figures,
    (figure) => figure.feedRunId,
    (figure) => figure,
  );
  // Each figure leads back to the file that it came from; a draft has few of them.
  for (const [feedRunId, ofRun] of byRun) {
    await stageFigures(tx, [ofRun.map((figure) => incomingOf(figure, submission, at))]);
    const isSynthetic = feed?.is_synthetic ?? false;
    const { changedSeries, ...merged } = await mergeObservations(tx, {
      feedRunId,
      isSynthetic,
      blanksRetract,
    });
    series.push(...changedSeries);
    for (const name of Object.keys(counts) as (keyof typeof counts)[]) counts[name] += merged[name];
  }
  const targetKeys = series.length === 0 ? [] : await targetsDependingOn(tx, { series });
  if (targetKeys.length > 0) await requestRecompute(tx, targetKeys, `submission ${submissionId} ${draft}`);
  return { ...counts, targetKeys };
}

/** A run has been published once none of its figures waits any more and some of them have been. */
export async function settleRuns(tx: Transaction, { submissionId, draft }: Submission): Promise<void> {
  await tx.query(
    `update feed_run run set status = 'PUBLISHED', message_zh = null, message_en = null
     where run.status = 'AWAITING_REVIEW' and run.id in (
         select f.feed_run_id from submission_figure f where f.submission_id = $1 and f.draft = $2)
       and not exists (
         select from submission_figure f join submission o on o.id = f.submission_id and o.draft = f.draft
         where f.feed_run_id = run.id and o.status not in ('PUBLISHED', 'WITHDRAWN'))`,
    [submissionId, draft],
  );
}
