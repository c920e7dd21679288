/** Banks' bad loans under a programme against their own yearly targets and the tolerance. */
import type { Statements } from '../../db/database';
import { Decimal } from '../../domain/decimal';
import { judgeBadLoans } from '../../domain/guarantees/bad-loans';
import type { RuleCheck } from '../../domain/programmes/rule-check';
import type { Term } from '../../domain/programmes/terms';
import type { NplReport } from '../../entities/npl-report';
import type { ReportReads } from '../../loaders/guarantees/reports';
import { loadTerms } from '../programmes/load-terms';

export interface Tolerance {
  readonly period: string;
  readonly report: NplReport | null;
  readonly check: RuleCheck;
  /** True where the loans need not cost the bank points; null where nobody can say. */
  readonly noDeduction: boolean | null;
}

export interface ToleranceAsked {
  readonly banks: readonly string[];
  readonly programme: string;
  readonly periods: readonly string[];
}

const decimal = (text: string | null | undefined) => (text ? new Decimal(text) : null);
const NO_DEDUCTION = { PASSED: true, FAILED: false, CANNOT_BE_JUDGED: null } as const;
const yearOf = (period: string) => period.slice(0, 4);

/** The target is the year's: a quarter that does not repeat it goes by the report of the year. */
function judged(reports: readonly NplReport[], period: string, tolerance: Term<Decimal>): Tolerance {
  const of = (text: string) => reports.find((report) => report.period === text) ?? null;
  const report = of(period);
  const check = judgeBadLoans(tolerance, {
    ownTargetPercent: decimal(report?.ownTargetPercent ?? of(yearOf(period))?.ownTargetPercent),
    nplPercent: decimal(report?.nplPercent),
  });
  return { period, report, check, noDeduction: NO_DEDUCTION[check.verdict] };
}

/** Of each bank, every period in the order asked for; null where the programme has no such rule. */
export async function badLoanTolerances(
  statements: Statements,
  reports: ReportReads,
  { banks, programme, periods }: ToleranceAsked,
): Promise<ReadonlyMap<string, readonly Tolerance[]> | null> {
  const read = [...new Set([...periods, ...periods.map(yearOf)])];
  const found = await reports.badLoans(banks, programme, read);
  const tolerance = (await loadTerms(statements, programme))?.nplTolerancePoints ?? null;
  if (tolerance === null) return null;
  return new Map(
    banks.map((bank) => {
      const own = found.filter(({ bankSlug }) => bankSlug === bank);
      return [bank, periods.map((period) => judged(own, period, tolerance))];
    }),
  );
}
