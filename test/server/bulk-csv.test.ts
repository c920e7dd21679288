import { parse } from 'csv-parse/sync';
import {
  plantEnterprise,
  plantKey,
  plantRecords,
  plantRegions,
  usccOf,
} from '../services/pulls/pull-fixture';
import { type Api, openApi } from './api';
import { pull, sha256 } from './pulling';

const FORMULAS = [
  '=1+1',
  '+1',
  '-1',
  '@A1',
  '\tx',
  '\rx',
  '\nx',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  `=cmd|' /C calc'!A0`,
];

describe('a list as CSV', () => {
  let api: Api;
  let key: string;
  const get = (path: string) => pull(api.url, path, key);
  const rowsOf = (body: string): Record<string, string>[] =>
    parse(body, { bom: true, columns: true, record_delimiter: '\r\n' });

  beforeAll(async () => {
    api = await openApi();
    key = await plantKey(api.db, { role: 'ADMINISTRATOR' });
    await plantRegions(api.db);
    for (const [i, nameZh] of FORMULAS.entries()) await plantEnterprise(api.db, { n: i, nameZh });
    await plantEnterprise(api.db, { n: 20, nameZh: '引号"、逗号,和\n换行\r\n' });
    await plantRecords(api.db);
  });
  afterAll(() => api.close());

  it('opens in a spreadsheet: byte order mark, names of the API, lines ended as its makers want', async () => {
    const { headers, body, receipt } = await get('/bulk/enterprises.csv');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(body.startsWith('\ufeffuscc,nameZh,nameEn,formerNames,regionCode,')).toBe(true);
    expect(body.replaceAll(/"(?:[^"]|"")*"/g, '').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(receipt).toMatchObject({ rows: 13, bytes: Buffer.byteLength(body), sha256: sha256(body) });
    const rows = rowsOf(body);
    expect(rows).toHaveLength(13);
    expect(rows[12]).toMatchObject({
      ...{
        uscc: `\t${usccOf(20)}`,
        nameZh: '引号"、逗号,和\n换行\r\n',
        nameEn: '',
        isTechEnterprise: 'true',
      },
      ...{ regionCode: '410611', foundedOn: '', isSynthetic: 'false' },
    });
  });

  it('lets no cell begin a formula', async () => {
    const rows = rowsOf((await get('/bulk/enterprises.csv')).body);
    expect(rows.slice(0, FORMULAS.length).map((row) => row.nameZh)).toEqual(
      FORMULAS.map((text) => `'${text}`),
    );
    await api.db.query(`update enterprise set former_names = '{=1,x}', name_en = '=1', industry_code = '=1',
      scale = '-1', sharing_reason = '@1'`);
    await api.db.query(`update certification set level = '=1'; update patent set title_zh = '=1'`);
    for (const list of ['enterprises', 'certifications', 'patents', 'loans']) {
      const cells = rowsOf((await get(`/bulk/${list}.csv`)).body).flatMap((row) => Object.values(row));
      expect(cells.filter((cell) => /^[=+@\r\n＝＋－＠-]/.test(cell))).toEqual([]);
    }
  });

  it('keeps codes that a spreadsheet would take for numbers or dates as the text they are', async () => {
    const spoilt = ['914106110000000012', '201710601862.3', '0012', '12E34', '2019-01', '3/4', '2019-01-31'];
    const kept = ['2017106018X', '12345678901', 'GR202341000123', 'A-1', '1.5'];
    const numbers = [...spoilt, ...kept];
    for (const [i, contract] of numbers.entries()) {
      await api.db.query(`update loan set contract_number = $2 where contract_number = $1`, [
        `C${i + 1}`,
        contract,
      ]);
    }
    const rows = rowsOf((await get('/bulk/loans.csv')).body);
    const cells = new Set(rows.map((row) => row.contractNumber));
    for (const text of spoilt) expect([...cells]).toContain(`\t${text}`);
    for (const text of kept) expect([...cells]).toContain(text);
    expect(rows[0]).toMatchObject({ principal: '1000000.50', annualRate: '0.043500', outstanding: '' });
  });

  it('is the same zipped, and as a delta', async () => {
    const plain = await get('/bulk/enterprises.csv');
    const zipped = await get('/bulk/enterprises.csv.gz');
    expect(zipped.body).toBe(plain.body);
    expect(zipped.receipt.sha256).toBe(sha256(plain.body));
    await api.db.query(`update enterprise set name_zh = '=新名' where uscc = $1`, [usccOf(1)]);
    await api.db.query(`update enterprise set removed_at = now(), removed_reason = '-名单' where uscc = $1`, [
      usccOf(2),
    ]);
    const delta = await get(`/bulk/enterprises.csv?since=${plain.receipt.watermark}`);
    expect(delta.headers['content-disposition']).toContain('enterprises-changes-');
    const rows = rowsOf(delta.body);
    expect(Object.keys(rows[0] ?? {}).slice(0, 6)).toEqual([
      ...['kind', 'uscc', 'reason', 'reasonText', 'changedAt', 'nameZh'],
    ]);
    expect(rows).toMatchObject([
      { kind: 'UPSERT', uscc: usccOf(1), nameZh: `'=新名`, regionCode: '410611' },
      {
        kind: 'WITHDRAWN',
        uscc: `\t${usccOf(2)}`,
        reason: 'REMOVED_FROM_LIST',
        reasonText: `'-名单`,
        nameZh: '',
      },
    ]);
    expect(delta.receipt).toMatchObject({ kind: 'DELTA', rows: 2, sha256: sha256(delta.body) });
  });

  it('has its names even when nothing else stands in it', async () => {
    const { receipt } = await get('/bulk/enterprises.csv');
    const { body, receipt: empty } = await get(`/bulk/enterprises.csv?since=${receipt.watermark}`);
    expect(body).toMatch(/^\ufeffkind,uscc,[^\r]*\r\n$/);
    expect(empty.rows).toBe(0);
  });
});
