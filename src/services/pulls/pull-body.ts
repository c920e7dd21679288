/** The bytes of a pull on their way out: ended as the format asks, counted and hashed. */
import { createHash } from 'node:crypto';
import type { BulkFormat } from '../../loaders/bulk/columns';

/** Tells a spreadsheet that the file is UTF-8. */
const BYTE_ORDER_MARK = Buffer.from('\ufeff', 'utf8');

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x22;

export interface Totals {
  readonly rows: number;
  readonly bytes: number;
}

export class PullBody {
  readonly #hash = createHash('sha256');
  #lines = 0;
  #bytes = 0;
  #isQuoted = false;

  constructor(private readonly format: BulkFormat) {}

  get head(): Buffer {
    return this.#counted(this.format === 'csv' ? BYTE_ORDER_MARK : Buffer.alloc(0));
  }

  take(chunk: Buffer): Buffer {
    return this.#counted(this.format === 'csv' ? this.#endedByReturns(chunk) : this.#counting(chunk));
  }

  /** Rows so far: the first line of CSV names the columns. */
  get totals(): Totals {
    const rows = this.format === 'csv' ? Math.max(0, this.#lines - 1) : this.#lines;
    return { rows, bytes: this.#bytes };
  }

  /** Of everything that was taken; asked for once. */
  digest(): string {
    return this.#hash.digest('hex');
  }

  /** The last line. It stands for itself: neither counted nor hashed. */
  receiptLine(json: string): string {
    if (this.format === 'ndjson') return `{"receipt":${json}}\n`;
    return `#receipt,"${json.replaceAll('"', '""')}"\r\n`;
  }

  #counted(bytes: Buffer): Buffer {
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    return bytes;
  }

  #counting(chunk: Buffer): Buffer {
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) this.#lines += 1;
    return chunk;
  }

  /** COPY ends lines with a line feed; one inside quotes is text and stays as it is. */
  #endedByReturns(chunk: Buffer): Buffer {
    const ends: number[] = [];
    for (let at = 0; at < chunk.length; at += 1) {
      if (chunk[at] === QUOTE) this.#isQuoted = !this.#isQuoted;
      else if (chunk[at] === LINE_FEED && !this.#isQuoted) ends.push(at);
    }
    this.#lines += ends.length;
    const out = Buffer.allocUnsafe(chunk.length + ends.length);
    let from = 0;
    let to = 0;
    for (const end of ends) {
      to += chunk.copy(out, to, from, end);
      out[to] = RETURN;
      to += 1;
      from = end;
    }
    chunk.copy(out, to, from);
    return out;
  }
}
