/** The terms and rules of a programme for one request, however many guarantees ask for them. */
import type { RuleContent } from '../domain/programmes/programme-data';
import type { RequestContext } from '../schema/context';
import type { ProgrammeRules } from '../services/guarantees/programme-rules';
import { termsOf } from './asked-terms';

/** Null where there is no such programme. */
export async function rulesOf(context: RequestContext, slug: string): Promise<ProgrammeRules | null> {
  const [terms, rules] = await Promise.all([
    termsOf(context, slug),
    context.loaders.programmeRules.load(slug),
  ]);
  if (terms === null) return null;
  return {
    terms,
    rules: rules.map(({ key, kind, clause, nameZh, nameEn, value }) => ({
      ref: { programme: slug, key, kind, clause, nameZh, nameEn },
      content: value as RuleContent,
    })),
  };
}
