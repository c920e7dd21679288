import {
  type HistoryEvidence,
  indicatorCandidates,
  type LabelEvidence,
  PROPOSAL_BAR,
} from '../../../src/feeds/mapping/indicator-candidates';
import { meaningOf } from '../../../src/feeds/mapping/label-meaning';
import { createVocabulary } from '../../../src/feeds/vocabulary';
import { seedVocabulary } from '../support/vocabulary';

const vocabulary = seedVocabulary();
const candidates = (label: string, more: Partial<LabelEvidence> = {}) =>
  indicatorCandidates({ label, ...more }, vocabulary);
const best = (label: string, more?: Partial<LabelEvidence>) => candidates(label, more)[0]?.code ?? null;
const unit = (code: string) => vocabulary.unitByCodeOrAlias(code);

describe('indicators proposed for unknown labels', () => {
  it.each([
    ['地区生产总值（亿元）', 'gdp'],
    ['地区生产总值_累计值', 'gdp'],
    ['全市GDP(万元)', 'gdp'],
    ['生产总值(现价)', 'gdp'],
    ['其中：第一产业增加值（亿元）', 'value-added-primary'],
    ['（三）第三产业增加值', 'value-added-tertiary'],
    ['人均GDP(元)', 'gdp-per-capita'],
    ['一、规模以上工业增加值', 'above-scale-industrial-value-added'],
    ['规上工业增加值增速', 'above-scale-value-added-growth'],
    ['规模以上工业增加值同比增长(%)', 'above-scale-value-added-growth'],
    ['规上工业企业利润总额', 'above-scale-profits'],
    ['专利授权数量(件)', 'patents-granted'],
    ['国内专利授权数', 'patents-granted'],
    ['专利申请受理量', 'patent-applications'],
    ['发明专利申请受理量', 'invention-patent-applications'],
    ['研究与试验发展(R&D)经费支出占GDP的比例', 'rnd-share-gdp'],
    ['全社会R&D经费占地区生产总值比重', 'rnd-share-gdp'],
    ['年末常住人口(万人)', 'resident-population'],
    ['高新技术企业（家）', 'high-tech-enterprises'],
    ['高新技术企业数量', 'high-tech-enterprises'],
    ['新认定高新技术企业数', 'high-tech-enterprises-new'],
    ['国家级科技型中小企业数', 'tech-smes'],
    ['技术合同成交金额（万元）', 'tech-contract-value'],
    ['房地产开发投资_累计值', 'real-estate-investment'],
    ['房地产住宅投资(亿元)', 'real-estate-investment-residential'],
    ['房屋施工面积(万平方米)', 'floor-space-under-construction'],
    ['商品房销售面积_累计值(万平方米)', 'commercial-housing-sold'],
    ['出口总额(万美元)', 'exports'],
    ['进口总额', 'imports'],
    ['居民消费价格指数（上年同月=100）', 'cpi'],
    ['食品烟酒类居民消费价格指数', 'cpi-food-tobacco-liquor'],
    ['发电量(亿千瓦时)', 'electricity-generation'],
    ['水泥产量_累计值', 'cement-output'],
    ['原煤产量（万吨）', 'raw-coal-output'],
    ['科技企业孵化器', 'incubators'],
    ['在孵企业', 'incubated-enterprises'],
    ['科技特派员数', 'tech-commissioners'],
    ['直接融资规模(亿元)', 'direct-financing'],
    ['社会消费品零售总额(亿元)', 'retail-sales'],
    ['地方一般公共预算收入', 'local-budget-revenue'],
    ['实际使用外资(1-5月)', 'foreign-capital-used'],
    ['月末金融机构存款余额', 'deposits'],
  ])('knows %s again as %s', (label, code) => {
    expect(best(label)).toBe(code);
  });

  it.each([
    ...['合计', '备注', '其他', '天气', '平均气温', '随便什么', '首都功能核心区', '甲', 'x', ''],
    ...['粮食产量', '户籍人口性别比', '商品零售价格指数(上年=100)', 'Unemployment rate', '图书馆藏书'],
    ...['第二产业增加值占GDP比重', '人均公园绿地面积', '医院床位数(张)', '平均每头出栏重量', '注册护士'],
  ])('proposes nothing for %s', (label) => {
    expect(candidates(label)).toEqual([]);
  });

  it('reads English labels as well', () => {
    const english = createVocabulary({
      ...vocabulary.entries,
      indicators: [
        { code: 'gdp', unitCode: 'CNY', measure: 'FLOW', labels: ['Gross domestic product'] },
        {
          code: 'per-head',
          unitCode: 'CNY',
          measure: 'RATIO',
          labels: ['Gross domestic product per capita'],
        },
        { code: 'patents', unitCode: 'ITEM', measure: 'FLOW', labels: ['Patents granted'] },
      ],
    });
    const read = (label: string) => indicatorCandidates({ label }, english)[0]?.code;
    expect(['Total GDP', 'GDP per capita', 'Number of patents granted', 'Rainfall'].map(read)).toEqual([
      ...['gdp', 'per-head', 'patents', undefined],
    ]);
  });

  it('lets no unit of another kind through', () => {
    expect(best('地区生产总值')).toBe('gdp');
    expect(best('地区生产总值(件)')).toBeNull();
    expect(best('地区生产总值', { unit: unit('ITEM') })).toBeNull();
    const [found] = candidates('地区生产总值', { unit: unit('CNY_10K') });
    expect(found?.reasons.map(({ zh }) => zh).join()).toContain('单位“万元”可换算为 CNY');
  });

  it('tells levels from growth rates and indices', () => {
    expect(best('水泥产量')).toBe('cement-output');
    expect(best('水泥产量增长率')).toBe('cement-output-growth');
    expect(best('地区生产总值指数(上年=100)')).toBe('gdp-index');
    const [{ score = 1 } = {}] = candidates('居民消费价格指数(上年=100)');
    const [{ score: sameBase = 0 } = {}] = candidates('居民消费价格指数(上年同月=100)');
    expect(score).toBeLessThan(sameBase);
  });

  const history = (given: Partial<HistoryEvidence>): HistoryEvidence => ({
    ...{ code: 'gdp', compared: 4, equal: 0, digits: 0, near: 0, magnitude: 0, ...given },
  });

  it('takes equal figures for near-proof, whatever the name', () => {
    expect(best('甲')).toBeNull();
    const equal = history({ equal: 4, near: 4, digits: 24 });
    const [found] = candidates('甲', { history: [equal], unit: unit('CNY_100M') });
    expect(found).toMatchObject({ code: 'gdp' });
    expect(found?.score).toBeGreaterThan(0.85);
    expect(found?.reasons.at(-1)).toEqual({
      zh: '4/4 个数值与已公布的相同',
      en: '4 of 4 figures equal what is published',
    });
  });

  it('takes small figures that happen to be equal for nothing', () => {
    expect(best('甲', { history: [history({ equal: 4, near: 4, digits: 4 })] })).toBeNull();
  });

  it('doubts a name whose figures are of another order', () => {
    const gdpIn = (more: Partial<LabelEvidence>) =>
      candidates('地区生产总值总量', more).find(({ code }) => code === 'gdp');
    const sure = gdpIn({});
    const doubted = gdpIn({ history: [history({ magnitude: 4 })] });
    expect(doubted?.score ?? 0).toBeLessThan((sure?.score ?? 0) - 0.2);
  });

  it('follows other feeds that know the label, and looks around', () => {
    const elsewhere = new Map([['exports', ['customs']]]);
    expect(candidates('外贸出口', { elsewhere })[0]).toMatchObject({ code: 'exports', score: 0.95 });
    const alone = candidates('生活用品类居民消费价格指数')[0];
    const among = candidates('生活用品类居民消费价格指数', { neighbours: ['cpi', 'cpi-clothing'] })[0];
    expect(among?.score ?? 0).toBeGreaterThan(alone?.score ?? 1);
  });

  it('never goes below its own bar, and sorts by likelihood', () => {
    for (const { score } of candidates('高新技术企业')) expect(score).toBeGreaterThanOrEqual(PROPOSAL_BAR);
    const scores = candidates('高新技术企业').map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(scores.length).toBeGreaterThan(1);
  });
});

describe('what a label says beside its name', () => {
  it.each([
    ['（一）规上工业增加值_累计增长(%)', { name: '规模以上工业增加值', isGrowth: true, isCumulative: true }],
    ['居民消费价格指数(上年同月=100)', { isIndex: true, base: '上年同月=100' }],
    ['地区生产总值(亿元)①', { name: '生产总值', isGrowth: false, base: null }],
    ['GDP per capita', { name: 'gross domestic product per capita' }],
  ])('%s', (label, meaning) => {
    expect(meaningOf(label, vocabulary)).toMatchObject(meaning);
  });
});
