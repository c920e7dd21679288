/** From a target's number down to the very records that it counts. */
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { IsoDate } from '../domain/calendar';
import { DateText } from '../entities/scalar-markers';
import { Target } from '../entities/target';
import type { RequestContext } from '../schema/context';
import { EvidenceConnection, EvidenceEdge, EvidenceNode } from '../schema/evidence';
import { evidencePage } from '../schema/evidence-page';
import { MAX_PAGE_SIZE } from '../schema/limits';
import { loadEvidenceNode, REFERENCE } from './evidence-node';

@Resolver(() => Target)
export class TargetEvidenceResolver {
  @FieldResolver(() => EvidenceConnection, {
    description:
      'What its number counts on a day: as it was kept with today’s stored answer, or listed on the spot ' +
      'for another day or state of knowledge. EVIDENCE_CHANGED: the cursor’s list has changed since.',
  })
  async evidence(
    @Root() { key }: Target,
    @Arg('asOf', () => DateText, { nullable: true, description: 'Today in China when it is left out.' })
    asOf: IsoDate | null,
    @Arg('knownAt', () => Date, { nullable: true, description: 'Only figures published by then.' })
    knownAt: Date | null,
    @Arg('first', () => Int, { nullable: true, description: `Items from the start, 1 to ${MAX_PAGE_SIZE}.` })
    first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Only items after this cursor.' })
    after: string | null,
    @Arg('leftOut', () => Boolean, {
      nullable: true,
      description: 'List what was considered and left out instead of what counts.',
    })
    leftOut: boolean | null,
    @Ctx() { evidence, now, today }: RequestContext,
  ): Promise<EvidenceConnection> {
    const found = await evidence.load({ targetKey: key, asOf: asOf ?? null, knownAt: knownAt ?? null });
    const nothing = { set: null, hash: null, frozen: false, stale: false, computedAt: now, settledAt: null };
    const page = { first: first ?? null, after: after ?? null, leftOut: leftOut ?? false };
    return evidencePage(found ?? { targetKey: key, asOf: asOf ?? today, ...nothing }, page);
  }
}

@Resolver(() => EvidenceConnection)
export class EvidenceConnectionResolver {
  @FieldResolver(() => [EvidenceNode], {
    nullable: 'items',
    description: 'The records of the edges, in their order; null where an edge has none for the caller.',
  })
  nodes(@Root() { edges }: EvidenceConnection, @Ctx() { loaders }: RequestContext) {
    return Promise.all(edges.map(({ entry }) => loadEvidenceNode(loaders, entry)));
  }
}

@Resolver(() => EvidenceEdge)
export class EvidenceEdgeResolver {
  @FieldResolver(() => EvidenceNode, { nullable: true, description: 'The record, if the caller may see it.' })
  node(@Root() { entry }: EvidenceEdge, @Ctx() { loaders }: RequestContext) {
    return loadEvidenceNode(loaders, entry);
  }

  @FieldResolver(() => String, { nullable: true, description: REFERENCE })
  reference(@Root() { entry }: EvidenceEdge, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.recordName(entry.kind, entry.id);
  }
}
