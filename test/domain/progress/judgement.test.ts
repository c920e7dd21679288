/** Comparators, attainment and status in every direction, with zeros, negatives and flat paths. */
import { assessProgress } from '../../../src/domain/progress/assess-progress';
import { attainmentOf, isSatisfied, type NumberedTerms } from '../../../src/domain/progress/judgement';
import type { TargetTerms } from '../../../src/domain/progress/terms';
import type { Comparator, Direction } from '../../../src/domain/vocabulary';
import { counted, d, evidence, figures, terms } from './builders';

const numbered = (comparator: Comparator, value: string, direction: Direction = 'HIGHER_IS_BETTER') =>
  terms({ comparator, value: d(value), direction }) as NumberedTerms;

/** A level of `before` at the end of 2018 and `now` on 2 July 2019, day 182 of 364: the middle. */
const midway = (change: Partial<TargetTerms>, before: string, now: string) =>
  assessProgress(
    terms(change),
    evidence(counted('2018-12-31', before), counted('2019-07-02', now)),
    '2019-07-02',
  );

describe('comparators', () => {
  it.each([
    ['AT_LEAST', '70', '70', true],
    ['AT_LEAST', '70', '69.99', false],
    ['MORE_THAN', '70', '70', false],
    ['MORE_THAN', '70', '70.01', true],
    ['AT_MOST', '70', '70', true],
    ['AT_MOST', '70', '70.01', false],
    ['LESS_THAN', '70', '70', false],
    ['LESS_THAN', '70', '69.99', true],
    ['ABOUT', '50', '47.5', true],
    ['ABOUT', '50', '52.5', true],
    ['ABOUT', '50', '47.49', false],
    ['ABOUT', '50', '52.51', false],
    ['ABOUT', '-50', '-52.5', true],
    ['ABOUT', '0', '0', true],
    ['ABOUT', '0', '0.01', false],
  ] as const)('%s %s is satisfied by %s: %s', (comparator, value, actual, expected) => {
    expect(isSatisfied(numbered(comparator, value), d(actual))).toBe(expected);
  });
});

describe('attainment', () => {
  it.each([
    ['AT_LEAST', '70', '35', '0.5'],
    ['AT_LEAST', '70', '0', '0'],
    ['AT_LEAST', '70', '-7', '-0.1'],
    ['AT_LEAST', '0', '0', '1'],
    ['AT_LEAST', '0', '5', null],
    ['AT_LEAST', '0', '-5', null],
    ['AT_LEAST', '-5', '-10', '0.5'],
    ['AT_LEAST', '-5', '-2.5', '2'],
    ['AT_LEAST', '-5', '3', null],
    ['AT_LEAST', '-5', '0', null],
    ['AT_MOST', '5', '10', '0.5'],
    ['AT_MOST', '5', '2.5', '2'],
    ['AT_MOST', '5', '0', null],
    ['AT_MOST', '5', '-1', null],
    ['AT_MOST', '0', '0', '1'],
    ['AT_MOST', '0', '3', '0'],
    ['AT_MOST', '-5', '-10', '2'],
    ['AT_MOST', '-10', '-5', '0.5'],
    ['AT_MOST', '-5', '3', null],
    ['LESS_THAN', '5', '10', '0.5'],
    ['ABOUT', '50', '40', '0.8'],
  ] as const)('of %s %s by %s is %s', (comparator, value, actual, expected) => {
    expect(attainmentOf(numbered(comparator, value), d(actual))?.toFixed() ?? null).toBe(expected);
  });

  it('turns round for 左右 of something that should be low', () => {
    expect(attainmentOf(numbered('ABOUT', '50', 'LOWER_IS_BETTER'), d(100))?.toFixed()).toBe('0.5');
  });
});

describe('status within the stage', () => {
  it.each([
    ['70', 'MET'],
    ['65', 'ON_TRACK'],
    ['64.99', 'AT_RISK'],
    ['64', 'AT_RISK'],
    ['63.99', 'OFF_TRACK'],
    ['60', 'OFF_TRACK'],
    ['55', 'OFF_TRACK'],
  ])('of 60 → 70 with %s halfway is %s', (now, status) => {
    expect(figures(midway({}, '60', now))).toMatchObject({ expected: '65.00', status });
  });

  it.each([
    ['5', 'MET'],
    ['7.5', 'ON_TRACK'],
    ['8', 'AT_RISK'],
    ['8.01', 'OFF_TRACK'],
    ['11', 'OFF_TRACK'],
  ])('of a rate that is to fall 10 → 5 with %s halfway is %s', (now, status) => {
    const falling = { comparator: 'AT_MOST', direction: 'LOWER_IS_BETTER', value: d(5) } as const;
    expect(figures(midway(falling, '10', now))).toMatchObject({ expected: '7.50', status });
  });

  it('lets a ceiling decide the direction, whatever the indicator says', () => {
    expect(midway({ comparator: 'LESS_THAN', value: d(5) }, '10', '7.5').status).toBe('ON_TRACK');
    expect(midway({ comparator: 'AT_LEAST', direction: 'LOWER_IS_BETTER' }, '60', '65').status).toBe(
      'ON_TRACK',
    );
  });

  it('goes by the plan’s own thresholds', () => {
    const thresholds = { onTrack: d('0.9'), atRisk: d('0.5'), about: d('0.1') };
    expect(midway({ thresholds }, '60', '64.5').status).toBe('ON_TRACK');
    expect(midway({ thresholds }, '60', '62.5').status).toBe('AT_RISK');
    expect(midway({ thresholds, comparator: 'ABOUT' }, '60', '64').status).toBe('MET');
  });

  it('compares directly when the target is its own baseline', () => {
    expect(figures(midway({}, '70', '69.9'))).toMatchObject({ expected: '70.00', status: 'OFF_TRACK' });
    expect(midway({}, '70', '70').status).toBe('MET');
    expect(midway({ comparator: 'MORE_THAN' }, '70', '70').status).toBe('ON_TRACK');
    expect(midway({ comparator: 'AT_MOST' }, '70', '70.1').status).toBe('OFF_TRACK');
  });

  it('compares directly on the first day, when nothing is expected yet', () => {
    const on = (value: number) =>
      assessProgress(
        terms(),
        evidence(counted('2018-12-31', 60), counted('2019-01-01', value)),
        '2019-01-01',
      );
    expect(figures(on(60))).toMatchObject({ expected: '60.00', status: 'ON_TRACK' });
    expect(on(59).status).toBe('OFF_TRACK');
  });

  it('treats a target below its baseline as room to fall, not as a task to fall', () => {
    expect(midway({ value: d(50) }, '60', '58').status).toBe('MET');
    expect(midway({ value: d(50) }, '60', '49').status).toBe('OFF_TRACK');
    expect(midway({ value: d(50), comparator: 'MORE_THAN' }, '60', '50').status).toBe('OFF_TRACK');
  });

  it('treats a ceiling above its baseline as room to rise', () => {
    expect(midway({ value: d(50), comparator: 'AT_MOST' }, '40', '44').status).toBe('MET');
    expect(midway({ value: d(50), comparator: 'AT_MOST' }, '40', '51').status).toBe('OFF_TRACK');
  });

  it('follows the path of 左右 whichever way it leads', () => {
    const about = { value: d(50), comparator: 'ABOUT' } as const;
    expect(midway(about, '60', '55').status).toBe('ON_TRACK');
    expect(midway(about, '60', '60').status).toBe('OFF_TRACK');
    expect(midway(about, '40', '45').status).toBe('ON_TRACK');
    expect(midway(about, '40', '48').status).toBe('MET');
  });

  it('knows a target of zero', () => {
    const none = { value: d(0), comparator: 'AT_MOST', direction: 'LOWER_IS_BETTER' } as const;
    expect(figures(midway(none, '10', '5'))).toMatchObject({
      expected: '5.00',
      attainment: '0.0000',
      status: 'ON_TRACK',
    });
    expect(figures(midway(none, '10', '0'))).toMatchObject({ attainment: '1.0000', status: 'MET' });
    expect(midway(none, '10', '6.1').status).toBe('OFF_TRACK');
  });

  it('knows numbers below zero', () => {
    const lessLoss = { value: d(-5) };
    expect(figures(midway(lessLoss, '-20', '-12'))).toMatchObject({ expected: '-12.50', status: 'ON_TRACK' });
    expect(midway(lessLoss, '-20', '-14').status).toBe('AT_RISK');
    expect(midway(lessLoss, '-20', '-21').status).toBe('OFF_TRACK');
  });
});

describe('a target without a number', () => {
  const gap = { zh: '原文此处为问号，数字缺失', en: 'The document prints a question mark here' };

  it.each(['2018-06-01', '2019-07-02', '2021-01-01'])(
    'is NO_DATA on %s, with the gap as its explanation',
    (asOf) => {
      const progress = assessProgress(terms({ value: null, gap }), evidence(counted('2018-05-31', 60)), asOf);
      expect(figures(progress)).toMatchObject({
        attainment: null,
        expected: null,
        status: 'NO_DATA',
        final: false,
      });
      expect(progress.explanationZh.startsWith(`${gap.zh}。`)).toBe(true);
      expect(progress.explanationEn.startsWith(`${gap.en}.`)).toBe(true);
    },
  );

  it('still gives the actual', () => {
    const progress = midway({ value: null }, '60', '65');
    expect(progress.actual?.toFixed()).toBe('65');
    expect(progress.explanationZh).toBe('文件没有给出具体数值。2019年7月2日为65家。');
  });
});
