/** The program of the thread that parses a workbook or a page: values only, nothing in them is run. */

/**
 * Plain text, so that the same works from TypeScript under test and from the compiled program. Hidden sheets
 * are left behind unless one is asked for by name; so are those after the first with data, unless all are.
 */
export const WORKBOOK_PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads');
const { read } = require(workerData.library);
const { content, sheet: wantedName, maxColumns, maxCells } = workerData;
const isText = typeof content === 'string';
const book = read(content, {
  type: isText ? 'string' : 'array', dense: true, raw: isText,
  cellDates: false, cellNF: true, cellText: true, cellHTML: false, bookVBA: false,
});
const properties = (book.Workbook && book.Workbook.Sheets) || [];
const sheets = book.SheetNames.map((name, at) => ({
  name, isHidden: Boolean(properties[at] && properties[at].Hidden), sheet: book.Sheets[name],
}));
const hasData = ({ sheet }) => (sheet['!data'] || []).some((row) => row && row.length > 0);
const wanted = sheets.filter((one) =>
  wantedName === null || wantedName === '*' ? !one.isHidden && hasData(one) : one.name === wantedName);
const taken = wantedName === '*' ? wanted : wanted.slice(0, 1);
let cells = 0;
for (const { sheet } of taken) for (const row of sheet['!data'] || []) {
  if (row) cells += row.length > maxColumns ? Object.keys(row).length : row.length;
}
if (cells > maxCells) throw Object.assign(new Error('cells'), { name: 'TooManyCells' });
parentPort.postMessage({
  isDate1904: Boolean(book.Workbook && book.Workbook.WBProps && book.Workbook.WBProps.date1904),
  sheets: taken.map(({ name, isHidden, sheet }) => ({
    name, isHidden, rows: sheet['!data'] || [], merges: sheet['!merges'] || [],
  })),
});`;
