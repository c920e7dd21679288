/** Samples of SDMX-JSON: rates of exchange by the day, rice by the year. */
import { repeated, type Sample } from './sample';

const DAYS = 'region: "100000"\nmessage: { indicator: [CURRENCY] }\nunit: RATE';
const RICE = `regions: { aliases: { ASIKHM001: "110000", ASIKHM002: "120000", ASIKHM: "100000" } }
indicator: rice`;

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

export const JSON_FILES: Readonly<Record<string, Sample>> = {
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
};
