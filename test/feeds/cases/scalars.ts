/** Cells with one number, unit or day each: what they are worth, or why they are worth nothing. */
import type { BadFile } from './bad-file';
import { LONG_FEED } from './feeds';

type Outcome = { readonly value: string } | { readonly code: string };
const is = (value: string): Outcome => ({ value });
const no = (code: string): Outcome => ({ code });

/** In the column of numbers, of an indicator in 万元 that is kept in 元. */
const NUMBERS: readonly (readonly [text: string, outcome: Outcome])[] = [
  ['0', is('0')],
  ['-0', is('0')],
  ['−0', is('0')],
  ['+0.000', is('0')],
  ['1', is('10000')],
  ['+5', is('50000')],
  ['007', is('70000')],
  ['0.005', is('50')],
  ['0.00001', is('0.1')],
  ['-3.2', is('-32000')],
  ['－3.2', is('-32000')],
  ['–3.2', is('-32000')],
  ['９９', is('990000')],
  ['１，２３４．５', is('12345000')],
  ['1,000', is('10000000')],
  ['12,345,678.9', is('123456789000')],
  ['2147483648', is('21474836480000')],
  ['9007199254740993', is('90071992547409930000')],
  ['41540.900000000001', is('415409000.00000001')],
  ['0.30000000000000004', no('NUMBER_TOO_LONG')],
  ['103.8 ', is('1038000')],
  ['\u00a012\u3000', is('120000')],
  ['12.5*', is('125000')],
  ['12.5①', is('125000')],
  ['\ufeff12', is('120000')],
  ['1e309', no('EXPONENT')],
  ['1E5', no('EXPONENT')],
  ['1.35E+06', no('EXPONENT')],
  ['-1e-7', no('EXPONENT')],
  ['NaN', no('NOT_A_NUMBER')],
  ['nan', no('NOT_A_NUMBER')],
  ['Infinity', no('NOT_A_NUMBER')],
  ['-∞', no('NOT_A_NUMBER')],
  ['null', no('NOT_A_NUMBER')],
  ['undefined', no('NOT_A_NUMBER')],
  ['0x1F', no('NOT_A_NUMBER')],
  ['0b1', no('NOT_A_NUMBER')],
  ['0o7', no('NOT_A_NUMBER')],
  ['1_000', no('NOT_A_NUMBER')],
  ["1'234", no('NOT_A_NUMBER')],
  ['1 234.5', no('NOT_A_NUMBER')],
  ['.5', no('NOT_A_NUMBER')],
  ['5.', no('NOT_A_NUMBER')],
  ['1.2.3', no('NOT_A_NUMBER')],
  ['--5', no('NOT_A_NUMBER')],
  ['5-', no('NOT_A_NUMBER')],
  ['(1234)', no('NOT_A_NUMBER')],
  ['约5', no('NOT_A_NUMBER')],
  ['≥5', no('NOT_A_NUMBER')],
  ['5~6', no('NOT_A_NUMBER')],
  ['一百', no('NOT_A_NUMBER')],
  ['٣٤', no('NOT_A_NUMBER')],
  ['Ⅻ', no('NOT_A_NUMBER')],
  ['½', no('NOT_A_NUMBER')],
  ['12\u202e34', no('NOT_A_NUMBER')],
  ['TRUE', no('NOT_A_NUMBER')],
  ['#N/A', no('NOT_A_NUMBER')],
  ['#REF!', no('NOT_A_NUMBER')],
  ['=1+1', no('NOT_A_NUMBER')],
  ['@SUM(1)', no('NOT_A_NUMBER')],
  ['12/5', no('NOT_A_NUMBER')],
  ['—', no('NOT_A_NUMBER')],
  ['…', no('NOT_A_NUMBER')],
  ['', no('EMPTY_VALUE')],
  ['　', no('EMPTY_VALUE')],
  ['1,23', no('DIGIT_GROUPING')],
  ['12,4', no('DIGIT_GROUPING')],
  ['1,,234', no('DIGIT_GROUPING')],
  ['1234,567', no('DIGIT_GROUPING')],
  ['5亿元', no('UNIT_IN_VALUE')],
  ['5万', no('UNIT_IN_VALUE')],
  ['3.2亿', no('UNIT_IN_VALUE')],
  ['5%', no('UNIT_CONFLICT')],
  ['5‰', no('UNIT_CONFLICT')],
  ['%', no('NOT_A_NUMBER')],
  ['-0.6(百分点)', no('NOT_A_NUMBER')],
  ['100000000000000000000000', no('NUMBER_TOO_LONG')],
  ['0.1234567890123', no('NUMBER_TOO_LONG')],
  ['9'.repeat(10_000), no('NUMBER_TOO_LONG')],
];

/** In the column of periods. */
const PERIODS: readonly (readonly [text: string, outcome: Outcome])[] = [
  ['2019.05', is('2019-05')],
  ['2019.10', is('2019-10')],
  ['2019.1', no('AMBIGUOUS_PERIOD')],
  ['2019-00', no('UNREADABLE_PERIOD')],
  ['2019-13', no('UNREADABLE_PERIOD')],
  ['0000', no('UNREADABLE_PERIOD')],
  ['9999', no('UNREADABLE_PERIOD')],
  ['1899', no('UNREADABLE_PERIOD')],
  ['2024-02-30', no('UNREADABLE_PERIOD')],
  ['2019-05-17', no('PERIOD_NOT_KEPT')],
  ['2016-12-31T23:59:60Z', no('PERIOD_NOT_KEPT')],
  ['2019-05-01T00:00:00', no('PERIOD_NOT_KEPT')],
  ['infinity', no('UNREADABLE_PERIOD')],
  ['民国108年', no('UNREADABLE_PERIOD')],
  ['平成31年', no('UNREADABLE_PERIOD')],
  ['43586', no('UNREADABLE_PERIOD')],
  ['60', no('UNREADABLE_PERIOD')],
  ['前三季度', no('PERIOD_WITHOUT_YEAR')],
  ['2019年5季度', no('UNREADABLE_PERIOD')],
  ['2019年前13个月', no('UNREADABLE_PERIOD')],
  ['2019年1—13月', no('UNREADABLE_PERIOD')],
  ['2019年3-1月', no('UNREADABLE_PERIOD')],
];

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const shown = (text: string) => (text.length > 40 ? `${text.slice(0, 8)}… (${text.length})` : text);

export interface Scalar extends BadFile {
  /** What is kept: the value in 元, or the period. */
  readonly kept: string | null;
}

const scalar =
  (role: 'value' | 'period') =>
  ([text, outcome]: readonly [string, Outcome]): Scalar => {
    const cells = role === 'value' ? `2019-05,${quoted(text)}` : `${quoted(text)},1`;
    const code = 'code' in outcome ? outcome.code : null;
    return {
      name: `${role} ${JSON.stringify(shown(text))}`,
      feed: LONG_FEED,
      bytes: () => `地区,指标,时间,数值,单位\n鹤壁市,总产值,${cells},万元\n`,
      codes: code === null ? [] : [`${code} 2`],
      rows: code === null ? 1 : 0,
      kept: 'value' in outcome ? outcome.value : null,
    };
  };

export const CASES: readonly Scalar[] = [...NUMBERS.map(scalar('value')), ...PERIODS.map(scalar('period'))];
