/** What hangs on an enterprise: its certificates, patents, loans, past and the rest, each batched. */
import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { certificateCounts } from '../domain/certificate';
import { PatentKind } from '../domain/vocabulary';
import { Certification } from '../entities/certification';
import { Enterprise } from '../entities/enterprise';
import { EnterpriseEvent } from '../entities/enterprise-event';
import { Incubator } from '../entities/incubator';
import { IncubatorTenancy } from '../entities/incubator-tenancy';
import { Investment } from '../entities/investment';
import { Listing } from '../entities/listing';
import { Region } from '../entities/region';
import { DateText } from '../entities/scalar-markers';
import { LOANS, PATENTS, TECH_CONTRACTS } from '../loaders/graph-lists';
import { PageArgs } from '../schema/connection';
import type { RequestContext } from '../schema/context';
import { LoanConnection, PatentConnection, TechContractConnection } from '../schema/graph-connections';
import { pageOfChildren } from './graph-page';

@Resolver(() => Enterprise)
export class EnterpriseLinksResolver {
  @FieldResolver(() => Region, { description: 'Where it is registered now.' })
  region(@Root() { regionCode }: Enterprise, @Ctx() { loaders }: RequestContext) {
    return loaders.region.load(regionCode);
  }

  @FieldResolver(() => Enterprise, { nullable: true, description: 'The enterprise that it went up in.' })
  mergedInto(@Root() { mergedIntoUscc }: Enterprise, @Ctx() { loaders }: RequestContext) {
    return mergedIntoUscc === null ? null : loaders.graph.enterpriseByUscc.load(mergedIntoUscc);
  }

  @FieldResolver(() => [EnterpriseEvent], { description: 'Its past, the first event first.' })
  history(@Root() { rowId }: Enterprise, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.ofEnterprise.events.load(rowId);
  }

  @FieldResolver(() => [Certification], { description: 'Its certificates, the newest first.' })
  async certifications(
    @Root() { rowId }: Enterprise,
    @Arg('activeOn', () => DateText, { nullable: true, description: 'Only those that count on this day.' })
    activeOn: string | null,
    @Ctx() { loaders }: RequestContext,
  ) {
    const all = await loaders.graph.ofEnterprise.certifications.load(rowId);
    return activeOn ? all.filter((one) => certificateCounts(one, activeOn)) : all;
  }

  @FieldResolver(() => Int, { description: 'Patents and applications that it holds.' })
  async patentCount(
    @Root() { rowId }: Enterprise,
    @Arg('kind', () => PatentKind, { nullable: true }) kind: PatentKind | null,
    @Ctx() { loaders }: RequestContext,
  ) {
    const counts = await loaders.graph.ofEnterprise.patentCounts.load(rowId);
    return kind ? (counts.get(kind) ?? 0) : [...counts.values()].reduce((sum, count) => sum + count, 0);
  }

  @FieldResolver(() => PatentConnection, { description: 'Its patents, the last filed first.' })
  patents(
    @Root() { rowId }: Enterprise,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: RequestContext,
  ) {
    const question = { list: PATENTS, conditions: [], args };
    return pageOfChildren(PatentConnection, question, loaders.graph.ofEnterprise.patents, rowId);
  }

  @FieldResolver(() => LoanConnection, {
    description: 'Its loans, the last drawn first; a bank sees its own.',
  })
  loans(
    @Root() { rowId }: Enterprise,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: RequestContext,
  ) {
    const question = { list: LOANS, conditions: [], args };
    return pageOfChildren(LoanConnection, question, loaders.graph.ofEnterprise.loans, rowId);
  }

  @FieldResolver(() => TechContractConnection, {
    description: 'Technology contracts in which it sells, the last signed first.',
  })
  techContracts(
    @Root() { rowId }: Enterprise,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: RequestContext,
  ) {
    const question = { list: TECH_CONTRACTS, conditions: [], args };
    return pageOfChildren(TechContractConnection, question, loaders.graph.ofEnterprise.contracts, rowId);
  }

  @FieldResolver(() => [Investment], { description: 'What funds put into it, the newest first.' })
  investments(@Root() { rowId }: Enterprise, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.ofEnterprise.investments.load(rowId);
  }

  @FieldResolver(() => [Listing], { description: 'Where its shares are or were listed, the newest first.' })
  listings(@Root() { rowId }: Enterprise, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.ofEnterprise.listings.load(rowId);
  }

  @FieldResolver(() => [IncubatorTenancy], { description: 'Where it is or was a tenant, the last first.' })
  tenancies(@Root() { rowId }: Enterprise, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.ofEnterprise.tenancies.load(rowId);
  }

  @FieldResolver(() => Incubator, { nullable: true, description: 'The incubator that it is in today.' })
  incubator(@Root() { rowId }: Enterprise, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.ofEnterprise.incubator.load(rowId);
  }
}
