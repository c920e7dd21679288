import { type Api, openApi, statementsOf } from '../server/api';
import {
  insertFeed,
  insertFeedRun,
  insertIndicator,
  insertObservation,
  plantHebi,
} from '../support/factories';

const FIRST = '2019-03-01T00:00:00Z';
const CORRECTED = '2019-05-01T00:00:00Z';

const SERIES = `query S($regions: [String!]!, $indicators: [String!]!, $from: Period, $to: Period,
    $frequency: Frequency, $asKnownAt: DateTime) {
  series(regions: $regions, indicators: $indicators, from: $from, to: $to, frequency: $frequency,
      asKnownAt: $asKnownAt) {
    region { code } indicator { code }
    latest { period }
    points { period frequency value valueExact publishedText unit publishedUnit status missingReason yearOnYear
      publishedAt supersededAt revision isSynthetic clause document { slug } }
  }
}`;

describe('series in GraphQL', () => {
  let api: Api;
  const ask = (variables: Record<string, unknown> = {}) =>
    api.ask(SERIES, { variables: { regions: ['410600'], indicators: ['patents-granted'], ...variables } });
  const periods = async (variables: Record<string, unknown>) => {
    const { data, errors } = await ask(variables);
    expect(errors).toBeUndefined();
    return data.series[0].points.map((point: { period: string }) => point.period);
  };

  beforeAll(async () => {
    api = await openApi();
    const { db } = api;
    await plantHebi(db, 1);
    await insertIndicator(db, { code: 'growth', measure: 'GROWTH_RATE' });
    await insertObservation(db, { period: '2016', value: '0' });
    await insertObservation(db, { period: '2017', value: '80' });
    await insertObservation(db, { period: '2018', value: '90', supersededAt: CORRECTED, publishedAt: FIRST });
    await insertObservation(db, {
      ...{
        period: '2018',
        value: '92.50',
        publishedText: '92.50件',
        revision: 'REVISED',
        publishedAt: CORRECTED,
      },
      clause: '三、段2',
    });
    const missing = { value: null, missingReason: 'NOT_REPORTED', publishedText: '-', status: 'O' };
    await insertObservation(db, { period: '2019', ...missing, publishedAt: CORRECTED });
    const month = { frequency: 'MONTH', periodStart: '2018-03-01', periodEnd: '2018-03-31' };
    await insertObservation(db, { ...month, period: '2018-03', value: '7', isSynthetic: true });
    const toDate = { frequency: 'YEAR_TO_DATE', periodStart: '2018-01-01', periodEnd: '2018-05-31' };
    await insertObservation(db, { ...toDate, period: '2018-01/2018-05', value: '33' });
    await insertObservation(db, { indicatorCode: 'growth', period: '2017', value: '5' });
    await insertObservation(db, { indicatorCode: 'growth', period: '2018', value: '6' });
  });
  afterAll(() => api.close());

  it('gives exact values, printed text, unit, status and source of each point', async () => {
    const { data, errors } = await ask({ frequency: 'YEAR', from: '2018', to: '2018' });
    expect(errors).toBeUndefined();
    expect(data.series[0].points).toEqual([
      {
        ...{ period: '2018', frequency: 'YEAR', value: 92.5, valueExact: '92.50', publishedText: '92.50件' },
        ...{ unit: '件', publishedUnit: 'ITEM', status: 'A', missingReason: null, yearOnYear: 15.625 },
        ...{ publishedAt: '2019-05-01T00:00:00.000Z', supersededAt: null, revision: 'REVISED' },
        ...{ isSynthetic: false, clause: '三、段2', document: { slug: 'hebi-2018-24' } },
      },
    ]);
  });

  it('orders points by the end of their period and names the last that has a value', async () => {
    const { data } = await ask();
    expect(data.series[0].points.map((point: { period: string }) => point.period)).toEqual([
      ...['2016', '2017', '2018-03', '2018-01/2018-05', '2018', '2019'],
    ]);
    expect(data.series[0].latest).toEqual({ period: '2018' });
  });

  it('keeps a missing value missing, with its reason', async () => {
    const { data } = await ask({ from: '2019' });
    expect(data.series[0].points[0]).toMatchObject({
      ...{
        value: null,
        valueExact: null,
        missingReason: 'NOT_REPORTED',
        publishedText: '-',
        yearOnYear: null,
      },
    });
    expect(data.series[0].latest).toBeNull();
  });

  it('filters by frequency and by the end of the period', async () => {
    expect(await periods({ frequency: 'YEAR_TO_DATE' })).toEqual(['2018-01/2018-05']);
    expect(await periods({ from: '2018-03', to: '2018-05' })).toEqual(['2018-03', '2018-01/2018-05']);
    expect(await periods({ from: '2018-Q3', to: '2018' })).toEqual(['2018']);
    expect(await periods({ to: '2017' })).toEqual(['2016', '2017']);
  });

  it('answers with what had been published by a moment, to the very instant', async () => {
    const at = async (asKnownAt: string) => {
      const { data } = await ask({ asKnownAt, frequency: 'YEAR' });
      return data.series[0].points.map((p: { period: string; valueExact: string }) => [
        p.period,
        p.valueExact,
      ]);
    };
    expect(await at('2019-02-28T23:59:59Z')).toEqual([]);
    expect(await at('2019-04-30T23:59:59.999Z')).toContainEqual(['2018', '90']);
    expect(await at('2019-05-01T08:00:00+08:00')).toContainEqual(['2018', '92.50']);
    expect(await at('2019-04-30T23:59:59.999Z')).not.toContainEqual(['2019', null]);
  });

  it('compares with the year before, and only where that means something', async () => {
    const { data } = await ask({ indicators: ['patents-granted', 'growth'], frequency: 'YEAR' });
    const [patents, growth] = data.series.map((series: { points: { yearOnYear: number | null }[] }) =>
      series.points.map((point) => point.yearOnYear),
    );
    // 2017 has no comparison because 2016 is 0, 2019 none because it has no value.
    expect(patents).toEqual([null, null, 15.625, null]);
    expect(growth).toEqual([null, null]);
  });

  const points = async (selection: string, fragments = '') => {
    const { data, errors } = await api.ask(
      `{ series(regions: ["410600"], indicators: ["patents-granted"], frequency: YEAR, from: "2018", to: "2018") {
        points { ${selection} } } } ${fragments}`,
    );
    expect(errors).toBeUndefined();
    return data.series[0].points;
  };

  it('reads for a chart no more than the chart shows', async () => {
    const chart = 'period value valueExact unit status missingReason publishedAt frequency';
    const [point] = await points(chart);
    expect(point).toEqual({
      ...{ period: '2018', value: 92.5, valueExact: '92.50', unit: '件', status: 'A' },
      ...{ missingReason: null, publishedAt: '2019-05-01T00:00:00.000Z', frequency: 'YEAR' },
    });
    const read = (await statementsOf(api.db, () => points(chart))).find((sql) => sql.includes('observation'));
    expect(read).not.toContain('published_text');
    expect(read).not.toContain('clause');
  });

  it('reads what else is selected, whichever fragment it hides in', async () => {
    const spread = 'fragment Source on DataPoint { ...Text document { slug } }';
    const text = 'fragment Text on DataPoint { publishedText }';
    expect(await points('period ...Source', `${spread} ${text}`)).toEqual([
      { period: '2018', publishedText: '92.50件', document: { slug: 'hebi-2018-24' } },
    ]);
    expect(await points('... on DataPoint { alias: clause } ... { isSynthetic }')).toEqual([
      { alias: '三、段2', isSynthetic: false },
    ]);
    expect(await points('revisions { publishedText revision }')).toEqual([
      {
        revisions: [
          { publishedText: '90件', revision: 'NEW' },
          { publishedText: '92.50件', revision: 'REVISED' },
        ],
      },
    ]);
    expect(await points('...Change', 'fragment Change on DataPoint { yearOnYear }')).toEqual([
      { yearOnYear: 15.625 },
    ]);
  });

  it('gives one series per region and indicator, in the order asked for, in a fixed number of statements', async () => {
    const variables = {
      regions: ['410600', '410000'],
      indicators: ['tech-loans', 'growth', 'patents-granted'],
    };
    const { data } = await ask(variables);
    expect(
      data.series.map((s: { region: { code: string }; indicator: { code: string } }) => [
        s.region.code,
        s.indicator.code,
      ]),
    ).toEqual([
      ...[
        ['410600', 'tech-loans'],
        ['410600', 'growth'],
        ['410600', 'patents-granted'],
      ],
      ...[
        ['410000', 'tech-loans'],
        ['410000', 'growth'],
        ['410000', 'patents-granted'],
      ],
    ]);
    const one = await statementsOf(api.db, () => ask());
    const many = await statementsOf(api.db, () => ask(variables));
    expect(many.filter((sql) => sql.includes('from observation'))).toHaveLength(1);
    expect(many.length).toBeLessThanOrEqual(one.length);
  });

  it('lists every vintage of a point', async () => {
    const { data } =
      await api.ask(`{ series(regions: ["410600"], indicators: ["patents-granted"], from: "2018", to: "2018") {
      points { period revisions { valueExact publishedAt revision yearOnYear revisions { valueExact } } } } }`);
    const point = data.series[0].points.find((p: { period: string }) => p.period === '2018');
    expect(point.revisions).toEqual([
      {
        ...{ valueExact: '90', publishedAt: '2019-03-01T00:00:00.000Z', revision: 'NEW', yearOnYear: null },
        revisions: [{ valueExact: '90' }, { valueExact: '92.50' }],
      },
      {
        ...{
          valueExact: '92.50',
          publishedAt: '2019-05-01T00:00:00.000Z',
          revision: 'REVISED',
          yearOnYear: null,
        },
        revisions: [{ valueExact: '90' }, { valueExact: '92.50' }],
      },
    ]);
  });

  it('names a region or an indicator that does not exist, in both languages', async () => {
    const region = await ask({ regions: ['410600', '999999'] });
    expect(region.data).toBeNull();
    expect(region.errors[0].extensions).toEqual({
      ...{ code: 'UNKNOWN_REGION', retryable: false },
      ...{ messageZh: '没有行政区划代码 999999', messageEn: 'No region with code 999999' },
    });
    const indicator = await ask({ indicators: ['gdp'] });
    expect(indicator.errors[0].extensions.code).toBe('UNKNOWN_INDICATOR');
  });

  it('refuses more series than anybody can look at', async () => {
    const { errors } = await api.ask(
      'query Q($regions: [String!]!) { series(regions: $regions, indicators: ["growth"]) { region { code } } }',
      { variables: { regions: Array(1001).fill('410600') } },
    );
    expect(errors[0].extensions).toMatchObject({
      code: 'QUERY_TOO_COMPLEX',
      messageEn: 'The query is too large: series is 1001, the limit is 1000',
    });
  });

  it('shows the run that brought a figure in to officers, and the refusal to everybody else', async () => {
    await insertFeed(api.db);
    const run = await insertFeedRun(api.db);
    await insertObservation(api.db, { period: '2012', value: '1', feedRunId: run.id });
    const query = `{ series(regions: ["410600"], indicators: ["patents-granted"], to: "2012") {
      points { period feedRun { status } } } }`;
    const anonymous = await api.ask(query);
    expect(anonymous.data.series[0].points).toEqual([{ period: '2012', feedRun: null }]);
    expect(anonymous.errors[0]).toMatchObject({
      ...{ path: ['series', 0, 'points', 0, 'feedRun'], extensions: { code: 'NOT_SIGNED_IN' } },
    });
    const officer = await api.ask(query, { key: await api.keyOf('DATA_OFFICER') });
    expect(officer.data.series[0].points).toEqual([{ period: '2012', feedRun: { status: 'PUBLISHED' } }]);
  });
});
