import { join } from 'node:path';
import { loadCatalogue } from '../../src/services/catalogue/load-catalogue';
import { readCatalogue } from '../../src/services/catalogue/read-catalogue';
import { loadDemo } from '../../src/services/demo/load-demo';
import { type Api, NOW, openApi } from '../server/api';

const SEEDS = join(__dirname, '../../seeds');
const LOADING_MS = 60_000;

describe('what a series counts', () => {
  let api: Api;
  beforeAll(async () => {
    api = await openApi();
    await loadCatalogue(api.db, await readCatalogue(SEEDS), NOW);
    await loadDemo(api.db);
  }, LOADING_MS);
  afterAll(() => api.close());

  const ask = async (query: string) => {
    const { data, errors } = await api.ask(query);
    expect(errors).toBeUndefined();
    return data;
  };

  it('is what a ranking counts: a level on its day, a flow over its period', async () => {
    const counties = '["410602", "410603", "410611", "410621", "410622"]';
    const counted = async (indicator: string, more: string) =>
      (
        await ask(`{ series(regions: ${counties}, indicators: ["${indicator}"], ${more}) {
          region { code } counted${more.includes('YEAR') ? '(frequency: YEAR)' : ''} { start end valueExact isSynthetic parts { source } } } }`)
      ).series as {
        region: { code: string };
        counted: { start: string; end: string; valueExact: string }[];
      }[];
    const ranked = async (indicator: string, more: string) => {
      const { indicatorRanking } = await ask(`{ indicatorRanking(indicator: "${indicator}", level: COUNTY,
        within: "410600", ${more}) { nodes { value region { code } } } }`);
      const nodes = indicatorRanking.nodes as { value: string; region: { code: string } }[];
      return new Map(nodes.map(({ value, region }) => [region.code, value]));
    };
    const levels = await counted('high-tech-enterprises', 'from: "2018", to: "2019"');
    expect(levels[0]?.counted.map(({ start, end }) => [start, end])).toEqual(
      ['2018-03-31', '2018-06-30', '2018-09-30', '2018-12-31', '2019-03-31', '2019-06-30'].map((day) => [
        day,
        day,
      ]),
    );
    const onTheDay = await ranked('high-tech-enterprises', 'asOf: "2019-03-31"');
    for (const { region, counted: figures } of levels) {
      expect(figures.at(-2)).toMatchObject({
        ...{ end: '2019-03-31', valueExact: onTheDay.get(region.code), isSynthetic: true, parts: [] },
      });
    }
    const flows = await counted('high-tech-enterprises-new', 'frequency: YEAR');
    const inTheYear = await ranked('high-tech-enterprises-new', 'period: "2018"');
    for (const { region, counted: figures } of flows) {
      expect(figures.at(-1)).toMatchObject({
        ...{ start: '2018-01-01', end: '2018-12-31', valueExact: inTheYear.get(region.code) },
      });
    }
    const { series } = await ask('{ series(regions: ["410600"], indicators: ["gdp"]) { counted { end } } }');
    expect(series[0].counted).toEqual([]);
  });

  it('is counted for so many series only', async () => {
    const many = JSON.stringify(Array.from({ length: 61 }, () => '410600'));
    const { errors } = await api.ask(
      `{ series(regions: ${many}, indicators: ["makerspaces"]) { counted { end } } }`,
    );
    expect(errors?.[0].extensions.code).toBe('QUERY_TOO_COMPLEX');
  });
});
