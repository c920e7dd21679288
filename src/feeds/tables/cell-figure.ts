/** Which indicator a cell tells of: the level, its growth rate, or its change in percentage points. */
import type { Unresolved } from '../feed-batch';
import type { FigureDefinition } from '../figure-definition';
import type { IndicatorUse } from '../resolve-indicator';
import { isBlank, plainText } from '../text';
import type { IndicatorEntry } from '../vocabulary';
import { POINTS } from './header-words';
import type { PlannedColumn } from './planned-column';

export interface CellFigure {
  readonly indicator: IndicatorUse;
  readonly text: string;
  readonly unit: string;
}

/** The row's unit is that of its level; a rate has its own. */
export interface CellTexts {
  readonly text: string;
  readonly rowUnit: string;
}

const IN_POINTS = /^([+\-\u2212]?[\d.]+)\s*\(?个?百分点\)?$/;
const POINT_UNIT = 'PERCENT_POINT';
const GROWTH_UNIT = '%';

const asked = (indicator: IndicatorUse, entry: IndicatorEntry): IndicatorUse => ({
  ...indicator,
  ...{ entry, labelUnit: null, unitIfNone: null },
});

function leftOut(
  definition: FigureDefinition,
  ignored: 'IGNORED_RATE' | 'IGNORED_LEVEL',
  rejected: 'RATE_WITHOUT_INDICATOR' | 'LEVEL_WITHOUT_INDICATOR',
  label: string,
): Unresolved {
  return definition.unmapped === 'reject'
    ? { fault: rejected, details: { label } }
    : { fault: ignored, details: { label }, ignore: true };
}

function growthFigure(
  indicator: IndicatorUse,
  column: PlannedColumn,
  text: string,
  definition: FigureDefinition,
): CellFigure | Unresolved {
  const { entry } = indicator;
  const marked = IN_POINTS.exec(plainText(text))?.[1];
  const points = marked ?? (column.unit === POINTS ? text : undefined);
  if (points !== undefined) {
    if (indicator.change) {
      return { indicator: asked(indicator, indicator.change), text: points, unit: POINT_UNIT };
    }
    return { fault: 'CHANGE_IN_POINTS', details: { label: entry.code }, ignore: true };
  }
  const rate = entry.measure === 'GROWTH_RATE' ? entry : indicator.growth;
  if (rate) return { indicator: asked(indicator, rate), text, unit: column.unit || GROWTH_UNIT };
  return leftOut(definition, 'IGNORED_RATE', 'RATE_WITHOUT_INDICATOR', entry.code);
}

/** Null where the cell holds no figure at all: a blank or a mark that belongs to something not taken. */
export function cellFigure(
  indicator: IndicatorUse,
  column: PlannedColumn,
  { text, rowUnit }: CellTexts,
  table: {
    readonly definition: FigureDefinition;
    readonly hasGrowth: boolean;
    isPlaceholder(text: string): boolean;
  },
): CellFigure | Unresolved | null {
  const isNothing = isBlank(text) || table.isPlaceholder(text);
  if (column.measure === 'growth') {
    const figure = growthFigure(indicator, column, text, table.definition);
    return 'fault' in figure && isNothing ? null : figure;
  }
  // A label of the row that is mapped to a rate: its level, beside it, has no indicator.
  if (table.hasGrowth && !column.given.indicator && indicator.entry.measure === 'GROWTH_RATE') {
    const fault = leftOut(table.definition, 'IGNORED_LEVEL', 'LEVEL_WITHOUT_INDICATOR', indicator.entry.code);
    return isNothing ? null : fault;
  }
  return { indicator, text, unit: isBlank(rowUnit) ? column.unit : rowUnit };
}
