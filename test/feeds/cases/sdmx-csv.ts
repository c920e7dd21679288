/** SDMX-CSV that is broken or says what cannot be done. */
import type { Case } from './case';

const V2 = 'STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE';
const row = (cells: string) => `dataflow,A:B(1.0),${cells}`;
const OK = row('M,GDP,410600,2024,12.5,CNY');

export const CSV_CASES: readonly Case[] = [
  ['a plain table', '地区,指标\n鹤壁市,1\n', ['WRONG_MESSAGE 1']],
  ['nothing at all', '', ['EMPTY_FILE 0']],
  ['a header alone', `${V2}\n`, ['NO_FIGURES_IN_MESSAGE 0']],
  ['2.0 without STRUCTURE_ID', `STRUCTURE,INDICATOR\ndataflow,GDP\n`, ['WRONG_MESSAGE 1']],
  ['a column twice', `${V2},OBS_VALUE\n${OK},1\n`, ['DUPLICATE_COLUMN 1']],
  ['a column without a name', `${V2.replace('REF_AREA', '')}\n${OK}\n`, ['WRONG_MESSAGE 1']],
  ['no column of periods', `${V2.replace('TIME_PERIOD', 'TIME')}\n${OK}\n`, ['MISSING_COLUMN 1']],
  [
    'names of codes without their column',
    `STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,INDICATOR\ndataflow,A:B(1.0),x,GDP\n`,
    ['WRONG_MESSAGE 1'],
  ],
  ['an action that SDMX does not have', `${V2}\n${OK.replace('M,', 'X,')}\n`, ['UNKNOWN_ACTION 2']],
  ['a short row', `${V2}\n${row('M,GDP,410600,2024,12.5')}\n`, ['ROW_TOO_SHORT 2']],
  ['a long row', `${V2}\n${OK},7\n`, ['ROW_TOO_LONG 2']],
  ['a row with NUL', `${V2}\n${OK.replace('GDP', 'G\0P')}\n`, ['NUL_CHARACTER 2']],
  ['a quote that never ends', `${V2}\n${OK.replace('GDP', '"GDP')}\n`, ['OPEN_QUOTE 2']],
  ['a deletion of a whole region', `${V2}\n${row('D,,410600,,,')}\n`, ['WILDCARD_DELETE 2']],
  ['a deletion of everything', `STRUCTURE,STRUCTURE_ID,ACTION\n${row('D')}\n`, ['WILDCARD_DELETE 2']],
  ['a decimal comma where none is agreed', `${V2}\n${OK.replace('12.5', '"12,5"')}\n`, ['DIGIT_GROUPING 2']],
  ['a dimension that is switched off', `${V2}\n${OK.replace('2024', '~')}\n`, ['UNREADABLE_PERIOD 2']],
  [
    'rows that set attributes alone',
    `${V2}\n${row('M,GDP,410600,,,CNY')}\n`,
    ['ATTRIBUTES_ONLY 2', 'NO_FIGURES_IN_MESSAGE 0'],
  ],
  [
    'one bad row beside a good one',
    `${V2}\n${OK}\n${OK.replace('2024', '2024-13')}\n`,
    ['UNREADABLE_PERIOD 3'],
    1,
  ],
];
