/** Where targets and plans stand: today or on any day, as known now or at a moment of the past. */
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { IsoDate } from '../domain/calendar';
import { Plan } from '../entities/plan';
import { DateText } from '../entities/scalar-markers';
import { Target } from '../entities/target';
import { AppError } from '../errors';
import type { RequestContext } from '../schema/context';
import { MAX_PROGRESS_DAYS } from '../schema/limits';
import { PlanProgress, TargetProgress } from '../schema/target-progress';
import { summarise } from '../services/progress/plan-progress';

const AS_OF = 'The day to judge on; today in China when it is left out.';
const KNOWN = 'Only figures that had been published by then.';

@Resolver(() => Target)
export class TargetStandingResolver {
  @FieldResolver(() => TargetProgress, { description: 'Where it stands on a day.' })
  async progress(
    @Root() target: Target,
    @Arg('asOf', () => DateText, { nullable: true, description: AS_OF }) asOf: IsoDate | null,
    @Arg('asKnownAt', () => Date, { nullable: true, description: KNOWN }) asKnownAt: Date | null,
    @Ctx() { progress }: RequestContext,
  ) {
    const key = { targetKey: target.key, asOf: asOf ?? null, asKnownAt: asKnownAt ?? null };
    const answer = await progress.load(key);
    return answer && new TargetProgress(answer);
  }

  @FieldResolver(() => [TargetProgress], {
    description:
      `Where it stands on each of the days, at most ${MAX_PROGRESS_DAYS}, in their order: what progress ` +
      'says of each.',
  })
  async progressOn(
    @Root() target: Target,
    @Arg('days', () => [DateText]) days: IsoDate[],
    @Arg('asKnownAt', () => Date, { nullable: true, description: KNOWN }) asKnownAt: Date | null,
    @Ctx() { progress }: RequestContext,
  ) {
    if (days.length > MAX_PROGRESS_DAYS) {
      throw new AppError('QUERY_TOO_COMPLEX', { what: 'days', size: days.length, max: MAX_PROGRESS_DAYS });
    }
    const moment = { targetKey: target.key, asKnownAt: asKnownAt ?? null };
    const answers = await Promise.all(days.map((asOf) => progress.load({ ...moment, asOf })));
    return answers.map((answer) => answer && new TargetProgress(answer));
  }
}

@Resolver(() => Plan)
export class PlanStandingResolver {
  @FieldResolver(() => PlanProgress, { description: 'Where all its targets stand on a day.' })
  async progress(
    @Root() plan: Plan,
    @Arg('asOf', () => DateText, { nullable: true, description: AS_OF }) asOf: IsoDate | null,
    @Arg('asKnownAt', () => Date, { nullable: true, description: KNOWN }) asKnownAt: Date | null,
    @Ctx() { loaders, progress, today }: RequestContext,
  ): Promise<PlanProgress> {
    const targets = await loaders.planTargets.load(plan.slug);
    const moment = { asOf: asOf ?? null, asKnownAt: asKnownAt ?? null };
    const answers = await Promise.all(
      targets.map((target) => progress.load({ ...moment, targetKey: target.key })),
    );
    const { counts, attainment } = summarise(answers.filter((answer) => answer !== null));
    return {
      planSlug: plan.slug,
      asOf: asOf ?? today,
      targets: answers.flatMap((answer) => (answer ? [new TargetProgress(answer)] : [])),
      counts: [...counts],
      attainment,
    };
  }
}

@Resolver(() => TargetProgress)
export class TargetProgressResolver {
  @FieldResolver(() => Target)
  target(@Root() progress: TargetProgress, @Ctx() { loaders }: RequestContext) {
    return loaders.target.load(progress.targetKey);
  }
}

@Resolver(() => PlanProgress)
export class PlanProgressResolver {
  @FieldResolver(() => Plan)
  plan(@Root() progress: PlanProgress, @Ctx() { loaders }: RequestContext) {
    return loaders.plan.load(progress.planSlug);
  }
}
