/** Explanations as a planner reads them, word for word. */
import { bilingual } from '../../../src/domain/bilingual';
import { assessProgress } from '../../../src/domain/progress/assess-progress';
import {
  amount,
  dayOrSpan,
  growthText,
  percentText,
  spanText,
  yearsText,
} from '../../../src/domain/progress/wording';
import { counted, d, evidence, published, terms } from './builders';

describe('an explanation', () => {
  it('tells a level that lags behind', () => {
    const points = [counted('2018-12-31', 60), counted('2019-06-30', 64)];
    const { explanationZh, explanationEn } = assessProgress(terms(), evidence(...points), '2019-06-30');
    expect(explanationZh).toBe(
      '2019年6月30日为64家，目标是到2019年12月31日不低于70家，完成91.4%。' +
        '从60家起按直线进度，2019年6月30日应为64.95家，进度存在风险。照此推算，到期约为68.07家。',
    );
    expect(explanationEn).toBe(
      'On 30 June 2019, it stood at 64 enterprises; the target is at least 70 enterprises by ' +
        '31 December 2019 (91.4% reached). On a straight path from 60 enterprises it should stand at ' +
        '64.95 enterprises on 30 June 2019: at risk. At this pace it comes to about 68.07 enterprises ' +
        'by the deadline.',
    );
  });

  it('tells a sum of money that was reached', () => {
    const money = terms({
      basis: 'PERIOD_TOTAL',
      measure: 'FLOW',
      value: d('80000000'),
      unit: bilingual('元', 'yuan'),
    });
    const { explanationZh, explanationEn } = assessProgress(
      money,
      evidence(published('2019', '81500000')),
      '2020-01-05',
    );
    expect(explanationZh).toBe(
      '2019年合计8150万元，目标是到2019年12月31日合计不低于8000万元，完成101.9%。目标已实现。',
    );
    expect(explanationEn).toBe(
      'In 2019, the total was 81,500,000 yuan; the target is a total of at least 80,000,000 yuan by ' +
        '31 December 2019 (101.9% reached). The target is met.',
    );
  });

  it('tells the band of 左右', () => {
    const about = terms({ comparator: 'ABOUT', measure: 'RATIO', value: d(50), unit: bilingual('%', '%') });
    const { explanationZh, explanationEn } = assessProgress(
      about,
      evidence(published('2019', 40)),
      '2020-01-05',
    );
    expect(explanationZh).toBe(
      '2019年为40%，目标是到2019年12月31日50%左右（上下5%以内），完成80%。期限已过，目标没有实现。',
    );
    expect(explanationEn).toContain('about 50% (within ±5%)');
  });
});

describe('numbers in words', () => {
  it.each([
    ['80000000', '8000万元', '80,000,000 yuan'],
    ['1000000000', '10亿元', '1,000,000,000 yuan'],
    ['42.9', '42.9元', '42.9 yuan'],
    ['12345.678', '1.2346万元', '12,345.678 yuan'],
    ['-25000', '-2.5万元', '-25,000 yuan'],
    ['0', '0元', '0 yuan'],
    ['9999', '9999元', '9,999 yuan'],
    ['1234567.25', '123.4567万元', '1,234,567.25 yuan'],
  ])('writes %s as %s and %s', (value, zh, en) => {
    expect(amount(d(value), bilingual('元', 'yuan'))).toEqual({ zh, en });
  });

  it('sets no space before a percent sign and none where there is no unit', () => {
    expect(amount(d('1.87'), bilingual('%', '%')).en).toBe('1.87%');
    expect(amount(d('3'), bilingual('', '')).en).toBe('3');
    expect(amount(d('3'), bilingual('个百分点', 'percentage points')).en).toBe('3 percentage points');
  });

  it('never rounds what is short of the target up to 100 %', () => {
    expect(percentText(d('0.99999'))).toBe('99.9%');
    expect(percentText(d('1'))).toBe('100%');
    expect(percentText(d('1.00001'))).toBe('100%');
    expect(percentText(d('0.9143'))).toBe('91.4%');
  });

  it('tells a decline as a decline', () => {
    expect(growthText(d('-3.1'), 2)).toEqual({ zh: '下降3.1%', en: 'a decline of 3.1%' });
    expect(growthText(d('0'), 2)).toEqual({ zh: '增长0%', en: 'growth of 0%' });
  });
});

describe('periods in words', () => {
  it.each([
    ['2019-01-01', '2019-12-31', '2019年', '2019'],
    ['2019-01-01', '2019-05-31', '2019年1-5月', 'January to May 2019'],
    ['2019-05-01', '2019-05-31', '2019年5月', 'May 2019'],
    ['2018-01-01', '2020-12-31', '2018年至2020年', '2018 to 2020'],
    ['2018-07-01', '2019-03-31', '2018年7月至2019年3月', 'July 2018 to March 2019'],
    ['2018-07-02', '2019-03-31', '2018年7月2日至2019年3月31日', '2 July 2018 to 31 March 2019'],
    ['2019-06-30', '2019-06-30', '2019年6月30日', '30 June 2019'],
  ])('names %s to %s', (start, end, zh, en) => {
    expect(spanText({ start, end })).toEqual({ zh, en });
  });

  it('finds the preposition', () => {
    expect(dayOrSpan({ start: '2019-06-30', end: '2019-06-30' }).en).toBe('on 30 June 2019');
    expect(dayOrSpan({ start: '2019-01-01', end: '2019-12-31' }).en).toBe('in 2019');
  });

  it('lists years', () => {
    expect(yearsText([2018])).toEqual({ zh: '2018年', en: '2018' });
    expect(yearsText([2018, 2019, 2020])).toEqual({ zh: '2018、2019、2020年', en: '2018, 2019 and 2020' });
  });
});
