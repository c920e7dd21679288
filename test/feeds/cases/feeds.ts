/** Feeds over the small vocabulary of the tests, as YAML. */

const feed = (format: string, rest: string) => `
slug: test-feed
nameZh: 测试
nameEn: test
format: ${format}
${rest}`;
const LONG = `layout: long
columns: { region: 地区, indicator: 指标, period: 时间, value: 数值, unit: 单位 }
`;
const BLANKS = `placeholders: [{ text: "", reason: NOT_PUBLISHED }]
`;

export const LONG_FEED = feed('csv', LONG);
export const WIDE_FEED = feed('csv', `region: "410600"\n${BLANKS}`);
/** Says neither which region nor which indicator its tables are of. */
export const BARE_WIDE = feed('csv', BLANKS);
export const LONG_XLSX = feed('xlsx', LONG);
/** Whatever the bytes are. */
export const ANY_LONG = feed('table', LONG);
export const ANY_WIDE = feed('table', `region: "410600"\nperiods: { defaultYear: from-title }\n${BLANKS}`);
export const ALL_SHEETS = feed('table', `sheet: "*"\n${BLANKS}`);
