import { read, utils } from '@e965/xlsx';
import { globalId } from '../../src/entities/node';
import { openBooks } from '../support/books';
import { type Api, bearer, openApi } from './api';

describe('the books as workbooks', () => {
  let api: Api;
  let staff: string;
  let bank: string;
  let account: string;

  beforeAll(async () => {
    api = await openApi();
    await openBooks(api.db, { deposit: '1000.50' });
    await openBooks(api.db, { institution: 'bank-b', deposit: '900000000000000.01' });
    const [row] = await api.db.query<{ id: string }>(
      `select id from ledger_account where institution_slug = 'bank-a'`,
    );
    account = row?.id as string;
    await api.db.query(
      `insert into bank_balance (account_id, day, balance, reported_at, actor)
       values ($1, '2016-01-31', 1000.5, now(), 'key:x')`,
      [account],
    );
    staff = await api.keyOf('PLANNER', { regionCodes: ['410600'] });
    bank = await api.keyOf('BANK', { institutionSlug: 'bank-a', scopes: ['FINANCE'] });
  });
  afterAll(() => api.close());

  const FUND = 'risk-fund-risk-compensation';
  const download = (path: string, key = staff) => api.send(`/ledger/${path}`, { headers: bearer(key) });
  const sheetsOf = async (path: string, key = staff) => {
    const answer = await download(path, key);
    expect(answer.status).toBe(200);
    const book = read(Buffer.from(await answer.arrayBuffer()));
    return book.SheetNames.map(
      (name) => utils.sheet_to_json(book.Sheets[name] as never, { header: 1 }) as unknown[][],
    );
  };
  const statusOf = async (path: string, key = staff) => (await download(path, key)).status;
  const note = (notes: unknown[][] | undefined, name: string) =>
    notes?.find(([title]) => String(title).startsWith(name))?.[1];

  it('hold a trial balance in numbers to sum, and exact text where a cell would round', async () => {
    const [rows, notes] = await sheetsOf(`trial-balance.xlsx?fund=${FUND}&on=2016-12-31`);
    expect(rows?.map((row) => row.slice(0, 5))).toEqual([
      ['科目', '机构', '借方累计', '贷方累计', '借方余额'],
      ['专户存款', 'bank-a', 1000.5, 0, 1000.5],
      ['专户存款', 'bank-b', '900000000000000.01', 0, '900000000000000.01'],
      ['缴入资金', undefined, 0, '900000000001000.51'],
      ['合计', undefined, undefined, undefined, '900000000001000.51'],
    ]);
    expect(note(notes, '借方余额合计')).toBe('900000000001000.51');
    expect(note(notes, '是否平衡')).toContain('yes');
  });

  it('hold a statement with the balance before, after each line, and at the end', async () => {
    const path = `statement.xlsx?account=${globalId('LedgerAccount', account)}&from=2016-01-01&to=2016-12-31`;
    const [rows, notes] = await sheetsOf(path, bank);
    expect(rows?.slice(1).map((row) => [row[0], row[1], row[5], row[7]])).toEqual([
      ['2016-01-01', '期初余额', undefined, 0],
      ['2016-01-01', '缴款', 1000.5, 1000.5],
      ['2016-12-31', '期末余额', 1000.5, 1000.5],
    ]);
    expect(note(notes, '期末余额')).toBe('1000.50');
  });

  it('hold a reconciliation', async () => {
    const [rows, notes] = await sheetsOf(
      `reconciliation.xlsx?fund=${FUND}&institution=bank-a&month=2016-01`,
      bank,
    );
    expect(rows?.slice(1).map(([name, , amount]) => [name, amount])).toEqual([
      ['银行报告余额', 1000.5],
      ['账簿余额', 1000.5],
      ['差额（银行减账簿）', 0],
      ['未解释差额', 0],
    ]);
    expect(note(notes, '结论')).toBe('相符 AGREED');
  });

  it('are for those who see the accounts', async () => {
    const trial = `trial-balance.xlsx?fund=${FUND}`;
    const others = `reconciliation.xlsx?fund=${FUND}&institution=bank-b&month=2016-01`;
    expect(await statusOf(trial, bank)).toBe(403);
    expect(await statusOf(others, bank)).toBe(400);
    expect(await statusOf(others)).toBe(200);
    const elsewhere = await api.keyOf('PLANNER', { regionCodes: ['620000'] });
    expect(await statusOf(trial, elsewhere)).toBe(400);
    expect(await statusOf(others, elsewhere)).toBe(400);
    expect((await api.send(`/ledger/${trial}`)).status).toBe(401);
  });

  it.each([
    'trial-balance.xlsx',
    'trial-balance.xlsx?fund=none',
    `trial-balance.xlsx?fund=${FUND}&day=2016-01-01`,
    `trial-balance.xlsx?fund=${FUND}&on=2016-02-30`,
    'statement.xlsx?account=x',
    `reconciliation.xlsx?fund=${FUND}&institution=bank-a&month=2016-13`,
  ])('are refused for %s', async (path) => {
    expect(await statusOf(path)).toBe(400);
  });
});
