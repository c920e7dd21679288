/** What is told of a natural person who borrows: checked, and brought into the form in which it is kept. */
import type { IsoDate } from '../calendar';
import { checkIdNumber } from '../identifiers/id-number';
import { IDENTIFIER_PROBLEMS } from '../identifiers/problem';
import { type PersonRefusal, personRefusal } from './refusals';

export interface PersonRequest {
  readonly name: string;
  readonly idNumber: string;
  readonly phone?: string | null | undefined;
  /** Where the person lives, by GB/T 2260. */
  readonly regionCode: string;
}

export interface CheckedPerson {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string | null;
  readonly regionCode: string;
}

const MAX_NAME_LENGTH = 50;
const NAME_SHAPE = /^\p{L}[\p{L}\p{M}·. '-]*$/u;
/** The middle dot of names that are written in Chinese from other languages, as keyboards offer it. */
const MIDDLE_DOTS = /[•・‧∙⋅．●]/gu;
const PHONE_SHAPE = /^[\d+() -]+$/;

/** One form of a name: so the same name is recognised however it was typed. */
export const plainName = (text: string): string =>
  text
    .replace(MIDDLE_DOTS, '·')
    .normalize('NFKC')
    .replace(/\s+/gu, ' ')
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '')
    .trim();

export const isSameName = (one: string, other: string): boolean =>
  plainName(one).toUpperCase() === plainName(other).toUpperCase();

function isPhone(text: string): boolean {
  const digits = text.match(/\d/g)?.length ?? 0;
  return PHONE_SHAPE.test(text) && digits >= 7 && digits <= 15;
}

export type PersonCheck = CheckedPerson | { readonly refusals: readonly PersonRefusal[] };

/** Whether there is such a region is for the register of regions to say. */
export function checkPerson(request: PersonRequest, today: IsoDate): PersonCheck {
  const refusals: PersonRefusal[] = [];
  const name = plainName(request.name);
  const letters = [...name].length;
  if (letters < 2 || letters > MAX_NAME_LENGTH || !NAME_SHAPE.test(name)) {
    refusals.push(personRefusal('PERSON_NAME_BAD', { max: MAX_NAME_LENGTH }));
  }
  const { identity, problem } = checkIdNumber(request.idNumber, today);
  if (problem !== null) {
    const { zh, en } = IDENTIFIER_PROBLEMS[problem];
    refusals.push(personRefusal('ID_NUMBER_BAD', { problemZh: zh, problemEn: en }));
  }
  const phone = request.phone?.trim() || null;
  if (phone !== null && !isPhone(phone)) refusals.push(personRefusal('PHONE_BAD'));
  if (identity === null || refusals.length > 0) return { refusals };
  return { name, idNumber: identity.number, phone, regionCode: request.regionCode };
}
