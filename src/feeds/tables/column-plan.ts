/** What stands in each column of a table: labels, units, or figures, of which period, region, indicator. */
import { isUnresolved, type Unresolved } from '../feed-batch';
import type { FigureDefinition } from '../figure-definition';
import type { FigureMapper } from '../figure-mapper';
import type { IndicatorUse } from '../resolve-indicator';
import type { FactsAbove } from '../table-facts';
import { plainText } from '../text';
import { describePart, type PartKind } from './column-parts';
import { besideLevels, factsOfColumn, refuseDuplicates } from './columns-together';
import { settledMonth } from './dotted-months';
import { type FoundHeader, isPeriodText } from './find-header';
import { type HeaderColumn, headerColumns, headerWidth, isShifted } from './header-levels';
import { type Axis, axisOfWord, isNotTaken, isUnitWord, type Measure } from './header-words';
import type { Coordinates, PlannedColumn, Stub, TablePlan } from './planned-column';

export interface PlanContext {
  readonly definition: FigureDefinition;
  readonly mapper: FigureMapper;
  readonly facts: FactsAbove;
}

const AXES: readonly Axis[] = ['indicator', 'region', 'period'];

interface Sides {
  readonly stubs: Stub[];
  readonly corner: string;
  /** Places of columns that are neither labels nor figures. */
  readonly aside: ReadonlySet<number>;
  readonly unitAt: number | null;
}

function axisOfLabels(first: string, { mapper }: PlanContext): Axis {
  if (isPeriodText(first)) return 'period';
  return isUnresolved(mapper.region(first)) ? 'indicator' : 'region';
}

/** Columns of labels stand at the left, perhaps behind a number of the row. */
function sidesOf(columns: readonly HeaderColumn[], found: FoundHeader, context: PlanContext): Sides {
  const stubs: Stub[] = [];
  const aside = new Set<number>();
  let corner = '';
  for (const { at, path } of columns) {
    const [word = ''] = path;
    const axis = path.length <= 1 ? axisOfWord(word) : null;
    if (axis) stubs.push({ at, axis });
    else if (stubs.length === 0 && isNotTaken(word)) aside.add(at);
    else if (stubs.length === 0) {
      corner = path.join('/');
      stubs.push({ at, axis: axisOfLabels(found.first.cells[at] ?? '', context) });
    } else break;
  }
  const [only] = stubs;
  // 指标 over a column of months names what stands across.
  if (
    stubs.length === 1 &&
    only &&
    only.axis !== 'period' &&
    isPeriodText(found.first.cells[only.at] ?? '')
  ) {
    stubs[0] = { at: only.at, axis: 'period' };
  }
  const unit = columns.find(
    ({ at, path }) => path.length === 1 && !aside.has(at) && isUnitWord(path[0] ?? ''),
  );
  return { stubs, corner, aside, unitAt: unit?.at ?? null };
}

/** What a header of neither period nor measure is: told by what rows, file or feed fix already. */
function unknownAxis(free: readonly Axis[], paths: readonly HeaderColumn[], context: PlanContext): Axis {
  const { facts, definition, mapper } = context;
  const periods = paths.filter(({ path }) => path.some(isPeriodText)).length;
  if (free.includes('period') && periods * 2 > paths.length && paths.every(({ path }) => path.length < 2)) {
    return 'period';
  }
  if (!free.includes('region')) return free.includes('indicator') ? 'indicator' : 'period';
  if (!free.includes('indicator')) return 'region';
  if (facts.indicator && !facts.region) return 'region';
  if (facts.region && !facts.indicator) return 'indicator';
  const first = paths[0]?.path.at(-1);
  if (first !== undefined && !isUnresolved(mapper.region(first))) return 'region';
  return definition.indicator && !definition.region ? 'region' : 'indicator';
}

/** The whole path first, then without its upper levels: 人口数/合计/男, then 合计/男. */
function indicatorOfPath(names: readonly string[], mapper: FigureMapper): IndicatorUse | Unresolved {
  let first: Unresolved | null = null;
  for (let from = 0; from < names.length; from += 1) {
    const found = mapper.indicator(names.slice(from).join('/'));
    if (!isUnresolved(found) || found.fault === 'AMBIGUOUS_LABEL') return found;
    first ??= found;
  }
  return first ?? mapper.indicator('');
}

interface Described {
  readonly given: Coordinates;
  readonly measure: Measure;
  readonly unit: string;
  readonly isToDate: boolean;
  readonly fault: Unresolved | null;
}

function passedOver(label: string): Unresolved {
  return { fault: 'PASSED_OVER_COLUMN', details: { label }, ignore: true };
}

function settle(
  path: readonly string[],
  free: readonly Axis[],
  unknown: Axis,
  context: PlanContext,
): Described {
  const { mapper } = context;
  const given: { -readonly [Key in keyof Coordinates]: Coordinates[Key] } = {};
  const names: string[] = [];
  const result = { given, measure: 'level' as Measure, unit: '', isToDate: false };
  for (const part of path) {
    const kind: PartKind = describePart(part, free, path.length > 1, mapper);
    if (kind.passed !== undefined) return { ...result, fault: passedOver(kind.passed) };
    if (kind.period !== undefined) given.period = kind.period;
    if (kind.region) given.region = kind.region;
    if (kind.measure === 'growth') result.measure = 'growth';
    if (kind.isToDate) result.isToDate = true;
    if (kind.unit !== undefined) result.unit = kind.unit;
    if (kind.name !== undefined) names.push(kind.name);
  }
  const when = given.period === undefined ? null : mapper.period(given.period, false);
  if (when && isUnresolved(when)) return { ...result, fault: when };
  if (names.length === 0) return { ...result, fault: null };
  const name = names.join('/');
  if (unknown === 'period') {
    const unread = mapper.period(name, false);
    return { ...result, fault: isUnresolved(unread) ? unread : null };
  }
  const found = unknown === 'region' ? mapper.region(name) : indicatorOfPath(names, mapper);
  if (isUnresolved(found)) return { ...result, fault: found };
  Object.assign(given, unknown === 'region' ? { region: found } : { indicator: found });
  return { ...result, fault: null };
}

/** Where a header had to be set right, the rows of figures say how many of its columns are left. */
const isCutOff = ({ rows: [first, second], first: { cells } }: FoundHeader): boolean =>
  first !== undefined &&
  second !== undefined &&
  isShifted(first, second) &&
  cells.length <= headerWidth(second);

/** Dotted months are settled by the columns beside them. */
function withSettledMonths(columns: readonly HeaderColumn[]): readonly HeaderColumn[] {
  return columns.map(({ at, path }, place) => {
    const beside = [columns[place - 1]?.path[0], columns[place + 1]?.path[0]];
    return { at, path: path.map((part) => settledMonth(part, beside)) };
  });
}

export function planTable(found: FoundHeader, context: PlanContext): TablePlan {
  const { mapper, definition } = context;
  const all = headerColumns(found.rows);
  const sides = sidesOf(all, found, context);
  const isSide = (at: number) =>
    at === sides.unitAt || sides.aside.has(at) || sides.stubs.some((stub) => stub.at === at);
  const own = all.filter(({ at, path }) => path.length > 0 && !isSide(at));
  const byPosition = definition.periods.dottedMonth === 'by-position';
  const paths = byPosition ? withSettledMonths(own) : own;
  const free = AXES.filter((axis) => sides.stubs.every((stub) => stub.axis !== axis));
  const unknown = unknownAxis(free, paths, context);
  const [firstRow] = found.rows;
  const isShort = isCutOff(found);
  const columns = paths.map(({ at, path }, place): PlannedColumn => {
    const described = settle(path, free, unknown, context);
    const { region, unit, isQuarterly } = factsOfColumn(at, found, mapper);
    const isPlain = found.rows.length === 1 && own[place]?.path.length === 1;
    const header = isPlain ? plainText(firstRow?.cells[at] ?? '') : (own[place]?.path ?? path).join('/');
    const fault = described.fault ?? (region && isUnresolved(region) ? region : null);
    const given = region && !isUnresolved(region) ? { ...described.given, region } : described.given;
    return { ...described, at, header, given, fault, isQuarterly, unit: unit || described.unit };
  });
  const whole = besideLevels(columns, free, mapper);
  refuseDuplicates(whole, found.rows.at(-1)?.line ?? 0, mapper);
  const width = isShort ? found.first.cells.length : Math.max(...all.map(({ at }) => at)) + 1;
  const kept = whole.filter(({ at }) => at < width);
  return {
    ...{ stubs: sides.stubs, unitAt: sides.unitAt, corner: sides.corner, width },
    ...{ columns: kept, cutOff: whole.filter(({ at }) => at >= width).map(({ header }) => header) },
    hasGrowth: kept.some(({ measure, fault }) => measure === 'growth' && fault === null),
    places: new Set(all.filter(({ at, path }) => path.length > 0 || isSide(at)).map(({ at }) => at)),
  };
}
