/** A bank's bad loans under a programme against its own yearly target and the tolerance. */
import type { Statements } from '../../db/database';
import { Decimal } from '../../domain/decimal';
import { judgeBadLoans } from '../../domain/guarantees/bad-loans';
import type { RuleCheck } from '../../domain/programmes/rule-check';
import type { NplReport } from '../../entities/npl-report';
import type { ReportReads } from '../../loaders/guarantees/reports';
import { loadTerms } from '../programmes/load-terms';

export interface Tolerance {
  readonly report: NplReport | null;
  readonly check: RuleCheck;
  /** True where the loans need not cost the bank points; null where nobody can say. */
  readonly noDeduction: boolean | null;
}

const decimal = (text: string | null | undefined) => (text ? new Decimal(text) : null);
const NO_DEDUCTION = { PASSED: true, FAILED: false, CANNOT_BE_JUDGED: null } as const;

/** The target is the year's: a quarter that does not repeat it goes by the report of the year. */
export async function badLoanTolerance(
  statements: Statements,
  reports: ReportReads,
  asked: { readonly bank: string; readonly programme: string; readonly period: string },
): Promise<Tolerance | null> {
  const { bank, programme, period } = asked;
  const year = period.slice(0, 4);
  const found = await reports.badLoans(bank, programme, [period, year]);
  const terms = await loadTerms(statements, programme);
  if (terms === null || terms.nplTolerancePoints === null) return null;
  const of = (text: string) => found.find((report) => report.period === text) ?? null;
  const report = of(period);
  const check = judgeBadLoans(terms.nplTolerancePoints, {
    ownTargetPercent: decimal(report?.ownTargetPercent ?? of(year)?.ownTargetPercent),
    nplPercent: decimal(report?.nplPercent),
  });
  return { report, check, noDeduction: NO_DEDUCTION[check.verdict] };
}
