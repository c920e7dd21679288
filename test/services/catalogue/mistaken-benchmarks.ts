/** Benchmark rates that cannot be. */
import type { MistakeCase } from './mistake-case';

const RATES = 'benchmark-rates.yaml';

export const BENCHMARK_MISTAKES: readonly MistakeCase[] = [
  [
    'two announcements for one day',
    RATES,
    'effectiveOn: 2015-10-24',
    'effectiveOn: 2014-11-22',
    [
      'benchmark-rates.yaml:10 the benchmark rate LENDING 2014-11-22 is there twice, first at benchmark-rates.yaml:1',
    ],
  ],
  [
    'a day that does not exist',
    RATES,
    'effectiveOn: 2015-10-24',
    'effectiveOn: 2015-02-30',
    ['benchmark-rates.yaml:10 effectiveOn: is not a date, YYYY-MM-DD'],
  ],
  [
    'a rate without its quotes',
    RATES,
    'percent: "4.75"',
    'percent: 4.75',
    ['benchmark-rates.yaml:15 bands[1].percent: must be a number in quotes'],
  ],
  [
    'a rate of nothing',
    RATES,
    'percent: "4.75"',
    'percent: "0"',
    ['benchmark-rates.yaml:15 bands[1].percent: must be above zero'],
  ],
  [
    'bands that do not rise',
    RATES,
    '- { upToMonths: 60, percent: "4.75" }',
    '- { upToMonths: 12, percent: "4.75" }',
    ['benchmark-rates.yaml:15 must be longer than the band before it'],
  ],
  [
    'a longest band with an end',
    RATES,
    '- { percent: "4.90" }',
    '- { upToMonths: 120, percent: "4.90" }',
    ['benchmark-rates.yaml:16 the last band has no end'],
  ],
  [
    'an open band in the middle',
    RATES,
    '- { upToMonths: 60, percent: "4.75" }',
    '- { percent: "4.75" }',
    ['benchmark-rates.yaml:15 only the last band is without an end'],
  ],
  [
    'a note in one language',
    RATES,
    '  noteZh: 此后未再调整\n',
    '',
    ['benchmark-rates.yaml:17 noteEn lacks its counterpart noteZh'],
  ],
];
