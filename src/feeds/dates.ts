/** Days as tables spell them: 2019-05-17, 2019/5/17, 2019年5月17日, 20190517. */
import { type IsoDate, isIsoDate } from '../domain/calendar';
import { MAX_YEAR, MIN_YEAR } from './limits';
import { labelKey } from './text';

const SHAPES = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日$/,
];
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;

export function dateOrNull(raw: string): IsoDate | null {
  const text = labelKey(raw);
  for (const shape of [...SHAPES, COMPACT]) {
    const match = shape.exec(text);
    if (!match) continue;
    const date = `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}`;
    const year = Number(match[1]);
    return isIsoDate(date) && year >= MIN_YEAR && year <= MAX_YEAR ? date : null;
  }
  return null;
}

/** A clock without its zone does not tell an instant; its day is what counts. */
const CLOCK = /T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?(?:Z|[+-]\d{2}:\d{2})$/;

/** An exact instant, as our own exports tell it; or a day. */
export function momentOrNull(raw: string): IsoDate | null {
  const text = raw.trim();
  const day = INSTANT.exec(text)?.[1];
  if (day === undefined) return dateOrNull(text.replace(CLOCK, ''));
  return dateOrNull(day) !== null && !Number.isNaN(Date.parse(text)) ? text : null;
}
