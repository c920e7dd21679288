/** What an operation costs, and that it is not more than one request may ask for. */
import { type DocumentNode, type FragmentDefinitionNode, Kind } from 'graphql';
import { AppError } from '../errors';
import { MAX_COST } from '../schema/limits';
import { type CostQuestion, costOf } from '../schema/query-cost';

export interface AskedOperation extends Omit<CostQuestion, 'fragments'> {
  readonly document: DocumentNode;
}

export function boundedCost({ document, ...asked }: AskedOperation): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const cost = costOf({ ...asked, fragments });
  if (cost > MAX_COST) {
    throw new AppError('QUERY_TOO_COMPLEX', { what: 'cost', size: Math.ceil(cost), max: MAX_COST });
  }
  return cost;
}
