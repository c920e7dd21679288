/** Why a natural person was not recorded; no message holds anything of what was typed. */
import { type ClausedEntry, type ClausedRefusal, clausedRefusalsIn } from '../refusals';

const PERSON_REFUSALS = {
  PERSON_NAME_BAD: {
    field: ['person', 'name'],
    zh: '姓名须为 2 至 {max} 个字，不含数字和符号（间隔号除外）',
    en: 'A name has 2 to {max} letters and no digits or signs, the middle dot aside',
  },
  ID_NUMBER_BAD: {
    field: ['person', 'idNumber'],
    zh: '居民身份证号码{problemZh}',
    en: 'The resident identity number {problemEn}',
  },
  PHONE_BAD: {
    field: ['person', 'phone'],
    zh: '联系电话须含 7 至 15 个数字，可有 + ( ) - 和空格',
    en: 'A telephone number has 7 to 15 digits; + ( ) - and blanks may stand between them',
  },
  PERSON_REGION_UNKNOWN: {
    field: ['person', 'regionCode'],
    zh: '没有行政区划代码 {code}',
    en: 'There is no region with the code {code}',
  },
  PERSON_NAME_DIFFERS: {
    field: ['person', 'name'],
    zh: '这个身份证号码已登记在另一个姓名之下，请核对证件',
    en: 'This identity number is recorded under another name; look at the identity card',
  },
} as const satisfies Record<string, ClausedEntry>;

export type PersonRefusalCode = keyof typeof PERSON_REFUSALS;
export type PersonRefusal = ClausedRefusal<PersonRefusalCode>;
export const personRefusal = clausedRefusalsIn(PERSON_REFUSALS);
