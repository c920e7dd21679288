/** Departments of a plan in the order of their scores: for a quarter, or for a year by the scheme's rule. */
import type { Statements } from '../../db/database';
import type { Visibility } from '../../domain/access/visibility';
import { bandOf, rankOf, yearScore } from '../../domain/assessment/band';
import type { Scheme } from '../../domain/assessment/scheme';
import { yearOf } from '../../domain/calendar';
import { Decimal } from '../../domain/decimal';
import { type Period, periodOf, periodOrNull } from '../../domain/period';
import { AppError } from '../../errors';
import { requireSeen } from '../../loaders/visible';
import { type Result, readResults } from './read-results';
import { schemeVersion } from './schemes';

export interface Standing {
  readonly department: string;
  readonly score: string | null;
  readonly band: string | null;
  readonly rank: number | null;
  /** Every quarter of the period has a score. */
  readonly isComplete: boolean;
  /** The scores of the quarters, in order; null where there is none that the caller sees. */
  readonly quarters: readonly { readonly quarter: string; readonly score: string | null }[];
}

export const quartersOf = (period: Period): readonly string[] => {
  const first = Math.ceil(Number(period.start.slice(5, 7)) / 3);
  const last = Math.ceil(Number(period.end.slice(5, 7)) / 3);
  return Array.from(
    { length: last - first + 1 },
    (_, at) => periodOf({ frequency: 'QUARTER', year: yearOf(period.end), ordinal: first + at }).text,
  );
};

export async function requirePlan(statements: Statements, slug: string): Promise<void> {
  const shown = slug.replaceAll('\0', '').slice(0, 60);
  const found = await statements.query('select from plan where slug = $1', [shown]);
  if (found.length === 0) throw new AppError('UNKNOWN_PLAN', { slug: shown });
}

/** The scheme by which the last of the quarters was assessed says how the year comes about. */
async function lastScheme(
  statements: Statements,
  plan: string,
  results: readonly Result[],
): Promise<Scheme | null> {
  const last = Math.max(0, ...results.map((result) => result.schemeVersion));
  return last === 0 ? null : schemeVersion(statements, plan, last);
}

const better = (a: Standing, b: Standing) =>
  new Decimal(b.score ?? '-1').comparedTo(new Decimal(a.score ?? '-1')) ||
  (a.department < b.department ? -1 : 1);

export async function ranking(
  statements: Statements,
  visibility: Visibility,
  plan: string,
  text: string,
): Promise<readonly Standing[]> {
  requireSeen(visibility, 'Assessment');
  const period = periodOrNull(text);
  if (period?.frequency !== 'QUARTER' && period?.frequency !== 'YEAR') {
    throw new AppError('BAD_PERIOD', { text });
  }
  await requirePlan(statements, plan);
  const quarters = quartersOf(period);
  const results = await readResults(statements, visibility, plan, quarters);
  const scheme = await lastScheme(statements, plan, results);
  if (!scheme) return [];
  const departments = [...new Set(results.map(({ department }) => department))];
  const standings = departments.map((department): Standing => {
    const own = quarters.map((quarter) => {
      const result = results.find((one) => one.department === department && one.quarter === quarter);
      return { quarter, score: result?.score ?? null };
    });
    const scores = own.map(({ score }) => score);
    const single = { score: scores[0] ?? null, isComplete: scores[0] != null };
    const { score, isComplete } = period.frequency === 'YEAR' ? yearScore(scores, scheme.year) : single;
    const band = bandOf(score, scheme)?.code ?? null;
    return { department, score, band, rank: null, isComplete, quarters: own };
  });
  const all = standings.map(({ score }) => score);
  return standings.map((one) => ({ ...one, rank: rankOf(one.score, all) })).sort(better);
}
