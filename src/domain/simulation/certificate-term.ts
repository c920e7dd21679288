/** Until when a certificate counts. */
import { addDays, type IsoDate, yearOf } from '../calendar';
import { monthsAfter } from './grid';
import type { CertificateDriver } from './model';

type Term = Pick<CertificateDriver, 'validMonths' | 'validUntilYearEnd'>;

const endOfYear = (year: number): IsoDate => `${String(year).padStart(4, '0')}-12-31`;

/** The last day of one that counts from `start` on. */
export const expiryOf = (start: IsoDate, { validMonths, validUntilYearEnd }: Term): IsoDate =>
  validUntilYearEnd ? endOfYear(yearOf(start)) : monthsAfter(addDays(start, -1), validMonths);

/** The last day of one that was renewed so many times, each time at once. */
export function renewedExpiry(expiresOn: IsoDate, times: number, { validMonths, validUntilYearEnd }: Term) {
  if (times === 0) return expiresOn;
  if (validUntilYearEnd) return endOfYear(yearOf(addDays(expiresOn, 1)) + times - 1);
  return monthsAfter(expiresOn, times * validMonths);
}

/** Of one that arrives in a period: it counts from the end of it. */
export const arrivalExpiry = (end: IsoDate, { validMonths, validUntilYearEnd }: Term): IsoDate =>
  validUntilYearEnd ? endOfYear(yearOf(end)) : monthsAfter(end, validMonths);
