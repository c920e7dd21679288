/** Workbooks that are wrong, hostile, or odd and yet sound; pages that call themselves workbooks as well. */
import { utils, type WorkSheet } from '@e965/xlsx';
import { MAX_XLSX_BYTES, MAX_XLSX_ENTRIES } from '../../../src/feeds/limits';
import {
  oleOf,
  patched,
  sheetOf,
  withParts,
  withStream,
  workbookOf,
  xlsOf,
  xlsx,
  zipOf,
} from '../support/workbook';
import type { BadFile } from './bad-file';
import { ANY_LONG, LONG_XLSX } from './feeds';
import { CASES as PAGES } from './pages';

const HEADER = ['地区', '指标', '时间', '数值', '单位'];
const ROW = ['鹤壁市', '专利授权量', '2019-05', 120, '件'];
const GOOD = [HEADER, ROW];
const PLAIN = () => xlsx(GOOD);
const OLD = () => xlsOf({ 一: sheetOf(GOOD) });

type Case = readonly [
  name: string,
  bytes: () => Buffer | string,
  codes: readonly string[],
  rows: number,
  feed?: string,
];

/** A sheet whose number in row 2 is this cell. */
function withCell(cell: object): WorkSheet {
  const sheet = sheetOf(GOOD);
  sheet.D2 = cell as WorkSheet[string];
  return sheet;
}

function renamed(zip: Buffer, from: string, to: string): Buffer {
  return patched(zip, (header, isDirectory) => {
    const name = header.subarray(isDirectory ? 46 : 30);
    if (name.toString('latin1', 0, from.length) === from) name.write(to, 'latin1');
  });
}

const sized = (content: Buffer, size: number) =>
  patched(zipOf({ 'xl/workbook.xml': content }), (header, isDirectory) => {
    header.writeUInt32LE(size, isDirectory ? 24 : 22);
  });

const entity = '<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/hostname">]>';
const laughs = `<!DOCTYPE w [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => {
  const [own, before] = [String.fromCharCode(98 + i), String.fromCharCode(97 + i)];
  return `<!ENTITY ${own} "${`&${before};`.repeat(10)}">`;
}).join('')}]>`;
const behindDeclaration = (addition: string) => (xml: string) =>
  xml.replace(/^(<\?xml[^>]*\?>)?/, `$1${addition}`);

const PACKED: readonly Case[] = [
  ['text that is called XLSX', () => '编号,金额\n1,2\n', ['NOT_XLSX 0'], 0, LONG_XLSX],
  ['an XLS that is called XLSX', OLD, ['NOT_XLSX 0'], 0, LONG_XLSX],
  ['nothing', () => Buffer.alloc(0), ['EMPTY_FILE 0'], 0, LONG_XLSX],
  ['a zip of other things', () => zipOf({ 'readme.txt': 'hello' }), ['NOT_XLSX 0'], 0],
  ['a text document', () => zipOf({ 'word/document.xml': '<w/>' }), ['NOT_XLSX 0'], 0],
  ['half a workbook', () => PLAIN().subarray(0, PLAIN().length / 2), ['XLSX_BROKEN 0'], 0],
  [
    'an encrypted entry',
    () => patched(PLAIN(), (header, isDirectory) => header.writeUInt16LE(1, isDirectory ? 8 : 6)),
    ['XLSX_ENCRYPTED 0'],
    0,
  ],
  [
    'names that lead up',
    () => renamed(zipOf({ 'aaaaaa/x': 'a', 'xl/workbook.xml': '' }), 'aaaaaa', '../../'),
    ['XLSX_SUSPICIOUS 0'],
    0,
  ],
  [
    'absolute names',
    () => renamed(zipOf({ 'aetc/x': 'a', 'xl/workbook.xml': '' }), 'aetc', '/etc'),
    ['XLSX_SUSPICIOUS 0'],
    0,
  ],
  [
    'names with backslashes',
    () => renamed(zipOf({ 'aaa/x': 'a', 'xl/workbook.xml': '' }), 'aaa', '..\\'),
    ['XLSX_SUSPICIOUS 0'],
    0,
  ],
  ['a bomb', () => zipOf({ 'xl/workbook.xml': Buffer.alloc(5_000_000) }), ['XLSX_SUSPICIOUS 0'], 0],
  [
    'a bomb of shared strings',
    () => withParts(PLAIN(), { 'xl/sharedStrings.xml': () => Buffer.alloc(20_000_000, 'a') }),
    ['XLSX_SUSPICIOUS 0'],
    0,
  ],
  [
    'too many entries',
    () => zipOf(Object.fromEntries(Array.from({ length: MAX_XLSX_ENTRIES + 1 }, (_, i) => [`p/${i}`, 'x']))),
    ['XLSX_SUSPICIOUS 0'],
    0,
  ],
  ['an entry that holds more than it says', () => sized(Buffer.alloc(9_000, 'ab'), 10), ['XLSX_BROKEN 0'], 0],
  ['an entry that says it is huge', () => sized(Buffer.alloc(9_000, 'ab'), 2 ** 31), ['XLSX_TOO_LARGE 0'], 0],
  [
    'two names for the same bytes',
    () => patched(PLAIN(), (header, isDirectory) => isDirectory && header.writeUInt32LE(0, 42)),
    ['XLSX_BROKEN 0'],
    0,
  ],
  [
    'more bytes than are taken',
    () => Buffer.concat([PLAIN().subarray(0, 4), Buffer.alloc(MAX_XLSX_BYTES)]),
    ['XLSX_TOO_LARGE 0'],
    0,
  ],
  ['parts that are no XML', () => zipOf({ 'xl/workbook.xml': '<workbook' }), ['XLSX_BROKEN 0'], 0],
];

const TAKEN: readonly Case[] = [
  ['a plain workbook', PLAIN, [], 1],
  ['a zip inside it', () => withParts(PLAIN(), { 'xl/embeddings/a.zip': () => zipOf({ a: 'b' }) }), [], 1],
  [
    'macros, of which none is run',
    () => withParts(PLAIN(), { 'xl/vbaProject.bin': () => 'Auto_Open' }),
    [],
    1,
  ],
  [
    'links to elsewhere, of which none is followed',
    () =>
      withParts(PLAIN(), {
        'xl/externalLinks/externalLink1.xml': () =>
          '<externalLink><ddeLink ddeService="cmd"/></externalLink>',
        'xl/externalLinks/_rels/externalLink1.xml.rels': () =>
          '<Relationships><Relationship Target="http://127.0.0.1:1/x.xlsx" TargetMode="External"/></Relationships>',
      }),
    [],
    1,
  ],
  [
    'the stored result of a DDE formula',
    () => workbookOf({ 一: withCell({ t: 'n', v: 120, f: "cmd|'/C calc'!A0" }) }),
    [],
    1,
  ],
  [
    'the stored result of a formula',
    () => workbookOf({ 一: withCell({ t: 'n', v: 7, f: 'SUM(1,6)' }) }),
    [],
    1,
  ],
  [
    'a formula without a result',
    () => workbookOf({ 一: withCell({ t: 'n', f: '1+1' }) }),
    ['FORMULA_WITHOUT_VALUE 2'],
    0,
  ],
  ['a formula in error', () => workbookOf({ 一: withCell({ t: 'e', v: 7, f: '1/0' }) }), ['CELL_ERROR 2'], 0],
  [
    'text that looks like a formula',
    () => workbookOf({ 一: withCell({ t: 's', v: '=1+1' }) }),
    ['NOT_A_NUMBER 2'],
    0,
  ],
  ['a truth for a number', () => workbookOf({ 一: withCell({ t: 'b', v: true }) }), ['NOT_A_NUMBER 2'], 0],
  ['a number beyond exactness', () => workbookOf({ 一: withCell({ t: 'n', v: 1e20 }) }), ['EXPONENT 2'], 0],
  [
    'a hidden sheet alone',
    () => workbookOf({ 暗: sheetOf(GOOD), 明: sheetOf([]) }, ['暗']),
    ['NO_SHEET 0'],
    0,
  ],
  [
    'a hidden sheet before the other',
    () => workbookOf({ 暗: sheetOf([['x']]), 明: sheetOf(GOOD) }, ['暗']),
    [],
    1,
  ],
  ['no such sheet', PLAIN, ['NO_SHEET 0'], 0, `${ANY_LONG}sheet: 无此表\n`],
  [
    'a label that is hidden under a merged cell',
    () => {
      const sheet = sheetOf([HEADER, ROW, ['同上', ...ROW.slice(1, 2), '2019-06', 5, '件']]);
      sheet['!merges'] = [utils.decode_range('A2:A3')];
      return workbookOf({ 一: sheet });
    },
    ['UNKNOWN_REGION 3'],
    1,
  ],
  [
    'an area that reaches to the last cell there is',
    () =>
      withParts(PLAIN(), {
        'xl/worksheets/sheet1.xml': (xml) => xml.replace(/ref="A1:E2"/, 'ref="A1:XFD1048576"'),
      }),
    [],
    1,
  ],
  [
    'a cell in the last column there is',
    () => {
      const sheet = sheetOf(GOOD);
      sheet.XFD1 = { t: 's', v: 'x' };
      sheet['!ref'] = 'A1:XFD2';
      return workbookOf({ 一: sheet });
    },
    ['TOO_MANY_COLUMNS 1'],
    0,
  ],
  [
    'an entity that would read a file',
    () =>
      withParts(PLAIN(), {
        'xl/worksheets/sheet1.xml': (xml) => behindDeclaration(entity)(xml).replace('鹤壁市', '&x;'),
      }),
    ['UNKNOWN_REGION 2'],
    0,
  ],
  [
    'entities that would multiply',
    () => withParts(PLAIN(), { 'xl/workbook.xml': behindDeclaration(laughs) }),
    [],
    1,
  ],
];

const OF_OLD: readonly Case[] = [
  ['a plain XLS', OLD, [], 1],
  ['half an XLS', () => OLD().subarray(0, 1_500), ['XLSX_BROKEN 0'], 0],
  ['an OLE container with nothing behind its mark', () => OLD().subarray(0, 512), ['XLSX_BROKEN 0'], 0],
  ['an old text document', () => oleOf({ WordDocument: Buffer.alloc(500) }), ['XLSX_BROKEN 0'], 0],
  [
    'a protected XLSX',
    () => oleOf({ EncryptedPackage: Buffer.alloc(100), EncryptionInfo: Buffer.alloc(100) }),
    ['XLSX_ENCRYPTED 0'],
    0,
  ],
  [
    'a protected XLS',
    () =>
      withStream(OLD(), (stream) => {
        const bof = 4 + stream.readUInt16LE(2);
        const password = Buffer.from([0x2f, 0, 6, 0, 0, 0, 1, 2, 3, 4]);
        return Buffer.concat([stream.subarray(0, bof), password, stream.subarray(bof)]);
      }),
    ['XLSX_ENCRYPTED 0'],
    0,
  ],
  ['a hidden sheet of an XLS', () => xlsOf({ 暗: sheetOf([['x']]), 明: sheetOf(GOOD) }, ['暗']), [], 1],
];

const WORKBOOKS: readonly BadFile[] = [...PACKED, ...TAKEN, ...OF_OLD].map(
  ([name, bytes, codes, rows, feed = ANY_LONG]) => ({ name, feed, bytes, codes, rows }),
);

export const CASES: readonly BadFile[] = [...WORKBOOKS, ...PAGES];
