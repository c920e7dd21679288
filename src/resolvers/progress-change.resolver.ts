/** Why a target's number changed from one day to another. */
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { IsoDate } from '../domain/calendar';
import { DateText } from '../entities/scalar-markers';
import { Target } from '../entities/target';
import type { RequestContext } from '../schema/context';
import { EvidenceNode } from '../schema/evidence';
import { ProgressChange, ProgressChangeItem } from '../schema/progress-change';
import { progressChange } from '../services/evidence/progress-change';
import { loadEvidenceNode, REFERENCE } from './evidence-node';

const KNOWN_AT =
  'Compute that side with the figures published by then; left out: the answer stored for that day if there ' +
  'is one, else all that is known now. The answer says which.';

@Resolver(() => ProgressChange)
export class ProgressChangeResolver {
  @Query(() => ProgressChange, {
    description:
      'Why a target’s actual changed between two days. Errors: UNKNOWN_TARGET; DATES_REVERSED; ' +
      'DATE_OUT_OF_RANGE for days before the plan, or after today and the deadline.',
  })
  async progressChange(
    @Arg('target', () => String, { description: 'Its key, plan-slug/stage/indicator.' }) targetKey: string,
    @Arg('from', () => DateText) from: IsoDate,
    @Arg('to', () => DateText) to: IsoDate,
    @Arg('fromKnownAt', () => Date, { nullable: true, description: KNOWN_AT }) fromKnownAt: Date | null,
    @Arg('toKnownAt', () => Date, { nullable: true, description: KNOWN_AT }) toKnownAt: Date | null,
    @Ctx() { database, now, today }: RequestContext,
  ): Promise<ProgressChange> {
    const known = { fromKnownAt: fromKnownAt ?? null, toKnownAt: toKnownAt ?? null };
    return new ProgressChange(await progressChange(database, { targetKey, from, to, ...known, now, today }));
  }

  @FieldResolver(() => Target)
  target(@Root() { targetKey }: ProgressChange, @Ctx() { loaders }: RequestContext) {
    return loaders.target.load(targetKey);
  }
}

@Resolver(() => ProgressChangeItem)
export class ProgressChangeItemResolver {
  @FieldResolver(() => EvidenceNode, { nullable: true, description: 'The record, if the caller may see it.' })
  node(@Root() { entry }: ProgressChangeItem, @Ctx() { loaders }: RequestContext) {
    return loadEvidenceNode(loaders, entry);
  }

  @FieldResolver(() => String, { nullable: true, description: REFERENCE })
  reference(@Root() { entry }: ProgressChangeItem, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.recordName(entry.kind, entry.id);
  }
}
