/** The terms of programmes, read from their rules as they are kept: one statement, however many. */
import { isTransaction, type Statements } from '../../db/database';
import { Decimal } from '../../domain/decimal';
import type { ProgrammeData, RuleContent, UnitFactors } from '../../domain/programmes/programme-data';
import { readTerms } from '../../domain/programmes/read-terms';
import type { ProgrammeTerms } from '../../domain/programmes/terms';

interface KeptRule {
  readonly key: string;
  readonly kind: string;
  readonly clause: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly content: RuleContent;
}

interface Row {
  readonly [column: string]: unknown;
  readonly slug: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly region_code: string | null;
  readonly content: Readonly<Record<string, unknown>>;
  readonly rules: readonly KeptRule[];
  readonly units: readonly (readonly [code: string, dimension: string, factor: string])[];
}

const STATEMENT = `
select p.slug, p.name_zh, p.name_en, p.region_code, p.content,
  (select coalesce(json_agg(json_build_object('key', r.key, 'kind', r.kind, 'clause', r.clause,
      'nameZh', r.name_zh, 'nameEn', r.name_en, 'content', r.content) order by r.ordinal, r.key), '[]')
   from programme_rule r where r.programme_slug = p.slug) as rules,
  (select coalesce(json_agg(json_build_array(u.code, u.dimension, u.factor::text)), '[]')
   from unit u) as units
from programme p where p.slug = any($1::text[])`;

const unitsOf = (units: Row['units']): UnitFactors =>
  new Map(units.map(([code, dimension, factor]) => [code, { dimension, factor: new Decimal(factor) }]));

/** What is kept of a programme, and what its rules say. */
export interface LoadedProgramme {
  readonly programme: ProgrammeData;
  readonly terms: ProgrammeTerms;
}

function loadedOf({ slug, name_zh, name_en, region_code, content, rules, units }: Row): LoadedProgramme {
  const programme = {
    ...{ slug, nameZh: name_zh, nameEn: name_en, regionCode: region_code, content },
    rules: rules.map(({ content: said, ...rule }) => ({
      ref: { programme: slug, ...rule },
      content: said,
    })),
  };
  return { programme, terms: readTerms(programme, unitsOf(units)) };
}

/** What one piece of work has read: it goes by the same rules from its beginning to its end. */
const READ_WITHIN = new WeakMap<Statements, Map<string, LoadedProgramme>>();

function readWithin(statements: Statements): Map<string, LoadedProgramme> {
  if (!isTransaction(statements)) return new Map();
  const read = READ_WITHIN.get(statements) ?? new Map<string, LoadedProgramme>();
  READ_WITHIN.set(statements, read);
  return read;
}

/** Of those that are there; in a transaction each is read once. */
export async function loadProgrammes(
  statements: Statements,
  slugs: readonly string[],
): Promise<readonly LoadedProgramme[]> {
  const read = readWithin(statements);
  const asked = [...new Set(slugs)];
  const unread = asked.filter((slug) => !read.has(slug));
  const rows = unread.length === 0 ? [] : await statements.query<Row>(STATEMENT, [unread]);
  for (const row of rows) read.set(row.slug, loadedOf(row));
  return asked.flatMap((slug) => read.get(slug) ?? []);
}

/** Of those that are there. */
export async function loadManyTerms(
  statements: Statements,
  slugs: readonly string[],
): Promise<ReadonlyMap<string, ProgrammeTerms>> {
  const loaded = await loadProgrammes(statements, slugs);
  return new Map(loaded.map(({ terms }) => [terms.slug, terms]));
}

/** Null where there is no such programme. */
export async function loadTerms(statements: Statements, slug: string): Promise<ProgrammeTerms | null> {
  return (await loadManyTerms(statements, [slug])).get(slug) ?? null;
}
