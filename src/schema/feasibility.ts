/** Run rates, as the API shows them. */
import { Field, Int, ObjectType } from 'type-graphql';
import type { Feasibility, Pace } from '../domain/feasibility/terms';
import { FeasibilityVerdict } from '../domain/finding-words';
import { DateText, DecimalText } from '../entities/scalar-markers';

@ObjectType({ simpleResolvers: true, description: 'What was gained over a stretch, by the month.' })
export class PastPace {
  @Field(() => DecimalText, { description: 'In the target’s unit a month; towards the target is positive.' })
  perMonth: string;

  @Field(() => DateText)
  start: string;

  @Field(() => DateText)
  end: string;
}

const paceOf = (pace: Pace | null): PastPace | null =>
  pace && { perMonth: pace.perMonth.toFixed(), start: pace.start, end: pace.end };

@ObjectType({
  simpleResolvers: true,
  description: 'What a target takes from now on by the month, beside the paces of the past.',
})
export class TargetFeasibility {
  readonly targetKey: string;

  @Field(() => DateText)
  asOf: string;

  @Field(() => DateText)
  deadline: string;

  @Field(() => FeasibilityVerdict)
  verdict: FeasibilityVerdict;

  @Field(() => DecimalText, {
    nullable: true,
    description: 'Still to be gained, in the target’s unit; null when nothing is known.',
  })
  remaining: string | null;

  @Field(() => Int, { description: 'From the day asked for to the deadline; 0 once it is over.' })
  daysLeft: number;

  @Field(() => DecimalText, {
    nullable: true,
    description: 'From the last known figure to the deadline, in the target’s unit a month.',
  })
  requiredPerMonth: string | null;

  @Field(() => PastPace, {
    nullable: true,
    description: 'The best over a stretch as long as the one left; null with fewer than three on record.',
  })
  bestPastPace: PastPace | null;

  @Field(() => PastPace, {
    nullable: true,
    description: 'Over the last twelve months, or what is known of them.',
  })
  recentPace: PastPace | null;

  @Field(() => Int, { description: 'How many stretches of the past were compared.' })
  stretchesCompared: number;

  @Field(() => String)
  explanationZh: string;

  @Field(() => String)
  explanationEn: string;

  @Field(() => Boolean, { description: 'It rests on figures or records made up for demonstration.' })
  synthetic: boolean;

  constructor(targetKey: string, found: Feasibility) {
    const { asOf, deadline, verdict, daysLeft, synthetic, explanation } = found;
    Object.assign(this, {
      ...{ targetKey, asOf, deadline, verdict, daysLeft, synthetic },
      remaining: found.remaining?.toFixed() ?? null,
      requiredPerMonth: found.required?.toFixed() ?? null,
      bestPastPace: paceOf(found.best),
      recentPace: paceOf(found.recent),
      stretchesCompared: found.compared,
      explanationZh: explanation.zh,
      explanationEn: explanation.en,
    });
  }
}
