/** What programmes ask before a loan is granted: one statement, however many. */
import type { Statements } from '../../db/database';
import { type LendingTerms, lendingTermsOf } from '../../domain/programmes/conditions';
import { loadProgrammes } from '../programmes/load-terms';

/** Of those that are there. */
export async function loadManyLendingTerms(
  statements: Statements,
  slugs: readonly string[],
): Promise<ReadonlyMap<string, LendingTerms>> {
  const loaded = await loadProgrammes(statements, slugs);
  return new Map(loaded.map(({ programme, terms }) => [terms.slug, lendingTermsOf(programme, terms)]));
}

/** Null where there is no such programme. */
export async function loadLendingTerms(statements: Statements, slug: string): Promise<LendingTerms | null> {
  return (await loadManyLendingTerms(statements, [slug])).get(slug) ?? null;
}
