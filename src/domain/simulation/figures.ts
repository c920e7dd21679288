/** What a figure is worth on each day and in each draw; NaN where it has no value. */
import { addDays, daysBetween, type IsoDate, latest, sameDayInYear, yearOf } from '../calendar';
import { yearsApart } from '../progress/growth-series';
import { calendarYear } from '../span';
import type { Comparator } from '../vocabulary';
import { power } from './exact-maths';
import { type Columns, columnOf, emptyColumns, type Grid } from './grid';
import type { Figure, Name, Output, SimulatedTarget, Term } from './model';

/** What a run of the drivers gives to its figures. */
export interface FigureSource {
  readonly grid: Grid;
  columns(driver: Name, output: Output): Columns;
  /** The day after which a flow is simulated. */
  flowsAfter(driver: Name): IsoDate;
}

type FigureOf<Kind extends Figure['kind']> = Extract<Figure, { kind: Kind }>;

/** Which of several years is furthest from the promise depends on the side it takes. */
export type Stated = Pick<SimulatedTarget, 'comparator' | 'value'>;

export function termsOf(figure: Figure): readonly Term[] {
  if ('terms' in figure) return figure.terms;
  return figure.kind === 'RATIO' ? [...termsOf(figure.over), ...termsOf(figure.under)] : termsOf(figure.of);
}

function addWeighted(into: Float64Array, from: Float64Array, weight: number): void {
  for (let i = 0; i < into.length; i += 1) into[i] = (into[i] as number) + weight * (from[i] as number);
}

function onDay({ terms, constant }: FigureOf<'ON_DAY'>, source: FigureSource): Columns {
  const values = emptyColumns(source.grid).fill(constant);
  for (const { driver, output, weight } of terms) addWeighted(values, source.columns(driver, output), weight);
  return values;
}

/** Adds each column to the next; `startsAnew` says where a sum begins again, and with how much. */
function accumulate(values: Columns, grid: Grid, startsAnew: (column: number) => boolean): void {
  for (let p = 1; p < grid.columns; p += 1) {
    if (!startsAnew(p)) addWeighted(columnOf(values, p, grid.draws), columnOf(values, p - 1, grid.draws), 1);
  }
}

function total(figure: FigureOf<'TOTAL'>, source: FigureSource): Columns {
  const { grid } = source;
  const values = onDay({ kind: 'ON_DAY', terms: figure.terms, constant: 0 }, source);
  const eve = addDays(figure.since, -1);
  for (let p = 0; p < grid.columns; p += 1) {
    const start = p === 0 ? eve : (grid.ends[p - 1] as IsoDate);
    const column = columnOf(values, p, grid.draws);
    if (start < eve || figure.since > (grid.ends[p] as IsoDate)) column.fill(0);
    else if (p === 0)
      for (let d = 0; d < column.length; d += 1) column[d] = (column[d] as number) + figure.soFar;
  }
  accumulate(values, grid, () => false);
  return values;
}

/** Column 0 holds what is not known yet of the days up to `asOf`: only this year's part of it counts. */
function catchUpShare(source: FigureSource): (term: Term) => number {
  const { asOf } = source.grid;
  const eve = addDays(calendarYear(yearOf(asOf)).start, -1);
  return ({ driver }) => {
    const after = source.flowsAfter(driver);
    const days = daysBetween(after, asOf);
    return days > 0 ? daysBetween(latest(after, eve), asOf) / days : 0;
  };
}

function yearTotal({ terms, soFar }: FigureOf<'YEAR_TOTAL'>, source: FigureSource): Columns {
  const { grid } = source;
  const values = onDay({ kind: 'ON_DAY', terms, constant: 0 }, source);
  const share = catchUpShare(source);
  const first = columnOf(values, 0, grid.draws).fill(soFar);
  for (const term of terms) {
    addWeighted(
      first,
      columnOf(source.columns(term.driver, term.output), 0, grid.draws),
      term.weight * share(term),
    );
  }
  accumulate(values, grid, (p) => yearOf(grid.ends[p] as IsoDate) !== yearOf(grid.ends[p - 1] as IsoDate));
  return values;
}

function ratio(figure: FigureOf<'RATIO'>, source: FigureSource, stated: Stated): Columns {
  const under = valuesOf(figure.under, source, stated);
  return valuesOf(figure.over, source, stated).map((over, i) => {
    const divisor = under[i] as number;
    return divisor === 0 ? Number.NaN : (figure.factor * over) / divisor;
  });
}

function increase(figure: FigureOf<'INCREASE'>, source: FigureSource, stated: Stated): Columns {
  const { grid } = source;
  const values = valuesOf(figure.of, source, stated);
  const column = grid.ends.indexOf(figure.on);
  const base = columnOf(values, Math.max(column, 0), grid.draws).slice();
  if (figure.base !== null) base.fill(figure.base);
  else if (column < 0) base.fill(Number.NaN);
  for (let p = 0; p < grid.columns; p += 1) {
    if ((grid.ends[p] as IsoDate) < figure.on) columnOf(values, p, grid.draws).fill(Number.NaN);
    else addWeighted(columnOf(values, p, grid.draws), base, -1);
  }
  return values;
}

function growth(figure: FigureOf<'GROWTH'>, source: FigureSource, stated: Stated): Columns {
  const { grid } = source;
  const values = valuesOf(figure.of, source, stated);
  const grown = emptyColumns(grid).fill(Number.NaN);
  for (let p = 0; p < grid.columns; p += 1) {
    const end = grid.ends[p] as IsoDate;
    const day = figure.since ?? sameDayInYear(end, -1);
    if (day >= end) continue;
    const known = figure.known.find(({ on }) => on === day)?.value;
    const column = known === undefined ? grid.ends.indexOf(day) : -1;
    const [now, into] = [columnOf(values, p, grid.draws), columnOf(grown, p, grid.draws)];
    const base = column >= 0 ? columnOf(values, column, grid.draws) : null;
    const years = figure.compounded ? yearsApart(day, end).toNumber() : 1;
    for (let d = 0; d < grid.draws; d += 1) {
      const times = (now[d] as number) / (base ? (base[d] as number) : (known ?? 0));
      if (!(times > 0) || times === Number.POSITIVE_INFINITY) continue;
      into[d] = 100 * ((years === 1 ? times : power(times, 1 / years)) - 1);
    }
  }
  return grown;
}

/** How badly a year does by the promise; the mean needs no order. */
function badness({ comparator, value }: Stated): (figure: number) => number {
  const side: Readonly<Record<Comparator, (figure: number) => number>> = {
    AT_LEAST: (figure) => -figure,
    MORE_THAN: (figure) => -figure,
    AT_MOST: (figure) => figure,
    LESS_THAN: (figure) => figure,
    ABOUT: (figure) => Math.abs(figure - value),
  };
  return side[comparator];
}

function years(figure: FigureOf<'YEARS'>, source: FigureSource, stated: Stated): Columns {
  const { grid } = source;
  const values = valuesOf(figure.of, source, stated);
  const isWorse = badness(stated);
  const result = emptyColumns(grid).fill(Number.NaN);
  const yearEnds = new Map(grid.ends.map((end, p) => [end, p]));
  for (let p = 0; p < grid.columns; p += 1) {
    const into = columnOf(result, p, grid.draws);
    let count = 0;
    const take = (value: (draw: number) => number) => {
      count += 1;
      for (let d = 0; d < grid.draws; d += 1) {
        const [before, figureOfYear] = [into[d] as number, value(d)];
        if (count === 1) into[d] = figureOfYear;
        else if (figure.summary === 'MEAN') into[d] = before + (figureOfYear - before) / count;
        else if (isWorse(figureOfYear) > isWorse(before)) into[d] = figureOfYear;
      }
    };
    for (let year = figure.firstYear; calendarYear(year).end <= (grid.ends[p] as IsoDate); year += 1) {
      const known = figure.known.find((one) => one.year === year)?.value;
      const at = yearEnds.get(calendarYear(year).end);
      if (known !== undefined) take(() => known);
      else if (at !== undefined) take((d) => values[at * grid.draws + d] as number);
    }
  }
  return result;
}

export function valuesOf(figure: Figure, source: FigureSource, stated: Stated): Columns {
  switch (figure.kind) {
    case 'ON_DAY':
      return onDay(figure, source);
    case 'TOTAL':
      return total(figure, source);
    case 'YEAR_TOTAL':
      return yearTotal(figure, source);
    case 'RATIO':
      return ratio(figure, source, stated);
    case 'INCREASE':
      return increase(figure, source, stated);
    case 'GROWTH':
      return growth(figure, source, stated);
    case 'YEARS':
      return years(figure, source, stated);
  }
}
