/** Many draws of one plan, and what they come to: bands by month and bank, and how likely each limit is. */
import { SeededRandom } from '../random';
import { bandOf, createScratch } from '../simulation/quantiles';
import { type Drawn, StressDraw } from './draw';
import {
  BANK_EVENTS,
  type BankEvent,
  isStock,
  STRESS_EVENTS,
  STRESS_FLOWS,
  type StressEvent,
  type StressFlow,
  type StressPlan,
} from './plan';

/** Cents; one tenth of the draws lie below p10. */
export interface StressBand {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/** How likely it is to happen at all, and by which month half of the draws have seen it. */
export interface StressChance {
  readonly probability: number;
  readonly p10Month: number | null;
  readonly p50Month: number | null;
}

type Flows<T> = Readonly<Record<StressFlow, T>>;

export interface StressAccount {
  /** Of the whole span: what happened in it, what stands at its end. */
  readonly total: Flows<StressBand>;
  readonly months: readonly Flows<StressBand>[];
}

export interface StressBank extends StressAccount {
  readonly bank: string;
  readonly events: Readonly<Record<BankEvent, StressChance>>;
}

export interface StressOutcome {
  readonly programme: StressAccount;
  readonly events: Readonly<Record<StressEvent, StressChance>>;
  readonly banks: readonly StressBank[];
}

export interface StressOptions {
  readonly seed: number;
  readonly draws: number;
}

/** Everything that was drawn: by flow, account and month the draws next to one another. */
class Kept {
  readonly #values: Float64Array;
  readonly #events: Float64Array;
  readonly #bankEvents: Float64Array;
  readonly #scratch;

  constructor(
    readonly plan: StressPlan,
    readonly draws: number,
  ) {
    const { banks, months } = plan;
    this.#values = new Float64Array(STRESS_FLOWS.length * (banks.length + 1) * months * draws);
    this.#events = new Float64Array(STRESS_EVENTS.length * draws);
    this.#bankEvents = new Float64Array(BANK_EVENTS.length * banks.length * draws);
    this.#scratch = createScratch(draws);
  }

  /** The place after the banks holds their sum. */
  #cell(flow: number, account: number, month: number): number {
    const { banks, months } = this.plan;
    return ((flow * (banks.length + 1) + account) * months + month) * this.draws;
  }

  keep(draw: number, { flows, events, bankEvents }: Drawn): void {
    const { banks, months } = this.plan;
    for (let flow = 0; flow < STRESS_FLOWS.length; flow += 1) {
      for (let month = 0; month < months; month += 1) {
        let sum = 0;
        for (let bank = 0; bank < banks.length; bank += 1) {
          const cents = flows[(flow * banks.length + bank) * months + month] as number;
          this.#values[this.#cell(flow, bank, month) + draw] = cents;
          sum += cents;
        }
        this.#values[this.#cell(flow, banks.length, month) + draw] = sum;
      }
    }
    events.forEach((month, at) => {
      this.#events[at * this.draws + draw] = month;
    });
    bankEvents.forEach((month, at) => {
      this.#bankEvents[at * this.draws + draw] = month;
    });
  }

  #band = (values: Float64Array): StressBand => bandOf(values, this.#scratch) as StressBand;

  #month(flow: number, account: number, month: number): Float64Array {
    const from = this.#cell(flow, account, month);
    return this.#values.subarray(from, from + this.draws);
  }

  account(account: number): StressAccount {
    const { months } = this.plan;
    const flows = (read: (flow: number) => Float64Array) =>
      Object.fromEntries(
        STRESS_FLOWS.map((name, flow) => [name, this.#band(read(flow))]),
      ) as Flows<StressBand>;
    return {
      total: flows((flow) => this.#whole(flow, account)),
      months: Array.from({ length: months }, (_, month) =>
        flows((flow) => this.#month(flow, account, month)),
      ),
    };
  }

  #whole(flow: number, account: number): Float64Array {
    const { months } = this.plan;
    if (isStock(STRESS_FLOWS[flow] as StressFlow)) return this.#month(flow, account, months - 1);
    const sums = new Float64Array(this.draws);
    for (let month = 0; month < months; month += 1) {
      this.#month(flow, account, month).forEach((cents, draw) => {
        sums[draw] = (sums[draw] as number) + cents;
      });
    }
    return sums;
  }

  events(): Readonly<Record<StressEvent, StressChance>> {
    const entries = STRESS_EVENTS.map((name, at) => [name, this.#chance(this.#events, at)]);
    return Object.fromEntries(entries);
  }

  bankEvents(bank: number): Readonly<Record<BankEvent, StressChance>> {
    const { banks } = this.plan;
    const entries = BANK_EVENTS.map((name, at) => [
      name,
      this.#chance(this.#bankEvents, at * banks.length + bank),
    ]);
    return Object.fromEntries(entries);
  }

  /** A draw in which it never happens comes after every month. */
  #chance(months: Float64Array, at: number): StressChance {
    const seen = [...months.subarray(at * this.draws, (at + 1) * this.draws)]
      .filter((month) => !Number.isNaN(month))
      .sort((a, b) => a - b);
    const monthOf = (share: number) => seen[Math.max(Math.ceil(share * this.draws - 1e-9) - 1, 0)] ?? null;
    return { probability: seen.length / this.draws, p10Month: monthOf(0.1), p50Month: monthOf(0.5) };
  }
}

/** The same plan, seed and draws give the same outcome on every machine. */
export function stressTest(plan: StressPlan, { seed, draws }: StressOptions): StressOutcome {
  const kept = new Kept(plan, draws);
  const draw = new StressDraw(plan);
  const random = new SeededRandom(seed);
  for (let at = 0; at < draws; at += 1) kept.keep(at, draw.run(random.fork(`draw ${at}`)));
  return {
    programme: kept.account(plan.banks.length),
    events: kept.events(),
    banks: plan.banks.map((bank, at) => ({ bank, ...kept.account(at), events: kept.bankEvents(at) })),
  };
}
