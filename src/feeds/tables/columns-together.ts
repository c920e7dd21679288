/** Columns beside each other: which repeat one another, which rate belongs to which level. */
import { isUnresolved } from '../feed-batch';
import type { FigureMapper } from '../figure-mapper';
import { FileRefused } from '../problems';
import { isBlank, plainText } from '../text';
import type { FoundHeader } from './find-header';
import { type Axis, columnFactOf } from './header-words';
import type { PlannedColumn } from './planned-column';

/** What rows under the header say of the column. */
export function factsOfColumn(at: number, found: FoundHeader, mapper: FigureMapper) {
  const texts: Record<'region' | 'unit' | 'frequency' | 'other', string> = {
    ...{ region: '', unit: '', frequency: '', other: '' },
  };
  for (const { cells } of found.columnFacts) {
    const role = columnFactOf(cells[0] ?? '');
    if (role && !isBlank(cells[at] ?? '')) texts[role as keyof typeof texts] = plainText(cells[at] ?? '');
  }
  const region = texts.region === '' ? null : mapper.region(texts.region);
  return {
    region,
    unit: texts.unit === '-' ? '' : texts.unit,
    isQuarterly: texts.frequency.startsWith('季'),
  };
}

/** A second column of the same meaning would contradict the first, or repeat it. */
export function refuseDuplicates(
  columns: readonly PlannedColumn[],
  line: number,
  mapper: FigureMapper,
): void {
  const seen = new Map<string, string>();
  for (const { given, measure, isToDate, header, fault } of columns) {
    if (fault?.ignore && fault.fault === 'PASSED_OVER_COLUMN') continue;
    const when = given.period === undefined ? null : mapper.period(given.period, isToDate);
    const period = when && !isUnresolved(when) ? `${when.start} ${when.end}` : (given.period ?? '');
    const what = given.indicator ? `${given.indicator.entry.code} ${given.indicator.cumulative}` : '';
    const known = `${measure} ${period} ${given.region?.code ?? ''} ${what} ${isToDate}`;
    const key = fault ? `? ${header}` : known;
    const first = seen.get(key);
    if (first !== undefined) {
      throw new FileRefused('DUPLICATE_COLUMN', { line, column: header }, { first, second: header });
    }
    seen.set(key, header);
  }
}

const isPassedOver = ({ fault }: PlannedColumn) => fault?.fault === 'PASSED_OVER_COLUMN';

/** 2018年 | 2019年 | 增速: the rate is that of the later year; without periods, of the column just before. */
function levelBeside(run: readonly PlannedColumn[], mapper: FigureMapper): PlannedColumn | undefined {
  const ends = run.map(({ given, isToDate }) => {
    const when = given.period === undefined ? null : mapper.period(given.period, isToDate);
    return when === null || isUnresolved(when) ? '' : when.end;
  });
  const latest = ends.toSorted().at(-1) ?? '';
  return latest === '' ? run.at(-1) : run[ends.lastIndexOf(latest)];
}

/** A growth rate with no words of its own but these is of the levels at its left. */
export function besideLevels(
  columns: readonly PlannedColumn[],
  free: readonly Axis[],
  mapper: FigureMapper,
): readonly PlannedColumn[] {
  let run: PlannedColumn[] = [];
  let isClosed = false;
  return columns.map((column) => {
    if (isPassedOver(column)) return column;
    if (column.measure === 'level') {
      run = isClosed ? [column] : [...run, column];
      isClosed = false;
      return column;
    }
    isClosed = true;
    const level = levelBeside(run, mapper);
    if (!level || level.fault || column.fault) return column;
    if (free.some((axis) => column.given[axis] !== undefined)) return column;
    const isRepeated = columns.filter(({ header }) => header === column.header).length > 1;
    return {
      ...{ ...column, given: level.given, isToDate: column.isToDate || level.isToDate },
      header: isRepeated ? `${level.header}/${column.header}` : column.header,
    };
  });
}
