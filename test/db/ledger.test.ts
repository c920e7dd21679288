/** The books against whoever writes to the database itself: every way to make or lose money is refused. */
import type { Database } from '../../src/db/database';
import { openBooks } from '../support/books';
import { openTestDatabase } from '../support/database';

const POSTING = `insert into ledger_posting (fund_slug, cause, cause_id, reverses, occurred_on, recorded_at,
  actor, party, made_in) values`;

describe('the books', () => {
  let db: Database;
  let other: string;
  beforeAll(async () => {
    db = await openTestDatabase();
    await openBooks(db, { deposit: '1000.00' });
    other = await openBooks(db, { kind: 'INTEREST_SUBSIDY', deposit: '500.00' });
    await account('COMPENSATION');
  });
  afterAll(() => db.close());

  const FUND = 'risk-fund-risk-compensation';
  const account = async (kind: string, fund = FUND) => {
    const [row] = await db.query<{ id: string }>(
      `insert into ledger_account (fund_slug, kind, institution_slug)
       values ($1, $2, case when $2 = 'SPECIAL_ACCOUNT' then 'bank-a' end)
       on conflict (fund_slug, kind, institution_slug) do update set kind = excluded.kind returning id`,
      [fund, kind],
    );
    return (row as { id: string }).id;
  };
  const idOf = async (kind: string, fund = FUND) => {
    const sql = 'select id from ledger_account where kind = $1 and fund_slug = $2';
    const [row] = await db.query<{ id: string }>(sql, [kind, fund]);
    return row?.id ?? account(kind, fund);
  };
  type Line = readonly [kind: string, debit: string, credit: string, fund?: string];
  interface Posting {
    readonly lines: readonly Line[];
    readonly cause?: string;
    readonly causeId?: string;
    readonly reverses?: string | null;
    readonly on?: string;
    readonly party?: string | null;
  }
  /** Writes past all code; `after` goes on in the same transaction. */
  const write = (posting: Posting, after = 'select 1') =>
    db.transaction(async (tx) => {
      const { lines, cause = 'TRANSFER', causeId = 'transfer:1', reverses = null, party = null } = posting;
      const values = [FUND, cause, causeId, reverses, posting.on ?? '2024-01-01', party];
      const [made] = await tx.query<{ id: string }>(
        `${POSTING} ($1, $2, $3, $4, $5, '2024-06-30T00:00:00Z', 'x', $6, '1') returning id`,
        values,
      );
      for (const [i, [kind, debit, credit, fund]] of lines.entries()) {
        await tx.query(
          `insert into ledger_entry (posting_id, ordinal, account_id, debit, credit)
           values ($1, $2, $3, $4, $5)`,
          [made?.id, i + 1, await idOf(kind, fund), debit, credit],
        );
      }
      await tx.query(after);
      return made?.id as string;
    });
  const spent = (amount: string): readonly Line[] => [
    ['COMPENSATION', amount, '0'],
    ['SPECIAL_ACCOUNT', '0', amount],
  ];
  const sums = async () =>
    (await db.query('select id, balance::text, entries from ledger_account order by id')) as never;

  const REFUSED: readonly (readonly [string, Posting, RegExp])[] = [
    [
      'more debit than credit',
      {
        lines: [
          ['COMPENSATION', '2', '0'],
          ['SPECIAL_ACCOUNT', '0', '1'],
        ],
      },
      /as much debit as credit/,
    ],
    ['no entry', { lines: [] }, /at least two entries/],
    ['one entry', { lines: [['COMPENSATION', '2', '0']] }, /at least two entries/],
    [
      'an entry on both sides',
      {
        lines: [
          ['COMPENSATION', '2', '2'],
          ['SPECIAL_ACCOUNT', '1', '1'],
        ],
      },
      /on_one_side/,
    ],
    [
      'an entry of nothing',
      {
        lines: [
          ['COMPENSATION', '0', '0'],
          ['SPECIAL_ACCOUNT', '0', '0'],
        ],
      },
      /on_one_side/,
    ],
    [
      'a negative entry',
      {
        lines: [
          ['COMPENSATION', '-1', '0'],
          ['SPECIAL_ACCOUNT', '0', '-1'],
        ],
      },
      /check/,
    ],
    [
      'what is no number',
      {
        lines: [
          ['COMPENSATION', 'NaN', '0'],
          ['SPECIAL_ACCOUNT', '0', 'NaN'],
        ],
      },
      /check|out of range|NaN/,
    ],
    [
      'accounts of two funds',
      {
        lines: [
          ['COMPENSATION', '1', '0'],
          ['SPECIAL_ACCOUNT', '0', '1', 'risk-fund-interest-subsidy'],
        ],
      },
      /of one fund/,
    ],
    ['more than is there', { lines: spent('1000.01') }, /never_below_zero/],
    ['what was not there on the day', { lines: spent('1'), on: '2015-12-31' }, /books of .* were opened/],
    ['a day to come', { lines: spent('1'), on: '2024-07-01' }, /not_ahead/],
    ['no cause', { lines: spent('1'), causeId: 'claim: ' }, /cause_id/],
    ['no kind of cause', { lines: spent('1'), cause: '' }, /cause/],
    ['a deposit of nobody', { lines: spent('1'), cause: 'DEPOSIT' }, /names_payer/],
    ['a reversal of nothing', { lines: spent('1'), cause: 'REVERSAL' }, /ledger_posting_reverses/],
  ];
  it.each(REFUSED)('take no posting with %s', async (_, posting, message) => {
    const before = await sums();
    await expect(write(posting)).rejects.toThrow(message);
    expect(await sums()).toEqual(before);
  });

  it('reverse a posting once, exactly, and no reversal', async () => {
    const original = await write({ lines: spent('10') });
    const mirror = { cause: 'REVERSAL', reverses: original };
    const back: readonly Line[] = [
      ['COMPENSATION', '0', '10'],
      ['SPECIAL_ACCOUNT', '10', '0'],
    ];
    for (const lines of [
      [
        ['COMPENSATION', '0', '9'],
        ['SPECIAL_ACCOUNT', '9', '0'],
      ],
      [
        ['SPECIAL_ACCOUNT', '10', '0'],
        ['COMPENSATION', '0', '10'],
      ],
      [
        ['COMPENSATION', '0', '4'],
        ['COMPENSATION', '0', '6'],
        ['SPECIAL_ACCOUNT', '10', '0'],
      ],
      spent('10'),
    ] as readonly (readonly Line[])[]) {
      await expect(write({ ...mirror, lines })).rejects.toThrow(/mirrors what it reverses/);
    }
    await expect(write({ ...mirror, lines: back, on: '2023-12-31' })).rejects.toThrow(/not before its day/);
    const reversal = await write({ ...mirror, lines: back });
    await expect(write({ ...mirror, lines: back })).rejects.toThrow(/unique/);
    await expect(write({ cause: 'REVERSAL', reverses: reversal, lines: spent('10') })).rejects.toThrow(
      /no reversal/,
    );
  });

  it('are not rewritten, by whomever', async () => {
    const posting = await write({ lines: spent('1') });
    for (const sql of [
      `update ledger_entry set debit = 2 where posting_id = '${posting}'`,
      `delete from ledger_entry where posting_id = '${posting}'`,
      `update ledger_posting set remark = 'x' where id = '${posting}'`,
      `delete from ledger_posting where id = '${posting}'`,
      `update ledger_account set balance = balance + 1`,
      `update ledger_account set kind = 'SUBSIDY' where kind = 'COMPENSATION'`,
      `delete from ledger_account`,
      `update ledger_book set opened_on = '2010-01-01'`,
      `delete from ledger_book`,
      `truncate ledger_entry cascade`,
      `truncate ledger_account cascade`,
      `insert into ledger_account (fund_slug, kind, balance) values ('${FUND}', 'FURTHER_MONEY', 5)`,
      `insert into ledger_account (fund_slug, kind) values ('${FUND}', 'SPECIAL_ACCOUNT')`,
      `insert into ledger_account (fund_slug, kind) values ('${FUND}', 'SLUSH_FUND')`,
      `insert into ledger_account (fund_slug, kind) values ('${FUND}', 'CONTRIBUTED')`,
      `insert into ledger_book select 'bank-a', programme_slug, kind, opened_on, opened_by from ledger_book`,
    ]) {
      const before = await sums();
      await expect(db.query(sql)).rejects.toThrow();
      expect(await sums()).toEqual(before);
    }
  });

  it('add no entry to a posting of before, and none unseen to a new one', async () => {
    const posting = await write({ lines: spent('1') });
    const added = async (id: string, ordinal: number) =>
      `insert into ledger_entry (posting_id, ordinal, account_id, debit, credit)
       values ('${id}', ${ordinal}, '${await idOf('COMPENSATION')}', 1, 0)`;
    await expect(db.query(await added(posting, 3))).rejects.toThrow(/from the start/);
    const last = '(select id from ledger_posting order by seq desc limit 1)';
    const late = (await added('x', 3)).replace("'x'", last);
    await expect(write({ lines: spent('1') }, `set constraints all immediate; ${late}`)).rejects.toThrow(
      /as much debit as credit|the one after its last entry/,
    );
  });

  it('move no balance by an entry that is not written', async () => {
    const before = await sums();
    const skipped = `insert into ledger_entry (posting_id, ordinal, account_id, debit, credit)
      select id, 1, '${await idOf('SPECIAL_ACCOUNT')}', 5, 0
      from ledger_posting order by seq desc limit 1 on conflict do nothing`;
    await expect(write({ lines: spent('1') }, skipped)).rejects.toThrow(/the one after its last entry/);
    expect(await sums()).toEqual(before);
  });

  it('of each fund are its own', async () => {
    expect(other).toBe('risk-fund-interest-subsidy');
    expect(
      await db.query(`select sum(balance)::text from ledger_account where fund_slug = $1`, [other]),
    ).toEqual([{ sum: '1000.00' }]);
  });
});
