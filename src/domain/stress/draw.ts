/** One draw, month by month: who defaults, what is paid and recovered, what may still be lent. */
import type { SeededRandom } from '../random';
import { defaultsByMonth, monthOfDefault } from './chance-of-default';
import { MonthLists } from './month-lists';
import {
  BANK_EVENTS,
  FLOWS,
  type PooledLoan,
  STRESS_EVENTS,
  STRESS_FLOWS,
  type StressEvent,
  type StressFlow,
  type StressPlan,
} from './plan';

/** What became of one draw; read before the next one is drawn. */
export interface Drawn {
  /** Cents, by flow, bank and month from 1 on; months are next to one another. */
  readonly flows: Float64Array;
  /** The month of each event; NaN where it does not come. */
  readonly events: Float64Array;
  /** The same by event and bank. */
  readonly bankEvents: Float64Array;
}

const placeOf = Object.fromEntries(STRESS_FLOWS.map((flow, at) => [flow, at])) as Record<StressFlow, number>;

export class StressDraw {
  readonly drawn: Drawn;
  readonly #dueOrDefault: MonthLists;
  readonly #claims: MonthLists;
  readonly #defaults: Uint8Array;
  readonly #accounts: Float64Array;
  readonly #outstanding: Float64Array;
  readonly #lentSoFar: Float64Array;
  readonly #defaultedSoFar: Float64Array;
  #byMonth: Float64Array = new Float64Array(0);
  #waiting: number[] = [];
  #isSuspended = false;

  constructor(readonly plan: StressPlan) {
    const { banks, months, loans } = plan;
    this.drawn = {
      flows: new Float64Array(FLOWS * banks.length * months),
      events: new Float64Array(STRESS_EVENTS.length),
      bankEvents: new Float64Array(BANK_EVENTS.length * banks.length),
    };
    this.#dueOrDefault = new MonthLists(months, loans.length);
    this.#claims = new MonthLists(months, loans.length);
    this.#defaults = new Uint8Array(loans.length);
    this.#accounts = new Float64Array(banks.length);
    this.#outstanding = new Float64Array(banks.length);
    this.#lentSoFar = new Float64Array(banks.length);
    this.#defaultedSoFar = new Float64Array(banks.length);
  }

  /** One rate is shared by all loans of the draw: in a bad year they fail together. */
  run(random: SeededRandom): Drawn {
    const { plan } = this;
    const rate = plan.defaultRate + plan.deviation * random.fork('rate').normal();
    this.#begin(Math.min(Math.max(rate, 0), 1), random.fork('loans'));
    const again = random.fork('again');
    for (let month = 1; month <= plan.months; month += 1) this.#pass(month, again);
    return this.drawn;
  }

  #begin(rate: number, random: SeededRandom): void {
    const { plan, drawn } = this;
    this.#byMonth = defaultsByMonth(rate, plan.months);
    this.#dueOrDefault.clear();
    this.#claims.clear();
    this.#waiting = [];
    this.#isSuspended = false;
    this.#accounts.set(plan.balances);
    for (const sums of [this.#outstanding, this.#lentSoFar, this.#defaultedSoFar, drawn.flows]) sums.fill(0);
    drawn.events.fill(Number.NaN);
    drawn.bankEvents.fill(Number.NaN);
    plan.loans.forEach((loan, at) => {
      this.#lend(at, loan, 0, loan.dueIn, random.float());
    });
  }

  #lend(at: number, loan: PooledLoan, from: number, lasting: number, thrown: number): void {
    this.#outstanding[loan.bank] = (this.#outstanding[loan.bank] as number) + loan.principal;
    this.#lentSoFar[loan.bank] = (this.#lentSoFar[loan.bank] as number) + loan.principal;
    const failsAfter = lasting <= 0 ? 1 : monthOfDefault(this.#byMonth, thrown, lasting);
    this.#defaults[at] = failsAfter === null ? 0 : 1;
    this.#dueOrDefault.put(from + (failsAfter ?? lasting), at);
  }

  #pass(month: number, again: SeededRandom): void {
    const { loans, banks } = this.plan;
    const paidBack: number[] = [];
    for (const at of this.#dueOrDefault.of(month)) {
      const loan = loans[at] as PooledLoan;
      this.#outstanding[loan.bank] = (this.#outstanding[loan.bank] as number) - loan.principal;
      if (this.#defaults[at] === 1) this.#fail(month, at, loan);
      else paidBack.push(at);
    }
    this.#collect(month);
    this.#settle(month);
    for (const at of paidBack) this.#lendAgain(month, at, again);
    for (let bank = 0; bank < banks.length; bank += 1) this.#close(month, bank);
    this.#judge(month);
  }

  #fail(month: number, at: number, { bank, principal }: PooledLoan): void {
    this.#add('DEFAULTED', month, bank, principal);
    this.#defaultedSoFar[bank] = (this.#defaultedSoFar[bank] as number) + principal;
    this.#claims.put(month + this.plan.claimMonths, at);
  }

  /** What was noted for this month when claims were paid. */
  #collect(month: number): void {
    for (let bank = 0; bank < this.plan.banks.length; bank += 1) {
      const recovered = this.drawn.flows[this.#cell('RECOVERED', month, bank)] as number;
      this.#accounts[bank] = (this.#accounts[bank] as number) + recovered;
    }
  }

  /** Claims in the order in which they came; one that cannot be paid waits, whole. */
  #settle(month: number): void {
    const due = [...this.#waiting, ...this.#claims.of(month)];
    this.#waiting = due.filter((at) => !this.#pay(month, this.plan.loans[at] as PooledLoan));
  }

  #pay(month: number, { bank, fundPart, fundRecovery }: PooledLoan): boolean {
    const { othersPayBeyond, recoveryMonths, months } = this.plan;
    const held = this.#accounts[bank] as number;
    const beyond = Math.max(fundPart - this.#held(), 0);
    if (beyond > 0) this.#note('DEPLETED', month);
    if (beyond > 0 && !othersPayBeyond) return false;
    if (fundPart - beyond > held) {
      this.#noteBank(0, month, bank);
      return false;
    }
    this.#accounts[bank] = held - (fundPart - beyond);
    this.#add('PAID', month, bank, fundPart - beyond);
    this.#add('FURTHER', month, bank, beyond);
    const backIn = month + Math.max(recoveryMonths, 1);
    if (backIn <= months) this.#add('RECOVERED', backIn, bank, fundRecovery);
    return true;
  }

  #lendAgain(month: number, at: number, again: SeededRandom): void {
    const thrown = again.float();
    const { lendsAgain, leverage, loans } = this.plan;
    if (!lendsAgain || this.#isSuspended) return;
    const loan = loans[at] as PooledLoan;
    if (leverage !== null && sumOf(this.#outstanding) + loan.principal > leverage * this.#held()) {
      this.#note('LEVERAGE_REACHED', month);
      return;
    }
    this.#lend(at, loan, month, loan.termMonths, thrown);
  }

  #close(month: number, bank: number): void {
    this.#add('BALANCE', month, bank, this.#accounts[bank] as number);
    this.#add('OUTSTANDING', month, bank, this.#outstanding[bank] as number);
    const { tolerated } = this.plan;
    const defaulted = this.#defaultedSoFar[bank] as number;
    if (tolerated !== null && defaulted > tolerated * (this.#lentSoFar[bank] as number)) {
      this.#noteBank(1, month, bank);
    }
  }

  #judge(month: number): void {
    for (const at of this.#waiting) {
      const { bank, fundPart } = this.plan.loans[at] as PooledLoan;
      this.#add('WAITING', month, bank, fundPart);
    }
    const { suspendAbove } = this.plan;
    if (suspendAbove === null || this.#isSuspended) return;
    this.#isSuspended = sumOf(this.#defaultedSoFar) > suspendAbove * sumOf(this.#lentSoFar);
    if (this.#isSuspended) this.#note('SUSPENDED', month);
  }

  #held = (): number => sumOf(this.#accounts);

  #cell(flow: StressFlow, month: number, bank: number): number {
    return (placeOf[flow] * this.plan.banks.length + bank) * this.plan.months + month - 1;
  }

  #add(flow: StressFlow, month: number, bank: number, cents: number): void {
    const cell = this.#cell(flow, month, bank);
    this.drawn.flows[cell] = (this.drawn.flows[cell] as number) + cents;
  }

  #note(event: StressEvent, month: number): void {
    const at = STRESS_EVENTS.indexOf(event);
    if (Number.isNaN(this.drawn.events[at])) this.drawn.events[at] = month;
  }

  #noteBank(event: number, month: number, bank: number): void {
    const at = event * this.plan.banks.length + bank;
    if (Number.isNaN(this.drawn.bankEvents[at])) this.drawn.bankEvents[at] = month;
  }
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
