/** SDMX-JSON that is broken, dishonest or dangerous. */
import { MAX_JSON_DEPTH } from '../../../src/feeds/limits';
import type { Case } from './case';

interface Message {
  structure?: unknown;
  structures?: unknown;
  dataSets?: unknown;
}
const dimension = (id: string, ...codes: string[]) => ({
  id,
  values: codes.map((code) => ({ id: code, name: code })),
});
const STRUCTURE = {
  dimensions: {
    series: [dimension('INDICATOR', 'GDP'), dimension('REF_AREA', '410600')],
    observation: [dimension('TIME_PERIOD', '2024', '2025')],
  },
  attributes: { series: [dimension('UNIT_MEASURE', 'CNY')], observation: [dimension('OBS_STATUS', 'A')] },
};
const dataSet = (observations: unknown, key = '0:0', attributes: unknown = [0]) => ({
  structure: 0,
  action: 'Append',
  series: { [key]: { attributes, observations } },
});
const GOOD = dataSet({ '0': [12.5, 0] });
const json = (change: Message, base: Message = { structure: STRUCTURE, dataSets: [GOOD] }) =>
  JSON.stringify({ meta: {}, data: { ...base, ...change } });
const text = (from: string, to: string) => json({}).replace(from, to);

export const JSON_CASES: readonly Case[] = [
  ['a key twice', text('"0":[12.5,0]', '"0":[12.5,0],"0":[13,0]'), ['BAD_JSON 0']],
  ['JSON that ends early', json({}).slice(0, -20), ['BAD_JSON 0']],
  ['a bare NaN', text('12.5', 'NaN'), ['BAD_JSON 0']],
  ['a number that ends in its point', text('12.5', '12.'), ['BAD_JSON 0']],
  ['a raw NUL in a text', text('GDP', 'G\0P'), ['BAD_JSON 0']],
  ['more behind the end', `${json({})}{}`, ['BAD_JSON 0']],
  ['brackets without end', () => '['.repeat(100_000), ['JSON_TOO_DEEP 0']],
  [
    'one bracket too many',
    text('12.5', '['.repeat(MAX_JSON_DEPTH) + ']'.repeat(MAX_JSON_DEPTH)),
    ['JSON_TOO_DEEP 0'],
  ],
  ['__proto__ in the place of the data', '{"__proto__":{"dataSets":[],"structure":{}}}', ['WRONG_MESSAGE 0']],
  ['__proto__ as a key of observations', text('"0":[12.5,0]', '"__proto__":[12.5,0]'), ['WRONG_MESSAGE 0']],
  ['a code that is a lone surrogate', json({}).replaceAll('"GDP"', '"\\ud800"'), ['DAMAGED_TEXT 1']],
  ['a code with NUL', json({}).replaceAll('"GDP"', '"\\u0000"'), ['UNKNOWN_LABEL 1']],
  ['an index beyond the values', json({ dataSets: [dataSet({ '2': [1, 0] })] }), ['WRONG_MESSAGE 0']],
  ['an index below zero', json({ dataSets: [dataSet({ '-1': [1, 0] })] }), ['WRONG_MESSAGE 0']],
  ['an index that is no number', json({ dataSets: [dataSet({ '0x0': [1, 0] })] }), ['WRONG_MESSAGE 0']],
  ['a key with too few parts', json({ dataSets: [dataSet({ '0': [1, 0] }, '0')] }), ['WRONG_MESSAGE 0']],
  ['a key with too many parts', json({ dataSets: [dataSet({ '0': [1, 0] }, '0:0:0')] }), ['WRONG_MESSAGE 0']],
  [
    'a key of megabytes',
    () => json({ dataSets: [dataSet({ ['0:'.repeat(1 << 20)]: [1, 0] })] }),
    ['WRONG_MESSAGE 0'],
  ],
  [
    'components without end',
    () =>
      json({
        structure: {
          ...STRUCTURE,
          attributes: { observation: Array.from({ length: 400 }, (_, at) => ({ id: `a${at}` })) },
        },
      }),
    ['WRONG_MESSAGE 0'],
  ],
  [
    'a dimension of the whole data set with two values',
    json({
      structure: {
        ...STRUCTURE,
        dimensions: { ...STRUCTURE.dimensions, dataSet: [dimension('FREQ', 'A', 'M')] },
      },
    }),
    ['WRONG_MESSAGE 0'],
  ],
  ['an attribute beyond its values', json({ dataSets: [dataSet({ '0': [1, 7] })] }), ['WRONG_MESSAGE 0']],
  ['an attribute between two values', json({ dataSets: [dataSet({ '0': [1, 0.5] })] }), ['WRONG_MESSAGE 0']],
  [
    'attributes that are no list',
    json({ dataSets: [dataSet({ '0': [1, 0] }, '0:0', { a: 0 })] }),
    ['WRONG_MESSAGE 0'],
  ],
  ['an observation that is no list', json({ dataSets: [dataSet({ '0': 1 })] }), ['WRONG_MESSAGE 0']],
  [
    'an observation that is a list of lists',
    json({ dataSets: [dataSet({ '0': [[1], 0] })] }),
    ['WRONG_MESSAGE 0'],
  ],
  ['no structure', json({ structure: undefined }), ['WRONG_MESSAGE 0']],
  ['a structure without dimensions', json({ structure: {} }), ['WRONG_MESSAGE 0']],
  ['two structures', json({ structures: [STRUCTURE] }), ['WRONG_MESSAGE 0']],
  [
    'a structure that is not there',
    json({ structure: undefined, structures: [STRUCTURE], dataSets: [{ ...GOOD, structure: 1 }] }),
    ['WRONG_MESSAGE 0'],
  ],
  [
    'a component without an id',
    json({ structure: { dimensions: { observation: [{ values: [] }] } } }),
    ['WRONG_MESSAGE 0'],
  ],
  ['no data sets', json({ dataSets: undefined }), ['WRONG_MESSAGE 0']],
  ['a list of data sets that is none', json({ dataSets: {} }), ['WRONG_MESSAGE 0']],
  ['an empty list of data sets', json({ dataSets: [] }), ['NO_FIGURES_IN_MESSAGE 0']],
  [
    'keys without values',
    json({ dataSets: [dataSet({ '0': [] })] }),
    ['ATTRIBUTES_ONLY 1', 'NO_FIGURES_IN_MESSAGE 0'],
  ],
  [
    'an action that SDMX does not have',
    json({ dataSets: [{ ...GOOD, action: 'Explode' }] }),
    ['WRONG_MESSAGE 0'],
  ],
  [
    'an error of the source',
    JSON.stringify({ errors: [{ code: 500, title: 'sorry' }] }),
    ['SOURCE_REPORTS_ERROR 0'],
  ],
  ['a list', '[1]', ['WRONG_MESSAGE 0']],
  ['a message of structures', '{"meta":{},"data":{"dataStructures":[]}}', ['STRUCTURE_MESSAGE 0']],
  ['a value that is a word', json({ dataSets: [dataSet({ '0': ['many', 0] })] }), ['NOT_A_NUMBER 1']],
  ['a value that is a truth', json({ dataSets: [dataSet({ '0': [true, 0] })] }), ['WRONG_MESSAGE 0']],
  ['a number of digits without end', text('12.5', '1'.repeat(5_000)), ['NUMBER_TOO_LONG 1']],
  ['an exponent beyond all use', text('12.5', '1e999999999'), ['EXPONENT 1']],
  [
    'one bad figure beside a good one',
    json({ dataSets: [dataSet({ '0': [1, 0], '1': ['x', 0] })] }),
    ['NOT_A_NUMBER 2'],
    1,
  ],
];
