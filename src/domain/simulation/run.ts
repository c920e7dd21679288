/**
 * All drivers and targets under one set of levers; what no lever touches is taken from the run without
 * them.
 */
import type { IsoDate } from '../calendar';
import type { Chance } from './chance';
import { changeOf, type DriverChange } from './driver-change';
import { type DriverModel, type DriverRun, runDriver } from './drivers';
import { type FigureSource, termsOf, valuesOf } from './figures';
import { forecastOf, judgedColumn, type Reached, reachedIn } from './forecast';
import { type Columns, columnOf, type Grid } from './grid';
import { type DelayLever, driversUnder, type Lever } from './lever';
import type { Driver, Name, Output, SimulatedTarget } from './model';
import type { Forecast, Shortage } from './outcome';

/** What all runs of a simulation share. */
export interface Setting {
  readonly grid: Grid;
  readonly chance: Chance;
  readonly drivers: ReadonlyMap<Name, Driver>;
  readonly models: ReadonlyMap<Name, DriverModel>;
}

export type Verdict =
  | {
      readonly shortages: null;
      readonly judged: Float64Array;
      readonly reached: Reached;
      readonly forecast: Forecast;
    }
  | { readonly shortages: readonly Shortage[] };

export const driversOf = (target: SimulatedTarget): ReadonlySet<Name> =>
  new Set(termsOf(target.figure).map(({ driver }) => driver));

export const touches = (lever: Lever, target: SimulatedTarget): boolean => {
  const drivers = driversOf(target);
  return driversUnder(lever).some((driver) => drivers.has(driver));
};

function isSameChange(a: DriverChange, b: DriverChange): boolean {
  const isSame = a.growth === b.growth && a.additions === b.additions && a.renewal === b.renewal;
  return isSame && a.funds.length === b.funds.length && a.funds.every((fund, i) => fund === b.funds[i]);
}

/** The longest delay of what the target is made of. */
function delayOf(target: SimulatedTarget, levers: readonly Lever[]): number {
  const delays = levers.filter(
    (lever): lever is DelayLever => lever.kind === 'DELAY' && touches(lever, target),
  );
  return delays.reduce((longest, { days }) => Math.max(longest, days), 0);
}

export class Run implements FigureSource {
  readonly #runs = new Map<Name, DriverRun>();
  readonly #verdicts = new Map<Name, Verdict>();
  readonly grid: Grid;

  constructor(
    private readonly setting: Setting,
    readonly levers: readonly Lever[],
    /** Its drivers and verdicts are taken over where this run's levers change nothing. */
    private readonly like: Run | null = null,
  ) {
    this.grid = setting.grid;
  }

  verdict(target: SimulatedTarget): Verdict {
    if (this.like && this.isLike(this.like, target)) return this.like.verdict(target);
    const known = this.#verdicts.get(target.name);
    if (known) return known;
    const verdict = this.judge(target);
    this.#verdicts.set(target.name, verdict);
    return verdict;
  }

  columns(name: Name, output: Output): Columns {
    const columns = this.run(name).outputs?.get(output);
    if (!columns) throw new RangeError(`driver ${name} yields no ${output}`);
    return columns;
  }

  flowsAfter(name: Name): IsoDate {
    const driver = this.driver(name);
    return driver.kind === 'FLOW' ? driver.history.knownUntil : this.grid.asOf;
  }

  private isLike(other: Run, target: SimulatedTarget): boolean {
    if (delayOf(target, this.levers) !== delayOf(target, other.levers)) return false;
    return [...driversOf(target)].every((name) => this.isDriverLike(other, name));
  }

  private isDriverLike(other: Run, name: Name): boolean {
    return isSameChange(changeOf(name, this.levers), changeOf(name, other.levers));
  }

  private driver(name: Name): Driver {
    const driver = this.setting.drivers.get(name);
    if (!driver) throw new RangeError(`there is no driver ${name}`);
    return driver;
  }

  private run(name: Name): DriverRun {
    if (this.like && this.isDriverLike(this.like, name)) return this.like.run(name);
    const known = this.#runs.get(name);
    if (known) return known;
    const { models, grid, chance } = this.setting;
    const model = models.get(name) ?? { kind: 'OTHER' };
    const run = runDriver(this.driver(name), model, changeOf(name, this.levers), grid, chance);
    this.#runs.set(name, run);
    return run;
  }

  private judge(target: SimulatedTarget): Verdict {
    const shortages = [...driversOf(target)].flatMap((name) => this.run(name).shortages ?? []);
    if (shortages.length > 0) return { shortages };
    const values = valuesOf(target.figure, this, target);
    const column = judgedColumn(this.grid, target.deadline, delayOf(target, this.levers));
    const judged = columnOf(values, column, this.grid.draws).slice();
    const reached = reachedIn(judged, target);
    const forecast = forecastOf(values, judged, reached, target, this.grid);
    if (!forecast) return { shortages: [{ name: target.name, what: 'BASE', have: 0, need: 1 }] };
    return { shortages: null, judged, reached, forecast };
  }
}
