/** Enterprises: one, a page of them, and their counts. */
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { EnterpriseGroupKey, EnterpriseOrder } from '../domain/vocabulary';
import { Enterprise } from '../entities/enterprise';
import { Region } from '../entities/region';
import { AppError } from '../errors';
import { enterpriseConditions } from '../loaders/enterprise-conditions';
import { countEnterprises, MAX_GROUP_KEYS, MAX_GROUPS } from '../loaders/enterprise-groups';
import { ENTERPRISE_LISTS } from '../loaders/graph-lists';
import { PageArgs } from '../schema/connection';
import type { RequestContext } from '../schema/context';
import { EnterpriseGroup, EnterpriseGroupValue } from '../schema/enterprise-group';
import { EnterpriseConnection } from '../schema/graph-connections';
import { EnterpriseFilter } from '../schema/graph-filters';
import { candidateConditions } from './candidate-conditions';
import { pageOfChildren, pageOfList } from './graph-page';

const NEEDS = 'Needs a key; errors: NOT_SIGNED_IN, NOT_ALLOWED.';

@Resolver(() => Enterprise)
export class EnterpriseResolver {
  @Query(() => Enterprise, {
    nullable: true,
    description: `One enterprise by its credit code; null for one that the caller may not see. ${NEEDS}`,
  })
  enterprise(@Arg('uscc', () => String) uscc: string, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.enterpriseByUscc.load(uscc.trim().toUpperCase());
  }

  @Query(() => EnterpriseConnection, {
    description: `The enterprises that the caller may see. ${NEEDS} For whole lists use /bulk.`,
  })
  async enterprises(
    @Arg('filter', () => EnterpriseFilter, { nullable: true }) filter: EnterpriseFilter | null,
    @Arg('orderBy', () => EnterpriseOrder, { nullable: true, description: 'USCC by default.' })
    orderBy: EnterpriseOrder | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const conditions = [
      ...enterpriseConditions(filter ?? {}, context.visibility, context.today),
      ...(await candidateConditions(filter, context)),
    ];
    const list = ENTERPRISE_LISTS[orderBy ?? 'USCC'];
    return pageOfList(EnterpriseConnection, { list, conditions, args }, context);
  }

  @Query(() => [EnterpriseGroup], {
    description:
      `Enterprises counted by one to ${MAX_GROUP_KEYS} keys, the largest group first; at most ` +
      `${MAX_GROUPS} groups, else QUERY_TOO_COMPLEX. ${NEEDS}`,
  })
  async enterpriseGroups(
    @Arg('filter', () => EnterpriseFilter, { nullable: true }) filter: EnterpriseFilter | null,
    @Arg('by', () => [EnterpriseGroupKey]) by: EnterpriseGroupKey[],
    @Ctx() context: RequestContext,
  ): Promise<EnterpriseGroup[]> {
    const { database, visibility, today, now } = context;
    if (by.length < 1 || by.length > MAX_GROUP_KEYS || new Set(by).size < by.length) {
      throw new AppError('BAD_INPUT', { detail: `by takes one to ${MAX_GROUP_KEYS} different keys` });
    }
    const conditions = [
      ...enterpriseConditions(filter ?? {}, visibility, today),
      ...(await candidateConditions(filter, context)),
    ];
    const day = filter?.certifiedOn ?? today;
    const counts = await countEnterprises(database, visibility, { by, conditions, day });
    return counts.map(({ values, count }) => ({
      values: by.map((key, i) =>
        Object.assign(new EnterpriseGroupValue(), { key, value: values[i] ?? null }),
      ),
      ...{ count, asOf: day, computedAt: now, stale: false },
    }));
  }
}

@Resolver(() => EnterpriseGroupValue)
export class EnterpriseGroupValueResolver {
  @FieldResolver(() => Region, { nullable: true, description: 'The region, where the key is REGION.' })
  region(@Root() { key, value }: EnterpriseGroupValue, @Ctx() { loaders }: RequestContext) {
    return key === 'REGION' && value !== null ? loaders.region.load(value) : null;
  }
}

@Resolver(() => Region)
export class RegionEnterprisesResolver {
  @FieldResolver(() => EnterpriseConnection, {
    description: `Its enterprises, those of all its counties included, by credit code. ${NEEDS}`,
  })
  async enterprises(
    @Root() { code }: Region,
    @Arg('filter', () => EnterpriseFilter, { nullable: true }) filter: EnterpriseFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const { loaders, visibility, today } = context;
    const conditions = [
      ...enterpriseConditions(filter ?? {}, visibility, today),
      ...(await candidateConditions(filter, context)),
    ];
    const question = { list: ENTERPRISE_LISTS.USCC, conditions, args };
    return pageOfChildren(EnterpriseConnection, question, loaders.graph.regionEnterprises, code);
  }
}
