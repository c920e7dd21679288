/** Institutions that a request names: whether they are there, and whether they are what they must be. */
import type { Statements } from '../../db/database';
import { type GuaranteeParts, institutionsIn } from '../../domain/guarantees/shares';
import { type GuaranteeRefusal, guaranteeRefusal, underField } from './guarantee-refusals';

export interface KnownInstitution {
  readonly kind: string;
  readonly regionCode: string | null;
  readonly isSynthetic: boolean;
}

interface Row extends KnownInstitution {
  readonly [column: string]: unknown;
  readonly slug: string;
}

/** Of those that are there. */
export async function readInstitutions(
  statements: Statements,
  slugs: readonly string[],
): Promise<ReadonlyMap<string, KnownInstitution>> {
  const rows = await statements.query<Row>(
    `select slug, kind, region_code as "regionCode", is_synthetic as "isSynthetic"
     from institution where slug = any($1::text[])`,
    [slugs],
  );
  return new Map(rows.map((row) => [row.slug, row]));
}

function problemOf(slug: string, found: KnownInstitution | undefined): GuaranteeRefusal | null {
  if (found === undefined) return guaranteeRefusal('UNKNOWN_INSTITUTION', { slug });
  return found.kind === 'GUARANTOR' ? null : guaranteeRefusal('NOT_A_GUARANTOR', { slug });
}

/** Guarantors and re-guarantors alike are guarantors. */
export function guarantorsProblem(
  parts: GuaranteeParts,
  known: ReadonlyMap<string, KnownInstitution>,
): GuaranteeRefusal | null {
  for (const slug of institutionsIn(parts)) {
    const problem = problemOf(slug, known.get(slug));
    const isGuarantor = parts.guarantors.some(({ institution }) => institution === slug);
    if (problem) return underField(problem, isGuarantor ? 'guarantors' : 'reGuarantees');
  }
  return null;
}

/** Null where there is one of this kind. */
export function institutionProblem(
  slug: string,
  known: ReadonlyMap<string, KnownInstitution>,
  kind: 'GUARANTOR' | 'BANK',
): GuaranteeRefusal | null {
  const found = known.get(slug);
  if (kind === 'GUARANTOR') return problemOf(slug, found);
  if (found === undefined) return underField(guaranteeRefusal('UNKNOWN_INSTITUTION', { slug }), 'bank');
  return found.kind === 'BANK' ? null : guaranteeRefusal('NOT_A_BANK', { slug });
}
