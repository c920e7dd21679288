/** Every basis reaches every status that it can have, and its sentences stay free of code words. */
import { bilingual } from '../../../src/domain/bilingual';
import { assessProgress } from '../../../src/domain/progress/assess-progress';
import type { Evidence, TargetTerms } from '../../../src/domain/progress/terms';
import {
  PROGRESS_STATUSES,
  type ProgressStatus,
  TARGET_BASES,
  type TargetBasis,
} from '../../../src/domain/vocabulary';
import { counted, d, doneOn, evidence, published, terms } from './builders';

type Case = readonly [status: ProgressStatus, evidence: Evidence, asOf: string];

const percent = bilingual('%', '%');
const MIDDLE = '2019-07-02';
const AFTER = '2020-02-01';
const BEFORE = '2018-06-01';
const LATE_2020 = '2020-07-01';
const years = (first: number, second: number) =>
  evidence(published('2018', first), published('2019', second));
const half = (value: number) => evidence(published('2019-H1', value), published('2018-H1', 100));
const level = (value: number) => evidence(counted('2018-12-31', 60), counted(MIDDLE, value));
const flow = (change: Partial<TargetTerms>) => terms({ measure: 'FLOW', value: d(100), ...change });
const long = { startsOn: '2018-01-01', endsOn: '2020-12-31' };

const TABLE: Readonly<Record<TargetBasis, readonly [TargetTerms, readonly Case[]]>> = {
  LEVEL: [
    terms(),
    [
      ['NOT_STARTED', level(65), BEFORE],
      ['NO_DATA', evidence(), MIDDLE],
      ['ON_TRACK', level(65), MIDDLE],
      ['AT_RISK', level(64), MIDDLE],
      ['OFF_TRACK', level(61), MIDDLE],
      ['MET', level(70), MIDDLE],
      ['MISSED', level(69), AFTER],
    ],
  ],
  NEW_IN_PERIOD: [
    flow({ basis: 'NEW_IN_PERIOD' }),
    [
      ['NOT_STARTED', half(50), BEFORE],
      ['NO_DATA', evidence(), MIDDLE],
      ['ON_TRACK', half(50), MIDDLE],
      ['AT_RISK', half(45), MIDDLE],
      ['OFF_TRACK', half(39), MIDDLE],
      ['MET', half(100), MIDDLE],
      ['MISSED', half(99), AFTER],
    ],
  ],
  PERIOD_TOTAL: [
    flow({ basis: 'PERIOD_TOTAL' }),
    [
      ['NOT_STARTED', half(50), BEFORE],
      ['NO_DATA', evidence(), MIDDLE],
      ['ON_TRACK', half(50), MIDDLE],
      ['AT_RISK', half(45), MIDDLE],
      ['OFF_TRACK', half(39), MIDDLE],
      ['MET', half(100), MIDDLE],
      ['MISSED', half(99), AFTER],
    ],
  ],
  CUMULATIVE: [
    flow({ basis: 'CUMULATIVE' }),
    [
      ['NOT_STARTED', years(40, 50), BEFORE],
      ['NO_DATA', evidence(), MIDDLE],
      ['ON_TRACK', evidence(published('2018', 50), published('2019-H1', 26)), MIDDLE],
      ['AT_RISK', evidence(published('2018', 40), published('2019-H1', 25)), MIDDLE],
      ['OFF_TRACK', evidence(published('2018', 20), published('2019-H1', 25)), MIDDLE],
      ['MET', evidence(published('2018', 100)), MIDDLE],
      ['MISSED', years(40, 59), AFTER],
    ],
  ],
  ANNUAL_AVERAGE: [
    flow({
      basis: 'ANNUAL_AVERAGE',
      ...long,
      thresholds: { onTrack: d('0.95'), atRisk: d('0.8'), about: d(0) },
    }),
    [
      ['NOT_STARTED', years(100, 100), '2017-06-01'],
      ['NO_DATA', evidence(), MIDDLE],
      ['ON_TRACK', years(95, 97), LATE_2020],
      ['AT_RISK', years(90, 90), LATE_2020],
      ['OFF_TRACK', years(70, 70), LATE_2020],
      ['MET', years(100, 110), LATE_2020],
      ['MISSED', years(70, 70), '2021-02-01'],
    ],
  ],
  EVERY_YEAR: [
    flow({ basis: 'EVERY_YEAR', ...long, thresholds: { onTrack: d('0.95'), atRisk: d('0.8'), about: d(0) } }),
    [
      ['NOT_STARTED', years(100, 100), '2017-06-01'],
      ['NO_DATA', evidence(), MIDDLE],
      ['ON_TRACK', years(200, 97), LATE_2020],
      ['AT_RISK', years(200, 90), LATE_2020],
      ['OFF_TRACK', years(200, 70), LATE_2020],
      ['MET', years(100, 110), LATE_2020],
      ['MISSED', years(200, 70), '2021-02-01'],
    ],
  ],
  GROWTH: [
    flow({
      basis: 'GROWTH',
      value: d(20),
      unit: percent,
      thresholds: { onTrack: d('0.95'), atRisk: d('0.8'), about: d(0) },
    }),
    [
      ['NOT_STARTED', half(120), BEFORE],
      ['NO_DATA', evidence(), MIDDLE],
      ['ON_TRACK', half(119.5), MIDDLE],
      ['AT_RISK', half(117), MIDDLE],
      ['OFF_TRACK', half(110), MIDDLE],
      ['MET', half(120), MIDDLE],
      ['MISSED', half(110), AFTER],
    ],
  ],
  MILESTONE: [
    terms({ basis: 'MILESTONE', value: null }),
    [
      ['NOT_STARTED', doneOn('2019-03-01'), BEFORE],
      ['NO_DATA', doneOn(null), MIDDLE],
      ['ON_TRACK', doneOn('2019-10-01'), MIDDLE],
      ['OFF_TRACK', doneOn('2020-03-01'), '2019-12-31'],
      ['MET', doneOn('2019-03-01'), MIDDLE],
      ['MISSED', doneOn('2020-03-01'), '2020-04-01'],
    ],
  ],
};

const cases = TARGET_BASES.flatMap((basis) => {
  const [stated, rows] = TABLE[basis];
  return rows.map(([status, given, asOf]) => ({ basis, stated, status, given, asOf }));
});

const CODE_WORDS = /[A-Z]{2,}|_|NaN|Infinity|null|undefined|obs:|count:/;

describe('every basis', () => {
  it.each(cases)('$basis can be $status', ({ stated, given, asOf, status }) => {
    expect(assessProgress(stated, given, asOf).status).toBe(status);
  });

  it('shows every status (but for a milestone, which cannot be half done)', () => {
    for (const basis of TARGET_BASES) {
      const statuses = cases.filter((row) => row.basis === basis).map(({ status }) => status);
      const missing = PROGRESS_STATUSES.filter((status) => !statuses.includes(status));
      expect(missing).toEqual(basis === 'MILESTONE' ? ['AT_RISK'] : []);
    }
  });

  it.each(cases)('explains $basis being $status in whole sentences', ({ stated, given, asOf }) => {
    const { explanationZh, explanationEn } = assessProgress(stated, given, asOf);
    expect(explanationZh).toMatch(/^[^A-Za-z]+。$/);
    expect(explanationEn).toMatch(/^[A-Z0-9][^\u4e00-\u9fff]+\.$/);
    expect(explanationEn).not.toMatch(CODE_WORDS);
    expect(explanationZh).not.toMatch(CODE_WORDS);
  });
});
