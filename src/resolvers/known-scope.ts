/** What a list is narrowed by must be there: nothing found must not be for want of a name. */
import { AppError } from '../errors';
import type { Loaders } from '../loaders';

export interface Scope {
  readonly plan?: string | null;
  readonly region?: string | null;
}

export async function requireKnown({ plan, region }: Scope, loaders: Loaders): Promise<void> {
  if (plan && !(await loaders.plan.load(plan))) throw new AppError('UNKNOWN_PLAN', { slug: plan });
  if (region && !(await loaders.region.load(region))) throw new AppError('UNKNOWN_REGION', { code: region });
}
