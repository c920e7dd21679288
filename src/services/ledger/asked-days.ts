/** Days that a statement or a reconciliation is asked for: in their order, and a month that there is. */
import type { IsoDate } from '../../domain/calendar';
import { AppError } from '../../errors';

export function daysAsked(from: IsoDate, to: IsoDate): { readonly from: IsoDate; readonly to: IsoDate } {
  if (from > to) throw new AppError('DATES_REVERSED', { from, to });
  return { from, to };
}

const MONTH = /^[12]\d{3}-(0[1-9]|1[0-2])$/;

export function monthAsked(text: string): string {
  if (!MONTH.test(text)) throw new AppError('BAD_PERIOD', { text: text.slice(0, 40) });
  return text;
}
