/**
 * A fund's loans and losses: what is paid in carries loans, what comes back is lent again, what is lost
 * carries none.
 */
import { type IsoDate, latest } from '../calendar';
import type { Chance } from './chance';
import type { DriverChange } from './driver-change';
import { type Columns, columnOf, emptyColumns, type Grid, monthsAfter, yearsAfter } from './grid';
import type { FundDriver, FundPayment } from './model';

export interface FundOutputs {
  readonly lent: Columns;
  readonly lost: Columns;
  readonly paidIn: Columns;
  readonly outstanding: Columns;
}

/** One default rate a draw: beta distributed about the stated rate, as wide as stated. */
function defaultRates(payment: FundPayment, chance: Chance, name: string, draws: number): Float64Array {
  const { defaultRate: mean, defaultDeviation: deviation } = payment;
  const rates = new Float64Array(draws).fill(mean);
  const certainty = (mean * (1 - mean)) / (deviation * deviation) - 1;
  if (deviation === 0 || mean <= 0 || mean >= 1 || certainty <= 0) return rates;
  const stream = chance.stream(name);
  return rates.map(() => stream.beta(mean * certainty, (1 - mean) * certainty));
}

/** When a payment lends and when its loans come back, in years from the day it is paid (or `asOf`). */
interface Schedule {
  readonly payment: FundPayment;
  /** For each column, years since the start; below 0 before it. */
  readonly years: Float64Array;
  /** For each column, the first column whose loans have not come back by then. */
  readonly backBefore: Int32Array;
  readonly start: IsoDate;
}

function scheduleOf(payment: FundPayment, grid: Grid): Schedule {
  const start = latest(payment.paidOn, grid.asOf);
  const due = grid.ends.map((end) => monthsAfter(end, payment.loanMonths));
  const backBefore = Int32Array.from(grid.ends, (end) => due.filter((day) => day <= end).length);
  return { payment, years: yearsAfter(start, grid.ends), backBefore, start };
}

/** One draw of one payment: room is what the fund carries less what is lent; it is filled at an even pace. */
function lend(schedule: Schedule, rate: number, draw: number, grid: Grid, outputs: FundOutputs): void {
  const { payment, years, backBefore } = schedule;
  const { columns, draws } = grid;
  const lentIn = new Float64Array(columns);
  let [fund, outstanding, back] = [payment.amount, 0, 1];
  for (let p = 1; p < columns; p += 1) {
    const until = years[p] as number;
    if (until <= 0) continue;
    const at = p * draws + draw;
    for (; back < (backBefore[p] as number); back += 1) {
      const due = lentIn[back] as number;
      const loss = due * rate * payment.lossShare;
      outstanding -= due;
      fund = Math.max(0, fund - loss);
      outputs.lost[at] = (outputs.lost[at] as number) + loss;
    }
    const passed = until - Math.max(0, years[p - 1] as number);
    const pace = (payment.amount * payment.leverage * 12 * passed) / payment.lendingMonths;
    const lent = Math.max(0, Math.min(pace, fund * payment.leverage - outstanding));
    lentIn[p] = lent;
    outstanding += lent;
    outputs.lent[at] = (outputs.lent[at] as number) + lent;
    outputs.outstanding[at] = (outputs.outstanding[at] as number) + outstanding;
  }
}

export function simulateFund(
  driver: FundDriver,
  change: DriverChange,
  grid: Grid,
  chance: Chance,
): FundOutputs {
  const outputs = {
    ...{ lent: emptyColumns(grid), lost: emptyColumns(grid) },
    ...{ paidIn: emptyColumns(grid), outstanding: emptyColumns(grid) },
  };
  const payments = [...driver.payments, ...change.funds.map(({ payment }) => payment)];
  // All payments of a fund meet one default: it is the same firms that pay or do not pay.
  const stream = `fund:${driver.name}`;
  for (const payment of payments) {
    const schedule = scheduleOf(payment, grid);
    const rates = defaultRates(payment, chance, stream, grid.draws);
    for (let draw = 0; draw < grid.draws; draw += 1)
      lend(schedule, rates[draw] as number, draw, grid, outputs);
    const paid = grid.ends.findIndex((end, p) => p > 0 && end >= schedule.start);
    if (paid < 1 || payment.paidOn <= grid.asOf) continue;
    const column = columnOf(outputs.paidIn, paid, grid.draws);
    for (let draw = 0; draw < grid.draws; draw += 1) column[draw] = (column[draw] as number) + payment.amount;
  }
  return outputs;
}
