import { sourceOf } from '../../support/reading';
import { figuresOf, HARVEST, readSdmx, sdmxFeed, spotIn } from '../../support/sdmx';

const FEED = sdmxFeed(HARVEST);
const coded = (id: string, ...codes: (string | null)[]) => ({
  id,
  values: codes.map((code) => (code === null ? null : { id: code, name: `name of ${code}` })),
});

const STRUCTURE = {
  dimensions: {
    dataSet: [coded('FREQ', 'A')],
    series: [coded('CROP', 'RICE', 'WHEAT'), coded('REF_AREA', '410600', '620921')],
    observation: [coded('TIME_PERIOD', '2024', '2025')],
  },
  measures: { observation: [{ id: 'AREA_SOWN' }, { id: 'OBS_VALUE' }] },
  attributes: {
    dataSet: [coded('UNIT_MEASURE', 'KGM'), { id: 'CONTACT' }],
    dimensionGroup: [{ id: 'NOTE' }, coded('UNIT_MULT', '3', '6')],
    series: [{ id: 'TITLE' }],
    observation: [coded('OBS_STATUS', null, 'A', 'P'), { id: 'COMMENT' }],
  },
};
const message = (dataSet: object, structure: object = STRUCTURE) =>
  JSON.stringify({
    $schema: 'x',
    meta: { prepared: '2026-03-01T10:00:00Z' },
    data: { structures: [structure], dataSets: [{ structure: 0, ...dataSet }] },
  });

const DATA_SET = {
  action: 'Merge',
  validFrom: '2026-02-03T15:00:16.000+01:00',
  attributes: [0, ['a@x.cn', 'b@x.cn']],
  dimensionGroupAttributes: { ':0:0:': [{ en: 'rice here', zh: '本地稻谷' }, 0], ':1::1': [null, 1] },
  series: {
    '0:0': { attributes: ['t'], observations: { '0': [7, 12.5, 2, 'late'], '1': [7, null, 1] } },
    '1:1': { attributes: [], observations: { '0': [7, '3.10', 0], '1': [7, 2] } },
  },
};

describe('a message in SDMX-JSON', () => {
  it('gives each figure what holds for its data set, its groups, its series and itself', async () => {
    const figures = await figuresOf(sourceOf(message(DATA_SET)), FEED);
    expect(figures).toHaveLength(4);
    expect(figures[0]).toEqual({
      line: 1,
      path: 'A.RICE.410600',
      publishedOn: '2026-02-03',
      value: '12.5',
      components: {
        FREQ: { code: 'A', name: 'name of A' },
        UNIT_MEASURE: { code: 'KGM', name: 'name of KGM' },
        CONTACT: { code: 'a@x.cn;b@x.cn' },
        CROP: { code: 'RICE', name: 'name of RICE' },
        REF_AREA: { code: '410600', name: 'name of 410600' },
        TITLE: { code: 't' },
        TIME_PERIOD: { code: '2024', name: 'name of 2024' },
        OBS_STATUS: { code: 'P', name: 'name of P' },
        COMMENT: { code: 'late' },
        NOTE: { code: '本地稻谷' },
        UNIT_MULT: { code: '3', name: 'name of 3' },
      },
    });
  });

  it('reads the measure that the feed means, with its multiplier, status and missing values', async () => {
    const { rows, problems } = await readSdmx(sourceOf(message(DATA_SET)), FEED);
    expect(problems).toEqual([]);
    expect(spotIn(rows, 'rice 410600 2024')).toEqual(['12.5', '12.5', 'KG', 'P', 1]);
    expect(spotIn(rows, 'rice 410600 2025')).toEqual(['NOT_PUBLISHED', '', 'KG', 'O', 2]);
    expect(spotIn(rows, 'wheat 620921 2024')).toEqual(['0.0031', '3.10', 'KG', 'A', 3]);
    expect(spotIn(rows, 'wheat 620921 2025')).toEqual(['2000', '2', 'KG', 'A', 4]);
    const other = sdmxFeed('message: { indicator: [CROP], value: AREA_SOWN }');
    expect((await figuresOf(sourceOf(message(DATA_SET)), other)).map(({ value }) => value)).toEqual([
      '7',
      '7',
      '7',
      '7',
    ]);
  });

  it('keeps every digit, and writes out exponents', async () => {
    const text = message(DATA_SET).replace('12.5', '35371.280').replace('[7,2]', '[7,1.5e3]');
    const figures = await figuresOf(sourceOf(text), FEED);
    expect(figures.map(({ value }) => value)).toEqual(['35371.280', null, '3.10', '1500']);
  });

  it('takes back what a data set deletes', async () => {
    const { rows } = await readSdmx(
      sourceOf(message({ action: 'Delete', series: { '0:0': { observations: { '1': [] } } } })),
      FEED,
    );
    expect(rows).toMatchObject([{ retracts: true, missingReason: 'WITHDRAWN', regionCode: '410600' }]);
  });

  it('will not take back whatever a key with gaps fits', async () => {
    const { problems } = await readSdmx(
      sourceOf(message({ action: 'Delete', series: { ':0': { observations: { '1': [] } } } })),
      FEED,
    );
    expect(problems).toMatchObject([{ code: 'WILDCARD_DELETE' }]);
  });

  it('reads observations without series over the dimensions of both', async () => {
    const { rows } = await readSdmx(
      sourceOf(message({ attributes: [0], observations: { '0:1:0': [null, 5], '1:0:1': [null, 6] } })),
      FEED,
    );
    expect(
      rows.map(({ indicatorCode, regionCode, value }) => `${indicatorCode} ${regionCode} ${value}`),
    ).toEqual(['rice 620921 0.005', 'wheat 410600 0.006']);
  });

  it('is published when its data set says, or else its header', async () => {
    const feed = sdmxFeed(`publishedAt: column\n${HARVEST}`);
    const daysOf = async (text: string) =>
      (await readSdmx(sourceOf(text), feed)).rows.map(({ publishedOn }) => publishedOn);
    expect(new Set(await daysOf(message(DATA_SET)))).toEqual(new Set(['2026-02-03']));
    expect(new Set(await daysOf(message({ ...DATA_SET, validFrom: undefined })))).toEqual(
      new Set(['2026-03-01']),
    );
  });

  it('uses the default of an attribute that is not given', async () => {
    const attributes = { dataSet: [{ ...coded('UNIT_MEASURE', 'KGM'), default: 'KGM' }] };
    const structure = { ...STRUCTURE, measures: undefined, attributes };
    const [figure] = await figuresOf(sourceOf(message({ observations: { '0:0:0': [1] } }, structure)), FEED);
    expect(figure?.components.UNIT_MEASURE?.code).toBe('KGM');
  });
});
