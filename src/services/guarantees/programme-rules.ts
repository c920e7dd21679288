/** The rules of a programme as they are kept, with their terms: what some rules say is read by their keys. */
import type { Statements } from '../../db/database';
import type { RuleData } from '../../domain/programmes/programme-data';
import type { ProgrammeTerms } from '../../domain/programmes/terms';
import { type LoadedProgramme, loadProgrammes } from '../programmes/load-terms';

export interface ProgrammeRules {
  readonly terms: ProgrammeTerms;
  readonly rules: readonly RuleData[];
}

export const rulesOf = ({ programme, terms }: LoadedProgramme): ProgrammeRules => ({
  terms,
  rules: programme.rules,
});

/** Null where there is no such programme. */
export async function loadRules(statements: Statements, slug: string): Promise<ProgrammeRules | null> {
  const [loaded] = await loadProgrammes(statements, [slug]);
  return loaded ? rulesOf(loaded) : null;
}
