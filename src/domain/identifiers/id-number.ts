/** Resident identity numbers (GB 11643-1999): region, day of birth, order, check character. */
import { type IsoDate, isIsoDate } from '../calendar';
import type { IdentifierProblem } from './problem';
import { isProvincePrefix } from './region-code';

export interface IdNumber {
  /** As it is kept: seventeen digits and the check character, X in capitals. */
  readonly number: string;
  /** Where it was given out; the division may have been abolished since. */
  readonly regionCode: string;
  readonly bornOn: IsoDate;
}

export type IdNumberCheck =
  | { readonly identity: IdNumber; readonly problem: null }
  | { readonly identity: null; readonly problem: IdentifierProblem };

const LENGTH = 18;
const OLD_SHAPE = /^\d{15}$/;
const SHAPE = /^\d{17}[\dX]$/;
const BODY_SHAPE = /^\d{17}$/;

/** Nobody alive was born before. */
const FIRST_BIRTH = '1900-01-01';

/** ISO 7064, MOD 11-2: the weights are powers of two, modulo 11. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

function checkCharacter(body: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/** A county or city; or all of Hong Kong, Macao or Taiwan, on the residence permits of the mainland. */
const isPlaceOfIssue = (code: string): boolean =>
  /^8[123]0000$/.test(code) || (isProvincePrefix(code.slice(0, 2)) && code.slice(2, 4) !== '00');

const birthIn = (number: string): string =>
  `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;

/** Strict but for blanks around it and a small x; full-width digits are told, not guessed at. */
export function checkIdNumber(text: string, today: IsoDate): IdNumberCheck {
  const refuse = (problem: IdentifierProblem): IdNumberCheck => ({ identity: null, problem });
  const number = text.trim().toUpperCase();
  if (OLD_SHAPE.test(number)) return refuse('OLD_FORM');
  if (number.length !== LENGTH) return refuse('LENGTH');
  if (!SHAPE.test(number)) return refuse('CHARACTER');
  const regionCode = number.slice(0, 6);
  if (!isPlaceOfIssue(regionCode)) return refuse('REGION');
  const bornOn = birthIn(number);
  if (!isIsoDate(bornOn) || bornOn < FIRST_BIRTH) return refuse('BIRTH_DATE');
  if (bornOn > today) return refuse('BIRTH_IN_FUTURE');
  if (checkCharacter(number) !== number.charAt(LENGTH - 1)) return refuse('CHECK_DIGIT');
  return { identity: { number, regionCode, bornOn }, problem: null };
}

/** Of a number that was checked. */
export const birthOf = (number: string): IsoDate => birthIn(number);

const SHOWN_FIRST = 6;
const SHOWN_LAST = 2;

/** 410621195502290013 → 410621**********13: the day of birth and the order are hidden. */
export function maskIdNumber(text: string): string {
  const letters = [...text.trim()];
  const isWhole = letters.length === LENGTH;
  const shown = (at: number) => isWhole && (at < SHOWN_FIRST || at >= LENGTH - SHOWN_LAST);
  return letters.map((letter, at) => (shown(at) ? letter : '*')).join('');
}

/** A number that passes its check, for synthetic data; the order may have three digits. */
export function makeIdNumber(regionCode: string, bornOn: IsoDate, order: number): string {
  const body = `${regionCode}${bornOn.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
  const number = BODY_SHAPE.test(body) ? `${body}${checkCharacter(body)}` : body;
  if (checkIdNumber(number, bornOn).problem !== null) {
    throw new RangeError(`no identity number for region ${regionCode}, born on ${bornOn}, order ${order}`);
  }
  return number;
}
