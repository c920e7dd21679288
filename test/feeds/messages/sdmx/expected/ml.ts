/** Samples of SDMX-ML: rates of exchange in every form, people, prices. */
import type { Sample } from './sample';

const EXR = 'region: "100000"\nmessage: { indicator: [CURRENCY] }';
const EXR_UNIT = `region: "100000"
message: { indicator: [CURRENCY, EXR_SUFFIX], unit: UNIT, roundTo: 12 }
statuses: { A;F: F, J;U;N: J }`;
const DEMOGRAPHY = `regions: { aliases: { BE: "110000", EL: "120000" } }
message: { indicator: [DEMO, SEX], region: COUNTRY }`;

const TWELVE_RATES = (line: (currency: number, month: number) => number): Sample => ({
  feed: EXR,
  rows: 12,
  spots: {
    'rate-CHF 100000 2010-08': ['1.3413', '1.3413', 'RATE', 'A', line(0, 0)],
    'rate-GBP 100000 2010-10': ['0.87637', '0.87637', 'RATE', 'A', line(1, 2)],
    'rate-USD 100000 2010-09': ['1.3067', '1.3067', 'RATE', 'A', line(3, 1)],
  },
});

export const ML_FILES: Readonly<Record<string, Sample>> = {
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
