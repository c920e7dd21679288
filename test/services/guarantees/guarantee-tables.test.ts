import type { Database, Transaction } from '../../../src/db/database';
import { openTestDatabase } from '../../support/database';
import { insert, insertDocument, json } from '../../support/factories';
import { insertInstitution, plantGraph } from '../../support/graph';

const AT = { recordedBy: 'key:x', recordedAt: new Date('2020-01-01T00:00:00Z'), isSynthetic: false };

describe('what the database itself says of guarantees', () => {
  let db: Database;
  let loan: string;
  beforeAll(async () => {
    db = await openTestDatabase();
    await plantGraph(db);
    for (const slug of ['guard-a', 'guard-b', 'guard-c']) await insertInstitution(db, slug, 'GUARANTOR');
    loan = await loanOf('A-1');
  });
  afterAll(() => db.close());
  afterEach(async () => {
    await db.query(`update guarantee set status = 'RELEASED', ended_on = '2020-02-02', end_reason = 'x'
      where status = 'ACTIVE'`);
  });

  const loanOf = async (contract: string) =>
    String((await db.query('select id from loan where contract_number = $1', [contract]))[0]?.id);

  interface Given {
    readonly bank: string;
    readonly shares: Readonly<Record<string, string>>;
    readonly handedOn?: readonly (readonly [string, string, string])[];
  }

  const place = async (tx: Transaction, { bank, shares, handedOn = [] }: Given): Promise<string> => {
    const { id } = await insert(tx, 'guarantee', {
      ...{ loanId: loan, bankPercent: bank, fromOn: '2019-01-15', untilOn: '2020-01-15', ...AT },
    });
    for (const [i, [institutionSlug, percent]] of Object.entries(shares).entries())
      await insert(tx, 'guarantee_share', { guaranteeId: id, institutionSlug, ordinal: i + 1, percent });
    for (const [i, [guarantorSlug, reGuarantorSlug, percent]] of handedOn.entries())
      await insert(tx, 're_guarantee', {
        ...{ guaranteeId: id, ordinal: i + 1, guarantorSlug, reGuarantorSlug, percent },
      });
    return String(id);
  };
  const put = (given: Given) => db.transaction((tx) => place(tx, given));
  const standing = async () =>
    Number((await db.query(`select count(*) as n from guarantee where status = 'ACTIVE'`))[0]?.n);

  it.each([
    ['0.01 short of 100', { bank: '20', shares: { 'guard-a': '79.99' } }],
    ['0.0001 above 100', { bank: '20', shares: { 'guard-a': '80.0001' } }],
    ['none but the bank’s part', { bank: '20', shares: {} }],
  ])('takes no shares that are %s', async (_, given) => {
    await expect(put(given)).rejects.toThrow(/sum to/);
    expect(await standing()).toBe(0);
  });

  it('takes thirds to four decimals, and no second guarantee beside one that stands or was called', async () => {
    await put({ bank: '0', shares: { 'guard-a': '33.3333', 'guard-b': '33.3333', 'guard-c': '33.3334' } });
    await db.query(`update guarantee set status = 'CALLED', ended_on = '2020-02-02', end_reason = 'x'`);
    await expect(put({ bank: '20', shares: { 'guard-a': '80' } })).rejects.toThrow(/guarantee_standing/);
    loan = await loanOf('B-1');
  });

  it.each([
    ['more than is held', [['guard-a', 'guard-b', '80.5']], /hands on more/],
    [
      'more than is held, by two',
      [
        ['guard-a', 'guard-b', '50'],
        ['guard-a', 'guard-c', '30.0001'],
      ],
      /hands on/,
    ],
    [
      'more than was taken over',
      [
        ['guard-a', 'guard-b', '50'],
        ['guard-b', 'guard-c', '51'],
      ],
      /hands on more/,
    ],
    ['what was never held', [['guard-b', 'guard-c', '1']], /hands on more/],
    [
      'in a circle',
      [
        ['guard-a', 'guard-b', '50'],
        ['guard-b', 'guard-a', '10'],
      ],
      /come back/,
    ],
    ['to oneself', [['guard-a', 'guard-a', '10']], /re_guarantee_by_another/],
  ] as const)('hands on nothing %s', async (_, handedOn, why) => {
    await expect(put({ bank: '20', shares: { 'guard-a': '80' }, handedOn })).rejects.toThrow(why);
  });

  it('keeps what was agreed, and an end that was written', async () => {
    const id = await put({
      ...{ bank: '20', shares: { 'guard-a': '80' } },
      handedOn: [
        ['guard-a', 'guard-b', '50'],
        ['guard-b', 'guard-c', '30'],
      ],
    });
    await expect(db.query('update guarantee set bank_percent = 30 where id = $1', [id])).rejects.toThrow(
      /stays/,
    );
    await expect(db.query('delete from re_guarantee where guarantee_id = $1', [id])).rejects.toThrow();
    await expect(
      db.query('update guarantee_share set percent = 79 where guarantee_id = $1', [id]),
    ).rejects.toThrow();
    await expect(
      insert(db, 'guarantee_share', {
        guaranteeId: id,
        institutionSlug: 'guard-b',
        ordinal: 9,
        percent: '1',
      }),
    ).rejects.toThrow(/sum to 101/);
    await expect(db.query(`update guarantee set status = 'RELEASED' where id = $1`, [id])).rejects.toThrow(
      /guarantee_ended/,
    );
    await db.query(
      `update guarantee set status = 'RELEASED', ended_on = '2020-02-02', end_reason = 'x' where id = $1`,
      [id],
    );
    await expect(db.query(`update guarantee set status = 'CALLED' where id = $1`, [id])).rejects.toThrow(
      /RELEASED stays/,
    );
  });

  it('takes no NaN, nothing negative, and no second version without a reason', async () => {
    const year = { institutionSlug: 'guard-a', year: 2009, reportedBy: 'key:x', recordedAt: AT.recordedAt };
    const report = (more: object) =>
      insert(db, 'guarantor_year', { ...year, isSynthetic: false, version: 1, ...more });
    await expect(report({ paidInCapital: 'NaN' })).rejects.toThrow();
    await expect(report({ paidInCapital: '-0.01' })).rejects.toThrow();
    await expect(report({})).rejects.toThrow(/says_something/);
    await report({ paidInCapital: '0' });
    await expect(report({ version: 2, paidInCapital: '1' })).rejects.toThrow(/for_a_reason/);
    await expect(db.query('update guarantor_year set paid_in_capital = 5')).rejects.toThrow();
    await insertDocument(db);
    await insert(db, 'programme', {
      ...{ slug: 'p', documentSlug: 'hebi-2018-24', nameZh: 'x', nameEn: 'x', content: json({}) },
    });
    const rate = {
      ...{ bankSlug: 'bank-a', programmeSlug: 'p', period: '2019-Q1', version: 1, reportedBy: 'key:x' },
      ...{ recordedAt: AT.recordedAt, isSynthetic: false },
    };
    await expect(insert(db, 'npl_report', { ...rate, nplPercent: 'NaN' })).rejects.toThrow();
    await expect(insert(db, 'npl_report', { ...rate, nplPercent: '100.0001' })).rejects.toThrow();
    await expect(insert(db, 'npl_report', { ...rate, period: '2019-05', nplPercent: '1' })).rejects.toThrow();
    await insert(db, 'npl_report', { ...rate, nplPercent: '3.5' });
  });
});
