/** Every resolver of the API. */
import { ApiKeyResolver } from './api-key.resolver';
import { FeedResolver, FeedRunResolver } from './feed.resolver';
import { IndicatorResolver } from './indicator.resolver';
import { NodeResolver } from './node.resolver';
import { PlanResolver, StageResolver, WorkAreaResolver } from './plan.resolver';
import {
  PlanProgressResolver,
  PlanStandingResolver,
  TargetProgressResolver,
  TargetStandingResolver,
} from './progress.resolver';
import { RegionResolver } from './region.resolver';
import { DataPointResolver, SeriesResolver } from './series.resolver';
import { TargetResolver } from './target.resolver';
import { ViewerResolver } from './viewer.resolver';

export const RESOLVERS = [
  ApiKeyResolver,
  DataPointResolver,
  FeedResolver,
  FeedRunResolver,
  IndicatorResolver,
  NodeResolver,
  PlanProgressResolver,
  PlanResolver,
  PlanStandingResolver,
  RegionResolver,
  SeriesResolver,
  StageResolver,
  TargetProgressResolver,
  TargetResolver,
  TargetStandingResolver,
  ViewerResolver,
  WorkAreaResolver,
] as const;
