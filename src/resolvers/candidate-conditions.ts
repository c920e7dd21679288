/** The part of a filter of enterprises that needs the rules of a programme. */
import { AppError } from '../errors';
import { candidateCondition } from '../loaders/candidates';
import type { Condition } from '../loaders/keyset-page';
import type { RequestContext } from '../schema/context';
import type { EnterpriseFilter } from '../schema/graph-filters';
import { lendingTermsIn } from './asked-programmes';

async function conditionFor(
  programme: string | null | undefined,
  isWanted: boolean,
  context: RequestContext,
): Promise<readonly Condition[]> {
  if (programme == null) return [];
  const terms = await lendingTermsIn(context, programme);
  if (!terms) throw new AppError('UNKNOWN_PROGRAMME', { slug: programme });
  return [candidateCondition(terms, context.visibility, context.today, isWanted)];
}

export async function candidateConditions(
  filter: EnterpriseFilter | null,
  context: RequestContext,
): Promise<readonly Condition[]> {
  return [
    ...(await conditionFor(filter?.candidateFor, true, context)),
    ...(await conditionFor(filter?.excludedFrom, false, context)),
  ];
}
