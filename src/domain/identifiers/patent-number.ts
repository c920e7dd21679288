/** Chinese patent application numbers (ZC 0006-2003), in the form before and since October 2003. */
import type { PatentKind } from '../vocabulary';
import { type IdentifierProblem, plainIdentifier } from './problem';

/** 8 and 9 are international (PCT) applications that entered China. */
const KIND_OF_TYPE: Readonly<Record<string, PatentKind>> = {
  '1': 'INVENTION',
  '2': 'UTILITY_MODEL',
  '3': 'DESIGN',
  '8': 'INVENTION',
  '9': 'UTILITY_MODEL',
};
const TYPE_OF_KIND: Readonly<Record<PatentKind, string>> = {
  INVENTION: '1',
  UTILITY_MODEL: '2',
  DESIGN: '3',
};

const WEIGHTS = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
const NEW_LENGTH = 12;
const OLD_LENGTH = 8;
/** The office opened in 1985; the new form began in October 2003. */
const FIRST_OLD_YEAR = 1985;
const FIRST_NEW_YEAR = 2003;
const MAX_SERIAL = 9_999_999;

export interface PatentNumber {
  /** As it is stored: digits, a point, the check digit. */
  readonly number: string;
  readonly year: number;
  readonly kind: PatentKind;
  readonly isInternational: boolean;
}

export type PatentNumberCheck =
  | { readonly patent: PatentNumber; readonly problem: null }
  | { readonly patent: null; readonly problem: IdentifierProblem };

function checkDigit(digits: string): string {
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (WEIGHTS[i] ?? 0), 0);
  return sum % 11 === 10 ? 'X' : String(sum % 11);
}

/** Drops ZL or CN, spaces and the point: what is left are digits and the check digit. */
export const barePatentNumber = (text: string): string =>
  plainIdentifier(text)
    .replace(/^(ZL|CN)/, '')
    .replaceAll('.', '');

function yearOfDigits(digits: string): number | null {
  if (digits.length === NEW_LENGTH) {
    const year = Number(digits.slice(0, 4));
    return year >= FIRST_NEW_YEAR && year < 2100 ? year : null;
  }
  const twoDigits = Number(digits.slice(0, 2));
  const year = twoDigits <= FIRST_NEW_YEAR - 2000 ? 2000 + twoDigits : 1900 + twoDigits;
  return year >= FIRST_OLD_YEAR ? year : null;
}

export function checkPatentNumber(text: string): PatentNumberCheck {
  const refuse = (problem: IdentifierProblem): PatentNumberCheck => ({ patent: null, problem });
  const bare = barePatentNumber(text);
  if (bare.length !== NEW_LENGTH + 1 && bare.length !== OLD_LENGTH + 1) return refuse('LENGTH');
  if (!/^\d+[\dX]$/.test(bare)) return refuse('CHARACTER');
  const digits = bare.slice(0, -1);
  const check = bare.slice(-1);
  const year = yearOfDigits(digits);
  if (year === null) return refuse('YEAR');
  const type = digits.charAt(digits.length === NEW_LENGTH ? 4 : 2);
  const kind = KIND_OF_TYPE[type];
  if (!kind) return refuse('TYPE');
  if (checkDigit(digits) !== check) return refuse('CHECK_DIGIT');
  const patent = { number: `${digits}.${check}`, year, kind, isInternational: type === '8' || type === '9' };
  return { patent, problem: null };
}

export const isPatentNumber = (text: string): boolean => checkPatentNumber(text).problem === null;

/** A number in the form since October 2003, for synthetic data. */
export function makePatentNumber(year: number, kind: PatentKind, serial: number): string {
  const serialFits = Number.isInteger(serial) && serial >= 0 && serial <= MAX_SERIAL;
  if (!serialFits || !Number.isInteger(year) || year < FIRST_NEW_YEAR || year >= 2100) {
    throw new RangeError(`no patent number for year ${year}, serial ${serial}`);
  }
  const digits = `${year}${TYPE_OF_KIND[kind]}${String(serial).padStart(7, '0')}`;
  return `${digits}.${checkDigit(digits)}`;
}
