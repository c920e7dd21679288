/** How much of a file the feed readers take: every loop, buffer and cache of theirs has its bound here. */

/** A line of text, or a record that quotes stretch over several lines, in bytes; NBS notes run to 5 KB. */
export const MAX_RECORD_BYTES = 1 << 20;
/** Pieces that a file is worked through in. */
export const BLOCK_BYTES = 1 << 16;
/** Wider than three centuries of months. */
export const MAX_COLUMNS = 4_096;
export const MAX_ROWS = 5_000_000;
/** Lines above the header: titles, metadata, blanks. */
export const MAX_LINES_ABOVE_HEADER = 50;
export const MAX_BATCH_ROWS = 5_000;
export const MAX_BATCH_PROBLEMS = 5_000;
/** Spellings remembered per kind (label, region, period, unit, date) before the memory is emptied. */
export const MAX_REMEMBERED_SPELLINGS = 50_000;
/** Ignored labels listed one by one; the others are counted together. */
export const MAX_IGNORED_LABELS = 2_000;
/** Distinct pairs of period and publication date; far more than any calendar of releases has. */
export const MAX_VINTAGES = 1 << 22;
/** Original text kept beside a problem, in characters. */
export const MAX_RAW_LENGTH = 200;
export const MIN_YEAR = 1900;
export const MAX_YEAR = 2100;
