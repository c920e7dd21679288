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

/** Messages in JSON are held in memory as a whole. */
export const MAX_MESSAGE_BYTES = 64 << 20;
export const MAX_JSON_DEPTH = 64;
/** Deeper than any message of figures; the deepest that is known goes to nine. */
export const MAX_XML_DEPTH = 32;
/** One name, attribute, comment or text, in characters; a title of SDMX may be a page. */
export const MAX_XML_TOKEN = 1 << 17;
/** An element with all its attributes. */
export const MAX_XML_TAG = 1 << 20;
export const MAX_XML_ATTRIBUTES = 300;
/** Of one figure; the structures of large offices have some fifty. */
export const MAX_COMPONENTS = 300;
/** Groups hold attributes for many series, and are kept while the series are read. */
export const MAX_SDMX_GROUPS = 20_000;
export const MAX_SDMX_GROUP_CHARACTERS = 16 << 20;
export const MAX_SDMX_GROUP_SHAPES = 64;
/** Of SDMX UNIT_MULT: quadrillions and their opposite. */
export const MAX_POWER_OF_TEN = 15;

/** Workbooks are held in memory as a whole, so they are bounded well below plain tables. */
export const MAX_XLSX_BYTES = 30 << 20;
/** What a workbook unpacks to: a list of 100,000 rows of ten columns is about half of it. */
export const MAX_XLSX_INFLATED_BYTES = 100 << 20;
export const MAX_XLSX_ENTRIES = 200;
/** Sheets of repeated rows reach 30; what goes far beyond was made to. */
export const MAX_XLSX_RATIO = 100;
/** Small parts may be packed as tightly as they like. */
export const MIN_XLSX_RATIO_BYTES = 1 << 20;
export const XLSX_HEAP_MB = 1_024;
export const XLSX_TIMEOUT_MS = 120_000;
/** Rows of merged cells, each counted. */
export const MAX_XLSX_MERGED_ROWS = 1_000_000;
/** Cells of all the sheets that are read, blank ones between others included. */
export const MAX_WORKBOOK_CELLS = 5_000_000;

/** Pages that call themselves workbooks are parsed more slowly than workbooks. */
export const MAX_PAGE_BYTES = 16 << 20;
export const MAX_PAGE_CELLS = 500_000;
/** Rows or columns that one cell of a page may stretch over. */
export const MAX_CELL_SPAN = 1_000;
/** Rows of a header, one under the other. */
export const MAX_HEADER_LEVELS = 8;
