/** Loans by the month in which something happens to them: each stands in one month at most. */

const NONE = -1;

export class MonthLists {
  readonly #first: Int32Array;
  readonly #next: Int32Array;

  constructor(months: number, loans: number) {
    this.#first = new Int32Array(months + 1).fill(NONE);
    this.#next = new Int32Array(loans);
  }

  clear(): void {
    this.#first.fill(NONE);
  }

  /** Beyond the last month nothing is kept. */
  put(month: number, loan: number): void {
    if (month >= this.#first.length) return;
    this.#next[loan] = this.#first[month] as number;
    this.#first[month] = loan;
  }

  /** From the lowest loan up, whatever order they were put in. */
  of(month: number): number[] {
    const loans: number[] = [];
    for (let loan = this.#first[month] as number; loan !== NONE; loan = this.#next[loan] as number) {
      loans.push(loan);
    }
    return loans.sort((a, b) => a - b);
  }
}
