/** A plan in one look: how many targets stand where, and how far they have come on average. */
import type { Statements } from '../../db/database';
import { PROGRESS_STATUSES, type ProgressStatus } from '../../domain/vocabulary';
import type { ProgressAnswer } from '../../loaders/progress';
import { type ProgressRequest, readProgress } from './read-progress';

export interface StatusCount {
  readonly status: ProgressStatus;
  readonly count: number;
}

export interface PlanStanding {
  readonly targets: readonly ProgressAnswer[];
  /** Every status, those without a target with 0. */
  readonly counts: readonly StatusCount[];
  /**
   * Mean of the attainments of targets that have a number and data, each capped at 1 so that one cannot make
   * up for another; null without any. A deed has no number: it shows in the counts alone.
   */
  readonly attainment: number | null;
}

export function summarise(targets: readonly ProgressAnswer[]): PlanStanding {
  const counts = PROGRESS_STATUSES.map((status) => ({
    status,
    count: targets.filter((target) => target.status === status).length,
  }));
  const known = targets.flatMap(({ attainment, inputs }) =>
    attainment === null || inputs.terms.basis === 'MILESTONE' ? [] : [Math.min(attainment, 1)],
  );
  const attainment = known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length;
  return { targets, counts, attainment };
}

/** The plans' targets that are in force, in the order of their documents. */
export async function plansProgress(
  statements: Statements,
  planSlugs: readonly string[],
  request: Omit<ProgressRequest, 'keys'>,
): Promise<ReadonlyMap<string, PlanStanding>> {
  const targets = await statements.query<{ key: string; plan_slug: string }>(
    `select t.key, t.plan_slug from target t join stage s on s.key = t.stage_key
     where t.plan_slug = any($1::text[]) and t.retired_at is null order by s.ordinal, t.ordinal, t.key`,
    [planSlugs],
  );
  const answers = await readProgress(statements, { ...request, keys: targets.map((target) => target.key) });
  return new Map(
    planSlugs.map((slug) => {
      const ofPlan = targets
        .filter((target) => target.plan_slug === slug)
        .flatMap(({ key }) => answers.get(key) ?? []);
      return [slug, summarise(ofPlan)];
    }),
  );
}
