/** Workbooks made for tests, and zip files that only look like one. */
import { CFB, utils, type WorkSheet, write } from '@e965/xlsx';

export type Cells = readonly (readonly unknown[])[];

export function workbookOf(
  sheets: Readonly<Record<string, WorkSheet>>,
  hidden: readonly string[] = [],
): Buffer {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  book.Workbook = {
    Sheets: book.SheetNames.map((name) => ({ name, Hidden: hidden.includes(name) ? 1 : 0 })),
  };
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true });
}

export const sheetOf = (cells: Cells): WorkSheet => utils.aoa_to_sheet(cells.map((row) => [...row]));

/** One sheet with these cells. */
export const xlsx = (cells: Cells): Buffer => workbookOf({ 名单: sheetOf(cells) });

export function zipOf(entries: Readonly<Record<string, string | Buffer>>): Buffer {
  const zip = CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(entries)) {
    CFB.utils.cfb_add(zip, name, Buffer.from(content as string));
  }
  return CFB.write(zip, { fileType: 'zip', type: 'buffer', compression: true }) as Buffer;
}

/** Changes every entry's flags or name in place, both where it stands and in the directory. */
export function patched(zip: Buffer, change: (header: Buffer, isDirectory: boolean) => void): Buffer {
  const copy = Buffer.from(zip);
  for (let at = 0; at < copy.length - 4; at += 1) {
    const mark = copy.readUInt32LE(at);
    if (mark === 0x04034b50) change(copy.subarray(at), false);
    if (mark === 0x02014b50) change(copy.subarray(at), true);
  }
  return copy;
}
