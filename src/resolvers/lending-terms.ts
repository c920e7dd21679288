/** What programmes ask before a loan is granted, read once a request, however many rows ask for it. */
import DataLoader from 'dataloader';
import type { LendingTerms } from '../domain/programmes/conditions';
import type { RequestContext } from '../schema/context';
import { loadManyLendingTerms } from '../services/applications/load-lending-terms';

const loaders = new WeakMap<RequestContext, DataLoader<string, LendingTerms | null>>();

export function lendingTermsIn(context: RequestContext, programme: string): Promise<LendingTerms | null> {
  const known = loaders.get(context);
  if (known) return known.load(programme);
  const loader = new DataLoader<string, LendingTerms | null>(async (slugs) => {
    const found = await loadManyLendingTerms(context.database, slugs);
    return slugs.map((slug) => found.get(slug) ?? null);
  });
  loaders.set(context, loader);
  return loader.load(programme);
}
