/** One driver under its levers: what it yields for each output, or what is missing to simulate it. */

import { simulateCertificates } from './certificate-driver';
import type { Chance } from './chance';
import { type DriverChange, replacesPace } from './driver-change';
import { simulateFlow } from './flow-driver';
import { type FlowModel, fitFlow } from './flow-model';
import { simulateFund } from './fund-driver';
import { type Columns, columnOf, emptyColumns, type Grid } from './grid';
import { simulateLevel } from './level-driver';
import { fitLevel, type LevelModel } from './level-model';
import { MIN_BUCKETS, MIN_FIGURES, MIN_LAPSES } from './limits';
import type {
  CertificateDriver,
  Driver,
  FixedDriver,
  FlowHistory,
  LevelDriver,
  Name,
  Nature,
  Output,
} from './model';
import type { Shortage } from './outcome';

/** What history says of a driver, whatever the levers; null where it says too little. */
export type DriverModel =
  | { readonly kind: 'LEVEL'; readonly level: LevelModel | null }
  | { readonly kind: 'FLOW'; readonly flow: FlowModel | null }
  | { readonly kind: 'OTHER' };

export type DriverOutputs = ReadonlyMap<Output, Columns>;

export type DriverRun =
  | { readonly outputs: DriverOutputs; readonly shortages: null }
  | { readonly outputs: null; readonly shortages: readonly Shortage[] };

const NATURES: Readonly<Record<Exclude<Driver['kind'], 'FIXED'>, Partial<Record<Output, Nature>>>> = {
  LEVEL: { VALUE: 'LEVEL' },
  FLOW: { AMOUNT: 'FLOW' },
  CERTIFICATES: { IN_FORCE: 'LEVEL', ARRIVALS: 'FLOW' },
  FUND: { LENT: 'FLOW', LOST: 'FLOW', PAID_IN: 'FLOW', OUTSTANDING: 'LEVEL' },
};

/** Whether an output is a level or a flow; null where the driver has no such output. */
export function natureOf(driver: Driver, output: Output): Nature | null {
  if (driver.kind !== 'FIXED') return NATURES[driver.kind][output] ?? null;
  return output === (driver.nature === 'LEVEL' ? 'VALUE' : 'AMOUNT') ? driver.nature : null;
}

function flowShortage(name: Name, { amounts, counts }: FlowHistory): Shortage | null {
  const have = amounts.length;
  if (have < MIN_BUCKETS) return { name, what: 'BUCKETS', have, need: MIN_BUCKETS };
  // Counts of nothing still say that there are few; amounts of nothing do not say how large one would be.
  const isEmpty = !counts && amounts.every((amount) => amount === 0);
  return isEmpty ? { name, what: 'AMOUNTS', have: 0, need: 1 } : null;
}

const fitIfEnough = (name: Name, history: FlowHistory | null): FlowModel | null =>
  history && !flowShortage(name, history) ? fitFlow(history) : null;

export function modelOf(driver: Driver): DriverModel {
  switch (driver.kind) {
    case 'LEVEL':
      return { kind: 'LEVEL', level: driver.history.length < MIN_FIGURES ? null : fitLevel(driver) };
    case 'FLOW':
      return { kind: 'FLOW', flow: fitIfEnough(driver.name, driver.history) };
    case 'CERTIFICATES':
      return { kind: 'FLOW', flow: fitIfEnough(driver.name, driver.arrivals) };
    default:
      return { kind: 'OTHER' };
  }
}

function levelShortages({ name, history }: LevelDriver, change: DriverChange): Shortage[] {
  const need = replacesPace(change) ? 1 : MIN_FIGURES;
  return history.length < need ? [{ name, what: 'FIGURES', have: history.length, need }] : [];
}

function certificateShortages(driver: CertificateDriver, change: DriverChange, grid: Grid): Shortage[] {
  const { name, arrivals, renewal, held } = driver;
  const end = grid.ends.at(-1) as string;
  const lapses = held.some(({ expiresOn }) => expiresOn !== null && expiresOn < end);
  const arriving = arrivals && change.additions?.mode !== 'INSTEAD' ? flowShortage(name, arrivals) : null;
  const renewing: Shortage = { name, what: 'LAPSES', have: renewal.lapsed, need: MIN_LAPSES };
  const needsRate = lapses && !change.renewal && renewal.lapsed < MIN_LAPSES;
  return [...(arriving ? [arriving] : []), ...(needsRate ? [renewing] : [])];
}

function shortagesOf(driver: Driver, change: DriverChange, grid: Grid): Shortage[] {
  switch (driver.kind) {
    case 'LEVEL':
      return levelShortages(driver, change);
    case 'FLOW': {
      const shortage = flowShortage(driver.name, driver.history);
      return shortage && change.additions?.mode !== 'INSTEAD' ? [shortage] : [];
    }
    case 'CERTIFICATES':
      return certificateShortages(driver, change, grid);
    default:
      return [];
  }
}

function fixedColumns({ now, values, nature }: FixedDriver, grid: Grid): Columns {
  const columns = emptyColumns(grid);
  const all = [nature === 'LEVEL' ? now : 0, ...values];
  for (let p = 0; p < grid.columns; p += 1) columnOf(columns, p, grid.draws).fill(all[p] as number);
  return columns;
}

function outputsOf(driver: Driver, model: DriverModel, change: DriverChange, grid: Grid, chance: Chance) {
  const flow = model.kind === 'FLOW' ? model.flow : null;
  switch (driver.kind) {
    case 'LEVEL': {
      const level = model.kind === 'LEVEL' ? model.level : null;
      return { VALUE: simulateLevel(driver, level, change, grid, chance) };
    }
    case 'FLOW': {
      const start = { stream: driver.name, after: driver.history.knownUntil };
      return { AMOUNT: simulateFlow(driver.history, flow, change, grid, chance, start) };
    }
    case 'CERTIFICATES': {
      const { inForce, arrivals } = simulateCertificates(driver, flow, change, grid, chance);
      return { IN_FORCE: inForce, ARRIVALS: arrivals };
    }
    case 'FUND': {
      const { lent, lost, paidIn, outstanding } = simulateFund(driver, change, grid, chance);
      return { LENT: lent, LOST: lost, PAID_IN: paidIn, OUTSTANDING: outstanding };
    }
    case 'FIXED':
      return { [driver.nature === 'LEVEL' ? 'VALUE' : 'AMOUNT']: fixedColumns(driver, grid) };
  }
}

export function runDriver(
  driver: Driver,
  model: DriverModel,
  change: DriverChange,
  grid: Grid,
  chance: Chance,
): DriverRun {
  const shortages = shortagesOf(driver, change, grid);
  if (shortages.length > 0) return { outputs: null, shortages };
  const outputs = outputsOf(driver, model, change, grid, chance);
  return { outputs: new Map(Object.entries(outputs) as [Output, Columns][]), shortages: null };
}
