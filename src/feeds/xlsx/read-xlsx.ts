/** Workbooks to rows of text: XLSX, whose zip is looked into first, and the XLS of old, which has none. */
import type { ByteSource } from '../decode';
import { gather } from '../gather';
import { MAX_XLSX_BYTES } from '../limits';
import type { TableRow } from '../table-row';
import { checkZip } from './check-zip';
import { openWorkbook } from './open-workbook';
import { workbookRows } from './sheet-rows';

export async function* readXlsx(
  source: ByteSource,
  sheetName: string | null,
): AsyncGenerator<readonly TableRow[]> {
  const bytes = await gather(source, MAX_XLSX_BYTES, 'XLSX_TOO_LARGE');
  await checkZip(bytes);
  yield* workbookRows(await openWorkbook(bytes, sheetName), sheetName);
}

/** Nothing in it is packed, so its bytes, and the time and memory of its thread, are bound enough. */
export async function* readXls(
  source: ByteSource,
  sheetName: string | null,
): AsyncGenerator<readonly TableRow[]> {
  const bytes = await gather(source, MAX_XLSX_BYTES, 'XLSX_TOO_LARGE');
  yield* workbookRows(await openWorkbook(bytes, sheetName), sheetName);
}
