/** Facts that do not fit their schema. */
import type { MistakeCase } from './mistake-case';

const PLAN = 'plans/plan.yaml';
const FIGURES = 'observations/report.yaml';

export const SHAPES: readonly MistakeCase[] = [
  [
    'a key that is there twice',
    PLAN,
    'titleZh: 方案',
    'titleZh: 方案\ntitleZh: 方案',
    ['plans/plan.yaml:4 Not valid YAML: Map keys must be unique'],
  ],
  [
    'a field that does not exist',
    PLAN,
    'clause: 四(一)2\n        lead',
    'clause: 四(一)2\n        colour: red\n        lead',
    ['plans/plan.yaml:39 colour: there is no such field'],
  ],
  [
    'a field that is missing',
    'documents/report.yaml',
    'titleEn: Report\n',
    '',
    ['documents/report.yaml:1 titleEn: Invalid input: expected string, received undefined'],
  ],
  [
    'a number without quotes',
    PLAN,
    'value: "30"',
    'value: 30',
    ['plans/plan.yaml:35 value: must be a number in quotes'],
  ],
  [
    'a number that is none',
    PLAN,
    'value: "30"',
    'value: "3O"',
    ['plans/plan.yaml:35 value: is not an exact decimal'],
  ],
  [
    'a day that does not exist',
    PLAN,
    'endsOn: "2018-12-31"',
    'endsOn: "2018-02-30"',
    ['plans/plan.yaml:16 endsOn: is not a date, YYYY-MM-DD'],
  ],
  [
    'a word that is not on its list',
    PLAN,
    'firmness: ASPIRATIONAL',
    'firmness: HOPEFUL',
    ['plans/plan.yaml:47 firmness: Invalid option: expected one of "BINDING"|"ASPIRATIONAL"'],
  ],
  [
    'a period that does not parse',
    FIGURES,
    'period: 2019-01/2019-05',
    'period: 2019-13',
    ['observations/report.yaml:6 period: is not a reporting period'],
  ],
  [
    'a bare number among free facts',
    'programmes/scheme.yaml',
    'kindsZh: [股权, 订单]',
    'kindsZh: [股权, 1]',
    ['programmes/scheme.yaml:66 parameters.kindsZh[1]: must be a number in quotes'],
  ],
  [
    'a factor of zero',
    'units.yaml',
    'factor: "10000"',
    'factor: "0"',
    ['units.yaml:11 factor: must be above zero'],
  ],
  [
    'a region of an unknown level',
    'regions.csv',
    'Hebi,PREFECTURE',
    'Hebi,CITY',
    ['regions.csv:4 level: Invalid option: expected one of "COUNTRY"|"PROVINCE"|"PREFECTURE"|"COUNTY"'],
  ],
  [
    'a field of a feed that does not exist',
    'feeds/local.yaml',
    'format: csv',
    'format: csv\ncolour: red',
    ['feeds/local.yaml:1 Unrecognized key: "colour"'],
  ],
];
