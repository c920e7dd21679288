/** The rows of a table as its feed reads them: without the columns of a table of rejects, as corrected. */
import { type Correction, laidOver } from './corrections';
import type { ByteSource } from './decode';
import { withoutRejectColumns } from './reject-columns';
import { type TableFormat, tableRows } from './table-formats';
import type { TableRow } from './table-row';

export const correctedRows = (
  source: ByteSource,
  format: TableFormat,
  corrections: readonly Correction[],
): AsyncGenerator<readonly TableRow[]> =>
  laidOver(withoutRejectColumns(tableRows(source, format)), corrections);
