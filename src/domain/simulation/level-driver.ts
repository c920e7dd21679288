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
const { min, sqrt } = Math;

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

/** From the level of a draw to its figure a while later; `accident` is its walk and noise so far. */
function figureAfter(start: Start, pace: Pace, draw: number, years: number, steps: number, accident: number) {
  const { component, level, drift } = start;
  const { geometricMean } = component;
  const rate = pace.rates?.[draw];
  const growth = rate === undefined ? 0 : years * logarithm(1 + rate);
  const carried = pace.keepsDrift ? level + drift * steps : level;
  const grown =
    geometricMean === null
      ? (growth === 0 ? carried : carried * exponential(growth)) + accident
      : geometricMean * exponential((carried + accident) / geometricMean + growth);
  return grown + (pace.paces?.[draw] ?? 0) * years;
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
  for (let draw = 0; draw < draws; draw += 1) {
    const start = drawStart(model, stream);
    const walkSpread = start.sigma * sqrt(start.component.walk);
    const noiseSpread = start.sigma * sqrt(start.component.noise);
    let walk = 0;
    for (let p = 1; p < columns; p += 1) {
      walk += walkSpread * (roots[p] as number) * stream.normal();
      const accident = walk + noiseSpread * stream.normal();
      const figure = figureAfter(start, pace, draw, years[p] as number, steps[p] as number, accident);
      values[p * draws + draw] = figure < lowest ? lowest : min(figure, highest);
    }
  }
  return values;
}
