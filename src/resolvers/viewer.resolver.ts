/** Tells the caller what its key stands for. */
import { Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../schema/context';
import { Viewer } from '../schema/viewer';

const NOBODY: Viewer = {
  ...{ role: null, name: null, regionCodes: null, scopes: [], institution: null },
  ...{ department: null, bodies: [], keyPrefix: null, expiresAt: null },
  signedInUntil: null,
};

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { description: 'Who is calling.' })
  viewer(@Ctx() { caller }: RequestContext): Viewer {
    if (caller === null) return NOBODY;
    const { institutionSlug: institution, departmentSlug: department = null, bodies = [] } = caller;
    return { ...caller, institution, department, bodies, signedInUntil: caller.signedInUntil ?? null };
  }
}
