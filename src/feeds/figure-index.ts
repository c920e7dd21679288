/** Remembers every figure of a file in a few bytes, to notice a second value for the same key. */

export interface EarlierFigure {
  readonly line: number;
  readonly column: number;
  readonly sameValue: boolean;
  /** The earlier one was found to contradict another before. */
  readonly wasContradicted: boolean;
}

const MIN_CAPACITY = 1 << 12;
const MAX_FILL = 0.6;
const EMPTY = -1;

/** Two 32-bit hashes of the text as one whole number below 2^53. */
export function fingerprint(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 0x9e3779b1);
    low = Math.imul(low ^ unit, 0x5f356495);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return 0x100000000 * (low & 0x1fffff) + (high >>> 0);
}

/** Open addressing over typed arrays: 25 bytes a slot, where a Map of objects takes over 100. */
export class FigureIndex {
  private keys = new Float64Array(MIN_CAPACITY).fill(EMPTY);
  private values = new Float64Array(MIN_CAPACITY);
  private lines = new Int32Array(MIN_CAPACITY);
  private columns = new Int32Array(MIN_CAPACITY);
  private contradicted = new Uint8Array(MIN_CAPACITY);
  private size = 0;

  /** Keys are whole numbers from 0 to 2^53; null when this key is new. */
  add(key: number, value: number, line: number, column: number): EarlierFigure | null {
    if (this.size >= this.keys.length * MAX_FILL) this.grow();
    const slot = this.slotOf(key);
    if (this.keys[slot] === EMPTY) {
      this.put(slot, key, value, line, column);
      this.size += 1;
      return null;
    }
    const sameValue = this.values[slot] === value;
    const wasContradicted = this.contradicted[slot] === 1;
    if (!sameValue) this.contradicted[slot] = 1;
    return {
      line: this.lines[slot] as number,
      column: this.columns[slot] as number,
      sameValue,
      wasContradicted,
    };
  }

  private slotOf(key: number): number {
    const mask = this.keys.length - 1;
    let slot =
      (Math.imul((key % 0x100000000) | 0, 0x9e3779b1) ^ Math.imul((key / 0x100000000) | 0, 0x85ebca6b)) >>> 7;
    for (slot &= mask; this.keys[slot] !== EMPTY && this.keys[slot] !== key; slot = (slot + 1) & mask);
    return slot;
  }

  private put(slot: number, key: number, value: number, line: number, column: number): void {
    this.keys[slot] = key;
    this.values[slot] = value;
    this.lines[slot] = line;
    this.columns[slot] = column;
  }

  private grow(): void {
    const { keys, values, lines, columns, contradicted } = this;
    const capacity = keys.length * 2;
    this.keys = new Float64Array(capacity).fill(EMPTY);
    this.values = new Float64Array(capacity);
    this.lines = new Int32Array(capacity);
    this.columns = new Int32Array(capacity);
    this.contradicted = new Uint8Array(capacity);
    keys.forEach((key, at) => {
      if (key === EMPTY) return;
      const slot = this.slotOf(key);
      this.put(slot, key, values[at] as number, lines[at] as number, columns[at] as number);
      this.contradicted[slot] = contradicted[at] as number;
    });
  }
}
