/** Text of a CSV file to rows of cells, each with the line it starts in. */
import { CsvError, parse } from 'csv-parse/sync';
import { type Dialect, detectDialect } from './csv-dialect';
import { MAX_COLUMNS, MAX_RECORD_BYTES, MAX_ROWS } from './limits';
import { FileRefused } from './problems';
import type { TableRow } from './table-row';

const LONE_RETURN = /\r(?!\n)/;
const QUOTE = '"';

function tableRow(line: number, cells: readonly string[], hasNul: boolean, hasReturn: boolean): TableRow {
  if (cells.length > MAX_COLUMNS) {
    throw new FileRefused('TOO_MANY_COLUMNS', { line }, { count: cells.length, max: MAX_COLUMNS });
  }
  if (hasNul && cells.some((cell) => cell.includes('\0'))) return { line, cells, fault: 'NUL_CHARACTER' };
  if (hasReturn && cells.some((cell) => LONE_RETURN.test(cell))) {
    return { line, cells, fault: 'LONE_CARRIAGE_RETURN' };
  }
  return { line, cells };
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count += 1;
  return count;
}

/** Lines that a record fills: one, and one more for every line end inside its quotes. */
const linesOf = (cells: readonly string[], newline: string) =>
  cells.reduce((lines, cell) => lines + countOf(cell, newline), 1);

/** Turns blocks of whole lines into rows. Inside quotes a record may go on in the next block. */
class CsvReader {
  private line = 1;
  private open = '';
  private hasOpenQuote = false;

  constructor(private readonly dialect: Dialect) {}

  read(block: string): TableRow[] {
    const quotes = countOf(block, QUOTE);
    if (quotes === 0 && !this.hasOpenQuote) return this.split(block);
    this.open += block;
    this.hasOpenQuote = this.hasOpenQuote !== (quotes % 2 === 1);
    return this.hasOpenQuote && this.open.length <= MAX_RECORD_BYTES ? [] : this.parseOpen();
  }

  end(): TableRow[] {
    return this.open === '' ? [] : this.parseOpen();
  }

  /** Without a quotation mark there is nothing to parse; this is several times faster. */
  private split(block: string): TableRow[] {
    const { delimiter, newline } = this.dialect;
    const hasNul = block.includes('\0');
    const hasReturn = newline === '\n' && block.includes('\r');
    const lines = block.split(newline);
    if (lines.at(-1) === '') lines.pop();
    return lines.map((text) => {
      if (text.length > MAX_RECORD_BYTES) throw tooLong(this.line);
      const bare = hasReturn && text.endsWith('\r') ? text.slice(0, -1) : text;
      const row = tableRow(this.line, bare.split(delimiter), hasNul, hasReturn && bare.includes('\r'));
      this.line += 1;
      return row;
    });
  }

  private parseOpen(): TableRow[] {
    const text = this.open;
    const hasNul = text.includes('\0');
    const hasReturn = this.dialect.newline === '\n' && text.includes('\r');
    this.open = '';
    return this.parse(text).map((cells) => {
      const row = tableRow(this.line, cells, hasNul, hasReturn);
      this.line += linesOf(cells, this.dialect.newline);
      return row;
    });
  }

  private parse(text: string): string[][] {
    const { delimiter, newline } = this.dialect;
    const options = {
      delimiter,
      record_delimiter: newline === '\r' ? ['\r'] : ['\r\n', '\n'],
      relax_column_count: true,
      max_record_size: MAX_RECORD_BYTES,
    };
    try {
      return parse(text, options);
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      let line = this.line;
      const count = (cells: string[]) => {
        line += linesOf(cells, newline);
        return null;
      };
      try {
        parse(text, { ...options, on_record: count });
      } catch {
        throw refusal(error, line);
      }
      throw error;
    }
  }
}

const tooLong = (line: number) => new FileRefused('RECORD_TOO_LONG', { line }, { max: MAX_RECORD_BYTES });

/** Names the line that the faulty record starts in. */
function refusal({ code }: { readonly code: string }, line: number): FileRefused {
  if (code === 'CSV_MAX_RECORD_SIZE') return tooLong(line);
  return new FileRefused(code === 'CSV_QUOTE_NOT_CLOSED' ? 'OPEN_QUOTE' : 'STRAY_QUOTE', { line });
}

/** Formats that say their delimiter themselves tell it from the first block. */
export async function* readCsv(
  blocks: AsyncIterable<string>,
  dialectOf: (block: string) => Dialect = detectDialect,
): AsyncGenerator<readonly TableRow[]> {
  let reader: CsvReader | null = null;
  let count = 0;
  const counted = (rows: readonly TableRow[]) => {
    count += rows.length;
    if (count > MAX_ROWS) throw new FileRefused('TOO_MANY_ROWS', undefined, { max: MAX_ROWS });
    return rows;
  };
  for await (const block of blocks) {
    reader ??= new CsvReader(dialectOf(block));
    yield counted(reader.read(block));
  }
  if (reader) yield counted(reader.end());
}
