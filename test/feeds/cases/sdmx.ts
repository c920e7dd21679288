/** Messages of SDMX that must be refused, or of which only so much may be taken. */
import type { BadFile } from './bad-file';
import type { Case } from './case';
import { CSV_CASES } from './sdmx-csv';
import { JSON_CASES } from './sdmx-json';
import { XML_CASES } from './sdmx-ml';

const FEED = `slug: bad-messages
nameZh: 统计消息
nameEn: Messages
format: sdmx
onReject: keep-valid
message: { indicator: [INDICATOR] }
indicators: { GDP: gdp }
`;

const badFile = ([name, bytes, codes, rows = 0]: Case, form: string): BadFile => ({
  name: `${form}: ${name}`,
  feed: FEED,
  bytes: typeof bytes === 'string' ? () => bytes : bytes,
  ...{ codes, rows },
});

export const CASES: readonly BadFile[] = [
  ...XML_CASES.map((one) => badFile(one, 'SDMX-ML')),
  ...JSON_CASES.map((one) => badFile(one, 'SDMX-JSON')),
  ...CSV_CASES.map((one) => badFile(one, 'SDMX-CSV')),
];
