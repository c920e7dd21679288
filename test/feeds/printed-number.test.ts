import { codesOf, definitionOf, readAll, seedFeed, sourceOf } from './support/reading';
import { seedVocabulary } from './support/vocabulary';

const HEADER =
  '地区代码,指标代码,报告期,数值,单位代码,状态代码,缺值原因代码,原文数值,原文单位代码,发布时间,合成数据';
const feed = { ...seedFeed('kejin-workbook'), sheet: undefined };
const read = (...rows: string[]) => readAll(sourceOf([HEADER, ...rows].join('\n')), feed, seedVocabulary());
const AT = '2024-01-31T16:00:00.123456Z';

describe('a number beside what was printed', () => {
  it('keeps both, with the instant of publication and the reason of a gap', async () => {
    const { rows, problems } = await read(
      `410600,gdp,2023,4290000000,CNY,P,,42.90,CNY_100M,${AT},否`,
      `410600,gdp,2022,,CNY,Q,CONFIDENTIAL,'-,CNY_100M,${AT},否`,
      `410600,gdp,2021,5,CNY,A,,,CNY_100M,2024-02-01,否`,
      `410600,gdp,2020,174400000000,CNY,A,,174400,CNY,${AT},否`,
    );
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      { value: '4290000000', published: '42.90', unit: 'CNY_100M', status: 'P', publishedOn: AT },
      { value: null, missingReason: 'CONFIDENTIAL', published: '-', unit: 'CNY_100M', status: 'Q' },
      { value: '5', published: '5', unit: 'CNY', publishedOn: '2024-02-01' },
      { value: '174400000000', published: '174400', unit: 'CNY' },
    ]);
  });

  it.each([
    ['a value that was changed without the printed one', '43', '42.9', 'CNY', '', 'PRINT_MISMATCH'],
    ['nothing beside something', '0', '42.9', 'CNY', '', 'PRINT_MISMATCH'],
    ['a value and a reason why there is none', '43', '43', 'CNY', 'UNKNOWN', 'VALUE_WITH_REASON'],
    ['a reason that nobody knows', '', '', 'CNY', '忘了', 'UNKNOWN_REASON'],
    ['a blank without a reason', '', '', 'CNY', '', 'EMPTY_VALUE'],
    ['a printed unit that nobody knows', '43', '43', 'XX', '', 'UNKNOWN_UNIT'],
  ])('refuses %s', async (_, value, printed, unit, reason, code) => {
    const outcome = await read(`410600,gdp,2023,${value},CNY,,${reason},${printed},${unit},${AT},否`);
    expect([codesOf(outcome), outcome.rows]).toEqual([[`${code} 2`], []]);
  });

  it.each(['2024-01-31T25:00:00Z', '2024-02-30T00:00:00Z', '2024-01-31T', 'T00:00:00Z'])(
    'refuses the instant %s',
    async (instant) => {
      const outcome = await read(`410600,gdp,2023,1,CNY,,,1,CNY,${instant},否`);
      expect(codesOf(outcome)).toEqual(['BAD_DATE 2']);
    },
  );

  it('passes over what is marked as made up, and asks for the mark', async () => {
    const outcome = await read(
      `410600,gdp,2023,1,CNY,,,1,CNY,${AT},是`,
      `410600,gdp,2022,1,CNY,,,1,CNY,${AT},否`,
    );
    expect([outcome.rows.length, outcome.ignored, codesOf(outcome)]).toEqual([1, 1, ['IGNORED_CODE 2']]);
    const without = [HEADER.replace(',合成数据', ''), `410600,gdp,2023,1,CNY,,,1,CNY,${AT}`].join('\n');
    expect(codesOf(await readAll(sourceOf(without), feed, seedVocabulary()))).toEqual(['MISSING_COLUMN 1']);
  });

  it('is asked for conditions only where rows have columns', () => {
    expect(() => definitionOf('slug: a\nnameZh: a\nnameEn: a\nformat: csv\nwhere: { 甲: 乙 }')).toThrow(
      'long',
    );
  });
});
