import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { codesOf } from '../../support/reading';
import { figuresOf, readSdmx, sdmxFeed, spotIn } from '../../support/sdmx';

const SAMPLES = resolve(__dirname, '../../../../../shared/samples');
const areHere = existsSync(resolve(SAMPLES, 'sdmx-csv-1'));

type Spot = readonly [value: string, published: string, unit: string, status: string, line: number];

interface Sample {
  readonly feed: string;
  readonly rows: number;
  readonly missing?: number;
  readonly spots?: Readonly<Record<string, Spot>>;
  /** Problems beside the remarks on what was passed over. */
  readonly codes?: readonly string[];
  readonly ignored?: number;
  readonly retracted?: number;
  /** `line path value` of the first figures, for messages of which nothing can be kept. */
  readonly seen?: readonly string[];
}

const EXR = 'region: "100000"\nmessage: { indicator: [CURRENCY] }';
const EXR_UNIT = `region: "100000"
message: { indicator: [CURRENCY, EXR_SUFFIX], unit: UNIT, roundTo: 12 }
statuses: { A;F: F, J;U;N: J }`;
const DAYS = 'region: "100000"\nmessage: { indicator: [CURRENCY] }\nunit: RATE';
const DEMOGRAPHY = `regions: { aliases: { BE: "110000", EL: "120000" } }
message: { indicator: [DEMO, SEX], region: COUNTRY }`;
const DERIVATIVES = `regions: { aliases: { 5J: "100000" } }
message: { indicator: [DER_TYPE, DER_CURR_LEG2], region: DER_REP_CTY }
unit: RATE`;
const RICE = `regions: { aliases: { ASIKHM001: "110000", ASIKHM002: "120000", ASIKHM: "100000" } }
indicator: rice`;
const PLACE = 'region: "100000"\nunit: PLACE\nmessage: ';
const NA = `${PLACE}{ indicator: [DIM_1, DIM_2], period: DIM_3 }`;
const NA_OF_1 = `${PLACE}{ indicator: [DIM_1, DIM_2], period: DIM_3, value: OBS_VALUE1 }`;

const repeated = (code: string, from: number, count: number) =>
  Array.from({ length: count }, (_, at) => `${code} ${from + at}`);

const TWELVE_RATES = (line: (currency: number, month: number) => number): Sample => ({
  feed: EXR,
  rows: 12,
  spots: {
    'rate-CHF 100000 2010-08': ['1.3413', '1.3413', 'RATE', 'A', line(0, 0)],
    'rate-GBP 100000 2010-10': ['0.87637', '0.87637', 'RATE', 'A', line(1, 2)],
    'rate-USD 100000 2010-09': ['1.3067', '1.3067', 'RATE', 'A', line(3, 1)],
  },
});
const DAILY = (first: string, second: string): Sample => ({
  feed: DAYS,
  rows: 0,
  codes: repeated('PERIOD_NOT_KEPT', 1, 4),
  seen: [`1 D.EUR.SP00.A.NZD ${first}`, `2 D.EUR.SP00.A.${second}`],
});
const SERIES = DAILY('1.5931', 'NZD 1.5925');
const SECTION = DAILY('1.5931', 'RUB 40.3426');
/** Its attributes stand in another order than its structure says: an index leads nowhere. */
const DISORDERED: Sample = { feed: DAYS, rows: 0, codes: ['WRONG_MESSAGE 0'] };
const RICE_12: Sample = {
  feed: RICE,
  rows: 12,
  spots: {
    'rice 110000 2014': ['350154', '350.154', 'TONNE', 'A', 1],
    'rice 120000 2017': ['522296', '522.296', 'TONNE', 'A', 8],
    'rice 100000 2015': ['5191833', '5191.833', 'TONNE', 'A', 10],
  },
};
const TWO_MONTHS = (feed = NA, lines = [2, 3], texts = ['12.4', '10.8']): Sample => ({
  feed,
  rows: 2,
  spots: {
    'place 100000 2014-01': ['12.4', texts[0] as string, 'PLACE', 'A', lines[0] as number],
    'place 100000 2014-02': ['10.8', texts[1] as string, 'PLACE', 'A', lines[1] as number],
  },
});

/** The examples of the field guide, by number; three collections have them. */
const EXAMPLES: Readonly<Record<string, Sample>> = {
  '01': TWO_MONTHS(),
  '02': TWO_MONTHS(NA_OF_1),
  '03': TWO_MONTHS(NA_OF_1),
  '04': TWO_MONTHS(
    `${PLACE}{ indicator: [DIM_1, DIM_2], period: DIM_3, decimalComma: true }`,
    [2, 3],
    ['12,4', '10,8'],
  ),
  '05': {
    feed: NA,
    rows: 0,
    codes: repeated('PERIOD_NOT_KEPT', 2, 2),
    seen: ['2 OBS_VALUE 12.4', '3 OBS_VALUE 10.8'],
  },
  '06': TWO_MONTHS(),
  '07': TWO_MONTHS(),
  '08a': TWO_MONTHS(),
  '08b': { ...TWO_MONTHS(), rows: 3 },
  '08c': {
    feed: `${PLACE}{ indicator: [DIM_A1B1], period: DIM_A3C2, value: MEAS_A1B1C1 }\nindicators: { DIMVAL_A1B1: place }`,
    rows: 0,
    codes: ['UNREADABLE_PERIOD 2', 'UNREADABLE_PERIOD 3', 'UNKNOWN_LABEL 4'],
  },
  '10': TWO_MONTHS(),
  '11': TWO_MONTHS(),
  '12': { feed: NA, rows: 0, codes: ['MISSING_COLUMN 1'] },
  '13': {
    feed: `${PLACE}{ indicator: [DIM_1, DIM_2], period: DIM_3, value: MEAS_1 }`,
    rows: 1,
    ignored: 1,
    spots: { 'place 100000 2014-01': ['12.4', '12.4', 'PLACE', 'A', 2] },
  },
  '14': { feed: NA, rows: 0, codes: ['MISSING_COLUMN 1'] },
  '15': TWO_MONTHS(NA, [2, 4]),
  '16': { feed: NA, rows: 1, missing: 1, retracted: 1, ignored: 1 },
  '17': { feed: NA, rows: 0, ignored: 1, codes: ['WILDCARD_DELETE 2'] },
  '18': { feed: NA, rows: 0, codes: repeated('WILDCARD_DELETE', 2, 2) },
  '19a': { feed: NA, rows: 0, codes: ['WILDCARD_DELETE 2'] },
  '19b': { feed: NA, rows: 0, codes: ['WILDCARD_DELETE 2'] },
};

const numbered = (prefix: string, numbers: readonly string[], suffix: (number: string) => string) =>
  Object.fromEntries(numbers.map((one) => [`${prefix}${suffix(one)}.csv`, EXAMPLES[one] as Sample]));
const all = Object.keys(EXAMPLES);
const FOUND_BY_OTHERS = all.filter((number) => !['03', '08a', '08b', '12', '13', '16'].includes(number));

const FILES: Readonly<Record<string, Sample>> = {
  ...numbered('sdmx-csv-2/official_v2.0.0_ex', all, (number) => number),
  ...numbered('sdmx-csv-2/official_v2.1_ex', all, (number) => number),
  ...numbered('sdmx-csv-2/khaeru_example-', FOUND_BY_OTHERS, (number) =>
    number === '08c' ? '09B' : number.toUpperCase(),
  ),
  'sdmx-csv-1/pysdmx_csv_labels_both.csv': {
    feed: `${PLACE}{ indicator: [DIM1, DIM2] }`,
    rows: 1,
    spots: { 'place 100000 2020': ['1', '1', 'PLACE', 'A', 2] },
  },
  'sdmx-csv-2/pysdmx_csv_labels_both.csv': {
    feed: `${PLACE}{ indicator: [DIM1, DIM2] }`,
    rows: 1,
    spots: { 'place 100000 2020': ['1', '1', 'PLACE', 'A', 2] },
  },
  // Values without any dimension: there is nothing that they could be figures of.
  'sdmx-csv-1/pysdmx_csv_nulls_10.csv': {
    feed: `${PLACE}{ value: A }`,
    rows: 0,
    codes: ['MISSING_COLUMN 1'],
  },
  'sdmx-csv-1/pysdmx_data_v1_attached.csv': {
    feed: DERIVATIVES,
    rows: 14,
    missing: 10,
    spots: {
      'derivatives 100000 2004': ['14206490766', '14206.490766', 'RATE', 'A', 4],
      'derivatives 100000 2013': ['29910713935', '29910.713935', 'RATE', 'A', 13],
      'derivatives 100000 2015': ['NOT_APPLICABLE', '', 'RATE', 'M', 15],
    },
  },
  'sdmx-csv-1/pysdmx_data_v1_no_freq_cols.csv': {
    feed: `regions: { aliases: { GHA: "110000" } }\nunit: PLACE\nmessage: { indicator: [INDICATOR, SUB_INDICATOR] }`,
    rows: 7,
    spots: {
      'place 110000 2008': ['102', '102', 'PLACE', 'A', 2],
      'place 110000 2014': ['111', '111', 'PLACE', 'A', 8],
    },
  },
  'sdmx-csv-2/pysdmx_data_v2.csv': {
    feed: DERIVATIVES,
    rows: 20,
    missing: 13,
    spots: {
      'derivatives 100000 2019': ['90268.313643', '90268.313643', 'RATE', 'A', 19],
      'derivatives-usd 100000 1992': ['6672.275', '6672.275', 'RATE', 'A', 20],
      'derivatives-usd 100000 1993': ['NOT_APPLICABLE', '', 'RATE', 'M', 21],
    },
  },
  // Its header has a column that its rows do not have.
  'sdmx-csv-2/pysdmx_data_v2_action_col.csv': {
    feed: DERIVATIVES,
    rows: 0,
    codes: repeated('ROW_TOO_SHORT', 2, 20),
  },
  'sdmx-csv-2/pysdmx_data_v2_invalid_action.csv': {
    feed: `${PLACE}{ indicator: [Id_1], period: Id_2, value: Me_1 }`,
    rows: 0,
    codes: ['UNKNOWN_ACTION 2'],
  },
  'sdmx-csv-2/pysdmx_data_v2_merge_action.csv': {
    feed: `${PLACE}{ indicator: [Id_1], period: Id_2, value: Me_1 }`,
    rows: 0,
    codes: ['UNREADABLE_PERIOD 2'],
    seen: ['2 Me_1 1'],
  },
  'sdmx-json-1/exr-action-delete.v1.0.0-cts.json': DISORDERED,
  'sdmx-json-1/exr-action-delete.v1.0.json': DISORDERED,
  'sdmx-json-1/exr-cross-section.v1.0.0-cts.json': DISORDERED,
  'sdmx-json-1/exr-cross-section.v1.0.json': SECTION,
  'sdmx-json-1/exr-flat.v1.0.0-cts.json': SERIES,
  'sdmx-json-1/exr-flat.v1.0.json': SERIES,
  'sdmx-json-1/exr-time-series.v1.0.0-cts.json': SERIES,
  'sdmx-json-1/exr-time-series.v1.0.json': SERIES,
  'sdmx-json-1/khaeru_ECB_EXR_xs.wd.json': SECTION,
  // It says "initial year" and "final year" instead of years.
  'sdmx-json-1/oecd_PART2-all-all.wd.json': {
    feed: `region: "100000"\nindicator: place\nunit: PLACE\nmessage: { period: PER }`,
    rows: 0,
    codes: repeated('UNREADABLE_PERIOD', 1, 7),
    seen: ['1 AUS.5CLAT.FOG.MAT.MN 11.963615756565', '2 HUN.5CLAT.FOG.MAT.MN -2.13889095389401'],
  },
  'sdmx-json-2/agri.json': RICE_12,
  'sdmx-json-2/agri.v2.0.0.json': RICE_12,
  'sdmx-json-2/constructed-sample-full.json': { feed: DAYS, rows: 0, codes: ['SOURCE_REPORTS_ERROR 0'] },
  'sdmx-json-2/exr-action-delete.json': DISORDERED,
  'sdmx-json-2/exr-action-delete.v2.0.0.json': DISORDERED,
  'sdmx-json-2/exr-cross-section.json': SECTION,
  'sdmx-json-2/exr-cross-section.v2.0.0.json': SECTION,
  'sdmx-json-2/exr-flat.json': SERIES,
  'sdmx-json-2/exr-flat.v2.0.0.json': SERIES,
  'sdmx-json-2/exr-time-series.json': SERIES,
  'sdmx-json-2/exr-time-series.v2.0.0.json': SERIES,
  'sdmx-json-2/generated-sample.json': { feed: DAYS, rows: 0, codes: ['SOURCE_REPORTS_ERROR 0'] },
  'sdmx-ml-21-generic/ecb_M.USD.EUR.SP00.A.xml': {
    feed: `region: "100000"\nmessage: { indicator: [CURRENCY], unit: UNIT, roundTo: 12 }`,
    rows: 252,
    spots: {
      'rate-USD 100000 1999-01': ['1.16078', '1.16078', 'RATE', 'A', 32],
      'rate-USD 100000 1999-03': ['1.088295652174', '1.088295652173913', 'RATE', 'A', 46],
      'rate-USD 100000 2019-12': ['1.111345', '1.111345', 'RATE', 'A', 1789],
    },
  },
  'sdmx-ml-21-generic/ecb_exr_ng_flat.xml': TWELVE_RATES(
    (currency, month) => 15 + 20 * (3 * currency + month),
  ),
  'sdmx-ml-21-generic/ecb_exr_ng_ts.xml': TWELVE_RATES((currency, month) => 30 + 40 * currency + 8 * month),
  'sdmx-ml-21-generic/ecb_exr_rg_ts.xml': TWELVE_RATES((currency, month) => 88 + 33 * currency + 8 * month),
  'sdmx-ml-21-generic/ecb_exr_sg_ts.xml': TWELVE_RATES((currency, month) => 73 + 39 * currency + 8 * month),
  'sdmx-ml-21-generic/estat_footer.xml': { feed: EXR, rows: 0, codes: ['SOURCE_REPORTS_ERROR 16'] },
  'sdmx-ml-21-generic/insee_CNA-2010-CONSO-SI-A17.xml': {
    feed: `regions: { aliases: { FE: "100000" } }
message: { indicator: [OPERATION, PRODUIT, PRIX] }
statuses: { SD: E }`,
    rows: 2,
    spots: {
      'prices 100000 2014': ['89.9', '89.9', 'INDEX_POINT', 'P', 37],
      'prices 100000 2013': ['92.7', '92.7', 'INDEX_POINT', 'E', 44],
    },
  },
  'sdmx-ml-21-structspec/demography_xs.xml': {
    feed: DEMOGRAPHY,
    rows: 60,
    missing: 5,
    spots: {
      'fertility-T 110000 2007': ['1.82', '1.82', 'CHILD', 'A', 16],
      'births-T 110000 2008': ['124991', '124991', 'PERSON', 'P', 24],
      'births-M 110000 2009': ['NOT_APPLICABLE', '', 'PERSON', 'M', 45],
    },
  },
  'sdmx-ml-21-structspec/ecb_exr_ng_flat.xml': TWELVE_RATES((currency, month) => 15 + 3 * currency + month),
  'sdmx-ml-21-structspec/ecb_exr_ng_full.dsd.xml': { feed: EXR, rows: 0, codes: ['STRUCTURE_MESSAGE 2'] },
  'sdmx-ml-21-structspec/ecb_exr_ng_ts.xml': TWELVE_RATES((currency, month) => 16 + 5 * currency + month),
  'sdmx-ml-21-structspec/ecb_exr_ng_xs.xml': {
    feed: EXR,
    rows: 12,
    spots: {
      'rate-CHF 100000 2010-08': ['1.3413', '1.3413', 'RATE', 'A', 16],
      'rate-GBP 100000 2010-10': ['0.87637', '0.87637', 'RATE', 'A', 29],
    },
  },
  'sdmx-ml-21-structspec/ecb_exr_rg_ts.xml': TWELVE_RATES((currency, month) => 21 + 5 * currency + month),
  'sdmx-ml-21-structspec/ecb_exr_sg_ts.xml': TWELVE_RATES((currency, month) => 20 + 5 * currency + month),
  'sdmx-ml-21-structspec/imf_WEO-data.xml': {
    feed: `regions: { aliases: { SVK: "110000" } }
message: { indicator: [INDICATOR], region: COUNTRY, unit: UNIT }`,
    rows: 1,
    spots: { 'product 110000 2018': ['94669000000', '94669000000', 'EURO', 'A', 19] },
  },
  'sdmx-ml-30/ECB_EXR.dsd.xml': { feed: EXR, rows: 0, codes: ['STRUCTURE_MESSAGE 2'] },
  'sdmx-ml-30/ECB_EXR.xml': {
    feed: EXR_UNIT,
    rows: 116,
    spots: {
      'rate-CAD.A 100000 2000': ['1.370584313725', '1.37058431372549', 'RATE', 'A', 21],
      'rate-CAD.E 100000 1999': ['1.4608', '1.4608', 'RATE', 'A', 43],
      'rate-LTL.A 100000 2014': ['3.4528', '3.452800000000017', 'RATE', 'A', 127],
    },
  },
  'sdmx-ml-30/ECB_EXR_CA.xml': {
    feed: EXR_UNIT,
    rows: 3,
    spots: {
      'rate-CAD.A 100000 2017': ['1.46472274509804'.slice(0, 14), '1.46472274509804', 'RATE', 'F', 39],
      'rate-CAD.A 100000 2018': ['1.529364705882', '1.529364705882353', 'RATE', 'J', 46],
      'rate-CAD.A 100000 2019': ['1.485477254902', '1.485477254901961', 'RATE', 'A', 54],
    },
  },
};

const folders = areHere ? readdirSync(SAMPLES).filter((name) => name.startsWith('sdmx-')) : [];
const found = folders.flatMap((folder) =>
  readdirSync(resolve(SAMPLES, folder)).map((file) => `${folder}/${file}`),
);

(areHere ? describe : describe.skip)('messages of SDMX as others publish them', () => {
  it('are all expected here', () => {
    expect([...found].sort()).toEqual(Object.keys(FILES).sort());
  });

  it.each(Object.entries(FILES))('%s', async (file, sample) => {
    const source = () => createReadStream(resolve(SAMPLES, file));
    const feed = sdmxFeed(sample.feed);
    const outcome = await readSdmx(source, feed);
    const { rows, problems, withdrawn, ignored } = outcome;
    expect(codesOf({ ...outcome, problems: problems.filter(({ severity }) => severity !== 'INFO') })).toEqual(
      sample.codes ?? [],
    );
    expect(withdrawn).toEqual([]);
    expect(rows).toHaveLength(sample.rows);
    expect(rows.filter(({ value }) => value === null)).toHaveLength(sample.missing ?? 0);
    expect(rows.filter(({ retracts }) => retracts)).toHaveLength(sample.retracted ?? 0);
    expect(ignored).toBe(sample.ignored ?? 0);
    for (const [key, spot] of Object.entries(sample.spots ?? {}))
      expect([key, spotIn(rows, key)]).toEqual([key, spot]);
    if (!sample.seen) return;
    const figures = await figuresOf(source, feed);
    expect(
      figures.slice(0, sample.seen.length).map(({ line, path, value }) => `${line} ${path} ${value}`),
    ).toEqual(sample.seen);
  });
});
