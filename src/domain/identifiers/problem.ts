/** What can be wrong with an identifier, in words for the person who typed it. */
import { type Bilingual, bilingual } from '../bilingual';

export const IDENTIFIER_PROBLEMS = {
  LENGTH: bilingual('位数不对', 'has the wrong number of characters'),
  CHARACTER: bilingual('含有不允许的字符', 'has a character that is not allowed here'),
  CHECK_DIGIT: bilingual('校验位不符', 'fails its check digit'),
  INNER_CHECK: bilingual(
    '组织机构代码校验位不符',
    'fails the check digit of the organisation code inside it',
  ),
  TYPE: bilingual('类型位不存在', 'has a type digit that does not exist'),
  YEAR: bilingual('年份不合理', 'has an impossible year'),
  PROVINCE: bilingual('省级代码不存在', 'has a province code that does not exist'),
  SHAPE: bilingual('格式不符', 'does not have the usual shape'),
  OLD_FORM: bilingual(
    '是十五位的旧号码，请填写现行的十八位号码',
    'is a number of the old form with fifteen digits; give the one with eighteen characters',
  ),
  REGION: bilingual('行政区划部分不符', 'begins with digits that are no administrative division'),
  BIRTH_DATE: bilingual('出生日期不存在', 'has a birth date that does not exist'),
  BIRTH_IN_FUTURE: bilingual('出生日期在今天之后', 'has a birth date that lies ahead'),
} as const satisfies Record<string, Bilingual>;

export type IdentifierProblem = keyof typeof IDENTIFIER_PROBLEMS;

/** Full-width characters to ASCII, spaces out, capitals: how people type identifiers. */
export function plainIdentifier(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000\u00A0]/g, '')
    .toUpperCase();
}
