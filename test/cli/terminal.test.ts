import { amountText } from '../../src/cli/amounts';
import { displayWidth } from '../../src/cli/display-width';
import { languageOf } from '../../src/cli/language';
import { progressTables } from '../../src/cli/progress-table';
import { wrapText } from '../../src/cli/wrap-text';
import type { ProgressReport, TargetLine } from '../../src/services/progress/report';

const CNY = { code: 'CNY', zh: '元', en: 'yuan' };
const ITEM = { code: 'ITEM', zh: '件', en: 'items' };
const PERCENT = { code: 'PERCENT', zh: '%', en: 'percent' };

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
const plain = (text: string) => text.replace(/\u001b\[\d+m/g, '');

const line = (given: Partial<TargetLine>): TargetLine => ({
  ...{
    key: 'k',
    nameZh: '专利授权量',
    nameEn: 'Patents granted',
    basis: 'PERIOD_TOTAL',
    comparator: 'AT_LEAST',
  },
  ...{ value: '800', unitCode: 'ITEM', unitZh: '件', unitEn: 'items' },
  ...{ actual: '782', attainment: 0.9775, status: 'MISSED', synthetic: false },
  ...given,
});

const report = (...targets: TargetLine[]): ProgressReport => ({
  asOf: '2019-06-30',
  plans: [
    {
      ...{ slug: 'hebi', titleZh: '鹤壁方案', titleEn: 'Hebi plan' },
      stages: [
        { nameZh: '第一阶段', nameEn: 'First stage', startsOn: '2018-01-01', endsOn: '2018-12-31', targets },
      ],
    },
  ],
});

describe('amounts in the terminal', () => {
  it.each([
    ['80000000', CNY, '8,000万元', '¥80 m'],
    ['16127000000', CNY, '161.27亿元', '¥16.13 bn'],
    ['950.5', CNY, '950.5元', '¥950.5'],
    ['-120000', CNY, '-12万元', '¥-120,000'],
    ['22460', ITEM, '22,460', '22,460'],
    ['1.005', PERCENT, '1.01%', '1.01%'],
    ['0', ITEM, '0', '0'],
  ])('shows %s as people write it', (text, unit, zh, en) => {
    expect(amountText(text, unit, 'zh')).toBe(zh);
    expect(amountText(text, unit, 'en')).toBe(en);
  });
});

describe('the table of progress', () => {
  it('shows actual, target, attainment and status in either language', () => {
    const zh = plain(progressTables(report(line({})), 'zh'));
    expect(zh).toMatch(/专利授权量\s+│\s+782 │\s+≥ 800 │\s+97\.8% │ ✖ 未达成/);
    expect(zh).toContain('截至 2019-06-30');
    expect(zh).not.toContain('合成');
    const en = plain(progressTables(report(line({})), 'en'));
    expect(en).toMatch(/Patents granted\s+│\s+782 │\s+≥ 800 │\s+97\.8% │ ✖ missed/);
    expect(en).toContain('First stage  2018-01-01 – 2018-12-31');
  });

  it('keeps a gap a gap, and says so where demonstration data is in it', () => {
    const gap = line({ value: null, actual: null, attainment: null, status: 'NO_DATA' });
    expect(plain(progressTables(report(gap), 'en'))).toMatch(/│\s+– │\s+\? │\s+│ · no data/);
    const demo = plain(progressTables(report(line({ synthetic: true })), 'en'));
    expect(demo).toContain('782 *');
    expect(demo).toContain('* rests on synthetic demonstration data');
  });

  it('shows a milestone as done or not, without numbers', () => {
    const done = line({ basis: 'MILESTONE', value: '1', actual: '1', attainment: 1, status: 'MET' });
    expect(plain(progressTables(report(done), 'en'))).toMatch(/│\s+done │\s+done │\s+│ ✔ met/);
  });

  it('has rows of one width, whatever the script', () => {
    const long = line({
      nameZh: '高新技术产业、战略性新兴产业增加值占工业增加值的比重达到百分之五十左右的目标',
    });
    const rows = plain(progressTables(report(line({}), long), 'zh'))
      .split('\n')
      .filter((row) => /^[│├┌└]/.test(row));
    expect(new Set(rows.map(displayWidth)).size).toBe(1);
  });
});

describe('text in columns', () => {
  it('breaks Chinese anywhere and English between words', () => {
    expect(wrapText('国家科技型中小企业', 8)).toBe('国家科技\n型中小企\n业');
    expect(wrapText('Loans to small enterprises', 10)).toBe('Loans to\nsmall\nenterprises');
    expect(wrapText('R&D投入', 20)).toBe('R&D投入');
  });

  it('speaks Chinese in a Chinese locale, or when told to', () => {
    expect(languageOf(undefined, 'zh_CN.UTF-8')).toBe('zh');
    expect(languageOf('en', 'zh_CN.UTF-8')).toBe('en');
    expect(languageOf(undefined, undefined)).toBe('en');
  });
});
