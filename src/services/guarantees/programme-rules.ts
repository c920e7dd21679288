/** The rules of a programme as they are kept, with their terms: what some rules say is read by their keys. */
import type { Statements } from '../../db/database';
import type { RuleContent, RuleData } from '../../domain/programmes/programme-data';
import type { ProgrammeTerms } from '../../domain/programmes/terms';
import { loadTerms } from '../programmes/load-terms';

export interface ProgrammeRules {
  readonly terms: ProgrammeTerms;
  readonly rules: readonly RuleData[];
}

interface Row {
  readonly [column: string]: unknown;
  readonly key: string;
  readonly kind: string;
  readonly clause: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly content: RuleContent;
}

const RULES = `
select key, kind, clause, name_zh as "nameZh", name_en as "nameEn", content
from programme_rule where programme_slug = $1 order by ordinal, key`;

/** Null where there is no such programme. */
export async function loadRules(statements: Statements, slug: string): Promise<ProgrammeRules | null> {
  const terms = await loadTerms(statements, slug);
  if (terms === null) return null;
  const rows = await statements.query<Row>(RULES, [slug]);
  const rules = rows.map(({ content, ...ref }) => ({ ref: { programme: slug, ...ref }, content }));
  return { terms, rules };
}
