/** The period of a cell: of its row, its column or its table, as the indicator and the frequency have it. */

import type { Period } from '../../domain/period';
import { isUnresolved, type Unresolved } from '../feed-batch';
import type { FigureMapper } from '../figure-mapper';
import { lastMonth, quarterEndingWith } from '../periods';
import type { IndicatorUse } from '../resolve-indicator';
import type { PlannedColumn } from './planned-column';

export interface PeriodOfCell {
  readonly text: string;
  readonly indicator: IndicatorUse;
  readonly column: PlannedColumn;
  readonly isStock: boolean;
}

const isEndOfQuarter = (period: Period) => Number(period.end.slice(5, 7)) % 3 === 0;

/** Null for a month in which a quarterly indicator has no figure. */
export function periodOfCell(
  { text, indicator, column, isStock }: PeriodOfCell,
  mapper: FigureMapper,
): Period | Unresolved | null {
  const isToDate = (indicator.cumulative || column.isToDate) && !isStock;
  const period = mapper.period(text, isToDate);
  if (isUnresolved(period)) return period;
  if (column.isQuarterly && (period.frequency === 'MONTH' || isToDate)) {
    if (!isEndOfQuarter(period)) return null;
    return isToDate ? period : quarterEndingWith(period);
  }
  return isStock && period.frequency === 'YEAR_TO_DATE' ? lastMonth(period) : period;
}
