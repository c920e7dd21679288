/** Anything by its global id, in the order asked for; what is unknown, altered or no node is null. */
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { ApiRole } from '../domain/vocabulary';
import { Node } from '../entities/node';
import type { PullReceipt } from '../entities/pull-receipt';
import type { Scenario } from '../entities/scenario';
import { AppError } from '../errors';
import type { Loaders } from '../loaders';
import type { RequestContext } from '../schema/context';
import { MAX_NODE_IDS } from '../schema/limits';
import { readNodeId } from '../schema/node-id';
import { FEED_ROLES, requireRole } from '../schema/permission';
import type { Caller } from '../services/access/caller';
import { maySeeReceipt } from '../services/pulls/pull-receipts';
import { maySeeScenario, STAFF_ROLES } from '../services/scenarios/who-sees';

interface NodeType {
  readonly load: (loaders: Loaders, key: string) => Promise<Node | null>;
  /** Who may fetch it; everybody where nothing is said. */
  readonly roles?: readonly ApiRole[];
  /** Whether it exists for this caller; for everybody where nothing is said. */
  readonly isThere?: (node: Node, caller: Caller | null) => boolean;
}

export const NODE_TYPES: ReadonlyMap<string, NodeType> = new Map<string, NodeType>([
  ['Region', { load: (loaders, key) => loaders.region.load(key) }],
  ['Indicator', { load: (loaders, key) => loaders.indicator.load(key) }],
  ['Plan', { load: (loaders, key) => loaders.plan.load(key) }],
  ['Target', { load: (loaders, key) => loaders.target.load(key) }],
  ['Enterprise', { load: ({ graph }, key) => graph.enterprise.load(key) }],
  ['Certification', { load: ({ graph }, key) => graph.certification.load(key) }],
  ['Patent', { load: ({ graph }, key) => graph.patent.load(key) }],
  ['Loan', { load: ({ graph }, key) => graph.loan.load(key) }],
  ['LoanApplication', { load: ({ graph }, key) => graph.loanApplication.load(key) }],
  ['Incubator', { load: ({ graph }, key) => graph.incubator.load(key) }],
  ['Listing', { load: ({ graph }, key) => graph.listing.load(key) }],
  ['TechContract', { load: ({ graph }, key) => graph.techContract.load(key) }],
  ['Investment', { load: ({ graph }, key) => graph.investment.load(key) }],
  ['Fund', { load: ({ graph }, key) => graph.fund.load(key) }],
  ['Institution', { load: ({ graph }, key) => graph.institution.load(key) }],
  ['Submission', { load: ({ submissions }, key) => submissions.submission.load(key) }],
  ['Assessment', { load: ({ assessments }, key) => assessments.assessment.load(key) }],
  ['Appeal', { load: ({ assessments }, key) => assessments.appeal.load(key) }],
  ['Guarantee', { load: ({ guarantees }, key) => guarantees.guarantee.load(key) }],
  ['LedgerAccount', { load: ({ ledger }, key) => ledger.books.account.load(key) }],
  ['LedgerPosting', { load: ({ ledger }, key) => ledger.books.posting.load(key) }],
  ['SubsidySettlement', { load: ({ subsidies }, key) => subsidies.settlement.load(key) }],
  ['Claim', { load: ({ claims }, key) => claims.claim.load(key) }],
  ['ClaimObjection', { load: ({ claims }, key) => claims.objection.load(key) }],
  ['ClaimRecovery', { load: ({ claims }, key) => claims.recovery.load(key) }],
  ['FeedRun', { load: (loaders, key) => loaders.feedRun.load(key), roles: FEED_ROLES }],
  [
    'PullReceipt',
    {
      load: (loaders, key) => loaders.pullReceipt.load(key),
      isThere: (node, caller) => maySeeReceipt(node as PullReceipt, caller),
    },
  ],
  [
    'Scenario',
    {
      load: (loaders, key) => loaders.scenario.load(key),
      roles: STAFF_ROLES,
      isThere: (node, caller) => maySeeScenario(node as Scenario, caller),
    },
  ],
]);

async function fetchNode(id: string, { loaders, caller }: RequestContext): Promise<Node | null> {
  const reference = readNodeId(id);
  const type = reference ? NODE_TYPES.get(reference.type) : undefined;
  if (!reference || !type) return null;
  if (type.roles) requireRole(caller, type.roles);
  const node = await type.load(loaders, reference.key);
  return node === null || (type.isThere?.(node, caller) ?? true) ? node : null;
}

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'Anything by its id; null when there is no such thing.' })
  node(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext) {
    return fetchNode(id, context);
  }

  @Query(() => [Node], {
    nullable: 'items',
    description: `Things by their ids, in order, at most ${MAX_NODE_IDS}; null for unknown ones.`,
  })
  nodes(@Arg('ids', () => [ID]) ids: string[], @Ctx() context: RequestContext) {
    if (ids.length > MAX_NODE_IDS) {
      throw new AppError('QUERY_TOO_COMPLEX', { what: 'ids', size: ids.length, max: MAX_NODE_IDS });
    }
    return ids.map((id) => fetchNode(id, context));
  }
}
