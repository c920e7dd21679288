import { checkFeedDefinition } from '../../src/feeds/check-definition';
import { readFeedDefinition } from '../../src/feeds/read-definition';
import { definitionOf, inFeed, LONG, readAll, sourceOf, WIDE } from './support/reading';
import { testVocabulary } from './support/vocabulary';

const MINIMAL = 'slug: one\nnameZh: 一\nnameEn: one\nformat: csv\n';
const mistakes = (yaml: string) =>
  readFeedDefinition(yaml).mistakes.map(({ line, field }) => `${line} ${field}`);

describe('the definition of a feed', () => {
  it('fills in what most feeds leave out, the careful choice each time', () => {
    expect(definitionOf(MINIMAL)).toMatchObject({
      layout: 'auto',
      onReject: 'refuse',
      unmapped: 'reject',
      publishedAt: 'received',
      synthetic: false,
      blanksRetract: false,
      placeholders: [],
      indicators: {},
      regions: { aliases: {}, ignore: [], prefer: [] },
      periods: { dottedMonth: 'refuse', defaultYear: 'none' },
    });
  });

  it('takes a code alone for an indicator, and one header alone for a column', () => {
    const feed = definitionOf(`${MINIMAL}layout: long
region: "410600"
indicators: { 甲: patents, 乙: { code: output, unit: 万元 } }
indicator: patents
columns: { period: 时间, value: [数值, 值] }
`);
    expect(feed.indicators).toEqual({ 甲: { code: 'patents' }, 乙: { code: 'output', unit: '万元' } });
    expect(feed.indicator).toEqual({ code: 'patents' });
    expect(feed.columns).toEqual({ period: ['时间'], value: ['数值', '值'] });
  });

  it('survives being stored as JSON', () => {
    for (const feed of [LONG, WIDE]) expect(JSON.parse(JSON.stringify(feed))).toEqual(feed);
  });

  it.each([
    ['an unknown key', `${MINIMAL}colour: red\n`, ['1 ']],
    ['an unknown key inside', `${MINIMAL}periods:\n  dottedMonth: refuse\n  month: 1\n`, ['6 periods']],
    ['a missing name', 'slug: one\nnameZh: 一\nformat: csv\n', ['1 nameEn']],
    ['a slug with capitals', `${MINIMAL.replace('one', 'One')}`, ['1 slug']],
    ['a format that is not read', MINIMAL.replace('csv', 'ods'), ['4 format']],
    [
      'a reason that does not exist',
      `${MINIMAL}placeholders:\n  - { text: "", reason: LOST }\n`,
      ['6 placeholders.0.reason'],
    ],
    ['a status that does not exist', `${MINIMAL}statuses: { 初步: X }\n`, ['5 statuses.初步']],
    ['a number for a region code', `${MINIMAL}region: 410600\n`, ['5 region']],
    ['a schedule that is no cron pattern', `${MINIMAL}schedule: daily\n`, ['5 schedule']],
    [
      'columns of a table that has none',
      `${MINIMAL}columns: { region: a, indicator: b, period: c, value: d }\n`,
      ['5 columns'],
    ],
    ['a long table without columns', `${MINIMAL}layout: long\n`, ['1 columns']],
    [
      'a long table without region',
      `${MINIMAL}layout: long\ncolumns: { indicator: b, period: c, value: d }\n`,
      ['6 columns.region'],
    ],
    [
      'a long table without indicator',
      `${MINIMAL}layout: long\ncolumns: { region: b, period: c, value: d }\n`,
      ['6 columns.indicator'],
    ],
    ['a publication date from no column', `${MINIMAL}publishedAt: column\n`, ['5 publishedAt']],
    ['a key twice', `${MINIMAL}slug: two\n`, ['5 ']],
    ['broken YAML', 'slug: [one\nnameZh: 一\n', ['2 ']],
    ['nothing', '', ['1 ']],
  ])('with %s is refused with line and field', (_, yaml, expected) => {
    expect(mistakes(yaml)).toEqual(expected);
  });

  it('says what is wrong in Chinese and in English', () => {
    for (const yaml of [
      `${MINIMAL}colour: red\n`,
      `${MINIMAL}layout: long\n`,
      'a: [',
      `${MINIMAL}region: 1\n`,
    ]) {
      for (const { messageZh, messageEn } of readFeedDefinition(yaml).mistakes) {
        expect(messageZh).toMatch(/\p{Script=Han}/u);
        expect(messageEn).toMatch(/^[\x20-\x7e]+$/);
      }
    }
  });
});

describe('a definition against the catalogue', () => {
  const detail = (changes: Parameters<typeof inFeed>[1]) =>
    checkFeedDefinition(inFeed(WIDE, changes), testVocabulary).map(({ messageEn }) =>
      messageEn.split(': ').slice(1).join(': '),
    );

  it.each<[Parameters<typeof inFeed>[1], string[]]>([
    [{}, []],
    [{ indicators: { 甲: { code: 'nothing' } } }, ['indicators.甲: indicator nothing']],
    [
      { indicators: { 甲: { code: 'patents', measure: 'STOCK' } } },
      ['indicators.甲: measure STOCK ≠ FLOW (patents)'],
    ],
    [{ indicators: { 甲: { code: 'patents', unit: '斗' } } }, ['indicators.甲: unit 斗']],
    [{ indicators: { 甲: { code: 'patents', unit: '万元' } } }, ['indicators.甲: unit 万元 ≠ ITEM']],
    [{ indicator: { code: 'nothing' } }, ['indicator: indicator nothing']],
    [{ unit: '斗' }, ['unit: unit 斗']],
    [{ region: '999999' }, ['region: region 999999']],
    [
      { regions: { ...WIDE.regions, within: '999999', aliases: { 甲: '999998' } } },
      ['regions.within: region 999999', 'regions.aliases.甲: region 999998'],
    ],
  ])('%j has the faults %j', (changes, faults) => {
    expect(detail(changes)).toEqual(faults);
  });

  it('that does not fit refuses every file before it is read', async () => {
    let opened = false;
    const source = async function* () {
      opened = true;
      yield* sourceOf('指标,2019年\n')();
    };
    const outcome = await readAll(source, inFeed(WIDE, { region: '999999' }));
    expect(outcome.problems).toMatchObject([{ code: 'DEFINITION_MISMATCH', severity: 'FATAL' }]);
    expect(opened).toBe(false);
  });
});
