/** Reads percentages, amounts, days and texts of a request: values, and whatever is wrong with them. */
import type { IsoDate } from '../../domain/calendar';
import { type Decimal, ZERO } from '../../domain/decimal';
import { type PercentShape, readPercent } from '../../domain/guarantees/percent';
import { readYuan } from '../../domain/money';
import type { ClausedRefusal } from '../../domain/refusals';
import { amountRefusal, moneyRefusal } from '../programmes/money-refusals';
import { guaranteeRefusal, underField } from './guarantee-refusals';

const MAX_TEXT_LENGTH = 2_000;

/** Collects refusals, so that a clerk learns of all of them at once. */
export class RequestReader {
  readonly refusals: ClausedRefusal<string>[] = [];

  constructor(private readonly today: IsoDate) {}

  /** 0 where it cannot be read: the refusal is noted. */
  percent(text: string, shape: PercentShape, ...field: readonly string[]): Decimal {
    const read = readPercent(text, shape);
    if (typeof read !== 'string') return read;
    this.refusals.push(underField(guaranteeRefusal(`PERCENT_${read}`, { max: shape.decimals }), ...field));
    return ZERO;
  }

  maybePercent(text: string | null, shape: PercentShape, ...field: readonly string[]): Decimal | null {
    return text === null ? null : this.percent(text, shape, ...field);
  }

  maybeYuan(text: string | null, ...field: readonly string[]): Decimal | null {
    if (text === null) return null;
    const read = readYuan(text, true);
    if (typeof read !== 'string') return read;
    this.refusals.push(amountRefusal(read, field));
    return null;
  }

  /** Of something that has happened. */
  past(date: IsoDate, ...field: readonly string[]): void {
    const { today } = this;
    if (date > today)
      this.refusals.push(underField(moneyRefusal('DATE_IN_FUTURE', { date, today }), ...field));
  }

  /** Trimmed; null where nothing but blanks is there. */
  text(text: string | null, ...field: readonly string[]): string | null {
    const trimmed = text?.trim() ?? '';
    if (trimmed.length > MAX_TEXT_LENGTH)
      this.refusals.push(underField(guaranteeRefusal('TEXT_TOO_LONG', { max: MAX_TEXT_LENGTH }), ...field));
    return trimmed === '' ? null : trimmed;
  }
}
