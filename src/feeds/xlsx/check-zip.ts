/** Looks into a workbook's zip before anything of it is read: how much it holds, and whether it is honest. */
import { once } from 'node:events';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { MAX_XLSX_ENTRIES, MAX_XLSX_INFLATED_BYTES, MAX_XLSX_RATIO, MIN_XLSX_RATIO_BYTES } from '../limits';
import { FileRefused } from '../problems';

const ZIP_MARK = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const ENCRYPTED = 0x1;
const MEBIBYTE = 1 << 20;
/** What every workbook has and other zip files have not. */
const WORKBOOK = 'xl/workbook.xml';

const broken = (error: unknown) =>
  new FileRefused('XLSX_BROKEN', undefined, {
    detail: error instanceof Error ? error.message : String(error),
  });

function openZip(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, autoClose: false, strictFileNames: true }, (error, zip) => {
      if (error || !zip) reject(broken(error));
      else resolve(zip);
    });
  });
}

/** Names with `..` and the like end in an error of the library. */
function nextEntry(zip: ZipFile): Promise<Entry | null> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      zip.removeAllListeners();
      act();
    };
    zip.once('entry', (entry: Entry) => settle(() => resolve(entry)));
    zip.once('end', () => settle(() => resolve(null)));
    zip.once('error', (error: Error) =>
      settle(() => reject(new FileRefused('XLSX_SUSPICIOUS', undefined, { what: error.message }))),
    );
    zip.readEntry();
  });
}

function judge(entry: Entry, entries: number, inflatedBytes: number): void {
  if (entry.generalPurposeBitFlag & ENCRYPTED) throw new FileRefused('XLSX_ENCRYPTED');
  if (entries > MAX_XLSX_ENTRIES) {
    throw new FileRefused('XLSX_SUSPICIOUS', undefined, { what: `> ${MAX_XLSX_ENTRIES} entries` });
  }
  if (inflatedBytes > MAX_XLSX_INFLATED_BYTES) {
    const max = `${MAX_XLSX_INFLATED_BYTES / MEBIBYTE} MiB`;
    throw new FileRefused('XLSX_TOO_LARGE', undefined, { what: 'unpacked', max });
  }
  const { compressedSize, uncompressedSize } = entry;
  if (uncompressedSize > MIN_XLSX_RATIO_BYTES && uncompressedSize > compressedSize * MAX_XLSX_RATIO) {
    throw new FileRefused('XLSX_SUSPICIOUS', undefined, { what: `ratio > ${MAX_XLSX_RATIO}` });
  }
}

/** Unpacks to nothing: the library stops where an entry holds more than it declares. */
async function unpack(zip: ZipFile, entry: Entry): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error || !stream) {
        reject(broken(error));
        return;
      }
      once(stream.resume(), 'end').then(
        () => resolve(),
        (cause: unknown) => reject(broken(cause)),
      );
    });
  });
}

export async function checkZip(bytes: Buffer): Promise<void> {
  if (!bytes.subarray(0, ZIP_MARK.length).equals(ZIP_MARK)) throw new FileRefused('NOT_XLSX');
  const zip = await openZip(bytes);
  try {
    let entries = 0;
    let inflatedBytes = 0;
    let isWorkbook = false;
    for (let entry = await nextEntry(zip); entry !== null; entry = await nextEntry(zip)) {
      entries += 1;
      inflatedBytes += entry.uncompressedSize;
      judge(entry, entries, inflatedBytes);
      await unpack(zip, entry);
      isWorkbook ||= entry.fileName === WORKBOOK;
    }
    if (!isWorkbook) throw new FileRefused('NOT_XLSX');
  } finally {
    zip.close();
  }
}
