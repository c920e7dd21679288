/** Every column that holds data of natural persons: sealed at rest, masked unless granted. The one list. */

import { maskIdNumber } from '../identifiers/id-number';

/** PIPL art. 51: kinds of personal data, by what may still be shown of them. */
export type SensitiveKind = 'PERSON_NAME' | 'PHONE' | 'ID_NUMBER';

export interface SensitiveColumn {
  readonly table: string;
  readonly column: string;
  readonly kind: SensitiveKind;
  readonly mask: (text: string) => string;
}

/** 张三丰 → 张**: the family name stays. */
export function maskName(text: string): string {
  const letters = [...text.trim()];
  if (letters.length < 2) return '*';
  return `${letters[0]}${'*'.repeat(letters.length - 1)}`;
}

const LONG_NUMBER = 11;
const SHORT_NUMBER = 7;

/** 13812345678 → 138****5678, 0392-123456 → ****-****56; whatever else is written with it is hidden. */
export function maskPhone(text: string): string {
  const digits = text.match(/\d/g)?.length ?? 0;
  const shownFirst = digits >= LONG_NUMBER ? 3 : 0;
  const shownLast = digits >= LONG_NUMBER ? 4 : digits >= SHORT_NUMBER ? 2 : 0;
  let place = 0;
  return [...text.trim()]
    .map((letter) => {
      if (/[\s()+-]/.test(letter)) return letter;
      if (!/\d/.test(letter)) return '*';
      place += 1;
      return place <= shownFirst || place > digits - shownLast ? letter : '*';
    })
    .join('');
}

const MASKS: Readonly<Record<SensitiveKind, (text: string) => string>> = {
  PERSON_NAME: maskName,
  PHONE: maskPhone,
  ID_NUMBER: maskIdNumber,
};

const columnOf =
  (table: string) =>
  (column: string, kind: SensitiveKind): SensitiveColumn => ({ table, column, kind, mask: MASKS[kind] });

const enterprise = columnOf('enterprise');
const person = columnOf('person');

export const CONTACT_COLUMNS = {
  legalRepresentative: enterprise('legal_representative_sealed', 'PERSON_NAME'),
  contactName: enterprise('contact_name_sealed', 'PERSON_NAME'),
  contactPhone: enterprise('contact_phone_sealed', 'PHONE'),
} as const;

export const PERSON_COLUMNS = {
  name: person('name_sealed', 'PERSON_NAME'),
  idNumber: person('id_number_sealed', 'ID_NUMBER'),
  phone: person('phone_sealed', 'PHONE'),
} as const;

/** A test compares this with the database: every column that ends in `_sealed` stands here, and no other. */
export const SENSITIVE_COLUMNS = { ...CONTACT_COLUMNS, ...PERSON_COLUMNS } as const;
