/** Takes in a file of figures: each becomes a vintage, or is known already. */
import type { Statements } from '../../db/database';
import type { FigureDefinition } from '../../feeds/figure-definition';
import { sampleLabels } from '../../feeds/mapping/sample-labels';
import type { UnknownLabel } from '../../feeds/mapping/unknown-labels';
import { requestRecompute } from '../progress/request-recompute';
import { targetsDependingOn } from '../progress/targets-depending-on';
import { refuseInReview, takeIntoReview } from '../submissions/take-into-review';
import { judgeStaging } from '../validation/judge-staging';
import { checkStaging } from './check-staging';
import { dateRepeated } from './date-repeated';
import type { Intake, IntakeContext, Merged } from './intake';
import { mergeObservations } from './merge-observations';
import { mergeRemark } from './merge-remarks';
import { FigureReading } from './read-figures';
import { type Staged, stageLines } from './staging';

export class FigureIntake implements Intake {
  readonly reading: FigureReading;

  constructor(
    statements: Statements,
    private readonly context: IntakeContext<FigureDefinition>,
  ) {
    const { run, definition, vocabulary, sealer, source } = context;
    this.reading = new FigureReading(statements, {
      sha256: run.content_hash,
      sizeBytes: Number(run.size_bytes),
      definition,
      vocabulary,
      sealer,
      source,
      receivedAt: run.queued_at,
      corrections: run.corrections,
    });
  }

  async stage(): Promise<number> {
    const { tx, run, now } = this.context;
    const staged = await stageLines(tx, this.reading.pieces());
    if (this.reading.isRefused) return 0;
    const valid = await checkStaging(tx, staged, this.reading, run.region_codes);
    if (this.reading.isRefused) return 0;
    if (run.repeats_id !== null) await dateRepeated(tx, run, now);
    const inReview = this.isReviewed ? await refuseInReview(tx, run.feed_slug, this.reading) : 0;
    return valid - inReview - (await this.judge(staged));
  }

  /** With samples of what stands under them: a person is to see what a label may mean. */
  unknownLabels(): Promise<readonly UnknownLabel[]> {
    const { definition, vocabulary } = this.context;
    return sampleLabels(this.reading.source, definition, vocabulary, this.reading.unknown.list);
  }

  /** By the rules of the catalogue; returns how many rows they keep out. */
  private async judge({ repeats }: Staged): Promise<number> {
    const { tx, run, definition } = this.context;
    const { violations, keptOut } = await judgeStaging(tx, {
      feedSlug: run.feed_slug,
      isSynthetic: run.is_synthetic,
      blanksRetract: definition.blanksRetract,
      repeats,
    });
    for (const violation of violations) this.reading.rejects.add(violation);
    this.reading.rejected += keptOut;
    return keptOut;
  }

  async objection(): Promise<null> {
    return null;
  }

  /** Whoever speaks for some regions only publishes nothing alone, whatever feed the figures come through. */
  private get isReviewed(): boolean {
    const { definition, run } = this.context;
    return definition.review === 'chain' || run.region_codes !== null;
  }

  async merge(): Promise<Merged> {
    if (this.isReviewed) return takeIntoReview(this.context, this.reading.rejects);
    const { tx, run, definition } = this.context;
    const merged = await mergeObservations(tx, {
      feedRunId: run.id,
      isSynthetic: run.is_synthetic,
      blanksRetract: definition.blanksRetract,
    });
    for (const { line, column, text, reason } of merged.kept) {
      const code = reason === 'BLANK' ? 'BLANK_KEPT' : 'REAL_FIGURE_KEPT';
      this.reading.rejects.add(mergeRemark(code, { line: line ?? 0, column, raw: text }));
    }
    const series = merged.changedSeries;
    const targets = series.length === 0 ? [] : await targetsDependingOn(tx, { series });
    if (targets.length > 0) await requestRecompute(tx, targets, `run ${run.id}`);
    const { changedSeries: _, kept: __, ...counts } = merged;
    return { ...counts, removed: 0, widened: false, targetsAffected: targets.length, targetKeys: targets };
  }
}
