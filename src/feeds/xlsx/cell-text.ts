/** What a cell of a workbook says, as text: exact where it is a number, ISO where it is a day. */
import { SSF } from '@e965/xlsx';
import { Decimal, HUNDRED } from '../../domain/decimal';
import { DAYS_OF_1904_SYSTEM, serialDate } from '../serial-dates';
import type { TableRow } from '../table-row';
import type { Cell } from './open-workbook';

export type CellText = string | { readonly fault: NonNullable<TableRow['fault']> };

/** Spreadsheets compute in binary and show what fifteen digits say. */
const SIGNIFICANT_DIGITS = 15;
const EXACT_BELOW = 1e15;
/** 000001 is a code whose zeros the format puts in front. */
const PADDED = /^0{2,}$/;

function numberText(value: number, format: string): string {
  // A number with more digits has lost the last ones: it is shown so that no reader takes it for exact.
  if (Math.abs(value) >= EXACT_BELOW) return value.toExponential(5).toUpperCase();
  const exact = new Decimal(value.toPrecision(SIGNIFICANT_DIGITS));
  return format.includes('%') ? `${exact.times(HUNDRED).toFixed()}%` : exact.toFixed();
}

export function cellText(cell: Cell | undefined, isDate1904: boolean): CellText {
  if (!cell || cell.t === 'z') return cell?.f ? { fault: 'FORMULA_WITHOUT_VALUE' } : '';
  if (cell.t === 'e')
    return { fault: cell.v === undefined && cell.f ? 'FORMULA_WITHOUT_VALUE' : 'CELL_ERROR' };
  if (cell.v === undefined) return cell.f ? { fault: 'FORMULA_WITHOUT_VALUE' } : '';
  if (typeof cell.v === 'boolean') return cell.v ? 'TRUE' : 'FALSE';
  if (typeof cell.v === 'string') return cell.v;
  const format = cell.z ?? 'General';
  if (SSF.is_date(format)) {
    const serial = cell.v + (isDate1904 ? DAYS_OF_1904_SYSTEM : 0);
    return serialDate(serial) ?? cell.w ?? String(cell.v);
  }
  return PADDED.test(format) && cell.w !== undefined ? cell.w : numberText(cell.v, format);
}
