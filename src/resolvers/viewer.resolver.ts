/** Tells the caller what its key stands for. */
import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
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

  @FieldResolver(() => String, { nullable: true })
  async institutionKind(
    @Root() { institution }: Viewer,
    @Ctx() { loaders }: RequestContext,
  ): Promise<string | null> {
    if (institution === null) return null;
    return (await loaders.graph.institution.load(institution))?.kind ?? null;
  }
}
