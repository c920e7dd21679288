/**
 * Who still holds a certificate: each actual one meets its own fate at its own expiry date. The fate is a
 * function of the seed, the draw and the certificate's name, so that every target that counts it sees the
 * same one.
 */
import type { IsoDate } from '../calendar';
import type { Chance } from './chance';
import type { DriverChange } from './driver-change';
import { simulateFlow } from './flow-driver';
import type { FlowModel } from './flow-model';
import { type Columns, emptyColumns, type Grid, lastColumnUpTo, monthsAfter } from './grid';
import type { CertificateDriver, HeldCertificate } from './model';
import * as throws from './throws';

/** Bound once: in the inner loop a look-up costs more than the arithmetic. */
const { edgeOf, fractionOf, nameSeed, throwOf } = throws;
const { floor } = Math;

/** The column from which a certificate no longer counts, if it is not renewed at each of these lapses. */
interface Fate {
  readonly seed: number;
  readonly lapses: readonly number[];
}

interface Holders {
  /** Enterprises whose certificate does not lapse before the last column. */
  readonly safe: number;
  /** The others, each with its certificates. */
  readonly exposed: readonly (readonly Fate[])[];
}

/** Expiry, expiry of the renewed one, and so on, each as the first column after it. */
function lapsesOf(expiresOn: IsoDate | null, validMonths: number, grid: Grid): number[] {
  const lapses: number[] = [];
  if (expiresOn === null) return lapses;
  for (let times = 0; ; times += 1) {
    const lapse = lastColumnUpTo(grid, monthsAfter(expiresOn, times * validMonths)) + 1;
    if (lapse >= grid.columns) return lapses;
    lapses.push(lapse);
  }
}

export function holdersOf({ held, validMonths }: CertificateDriver, grid: Grid, seed: number): Holders {
  const byEnterprise = new Map<string, HeldCertificate[]>();
  for (const certificate of held) {
    const others = byEnterprise.get(certificate.enterprise);
    if (others) others.push(certificate);
    else byEnterprise.set(certificate.enterprise, [certificate]);
  }
  let safe = 0;
  const exposed: Fate[][] = [];
  for (const certificates of byEnterprise.values()) {
    const fates = certificates.map(({ certificate, expiresOn }) => ({
      seed: nameSeed(certificate, seed),
      lapses: lapsesOf(expiresOn, validMonths, grid),
    }));
    if (fates.some(({ lapses }) => lapses.length === 0)) safe += 1;
    else exposed.push(fates);
  }
  return { safe, exposed };
}

/** Beta distributed after so many renewed of so many lapsed (Jeffreys); drivers of one name share it. */
function renewalRates({ renewal }: CertificateDriver, change: DriverChange, chance: Chance, draws: number) {
  const rates = new Float64Array(draws);
  if (change.renewal) return rates.fill(change.renewal.rate);
  const stream = chance.stream(`renewal:${renewal.name}`);
  const [a, b] = [renewal.renewed + 0.5, renewal.lapsed - renewal.renewed + 0.5];
  return rates.map(() => stream.beta(a, b));
}

/**
 * The exposed certificates side by side, those of one enterprise together: objects are slow in the inner
 * loop.
 */
class Exposed {
  readonly enterprises: number;
  private readonly firstFate: Int32Array;
  private readonly seeds: Int32Array;
  private readonly firstLapse: Int32Array;
  private readonly lapses: Int32Array;

  constructor(enterprises: readonly (readonly Fate[])[]) {
    const fates = enterprises.flat();
    this.enterprises = enterprises.length;
    this.firstFate = startsOf(enterprises);
    this.seeds = Int32Array.from(fates, ({ seed }) => seed);
    this.firstLapse = startsOf(fates.map(({ lapses }) => lapses));
    this.lapses = Int32Array.from(fates.flatMap(({ lapses }) => lapses));
  }

  /** How many enterprises hold none any more from each column on; a throw below the edge renews. */
  countEnds(draw: number, edge: number, columns: number, ends: Int32Array): void {
    const { firstFate, seeds, firstLapse, lapses, enterprises } = this;
    let fate = 0;
    for (let enterprise = 0; enterprise < enterprises; enterprise += 1) {
      let last = 0;
      for (const until = firstFate[enterprise + 1] as number; fate < until; fate += 1) {
        const seed = seeds[fate] as number;
        const first = firstLapse[fate] as number;
        const beyond = firstLapse[fate + 1] as number;
        let lapse = first;
        while (lapse < beyond && throwOf(seed, draw, lapse - first) < edge) lapse += 1;
        const end = lapse === beyond ? columns : (lapses[lapse] as number);
        if (end > last) last = end;
      }
      ends[last] = (ends[last] as number) + 1;
    }
  }
}

function startsOf(lists: readonly (readonly unknown[])[]): Int32Array {
  const starts = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => {
    starts[i + 1] = (starts[i] as number) + list.length;
  });
  return starts;
}

/** Those in force on `asOf`, column by column. */
function countHeld({ safe, exposed }: Holders, rates: Float64Array, grid: Grid): Columns {
  const { columns, draws } = grid;
  const inForce = emptyColumns(grid);
  const fates = new Exposed(exposed);
  const ends = new Int32Array(columns + 1);
  for (let draw = 0; draw < draws; draw += 1) {
    ends.fill(0);
    fates.countEnds(draw, edgeOf(rates[draw] as number), columns, ends);
    let count = safe + exposed.length;
    for (let p = 0; p < columns; p += 1) {
      count -= ends[p] as number;
      inForce[p * draws + draw] = count;
    }
  }
  return inForce;
}

/** Those that arrive later count from the end of their period; they lapse and are renewed like the others. */
function addArrivals(
  { name, validMonths }: CertificateDriver,
  arrivals: Columns,
  rates: Float64Array,
  grid: Grid,
  seed: number,
  inForce: Columns,
): void {
  const { columns, draws, ends } = grid;
  for (let from = 1; from < columns; from += 1) {
    const expiresOn = monthsAfter(ends[from] as IsoDate, validMonths);
    const fate = {
      seed: nameSeed(`${name}:${ends[from]}`, seed),
      lapses: lapsesOf(expiresOn, validMonths, grid),
    };
    for (let draw = 0; draw < draws; draw += 1) {
      const count = arrivals[from * draws + draw] as number;
      const rate = rates[draw] as number;
      for (let p = from, left = count, times = 0; p < columns; p += 1) {
        if (fate.lapses[times] === p) {
          left = renewedOf(left, rate, fate.seed, draw, times);
          times += 1;
        }
        const at = p * draws + draw;
        inForce[at] = (inForce[at] as number) + left;
      }
    }
  }
}

/** A certificate of one month lapses no more often than this in the years looked at. */
const MOST_LAPSES = 1024;

/** More are thrown for together: their number is rounded by one throw. */
const THROWN_ONE_BY_ONE = 200;

function renewedOf(count: number, rate: number, seed: number, draw: number, times: number): number {
  if (count > THROWN_ONE_BY_ONE) return floor(count * rate + fractionOf(throwOf(seed, draw, times)));
  const edge = edgeOf(rate);
  let renewed = 0;
  for (let i = 0; i < count; i += 1) {
    if (throwOf(seed, draw, times + (i + 1) * MOST_LAPSES) < edge) renewed += 1;
  }
  return renewed;
}

export function simulateCertificates(
  driver: CertificateDriver,
  arrivalModel: FlowModel | null,
  change: DriverChange,
  grid: Grid,
  chance: Chance,
): { readonly inForce: Columns; readonly arrivals: Columns } {
  const rates = renewalRates(driver, change, chance, grid.draws);
  const inForce = countHeld(holdersOf(driver, grid, chance.seed), rates, grid);
  const history = driver.arrivals ?? { ...NO_ARRIVALS, knownUntil: grid.asOf };
  const start = { stream: driver.name, after: grid.asOf };
  const arrivals = simulateFlow(history, arrivalModel, change, grid, chance, start);
  addArrivals(driver, arrivals, rates, grid, chance.seed, inForce);
  return { inForce, arrivals };
}

const NO_ARRIVALS = { bucketMonths: 12, amounts: [], counts: true } as const;
