/** One level of a column's header: a period, a measure, a unit, a region, a name, or something not taken. */
import { isUnresolved } from '../feed-batch';
import type { FigureMapper } from '../figure-mapper';
import type { RegionEntry } from '../vocabulary';
import { isPeriodText } from './find-header';
import { type Axis, isNotTaken, type Measure, measureOf } from './header-words';

export interface PartKind {
  readonly period?: string;
  readonly region?: RegionEntry;
  readonly measure?: Measure;
  readonly isToDate?: boolean;
  readonly unit?: string;
  readonly name?: string;
  readonly passed?: string;
}

const END_OF_PERIOD = /月份?|季度?|半年|年度?/g;
const BRACKETS = /^\((.+)\)$/;

function measured(text: string): PartKind | null {
  const words = measureOf(text);
  if (!words) return isNotTaken(text) ? { passed: text } : null;
  return {
    measure: words.measure,
    ...(words.span === 'to-date' ? { isToDate: true } : {}),
    ...(words.unit === null ? {} : { unit: words.unit }),
  };
}

/** 7月增速(%), 2019年绝对量: a period with a measure right behind it; the longest period that there is. */
function periodWithMeasure(part: string, mapper: FigureMapper): PartKind | null {
  const ends = [...part.matchAll(END_OF_PERIOD)].map(({ index, 0: word }) => index + word.length);
  for (const end of ends.toReversed()) {
    const [period, rest] = [part.slice(0, end), part.slice(end)];
    if (rest === '' || !isPeriodText(period)) continue;
    const unit = BRACKETS.exec(rest)?.[1];
    if (unit !== undefined && mapper.unit(unit)) return { period, unit };
    const kind = measured(rest);
    if (kind) return kind.passed === undefined ? { ...kind, period } : kind;
  }
  return null;
}

const isKnownName = (part: string, mapper: FigureMapper) => {
  const found = mapper.indicator(part);
  return !isUnresolved(found);
};

export function describePart(
  part: string,
  free: readonly Axis[],
  hasOthers: boolean,
  mapper: FigureMapper,
): PartKind {
  if (free.includes('period') && isPeriodText(part)) return { period: part };
  if (free.includes('indicator') && isKnownName(part, mapper)) return { name: part };
  const kind = measured(part) ?? (free.includes('period') ? periodWithMeasure(part, mapper) : null);
  if (kind) return kind;
  if (free.includes('region')) {
    const region = mapper.region(part);
    if (!isUnresolved(region)) return { region };
  }
  const unit = BRACKETS.exec(part)?.[1] ?? part;
  if (hasOthers && mapper.unit(unit)) return { unit };
  return { name: part };
}
