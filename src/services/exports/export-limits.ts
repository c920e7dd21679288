/** Bounds of exports, by name. SDMX-CSV is streamed and has none for its rows. */
import { PULL_LIMITS, type PullLimits } from '../pulls/pull-limits';

export const EXPORT_FORMATS = ['sdmx-csv', 'sdmx-json', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What reads it holds the whole of it in memory. */
export const MAX_JSON_ROWS = 100_000;
/** A workbook of so many rows stays within what our own reader takes. */
export const MAX_WORKBOOK_ROWS = 50_000;

export const MAX_ROWS_OF: Readonly<Record<ExportFormat, number | null>> = {
  'sdmx-csv': null,
  'sdmx-json': MAX_JSON_ROWS,
  xlsx: MAX_WORKBOOK_ROWS,
};

/** Codes of one question. */
export const MAX_EXPORT_CODES = 1_000;
/** Rows that are fetched and written at a time. */
export const FETCH_ROWS = 2_000;

export const EXPORT_LIMITS: PullLimits = { ...PULL_LIMITS, maxPulls: 3, maxPullsOfCaller: 2 };
export const WORKBOOK_TIMEOUT_MS = 60_000;
export const WORKBOOK_HEAP_MB = 512;
