/** What lists can be narrowed by: a few named conditions, each of which an index or a small table answers. */
import { Field, InputType } from 'type-graphql';
import { IndicatorSource, Measure, RegionLevel } from '../domain/vocabulary';

const SEARCH = 'Part of a name in either language, or of the code; upper and lower case alike.';

@InputType({ description: 'Conditions that must all hold.' })
export class RegionFilter {
  @Field(() => RegionLevel, { nullable: true })
  level?: RegionLevel | null;

  @Field(() => String, { nullable: true, description: 'Code of the region directly above.' })
  parent?: string | null;

  @Field(() => String, { nullable: true, description: SEARCH })
  search?: string | null;
}

@InputType({ description: 'Conditions that must all hold.' })
export class IndicatorFilter {
  @Field(() => IndicatorSource, { nullable: true })
  source?: IndicatorSource | null;

  @Field(() => Measure, { nullable: true })
  measure?: Measure | null;

  @Field(() => String, { nullable: true, description: SEARCH })
  search?: string | null;
}

@InputType({ description: 'Conditions that must all hold.' })
export class PlanFilter {
  @Field(() => String, { nullable: true, description: 'Code of the region that the plan is for.' })
  region?: string | null;

  @Field(() => String, { nullable: true, description: SEARCH })
  search?: string | null;
}
