/** A cache that forgets what was used least recently once it is full. */
export class BoundedCache<Value> {
  readonly #entries = new Map<string, Value>();

  constructor(private readonly maxEntries: number) {}

  get size(): number {
    return this.#entries.size;
  }

  getOrMake(key: string, make: () => Value): Value {
    const found = this.#entries.get(key);
    const value = found ?? make();
    // A Map keeps the order of insertion: what was just used goes to the end.
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size > this.maxEntries) {
      this.#entries.delete(this.#entries.keys().next().value as string);
    }
    return value;
  }
}
