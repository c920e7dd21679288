/** The paths of a level: its history goes on as fitted, or at the pace of a lever. */
import { daysBetween } from '../calendar';
import { additionPaces, type Chance, growthRates } from './chance';
import type { DrawStream } from './draw-stream';
import { type DriverChange, replacesPace } from './driver-change';
import * as exact from './exact-maths';
import { type Columns, emptyColumns, type Grid, yearsAfter } from './grid';
import type { LevelComponent, LevelModel } from './level-model';
import type { DatedValue, LevelDriver } from './model';

/** Bound once: in the inner loop a look-up costs more than the arithmetic. */
const { exponential, logarithm } = exact;
const { floor, min, sqrt } = Math;

/** Where a history is too short, only a lever says how it goes on, and only its spread is known. */
const certain = (level: number): LevelModel => ({
  stepDays: 1,
  components: [
    {
      ...{ upTo: 1, geometricMean: null, level, drift: 0, levelSpread: 0, driftOnLevel: 0, driftSpread: 0 },
      ...{ sumOfSquares: 0, degrees: 2, walk: 0, noise: 0 },
    },
  ],
});

interface Start {
  readonly component: LevelComponent;
  readonly sigma: number;
  readonly level: number;
  readonly drift: number;
}

/** One way to read the history, and what it leaves open. */
function drawStart({ components }: LevelModel, stream: DrawStream): Start {
  const u = stream.uniform();
  const component = components.find(({ upTo }) => u <= upTo) ?? (components[0] as LevelComponent);
  const sigma = sqrt(component.sumOfSquares / stream.chiSquare(component.degrees));
  const [z, w] = [stream.normal(), stream.normal()];
  return {
    component,
    sigma,
    level: component.level + sigma * component.levelSpread * z,
    drift: component.drift + sigma * (component.driftOnLevel * z + component.driftSpread * w),
  };
}

interface Pace {
  readonly rates: Float64Array | null;
  readonly paces: Float64Array | null;
  readonly keepsDrift: boolean;
}

function paceOf(change: DriverChange, chance: Chance, draws: number): Pace {
  return {
    rates: change.growth && growthRates(chance, change.growth, draws),
    paces: change.additions && additionPaces(chance, change.additions, draws),
    keepsDrift: !replacesPace(change),
  };
}

/** Where each column lies after the last figure: in years, in steps, and the root of steps since the last. */
interface Times {
  readonly years: Float64Array;
  readonly steps: Float64Array;
  readonly roots: Float64Array;
}

/** One path on the scale of its reading. A walk has no noise to speak of, a line no walk. */
function carry(start: Start, keepsDrift: boolean, { steps, roots }: Times, path: Float64Array): void {
  const { component, sigma, level } = start;
  const drift = keepsDrift ? start.drift : 0;
  const walks = component.walk > 0;
  const spread = sigma * sqrt(walks ? component.walk : component.noise);
  let walk = 0;
  for (let p = 1; p < path.length; p += 1) {
    const z = spread * (path[p] as number);
    walk += walks ? (roots[p] as number) * z : 0;
    path[p] = level + drift * (steps[p] as number) + (walks ? walk : z);
  }
}

/** From the scale of the reading to figures, at the growth and pace of levers. */
function scale(start: Start, pace: Pace, draw: number, years: Float64Array, path: Float64Array): void {
  const { geometricMean } = start.component;
  const rate = pace.rates?.[draw];
  const growth = rate === undefined ? 0 : logarithm(1 + rate);
  const added = pace.paces?.[draw] ?? 0;
  for (let p = 1; p < path.length; p += 1) {
    const value = path[p] as number;
    const year = years[p] as number;
    let figure = value;
    if (geometricMean !== null) figure = geometricMean * exponential(value / geometricMean + growth * year);
    else if (growth !== 0) figure = start.level * (exponential(growth * year) - 1) + value;
    path[p] = figure + added * year;
  }
}

export function simulateLevel(
  driver: LevelDriver,
  fitted: LevelModel | null,
  change: DriverChange,
  grid: Grid,
  chance: Chance,
): Columns {
  const { history, lowest = Number.NEGATIVE_INFINITY, highest = Number.POSITIVE_INFINITY } = driver;
  const last = history.at(-1) as DatedValue;
  const model = fitted ?? certain(last.value);
  const { columns, draws, ends } = grid;
  const values = emptyColumns(grid).fill(last.value, 0, draws);
  const years = yearsAfter(last.on, ends);
  const steps = Float64Array.from(ends, (end) => daysBetween(last.on, end) / model.stepDays);
  const roots = steps.map((step, p) => sqrt(step - (p > 1 ? (steps[p - 1] as number) : 0)));
  const stream = chance.stream(`level:${driver.name}`);
  const pace = paceOf(change, chance, draws);
  const path = new Float64Array(columns);
  for (let draw = 0; draw < draws; draw += 1) {
    const start = drawStart(model, stream);
    stream.normals(path);
    carry(start, pace.keepsDrift, { years, steps, roots }, path);
    scale(start, pace, draw, years, path);
    for (let p = 1; p < columns; p += 1) {
      const figure = driver.counts ? floor((path[p] as number) + 0.5) : (path[p] as number);
      values[p * draws + draw] = figure < lowest ? lowest : min(figure, highest);
    }
  }
  return values;
}
