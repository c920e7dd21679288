import { regionCandidates } from '../../../src/feeds/mapping/region-candidates';
import { sampleLabels } from '../../../src/feeds/mapping/sample-labels';
import { unitCandidates } from '../../../src/feeds/mapping/unit-candidates';
import { UnknownLabels } from '../../../src/feeds/mapping/unknown-labels';
import { type DecidedLabel, saidOf, withMappings } from '../../../src/feeds/mapping/with-mappings';
import { inFeed, LONG, readAll, sourceOf, WIDE } from '../support/reading';
import { seedVocabulary, testVocabulary } from '../support/vocabulary';

const vocabulary = seedVocabulary();
const regionsFor = (name: string, within?: string) =>
  regionCandidates(name, { within }, vocabulary).map(({ code }) => code);
const unitsFor = (text: string) => unitCandidates(text, vocabulary).map(({ code }) => code);

describe('regions proposed for unknown names', () => {
  it.each([
    ['鹤壁市本级', '410600'],
    ['鹤璧市', '410600'],
    ['鹤壁合计', '410600'],
  ])('%s may be %s', (name, code) => {
    expect(regionsFor(name)[0]).toBe(code);
  });

  it('stays within the region of the feed', () => {
    expect(regionsFor('鹤壁市本级', '410000')).toEqual(['410600']);
    expect(regionsFor('鹤壁市本级', '620000')).toEqual([]);
  });

  it.each(['合计', '其他', '东部地区', '上年'])('says nothing of %s', (name) => {
    expect(regionsFor(name)).toEqual([]);
  });
});

describe('units proposed for unknown words', () => {
  it.each([
    ['亿元人民币', 'CNY_100M'],
    ['万 元', 'CNY_10K'],
    ['万元(人民币)', 'CNY_10K'],
    ['万人民币', 'CNY_10K'],
    ['单位：万平方米', 'SQM_10K'],
  ])('%s may be %s', (text, code) => {
    expect(unitsFor(text)).toEqual([code]);
  });

  it.each(['欧元', '日元', '万', '见注', ''])('says nothing of %s', (text) => {
    expect(unitsFor(text)).toEqual([]);
  });
});

describe('labels that a feed does not know', () => {
  const FILE = `指标,地区,时间,数值,单位
总产值,410600,2019,1,元
新产值,410600,2018,12.5,亿元
新产值,410600,2019,,亿元
新产值,410600,2019-05,13,亿元
未知数,某地,2019,1,元
总产值,410600,2020,1,斤
`;

  const unknownIn = async (text: string) => {
    const unknown = new UnknownLabels();
    for (const one of (await readAll(sourceOf(text), LONG)).problems) unknown.add(one);
    return unknown.list;
  };

  it('are gathered once each, by what they stand for', async () => {
    const found = (await unknownIn(FILE)).map(({ kind, label, figures, line }) => [
      kind,
      label,
      figures,
      line,
    ]);
    expect(found).toEqual([
      ['INDICATOR', '新产值', 3, 3],
      ['INDICATOR', '未知数', 1, 6],
      ['UNIT', '斤', 1, 7],
    ]);
  });

  it('come with figures in base units, with their regions and periods', async () => {
    const sampled = await sampleLabels(sourceOf(FILE), LONG, testVocabulary, await unknownIn(FILE));
    expect(sampled[0]).toMatchObject({
      ...{ label: '新产值', unit: 'CNY_100M' },
      samples: [
        { region: '410600', start: '2018-01-01', end: '2018-12-31', value: '1250000000' },
        { region: '410600', start: '2019-05-01', end: '2019-05-31', value: '1300000000' },
      ],
    });
    expect(sampled[1]?.samples).toEqual([]);
  });

  it('are found in tables of two axes as well, with and without a unit', async () => {
    const table = '指标,2018年,2019年\n甲,1,2\n乙(万元),3,4\n总产值(元),5,6\n';
    const feed = inFeed(WIDE, { unmapped: 'ignore-with-report' });
    const unknown = new UnknownLabels();
    for (const one of (await readAll(sourceOf(table), feed)).problems) unknown.add(one);
    const sampled = await sampleLabels(sourceOf(table), feed, testVocabulary, unknown.list);
    expect(
      sampled.map(({ label, figures, unit, samples }) => [label, figures, unit, samples[0]?.value]),
    ).toEqual([
      ['甲', 2, null, '1'],
      ['乙(万元)', 2, 'CNY_10K', '30000'],
    ]);
    expect(sampled.every(({ isPassedOver }) => isPassedOver)).toBe(true);
  });
});

describe('decisions laid over a definition', () => {
  const decided = (given: Partial<DecidedLabel>): DecidedLabel => ({
    ...{ kind: 'INDICATOR', label: '新产值', decision: 'ACCEPTED', code: 'output' },
    ...{ unit: null, cumulative: null, ...given },
  });

  it('make labels, regions and units readable', async () => {
    const feed = withMappings(LONG, [
      decided({ unit: 'CNY_10K' }),
      decided({ kind: 'REGION', label: '市本级', code: '410600' }),
      decided({ kind: 'UNIT', label: '圆', code: 'CNY' }),
      decided({ label: '不要的', decision: 'IGNORED', code: null }),
    ]);
    const text =
      '指标,地区,时间,数值,单位\n新产值,市本级,2019,7,\n总产值,市本级,2020,8,圆\n不要的,市本级,2020,8,元\n';
    const { rows, problems } = await readAll(sourceOf(text), feed);
    expect(rows.map(({ indicatorCode, regionCode, value }) => [indicatorCode, regionCode, value])).toEqual([
      ['output', '410600', '70000'],
      ['output', '410600', '8'],
    ]);
    expect(problems).toMatchObject([{ code: 'SET_ASIDE', about: '不要的', figures: 1, severity: 'INFO' }]);
  });

  it('never contradict what the definition says itself', () => {
    const feed = inFeed(LONG, { indicators: { 新产值: { code: 'patents' } } });
    expect(withMappings(feed, [decided({})]).indicators).toEqual({ 新产值: { code: 'patents' } });
    expect(saidOf(feed, 'INDICATOR', '新 产 值')).toBe('patents');
    expect(saidOf(feed, 'UNIT', '圆')).toBeNull();
  });
});

describe("a feed's own words for units", () => {
  it('count in the brackets of labels as well, and must be of the catalogue', async () => {
    const feed = inFeed(WIDE, { units: { 亿元人民币: 'CNY_100M' } });
    const { rows } = await readAll(sourceOf('指标,2019年\n总产值(亿元人民币),2\n'), feed);
    expect(rows).toMatchObject([{ indicatorCode: 'output', value: '200000000', unit: 'CNY_100M' }]);
    const wrong = inFeed(WIDE, { units: { 圆: 'NOTHING' } });
    const { problems } = await readAll(sourceOf('指标,2019年\n总产值(元),2\n'), wrong);
    expect(problems).toMatchObject([{ code: 'DEFINITION_MISMATCH' }]);
    expect(problems[0]?.messageEn).toContain('units.圆: unit NOTHING');
  });
});
