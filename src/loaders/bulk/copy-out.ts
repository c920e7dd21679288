/** COPY of a select to the client, as the lines of a file. */
import type { BulkFormat } from './columns';

/**
 * One JSON text a line: COPY's own text format would double its backslashes, so it is written as CSV whose
 * quote and delimiter JSON never holds.
 */
const JSON_LINES = `format csv, quote e'\\x01', delimiter e'\\x02'`;

export const copyOut = (select: string, format: BulkFormat, header = true): string =>
  `copy (${select}) to stdout with (${format === 'csv' ? `format csv, header ${header}` : JSON_LINES})`;
