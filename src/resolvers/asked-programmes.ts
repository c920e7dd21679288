/** The programmes that a request asks about, each read once, however many rows ask for them. */
import DataLoader from 'dataloader';
import { type LendingTerms, lendingTermsOf } from '../domain/programmes/conditions';
import type { ProgrammeTerms } from '../domain/programmes/terms';
import type { RequestContext } from '../schema/context';
import { type ProgrammeRules, rulesOf as rulesIn } from '../services/guarantees/programme-rules';
import { type LoadedProgramme, loadProgrammes } from '../services/programmes/load-terms';

type Asked = DataLoader<string, LoadedProgramme | null>;

const loaders = new WeakMap<RequestContext, Asked>();
/** Worked out once for a programme, as it is asked of every row of a page. */
const lending = new WeakMap<LoadedProgramme, LendingTerms>();

/** Null where there is no such programme. */
function programmeOf(context: RequestContext, slug: string): Promise<LoadedProgramme | null> {
  const known = loaders.get(context);
  if (known) return known.load(slug);
  const loader: Asked = new DataLoader(async (slugs) => {
    const loaded = await loadProgrammes(context.database, slugs);
    const found = new Map(loaded.map((one) => [one.programme.slug, one]));
    return slugs.map((asked) => found.get(asked) ?? null);
  });
  loaders.set(context, loader);
  return loader.load(slug);
}

export async function termsOf(context: RequestContext, slug: string): Promise<ProgrammeTerms | null> {
  return (await programmeOf(context, slug))?.terms ?? null;
}

/** What the programme asks before a loan is granted. */
export async function lendingTermsIn(context: RequestContext, slug: string): Promise<LendingTerms | null> {
  const loaded = await programmeOf(context, slug);
  if (loaded === null) return null;
  const terms = lending.get(loaded) ?? lendingTermsOf(loaded.programme, loaded.terms);
  lending.set(loaded, terms);
  return terms;
}

export async function rulesOf(context: RequestContext, slug: string): Promise<ProgrammeRules | null> {
  const loaded = await programmeOf(context, slug);
  return loaded === null ? null : rulesIn(loaded);
}
