/** Samples of SDMX-CSV. */
import { repeated, type Sample } from './sample';

const DERIVATIVES = `regions: { aliases: { 5J: "100000" } }
message: { indicator: [DER_TYPE, DER_CURR_LEG2], region: DER_REP_CTY }
unit: RATE`;
const PLACE = 'region: "100000"\nunit: PLACE\nmessage: ';
const NA = `${PLACE}{ indicator: [DIM_1, DIM_2], period: DIM_3 }`;
const NA_OF_1 = `${PLACE}{ indicator: [DIM_1, DIM_2], period: DIM_3, value: OBS_VALUE1 }`;

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
    codes: ['UNREADABLE_PERIOD 2', 'UNREADABLE_PERIOD 3', 'MISSING_COMPONENT 4'],
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

export const CSV_FILES: Readonly<Record<string, Sample>> = {
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
};
