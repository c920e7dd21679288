/** A table laid out: columns of labels, of units, and of figures with what their headers say. */
import type { Unresolved } from '../feed-batch';
import type { IndicatorUse } from '../resolve-indicator';
import type { RegionEntry } from '../vocabulary';
import type { Axis, Measure } from './header-words';

/** What is known of a figure from one axis. */
export interface Coordinates {
  readonly indicator?: IndicatorUse;
  readonly region?: RegionEntry;
  /** Text: what a period is depends on whether the indicator is cumulative. */
  readonly period?: string;
}

export interface PlannedColumn {
  readonly at: number;
  readonly header: string;
  readonly given: Coordinates;
  readonly measure: Measure;
  readonly unit: string;
  /** 累计: from January on. */
  readonly isToDate: boolean;
  /** 季 beside months: each figure is of the quarter that ends with the month. */
  readonly isQuarterly: boolean;
  /** Leads nowhere, which was reported, or is passed over. */
  readonly fault: Unresolved | null;
}

export interface Stub {
  readonly at: number;
  readonly axis: Axis;
}

export interface TablePlan {
  /** Columns of labels. */
  readonly stubs: readonly Stub[];
  readonly unitAt: number | null;
  readonly columns: readonly PlannedColumn[];
  readonly width: number;
  /** Headers that no column stands under any more. */
  readonly cutOff: readonly string[];
  readonly hasGrowth: boolean;
  /** What the cell over the labels says, if it names no axis: often the indicator. */
  readonly corner: string;
  /** Places of columns that have a header. */
  readonly places: ReadonlySet<number>;
}
