/** What can be wrong with a formula, each with its words in both languages. */
import { type Bilingual, bilingual } from '../bilingual';

export const FORMULA_FAULTS = {
  SYNTAX: bilingual('公式有语法错误：{detail}', 'the formula cannot be read: {detail}'),
  NOT_ALLOWED: bilingual(
    '公式只能用 + - * / 、括号、数字和输入名，不能用 {detail}',
    'a formula is made of + - * / with parentheses, numbers and names of inputs; not of {detail}',
  ),
  TOO_LONG: bilingual('公式超过 {detail} 个字符', 'the formula has more than {detail} characters'),
  TOO_DEEP: bilingual('公式嵌套超过 {detail} 层', 'the formula is nested deeper than {detail}'),
  NO_INPUT: bilingual('公式没有用到任何输入', 'the formula uses no input'),
  CONSTANT_TERM: bilingual(
    '加减的每一项都须含输入，{detail} 没有输入可以归属',
    'every term of a sum needs an input: {detail} belongs to none',
  ),
  UNKNOWN_NAME: bilingual(
    '公式用到的 {detail} 不在 inputs 中',
    'the formula uses {detail}, which is no input',
  ),
  UNUSED_INPUT: bilingual('公式没有用到输入 {detail}', 'the formula does not use the input {detail}'),
  DUPLICATE_INPUT: bilingual('输入名 {detail} 重复', 'there are two inputs called {detail}'),
  CYCLE: bilingual('指标互相循环计算：{detail}', 'indicators are computed in a circle: {detail}'),
  DIVISION_BY_ZERO: bilingual(
    '除数为零，没有结果，不作零处理',
    'something is divided by zero: there is no figure',
  ),
  WRONG_UNITS: bilingual('量纲不符：{detail}', 'the units do not fit: {detail}'),
} as const satisfies Readonly<Record<string, Bilingual>>;

export type FormulaFaultCode = keyof typeof FORMULA_FAULTS;

export interface FormulaFault {
  readonly code: FormulaFaultCode;
  readonly words: Bilingual;
}

export function faultOf(code: FormulaFaultCode, detail: Bilingual | string = ''): FormulaFault {
  const { zh, en } = typeof detail === 'string' ? bilingual(detail, detail) : detail;
  const words = FORMULA_FAULTS[code];
  return {
    code,
    words: bilingual(
      words.zh.replace('{detail}', () => zh),
      words.en.replace('{detail}', () => en),
    ),
  };
}
