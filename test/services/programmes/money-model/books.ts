/** The books of a fund as simply as they can be kept: a list of changes, in cents. */
export interface Change {
  /** `SPECIAL_ACCOUNT bank-a`, `CONTRIBUTED`. */
  readonly account: string;
  /** By how much its balance grows. */
  readonly cents: bigint;
}

export interface Posting {
  readonly cause: string;
  readonly day: number;
  readonly changes: readonly Change[];
  isReversed: boolean;
}

export function smaller(a: bigint, b: bigint): bigint {
  if (a < b) return a;
  return b;
}

const sum = (all: readonly bigint[]): bigint => all.reduce((before, one) => before + one, 0n);

export class Books {
  readonly postings: Posting[] = [];

  private changesOf(account: string): readonly { readonly day: number; readonly cents: bigint }[] {
    return this.postings.flatMap(({ day, changes }) =>
      changes.filter((change) => change.account === account).map(({ cents }) => ({ day, cents })),
    );
  }

  balance(account: string): bigint {
    return sum(this.changesOf(account).map(({ cents }) => cents));
  }

  isOpen(account: string): boolean {
    return this.changesOf(account).length > 0;
  }

  /** The least that lies on the account at the end of any day from this one on. */
  private lowest(account: string, from: number): bigint {
    const changes = this.changesOf(account);
    const days = [from, ...changes.map(({ day }) => day).filter((day) => day > from)];
    const held = days.map((until) =>
      sum(changes.filter(({ day }) => day <= until).map(({ cents }) => cents)),
    );
    return held.reduce(smaller);
  }

  isShort(changes: readonly Change[], day: number): boolean {
    return changes.some(({ account, cents }) => cents < 0n && this.lowest(account, day) + cents < 0n);
  }

  post(cause: string, day: number, changes: readonly Change[]): number {
    return (
      this.postings.push({
        cause,
        day,
        changes: changes.filter(({ cents }) => cents !== 0n),
        isReversed: false,
      }) - 1
    );
  }

  mirrorOf(posting: number): readonly Change[] {
    return (this.postings[posting] as Posting).changes.map(({ account, cents }) => ({
      account,
      cents: -cents,
    }));
  }

  reverse(posting: number, day: number): void {
    this.post('REVERSAL', day, this.mirrorOf(posting));
    (this.postings[posting] as Posting).isReversed = true;
  }

  /** Every account that was ever posted to. */
  balances(): Readonly<Record<string, bigint>> {
    const names = new Set(this.postings.flatMap(({ changes }) => changes.map(({ account }) => account)));
    return Object.fromEntries([...names].sort().map((name) => [name, this.balance(name)]));
  }
}
