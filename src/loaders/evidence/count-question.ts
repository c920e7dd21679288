/** Whether a register can answer for a target on a day, and what it is to be asked. */
import type { IsoDate } from '../../domain/calendar';
import { regionLevel } from '../../domain/identifiers/region-code';
import { type EvidenceWindow, evidenceWindow } from '../../domain/progress/evidence-window';
import type { TargetTerms } from '../../domain/progress/terms';
import { clip, gapsIn, type Span } from '../../domain/span';
import type { TargetBasis } from '../../domain/vocabulary';
import type { CountRule } from '../../entities/count-rule';
import { type CoverageRow, coveredSpans } from './coverage';
import { isCountable, isStockRule } from './register-sql';
import type { TargetContext } from './target-context';

export interface CountQuestion {
  readonly id: number;
  readonly context: TargetContext;
  readonly rule: CountRule;
  readonly window: EvidenceWindow;
  /** The days for which the register is complete. */
  readonly covered: readonly Span[];
  /** Codes of all that lies in the region begin with this. */
  readonly prefix: string;
  /** The register of the demonstration is asked, not the real one. */
  readonly synthetic: boolean;
  readonly oncePerYear: boolean;
}

const PREFIX_LENGTH = { COUNTRY: 0, PROVINCE: 2, PREFECTURE: 4, COUNTY: 6 } as const;

const prefixOf = (regionCode: string) => regionCode.slice(0, PREFIX_LENGTH[regionLevel(regionCode)]);

/** Sums over the whole window; the others look at single years or at stretches that must be complete. */
const SUMS: readonly TargetBasis[] = ['NEW_IN_PERIOD', 'PERIOD_TOTAL', 'CUMULATIVE'];

/**
 * A sum whose beginning or middle is unknown would be too small without saying so, hence nothing;
 * at the end a register lags behind the day like any figure, and the answer says up to when it speaks.
 */
function answersFlow(terms: TargetTerms, window: Span, covered: readonly Span[]): boolean {
  if (!SUMS.includes(terms.basis)) return clip(covered, window).length > 0;
  const [gap] = gapsIn(window, covered);
  return !gap || (gap.start > window.start && gap.end === window.end);
}

/** A stock is known if it is on a day of the stage; before the stage begins, on any day. */
function answersStock(terms: TargetTerms, asOf: IsoDate, days: readonly IsoDate[], covered: readonly Span[]) {
  const from = asOf < terms.startsOn ? '' : terms.startsOn;
  return days.some((day) => day >= from && clip(covered, { start: day, end: day }).length > 0);
}

function answers(
  context: TargetContext,
  rule: CountRule,
  window: EvidenceWindow,
  asOf: IsoDate,
  covered: readonly Span[],
): boolean {
  if (isStockRule(rule)) return answersStock(context.terms, asOf, window.stockDates, covered);
  const { flowFrom, flowTo } = window;
  if (flowFrom === null || flowTo === null) return false;
  return answersFlow(context.terms, { start: flowFrom, end: flowTo }, covered);
}

/** The real register speaks before that of the demonstration; where neither can, published figures do. */
export function countQuestion(
  context: TargetContext,
  id: number,
  coverage: readonly CoverageRow[],
  asOf: IsoDate,
): CountQuestion | null {
  const rule = context.countRule;
  if (!rule || !isCountable(rule)) return null;
  const window = evidenceWindow(context.terms, asOf);
  for (const synthetic of [false, true]) {
    const rows = coverage.filter((row) => row.is_synthetic === synthetic);
    const covered = coveredSpans(rows, rule, context.regionCode);
    if (!answers(context, rule, window, asOf, covered)) continue;
    const oncePerYear = !SUMS.includes(context.terms.basis);
    return {
      id,
      context,
      rule,
      window,
      covered,
      prefix: prefixOf(context.regionCode),
      synthetic,
      oncePerYear,
    };
  }
  return null;
}
