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

/** The same sheets in the format of old. */
export function xlsOf(sheets: Readonly<Record<string, WorkSheet>>, hidden: readonly string[] = []): Buffer {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  book.Workbook = {
    Sheets: book.SheetNames.map((name) => ({ name, Hidden: hidden.includes(name) ? 1 : 0 })),
  };
  return write(book, { type: 'buffer', bookType: 'biff8' });
}

/** The workbook with parts changed or added. */
export function withParts(
  xlsx: Buffer,
  parts: Readonly<Record<string, (content: string) => string | Buffer>>,
): Buffer {
  const zip = CFB.read(xlsx, { type: 'buffer' });
  for (const [name, change] of Object.entries(parts)) {
    const found = CFB.find(zip, `/${name}`);
    const before = found ? Buffer.from(found.content as Uint8Array).toString('utf8') : '';
    const content = Buffer.from(change(before) as string);
    if (found) Object.assign(found, { content, size: content.length });
    else CFB.utils.cfb_add(zip, name, content);
  }
  return CFB.write(zip, { fileType: 'zip', type: 'buffer', compression: true }) as Buffer;
}

/** An OLE container with these streams. */
export function oleOf(streams: Readonly<Record<string, Buffer>>): Buffer {
  const container = CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(container, `/${name}`, content);
  return CFB.write(container, { type: 'buffer' }) as Buffer;
}

/** The stream of the workbook inside an XLS, changed. */
export function withStream(xls: Buffer, change: (stream: Buffer) => Buffer): Buffer {
  const container = CFB.read(xls, { type: 'buffer' });
  const found = CFB.find(container, '/Workbook');
  return oleOf({ Workbook: change(Buffer.from(found?.content as Uint8Array)) });
}
