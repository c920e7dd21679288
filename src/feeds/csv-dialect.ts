/** Guesses how a CSV file separates cells and lines, from its first block. */

export type Delimiter = ',' | ';' | '\t';

export interface Dialect {
  readonly delimiter: string;
  /** CR alone only when the block has no LF at all, as old spreadsheets on the Mac wrote. */
  readonly newline: '\n' | '\r';
}

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t'];
const MAX_LINES_LOOKED_AT = 200;

/** How many of each delimiter every line has, those inside quotes left out. */
function countsByLine(block: string, newline: string): ReadonlyMap<Delimiter, number[]> {
  const counts = new Map<Delimiter, number[]>(DELIMITERS.map((delimiter) => [delimiter, []]));
  let row = { ',': 0, ';': 0, '\t': 0 };
  let quoted = false;
  let lines = 0;
  const close = () => {
    for (const delimiter of DELIMITERS) if (row[delimiter] > 0) counts.get(delimiter)?.push(row[delimiter]);
    row = { ',': 0, ';': 0, '\t': 0 };
    lines += 1;
  };
  for (let i = 0; i < block.length && lines < MAX_LINES_LOOKED_AT; i += 1) {
    const character = block[i] as string;
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === newline) close();
    else if (character === ',' || character === ';' || character === '\t') row[character] += 1;
  }
  close();
  return counts;
}

/** The count that most lines agree on, and how many do. */
function agreement(counts: readonly number[]): { lines: number; count: number } {
  const tally = new Map<number, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  let best = { lines: 0, count: 0 };
  for (const [count, lines] of tally) {
    if (lines > best.lines || (lines === best.lines && count > best.count)) best = { lines, count };
  }
  return best;
}

export const newlineOf = (block: string): Dialect['newline'] =>
  block.includes('\n') || !block.includes('\r') ? '\n' : '\r';

export function detectDialect(block: string): Dialect {
  const newline = newlineOf(block);
  let delimiter: Delimiter = ',';
  let best = { lines: 0, count: 0 };
  for (const [candidate, counts] of countsByLine(block, newline)) {
    const found = agreement(counts);
    if (found.lines > best.lines || (found.lines === best.lines && found.count > best.count)) {
      [delimiter, best] = [candidate, found];
    }
  }
  return { delimiter, newline };
}
