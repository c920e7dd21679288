/** The money of one programme in plain objects and cents: what every request should come to. */
import { type Ask, BANKS, type Bank, yuan } from './asks';
import { Books, type Change } from './books';

interface Loan {
  readonly bank: Bank;
  readonly principal: bigint;
  status: 'ACTIVE' | 'COMPENSATED' | 'OVERDUE';
  isClaimed: boolean;
}

/** In the order in which parts of a recovery are dealt out. */
interface Parts {
  readonly bank: bigint;
  readonly fund: bigint;
}

interface Claim {
  readonly loan: number;
  readonly bank: Bank;
  readonly bore: Parts;
  status: 'APPROVED' | 'PAID';
  payment: { readonly posting: number; readonly day: number } | null;
}

interface Recovery extends Parts {
  readonly claim: number;
  readonly byLawsuit: boolean;
  readonly posting: number | null;
  isReversed: boolean;
}

/** A request that was made, so that it can be made again. */
interface Asked {
  readonly ask: Ask;
  readonly key: string;
  /** Null where it was refused: its key is free. */
  readonly answer: unknown;
}

export type Foretold = { readonly refused: readonly string[] } | { readonly effect: () => void };

export const FUND_PERCENT = 70n;
export const MULTIPLE = 3n;

const refused = (...codes: readonly string[]): Foretold => ({ refused: codes });
const special = (bank: Bank): string => `SPECIAL_ACCOUNT ${bank}`;
const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
/** To the cent, a half upwards. */
const percentOf = (whole: bigint, percent: bigint): bigint => (whole * percent + 50n) / 100n;

const BAD: Readonly<Record<string, string>> = {
  ...{ '0': 'AMOUNT_NOT_POSITIVE', '0.00': 'AMOUNT_NOT_POSITIVE', '-1.00': 'AMOUNT_NEGATIVE' },
  ...{ '0.001': 'AMOUNT_TOO_MANY_DECIMALS', NaN: 'AMOUNT_NOT_A_NUMBER' },
};
const wrongIn = (amount: string): readonly string[] => (BAD[amount] ? [BAD[amount]] : []);
const centsOf = (amount: string): bigint => BigInt(amount.replace('.', ''));

export class Model {
  today = 3;
  readonly books = new Books();
  readonly loans: Loan[] = [];
  readonly claims: Claim[] = [];
  readonly recoveries: Recovery[] = [];
  readonly asked: Asked[] = [];

  constructor(private readonly othersPayBeyond: boolean) {}

  held(): bigint {
    return BANKS.reduce((all, bank) => all + this.books.balance(special(bank)), 0n);
  }

  room(): bigint {
    const out = this.loans.filter(({ status }) => status !== 'COMPENSATED');
    return this.held() * MULTIPLE - out.reduce((all, { principal }) => all + principal, 0n);
  }

  /** What the special account at its bank lacks for a claim. */
  missingFor(claim: number): bigint {
    const { bore, bank } = this.claims[claim] as Claim;
    return bore.fund - this.books.balance(special(bank));
  }

  private recoveredOf(claim: number, byProportionOnly = false): Parts {
    const own = this.recoveries.filter(
      (one) => one.claim === claim && !one.isReversed && !(byProportionOnly && one.byLawsuit),
    );
    return own.reduce((all, { bank, fund }) => ({ bank: all.bank + bank, fund: all.fund + fund }), {
      bank: 0n,
      fund: 0n,
    });
  }

  /** What of the loss has not come back; nothing before it was paid. */
  openOf(claim: number): bigint {
    const { bore, status } = this.claims[claim] as Claim;
    const back = this.recoveredOf(claim);
    return status === 'PAID' ? bore.bank + bore.fund - back.bank - back.fund : 0n;
  }

  /** As the database tells it: its status, and what each bore and got back. */
  claimInWords(at: number): string {
    const { status, bore } = this.claims[at] as Claim;
    const back = this.recoveredOf(at);
    const words = (bearer: string, part: 'bank' | 'fund') =>
      `${bearer} ${yuan(bore[part])} ${yuan(back[part])}`;
    return `${status} ${words('BANK', 'bank')}, ${words('FUND', 'fund')}`;
  }

  foretell(ask: Ask): Foretold {
    switch (ask.kind) {
      case 'DEPOSIT':
      case 'INTEREST':
        return this.paidIn(ask);
      case 'TRANSFER':
        return this.moved(ask);
      case 'LEND':
        return this.lent(ask);
      case 'CLAIM':
        return this.claimed(ask);
      case 'PAY':
        return this.paid(ask);
      case 'RECOVER':
        return this.recovered(ask);
      case 'TAKE_BACK':
        return this.takenBack(ask);
      case 'UNRECOVER':
        return this.unrecovered(ask);
      case 'REVERSE':
        return this.reversed(ask);
    }
  }

  private late(day: number): readonly string[] {
    return day > this.today ? ['DATE_IN_FUTURE'] : [];
  }

  private paidIn({ kind, bank, amount, day }: Extract<Ask, { kind: 'DEPOSIT' | 'INTEREST' }>): Foretold {
    const codes = [...wrongIn(amount), ...this.late(day)];
    if (codes.length > 0) return refused(...codes);
    const cents = centsOf(amount);
    const from = kind === 'DEPOSIT' ? 'CONTRIBUTED' : 'INTEREST_EARNED';
    const changes = [
      { account: special(bank), cents },
      { account: from, cents },
    ];
    return { effect: () => this.books.post(kind, day, changes) };
  }

  private moved({ from, to, amount, day }: Extract<Ask, { kind: 'TRANSFER' }>): Foretold {
    const codes = [
      ...wrongIn(amount),
      ...(from === to ? ['SAME_ACCOUNT'] : []),
      ...this.late(day),
      ...(this.books.isOpen(special(from)) ? [] : ['NO_SPECIAL_ACCOUNT']),
    ];
    if (codes.length > 0) return refused(...codes);
    const cents = centsOf(amount);
    const changes = [
      { account: special(to), cents },
      { account: special(from), cents: -cents },
    ];
    if (this.books.isShort(changes, day)) return refused('ACCOUNT_SHORT');
    return { effect: () => this.books.post('TRANSFER', day, changes) };
  }

  private lent({ bank, amount }: Extract<Ask, { kind: 'LEND' }>): Foretold {
    const codes = wrongIn(amount);
    if (codes.length > 0) return refused(...codes);
    const principal = centsOf(amount);
    if (principal > max(this.room(), 0n)) return refused('LEVERAGE_EXCEEDED');
    return { effect: () => this.loans.push({ bank, principal, status: 'ACTIVE', isClaimed: false }) };
  }

  private claimed({ loan: at, amount }: Extract<Ask, { kind: 'CLAIM' }>): Foretold {
    const loan = this.loans[at] as Loan;
    const loss = centsOf(amount);
    if (loan.status === 'COMPENSATED') return refused('CLAIMED_ALREADY');
    if (loss === 0n) return refused('NOTHING_CLAIMED');
    if (loss > loan.principal) return refused('PRINCIPAL_ABOVE_OUTSTANDING');
    if (loan.isClaimed) return refused('CLAIMED_ALREADY');
    const fund = percentOf(loss, FUND_PERCENT);
    const bore = { fund, bank: loss - fund };
    return {
      effect: () => {
        loan.isClaimed = true;
        this.claims.push({ loan: at, bank: loan.bank, bore, status: 'APPROVED', payment: null });
      },
    };
  }

  private paid({ claim: at }: Extract<Ask, { kind: 'PAY' }>): Foretold {
    const claim = this.claims[at] as Claim;
    if (claim.status === 'PAID') return refused('CLAIM_CLOSED');
    const due = claim.bore.fund;
    const further = max(due - this.held(), 0n);
    const fromFund = due - further;
    if (further > 0n && !this.othersPayBeyond) return refused('WAITS_FOR_MONEY');
    if (fromFund > this.books.balance(special(claim.bank))) return refused('WAITS_FOR_TRANSFER');
    const changes = [
      { account: 'COMPENSATION', cents: due },
      { account: special(claim.bank), cents: -fromFund },
      { account: 'FURTHER_MONEY', cents: further },
    ];
    return {
      effect: () => {
        claim.payment = { posting: this.books.post('COMPENSATION', this.today, changes), day: this.today };
        claim.status = 'PAID';
        (this.loans[claim.loan] as Loan).status = 'COMPENSATED';
      },
    };
  }

  private partsOf(at: number, cents: bigint, allToFund: boolean): Parts {
    const { bore } = this.claims[at] as Claim;
    const back = this.recoveredOf(at);
    const room = { bank: bore.bank - back.bank, fund: bore.fund - back.fund };
    const before = this.recoveredOf(at, true);
    const bankDue = percentOf(before.bank + before.fund + cents, 100n - FUND_PERCENT) - before.bank;
    const wanted = allToFund ? 0n : min(max(bankDue, 0n), cents);
    const bank = max(min(wanted, room.bank), cents - room.fund);
    return { bank, fund: cents - bank };
  }

  private recovered({ claim: at, amount, day, byLawsuit }: Extract<Ask, { kind: 'RECOVER' }>): Foretold {
    const wrong = wrongIn(amount);
    if (wrong.length > 0) return refused(...wrong);
    const { status, payment, bank: institution } = this.claims[at] as Claim;
    const cents = centsOf(amount);
    if (status !== 'PAID' || payment === null) return refused('NOT_PAID');
    if (day < payment.day) return refused('RECOVERED_BEFORE_PAYMENT');
    if (day > this.today) return refused('DATE_IN_FUTURE');
    if (cents > this.openOf(at)) return refused('RECOVERY_BEYOND_LOSS');
    const parts = this.partsOf(at, cents, byLawsuit);
    const changes = [
      { account: special(institution), cents: parts.fund },
      { account: 'RECOVERED', cents: parts.fund },
    ];
    return {
      effect: () => {
        const posting = parts.fund > 0n ? this.books.post('RECOVERY', day, changes) : null;
        this.recoveries.push({ ...parts, claim: at, byLawsuit, posting, isReversed: false });
      },
    };
  }

  private mirrored(posting: number, shortCode: string, then: () => void): Foretold {
    const changes: readonly Change[] = this.books.mirrorOf(posting);
    if (this.books.isShort(changes, this.today)) return refused(shortCode);
    return {
      effect: () => {
        this.books.reverse(posting, this.today);
        then();
      },
    };
  }

  private takenBack({ claim: at }: Extract<Ask, { kind: 'TAKE_BACK' }>): Foretold {
    const claim = this.claims[at] as Claim;
    const { bank, fund } = this.recoveredOf(at);
    if (claim.status !== 'PAID' || claim.payment === null) return refused('NOT_PAID');
    if (bank + fund > 0n) return refused('RECOVERIES_STAND');
    return this.mirrored(claim.payment.posting, 'MONEY_GONE', () => {
      claim.status = 'APPROVED';
      claim.payment = null;
      (this.loans[claim.loan] as Loan).status = 'OVERDUE';
    });
  }

  private unrecovered({ recovery: at }: Extract<Ask, { kind: 'UNRECOVER' }>): Foretold {
    const recovery = this.recoveries[at] as Recovery;
    if (recovery.isReversed) return refused('REVERSED_ALREADY');
    const forget = () => {
      recovery.isReversed = true;
    };
    return recovery.posting === null
      ? { effect: forget }
      : this.mirrored(recovery.posting, 'MONEY_GONE', forget);
  }

  private reversed({ posting: at }: Extract<Ask, { kind: 'REVERSE' }>): Foretold {
    const posting = this.books.postings[at];
    if (posting?.cause === 'REVERSAL') return refused('IS_A_REVERSAL');
    if (posting?.isReversed) return refused('REVERSED_ALREADY');
    if (posting?.cause === 'COMPENSATION' || posting?.cause === 'RECOVERY')
      return refused('REVERSED_ELSEWHERE');
    return this.mirrored(at, 'ACCOUNT_SHORT', () => undefined);
  }
}
