/** Numbers as tables print them, read exactly or refused with the reason; never through a float. */
import { Decimal, decimalOrNull, MAX_FRACTION_DIGITS, MAX_INTEGER_DIGITS } from '../domain/decimal';
import type { ProblemCode } from './problem-codes';
import { plainText, withoutFootnote } from './text';

export interface PrintedNumber {
  /** Canonical: no plus, no leading or trailing zeros, no exponent, no negative zero. */
  readonly value: string;
  /** A unit printed right behind the number. */
  readonly mark: '%' | '‰' | null;
}

export interface NumberFault {
  readonly fault: ProblemCode;
}

export type NumberReading = PrintedNumber | NumberFault;

const CANONICAL = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{0,9}[1-9])?$/;
/** U+2212 minus, U+FE63 small and U+2010–2013 hyphens and dashes before a digit are a minus sign. */
const MINUS = /^[\u2212\uFE63\u2010-\u2013](?=\d)/;
const DIGITS = /^([+-]?)(\d+)(?:\.(\d+))?$/;
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const EXPONENT = /^[+-]?\d+(?:\.\d*)?e[+-]?\d+$/i;
/** Far beyond every number that is kept. */
const SHORT_EXPONENT = /^[+-]?\d{1,20}(?:\.\d{1,20})?e[+-]?\d{1,2}$/i;
/** What a program prints of a binary fraction at most. */
const MAX_DIGITS_TO_ROUND = 20;
const WITH_COMMAS = /^[+-]?[\d,]*\d[\d,]*(?:\.\d+)?$/;
/** A number followed by letters that are not an exponent: 42.9亿元, 80家. */
const WITH_UNIT = /^[+-]?\d[\d,.]*\s?[\p{Script=Han}㎡][\p{Script=Han}㎡/]*$/u;

const fault = (code: ProblemCode): NumberFault => ({ fault: code });

/** What is wrong with text that is not a number, as closely as can be told. */
function faultOf(text: string): NumberFault {
  if (EXPONENT.test(text)) return fault('EXPONENT');
  if (WITH_COMMAS.test(text)) return fault('DIGIT_GROUPING');
  if (WITH_UNIT.test(text)) return fault('UNIT_IN_VALUE');
  return fault('NOT_A_NUMBER');
}

const rounded = (text: string, digits: number) => new Decimal(text).toDecimalPlaces(digits).toFixed();

export const canonical = (decimal: Decimal): string => (decimal.isZero() ? '0' : decimal.toFixed());

/** What the writer of the numbers may do beyond plain digits. */
export interface NumberForm {
  readonly decimalComma?: boolean;
  /** Programs write 1.5E3; in a table it is a spreadsheet that has lost digits. */
  readonly exponents?: boolean;
  /** Digits after the point, where more are not an error. */
  readonly roundTo?: number | undefined;
}

/** 12,4 and 1.5E3 as 12.4 and 1500; a point beside decimal commas is not guessed at. */
function inForm(text: string, { decimalComma, exponents }: NumberForm): string | null {
  if (decimalComma && text.includes('.')) return null;
  const pointed = decimalComma ? text.replace(',', '.') : text;
  const isScientific = exponents && SHORT_EXPONENT.test(pointed);
  return isScientific ? new Decimal(pointed).toFixed() : pointed;
}

const PLAIN: NumberForm = {};

export function readNumber(raw: string, form = PLAIN): NumberReading {
  if (!form.decimalComma && CANONICAL.test(raw) && raw !== '-0') return { value: raw, mark: null };
  const plain = inForm(withoutFootnote(plainText(raw)).replace(MINUS, '-'), form);
  if (plain === null) return fault('NOT_A_NUMBER');
  let text = plain;
  let mark: PrintedNumber['mark'] = null;
  const last = text.at(-1);
  if (last === '%' || last === '‰') {
    mark = last;
    text = text.slice(0, -1).trimEnd();
  }
  if (GROUPED.test(text)) text = text.replaceAll(',', '');
  const shape = DIGITS.exec(text);
  if (!shape) return faultOf(text);
  const fraction = shape[3] ?? '';
  if (form.roundTo !== undefined && fraction.length > form.roundTo) text = rounded(text, form.roundTo);
  else if (fraction.length > MAX_FRACTION_DIGITS) return fault('NUMBER_TOO_LONG');
  if ((shape[2] ?? '').length > MAX_INTEGER_DIGITS || fraction.length > MAX_DIGITS_TO_ROUND) {
    return fault('NUMBER_TOO_LONG');
  }
  const decimal = decimalOrNull(text);
  return decimal === null ? fault('NOT_A_NUMBER') : { value: canonical(decimal), mark };
}
