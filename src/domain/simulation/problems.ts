/**
 * What makes a simulation impossible to run, found before it starts; too little history is no problem but
 * an answer.
 */
import { addDays, type IsoDate, isIsoDate, yearOf } from '../calendar';
import { natureOf } from './drivers';
import { leverProblems } from './lever-problems';
import {
  MAX_CELLS,
  MAX_CERTIFICATES,
  MAX_DRAWS,
  MAX_DRIVERS,
  MAX_LEVERS,
  MAX_PERIODS,
  MAX_TARGETS,
  MAX_THROWS,
  MIN_DRAWS,
} from './limits';
import type { Driver, Figure, FlowHistory, SimulatedTarget, SimulationModel, Term } from './model';
import type { SimulationOptions } from './outcome';
import type { SimulationProblem } from './problem';
import { isNumber, isPayment } from './sound-values';

function* sizeProblems(model: SimulationModel, { seed, draws, levers }: SimulationOptions) {
  const most = (code: SimulationProblem['code'], size: number, limit: number) =>
    size > limit ? [{ code, subject: `${size} > ${limit}` }] : [];
  if (!Number.isSafeInteger(seed)) yield { code: 'BAD_SEED', subject: String(seed) } as const;
  if (!Number.isSafeInteger(draws) || draws < MIN_DRAWS || draws > MAX_DRAWS) {
    yield { code: 'BAD_DRAWS', subject: String(draws) } as const;
  }
  yield* most('TOO_MANY_LEVERS', levers.length, MAX_LEVERS);
  yield* most('TOO_MANY_TARGETS', model.targets.length, MAX_TARGETS);
  yield* most('TOO_MANY_DRIVERS', model.drivers.length, MAX_DRIVERS);
  yield* most('TOO_MANY_PERIODS', model.periodEnds.length, MAX_PERIODS);
  const outputs = model.drivers.reduce((sum, { kind }) => sum + (OUTPUTS[kind] ?? 1), 0);
  yield* most('TOO_LARGE', draws * (model.periodEnds.length + 1) * outputs, MAX_CELLS);
  const held = model.drivers.flatMap((driver) => (driver.kind === 'CERTIFICATES' ? driver.held : []));
  const end = model.periodEnds.at(-1) ?? model.asOf;
  const lapsing = held.filter(({ expiresOn }) => expiresOn !== null && expiresOn < end);
  yield* most('TOO_MANY_CERTIFICATES', held.length, MAX_CERTIFICATES);
  yield* most('TOO_LARGE', draws * lapsing.length, MAX_THROWS);
}

const OUTPUTS: Readonly<Partial<Record<Driver['kind'], number>>> = { CERTIFICATES: 2, FUND: 4 };

function* gridProblems({ asOf, periodEnds }: SimulationModel): Generator<SimulationProblem> {
  if (periodEnds.length === 0) yield { code: 'NO_PERIODS', subject: asOf };
  let before = asOf;
  for (const end of periodEnds) {
    if (!isIsoDate(end) || end <= before) yield { code: 'PERIODS_NOT_IN_ORDER', subject: end };
    before = end;
  }
}

const isFlowHistory = ({ amounts, knownUntil, counts, bucketMonths }: FlowHistory, asOf: IsoDate): boolean =>
  [1, 3, 6, 12].includes(bucketMonths) &&
  isIsoDate(knownUntil) &&
  knownUntil <= asOf &&
  amounts.every((amount) => isNumber(amount) && amount >= 0 && (!counts || Number.isSafeInteger(amount)));

function isSoundDriver(driver: Driver, { asOf, periodEnds }: SimulationModel): boolean {
  switch (driver.kind) {
    case 'LEVEL':
      return driver.history.every(
        ({ on, value }, i, all) =>
          isNumber(value) && isIsoDate(on) && on <= asOf && (i === 0 || on > (all[i - 1]?.on ?? '')),
      );
    case 'FLOW':
      return isFlowHistory(driver.history, asOf);
    case 'CERTIFICATES': {
      const { held, arrivals, renewal, validMonths } = driver;
      const isInForce = held.every(({ expiresOn }) => expiresOn === null || expiresOn >= asOf);
      const isRenewal = [renewal.lapsed, renewal.renewed, renewal.lapsed - renewal.renewed].every(
        (count) => Number.isSafeInteger(count) && count >= 0,
      );
      const isValid = Number.isSafeInteger(validMonths) && validMonths > 0;
      return isInForce && isRenewal && isValid && (!arrivals || isFlowHistory(arrivals, asOf));
    }
    case 'FUND':
      return driver.payments.every((payment) => isPayment(payment, asOf));
    case 'FIXED':
      return driver.values.length === periodEnds.length && [driver.now, ...driver.values].every(isNumber);
  }
}

function figuresIn(figure: Figure): Figure[] {
  if (figure.kind === 'RATIO') return [figure, ...figuresIn(figure.over), ...figuresIn(figure.under)];
  return 'of' in figure ? [figure, ...figuresIn(figure.of)] : [figure];
}

function* termProblems(figure: Figure, terms: readonly Term[], drivers: ReadonlyMap<string, Driver>) {
  const wanted = figure.kind === 'ON_DAY' ? 'LEVEL' : 'FLOW';
  for (const { driver: name, output, weight } of terms) {
    const driver = drivers.get(name);
    if (!driver) yield { code: 'UNKNOWN_DRIVER', subject: name } as const;
    else if (natureOf(driver, output) !== wanted)
      yield { code: 'BAD_OUTPUT', subject: `${name} ${output}` } as const;
    if (!isNumber(weight)) yield { code: 'BAD_NUMBER', subject: name } as const;
  }
}

function* figureProblems(
  target: SimulatedTarget,
  model: SimulationModel,
  drivers: ReadonlyMap<string, Driver>,
) {
  const { asOf, periodEnds } = model;
  const subject = target.name;
  const days = new Set([asOf, ...periodEnds]);
  for (const figure of figuresIn(target.figure)) {
    if ('terms' in figure) yield* termProblems(figure, figure.terms, drivers);
    const numbers = 'soFar' in figure ? figure.soFar : 'constant' in figure ? figure.constant : 0;
    if (!isNumber(numbers)) yield { code: 'BAD_NUMBER', subject } as const;
    if (figure.kind === 'TOTAL' && figure.since > asOf && !days.has(addDays(figure.since, -1))) {
      yield { code: 'EVE_NOT_A_PERIOD_END', subject } as const;
    }
    const isByYear = figure.kind === 'YEAR_TOTAL' || figure.kind === 'YEARS';
    const yearEnd = periodEnds.find(
      (end, i) => yearOf(end) > yearOf(periodEnds[i - 1] ?? asOf) && !days.has(`${yearOf(end) - 1}-12-31`),
    );
    if (isByYear && yearEnd) yield { code: 'PERIOD_ACROSS_YEARS', subject: `${subject} ${yearEnd}` } as const;
  }
}

function* targetProblems(model: SimulationModel): Generator<SimulationProblem> {
  const drivers = new Map(model.drivers.map((driver) => [driver.name, driver]));
  for (const target of model.targets) {
    const subject = target.name;
    if (!model.periodEnds.includes(target.deadline)) yield { code: 'DEADLINE_NOT_A_PERIOD_END', subject };
    const isSound = isNumber(target.value) && isNumber(target.about) && target.about >= 0;
    if (!isSound) yield { code: 'BAD_NUMBER', subject };
    yield* figureProblems(target, model, drivers);
  }
}

function* nameProblems({ drivers, targets }: SimulationModel): Generator<SimulationProblem> {
  for (const list of [drivers, targets]) {
    const names = list.map(({ name }) => name);
    for (const name of names) {
      if (names.indexOf(name) !== names.lastIndexOf(name)) yield { code: 'DUPLICATE_NAME', subject: name };
    }
  }
}

/** Empty where the simulation can run. */
export function simulationProblems(model: SimulationModel, options: SimulationOptions): SimulationProblem[] {
  const sizes = [...sizeProblems(model, options)];
  // What is too large is not looked through.
  if (sizes.length > 0) return sizes;
  const unsound = model.drivers.filter((driver) => !isSoundDriver(driver, model));
  return [
    ...gridProblems(model),
    ...nameProblems(model),
    ...unsound.map(({ name }) => ({ code: 'BAD_HISTORY', subject: name }) as const),
    ...targetProblems(model),
    ...leverProblems(model, options),
  ];
}
