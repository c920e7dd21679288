/** Books of a fund for tests: a programme with two partner banks, its fund, its accounts and a first deposit. */
import type { Database, Statements } from '../../src/db/database';
import { Decimal } from '../../src/domain/decimal';
import { postEntries } from '../../src/services/ledger/post-entries';
import { json } from './factories';

export const PROGRAMME_CONTENT = {
  bodies: [
    { slug: 'partner-institutions', nameZh: '合作金融机构', nameEn: 'Partners', members: ['credit-union'] },
    { slug: 'credit-union', nameZh: '县信用联社', nameEn: 'County Rural Credit Union' },
    { slug: 'postal-bank', nameZh: '县邮政储蓄银行', nameEn: 'Postal Savings Bank' },
    { slug: 'poverty-office', nameZh: '县扶农办', nameEn: 'County Poverty Relief and Agriculture Office' },
    { slug: 'leading-group', nameZh: '县金融扶贫工作领导小组', nameEn: 'County Leading Group' },
  ],
  managers: { bodies: ['poverty-office'], clause: '第十五条(二)' },
  fund: {
    ...{
      kind: 'RISK_COMPENSATION',
      nameZh: '风险补偿资金',
      nameEn: 'Risk compensation fund',
      clause: '第五条',
    },
    size: { value: '2000', unit: 'CNY_10K', statedText: '规模为2000万元', clause: '第五条' },
  },
};

/** A programme without its catalogue; nothing where the seeds have been loaded. */
export async function insertProgramme(
  db: Statements,
  { slug = 'risk-fund', content = PROGRAMME_CONTENT as unknown } = {},
): Promise<void> {
  await db.query(
    `insert into document (slug, title_zh, title_en, source_file, inferred)
     values ($1, '办法', 'Measures', '001', '[]') on conflict do nothing`,
    [slug],
  );
  await db.query(
    `insert into programme (slug, document_slug, name_zh, name_en, content)
     values ($1, $1, '风险补偿', 'Risk compensation', $2) on conflict do nothing`,
    [slug, json(content)],
  );
}

export interface BooksToOpen {
  readonly programme?: string;
  readonly kind?: string;
  readonly institution?: string;
  /** Yuan in the special account at that institution; nothing is paid in for null. */
  readonly deposit?: string | null;
  readonly openedOn?: string;
  readonly regionCode?: string;
}

export const BOOKKEEPER = { actor: 'key:books', actorName: 'books', now: new Date('2024-06-30T04:00:00Z') };

/** Answers with the slug of the fund. Asked again with another institution, it pays in there. */
export async function openBooks(
  db: Database,
  { programme = 'risk-fund', kind = 'RISK_COMPENSATION', openedOn = '2016-01-01', ...more }: BooksToOpen = {},
): Promise<string> {
  const { institution = 'bank-a', deposit = '1000.00', regionCode = '410600' } = more;
  const fundSlug = `${programme}-${kind.toLowerCase().replaceAll('_', '-')}`;
  await insertProgramme(db, { slug: programme });
  await db.query(
    `insert into region (code, name_zh, name_en, level) values ($1, '市', 'City', 'PREFECTURE')
     on conflict do nothing`,
    [regionCode],
  );
  await db.query(
    `insert into institution (slug, name_zh, name_en, kind, is_synthetic) values ($1, $1, $1, 'BANK', false)
     on conflict do nothing`,
    [institution],
  );
  await db.query(
    `insert into fund (slug, name_zh, name_en, kind, region_code, programme_slug, size, is_synthetic)
     values ($1, '风险补偿资金', 'Fund', $2, $3, $4, '20000000', false) on conflict do nothing`,
    [fundSlug, kind, regionCode, programme],
  );
  await db.query(
    `insert into ledger_book (fund_slug, programme_slug, kind, opened_on, opened_by, recorded_at)
     values ($1, $2, $3, $4, 'key:books', $5) on conflict do nothing`,
    [fundSlug, programme, kind, openedOn, BOOKKEEPER.now],
  );
  if (deposit !== null) await payIn(db, { fundSlug, institution, amount: deposit, on: openedOn });
  return fundSlug;
}

interface PaidIn {
  readonly fundSlug: string;
  readonly institution: string;
  readonly amount: string;
  readonly on: string;
}

/** With its row among the contributions, as every deposit has one. */
async function payIn(db: Database, { fundSlug, institution, amount, on }: PaidIn): Promise<void> {
  const party = '县财政局';
  await db.transaction(async (tx) => {
    const yuan = new Decimal(amount);
    const entries = [
      { account: 'SPECIAL_ACCOUNT', institution, debit: yuan } as const,
      { account: 'CONTRIBUTED', credit: yuan } as const,
    ];
    const causeId = `deposit:${institution}`;
    const posting = { fundSlug, cause: 'DEPOSIT', causeId, occurredOn: on, entries, party } as const;
    await postEntries(tx, posting, BOOKKEEPER);
    await tx.query(
      `insert into contribution (fund_slug, contributor_zh, amount, paid_on, is_synthetic)
       values ($1, $2, $3, $4, false) on conflict (fund_slug, contributor_zh, paid_on)
       do update set amount = contribution.amount + excluded.amount`,
      [fundSlug, party, amount, on],
    );
  });
}
