/** The terms of programmes for one request, however many rows ask for them. */
import DataLoader from 'dataloader';
import type { ProgrammeTerms } from '../domain/programmes/terms';
import type { RequestContext } from '../schema/context';
import { loadManyTerms } from '../services/programmes/load-terms';

const loaders = new WeakMap<RequestContext, DataLoader<string, ProgrammeTerms | null>>();

export function termsOf(context: RequestContext, programme: string): Promise<ProgrammeTerms | null> {
  const known = loaders.get(context);
  if (known) return known.load(programme);
  const loader = new DataLoader<string, ProgrammeTerms | null>(async (slugs) => {
    const found = await loadManyTerms(context.database, slugs);
    return slugs.map((slug) => found.get(slug) ?? null);
  });
  loaders.set(context, loader);
  return loader.load(programme);
}
