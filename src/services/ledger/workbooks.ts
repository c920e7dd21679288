/**
 * Trial balance, statement and reconciliation as workbooks. Amounts are numbers that can be summed: a cell
 * keeps fifteen digits, exact to the cent below ten million million yuan. An amount that would not be kept
 * exactly is text, and every sheet has its totals as exact text in the notes.
 */
import type { Database } from '../../db/database';
import type { Visibility } from '../../domain/access/visibility';
import type { IsoDate } from '../../domain/calendar';
import { AppError } from '../../errors';
import { createLedgerLoaders } from '../../loaders/ledger';
import { readReconciliation } from '../../loaders/ledger/reconciliations';
import { isKeyOf } from '../../loaders/rows';
import { requireSeen } from '../../loaders/visible';
import { guardedText, numberCell, type WorkbookCell } from '../exports/workbook-rows';
import { writeWorkbook } from '../exports/write-workbook';
import { daysAsked, monthAsked } from './asked-days';

type Row = readonly WorkbookCell[];

export interface LedgerDesk {
  readonly database: Database;
  readonly visibility: Visibility;
  readonly now: Date;
  readonly today: IsoDate;
}

const KIND_WORDS: Readonly<Record<string, string>> = {
  ...{ SPECIAL_ACCOUNT: '专户存款', COMPENSATION: '风险补偿支出', SUBSIDY: '补贴支出' },
  ...{ CONTRIBUTED: '缴入资金', INTEREST_EARNED: '存款利息', RECOVERED: '追偿收回' },
  FURTHER_MONEY: '另行安排资金',
};
const CAUSE_WORDS: Readonly<Record<string, string>> = {
  ...{ DEPOSIT: '缴款', DEPOSIT_INTEREST: '存款利息', TRANSFER: '划转', COMPENSATION: '补偿' },
  ...{ FURTHER_PAYMENT: '另行支付', RECOVERY: '追偿', SUBSIDY: '补贴', SUBSIDY_REVERSAL: '补贴追回' },
  REVERSAL: '冲销',
};
const STATUS_WORDS: Readonly<Record<string, string>> = {
  ...{ AGREED: '相符', EXPLAINED: '有未达账项', OPEN: '不符，待查', NOT_REPORTED: '银行未报' },
};
const SIDE_WORDS: Readonly<Record<string, string>> = {
  ...{ NOT_YET_AT_BANK: '账簿已记、银行未记', NOT_YET_IN_BOOKS: '银行已记、账簿未记' },
};

const text = (value: string | null): WorkbookCell => (value === null ? null : guardedText(value));
const EXACT =
  '金额为数值，可直接求和；超过 15 位有效数字的金额为文本 Amounts are numbers; longer ones are text';

const notes = (rows: readonly (readonly [string, string])[], now: Date) => ({
  ...{ name: '说明', widths: [26, 80], hasHeader: false },
  rows: [
    ...rows,
    ['金额单位 Unit', '元 yuan'],
    ['金额 Amounts', EXACT],
    ['导出时间 Exported', now.toISOString()],
  ].map((row) => row.map((cell) => text(cell as string))),
});

const sheet = (name: string, header: Row, rows: readonly Row[], widths: readonly number[]) => ({
  ...{ name, rows: [header, ...rows], widths, hasHeader: true },
});

/** Refuses what is not there for the caller. */
function found<Found>(value: Found | null | undefined, what: string): Found {
  if (value === null || value === undefined)
    throw new AppError('BAD_INPUT', { detail: `no ${what} that you see` });
  return value;
}

async function visibleFund({ database, visibility }: LedgerDesk, slug: string): Promise<string> {
  const [fund] = await database.query<{ name_zh: string }>(
    `select name_zh from fund where slug = $1
     and ($2::text[] is null or region_code = any ((select regions_within($2::text[]))::text[]))`,
    [slug, visibility.regionCodes],
  );
  return found(fund, `fund ${slug}`).name_zh;
}

export async function trialBalanceWorkbook(desk: LedgerDesk, slug: string, day?: IsoDate): Promise<Buffer> {
  requireSeen(desk.visibility, 'LedgerPosting');
  const name = await visibleFund(desk, slug);
  const on = day ?? desk.today;
  const { books } = createLedgerLoaders(desk.database, desk.visibility);
  const sums = found(await books.trialBalance(on).load(slug), `books of ${slug}`);
  const accounts = new Map((await books.fundAccounts.load(slug)).map((one) => [one.accountId, one]));
  const rows = sums.lines.map((line): Row => {
    const account = accounts.get(line.accountId);
    return [
      ...[KIND_WORDS[account?.kind ?? ''] ?? account?.kind ?? '', text(account?.institutionSlug ?? null)],
      ...[numberCell(line.debits), numberCell(line.credits)],
      ...[numberCell(line.debitBalance), numberCell(line.creditBalance)],
    ];
  });
  const totals: Row = [
    '合计',
    null,
    null,
    null,
    numberCell(sums.debitBalance),
    numberCell(sums.creditBalance),
  ];
  const header = ['科目', '机构', '借方累计', '贷方累计', '借方余额', '贷方余额'];
  return writeWorkbook([
    sheet('试算平衡表', header, [...rows, totals], [18, 20, 20, 20, 20, 20]),
    notes(
      [
        ...[['基金 Fund', `${name} ${slug}`] as const, ['截至 As of', on] as const],
        ['借方余额合计 Debits', sums.debitBalance],
        ['贷方余额合计 Credits', sums.creditBalance],
        ['是否平衡 Balanced', sums.isBalanced ? '平衡 yes' : '不平衡，请告知管理员 NO: tell the operator'],
      ],
      desk.now,
    ),
  ]);
}

/** Longer statements are asked for in parts. */
export const MAX_STATEMENT_LINES = 50_000;

export async function statementWorkbook(
  desk: LedgerDesk,
  accountId: string,
  asked: { readonly from?: IsoDate | undefined; readonly to?: IsoDate | undefined },
): Promise<Buffer> {
  requireSeen(desk.visibility, 'LedgerAccount');
  const days = daysAsked(asked.from ?? '1900-01-01', asked.to ?? desk.today);
  const { books } = createLedgerLoaders(desk.database, desk.visibility);
  const account = found(isKeyOf('uuid', accountId) ? await books.account.load(accountId) : null, 'account');
  const sums = await books.statementSums(days).load(accountId);
  if (sums.count > MAX_STATEMENT_LINES) {
    throw new AppError('BAD_INPUT', {
      detail: `${sums.count} lines; ask for ${MAX_STATEMENT_LINES} at most`,
    });
  }
  const window = { limit: MAX_STATEMENT_LINES, fromEnd: false };
  const { nodes } = await books.statementLines({ days, window }).load(accountId);
  const lines = nodes.map(
    (line): Row => [
      ...[line.occurredOn, CAUSE_WORDS[line.cause] ?? line.cause, text(line.causeId), text(line.party)],
      ...[text(line.remark), numberCell(line.debit), numberCell(line.credit), numberCell(line.balance)],
      ...[line.recordedAt.toISOString(), Number(line.number)],
    ],
  );
  const opening: Row = [
    asked.from ?? null,
    '期初余额',
    null,
    null,
    null,
    null,
    null,
    numberCell(sums.openingBalance),
    null,
    null,
  ];
  const closing: Row = [
    ...[days.to, '期末余额', null, null, null, numberCell(sums.debits), numberCell(sums.credits)],
    ...[numberCell(sums.closingBalance), null, null],
  ];
  const header = ['日期', '事由', '依据', '付款方', '说明', '借方', '贷方', '余额', '记账时间', '序号'];
  const widths = [12, 12, 46, 24, 40, 18, 18, 18, 26, 8];
  return writeWorkbook([
    sheet('明细账', header, [opening, ...lines, closing], widths),
    notes(
      [
        [
          '账户 Account',
          `${KIND_WORDS[account.kind] ?? account.kind} ${account.institutionSlug ?? ''}`.trim(),
        ],
        ['基金 Fund', account.fundSlug],
        ['期初余额 Opening', sums.openingBalance],
        ['借方合计 Debits', sums.debits],
        ['贷方合计 Credits', sums.credits],
        ['期末余额 Closing', sums.closingBalance],
      ],
      desk.now,
    ),
  ]);
}

export async function reconciliationWorkbook(
  desk: LedgerDesk,
  slug: string,
  institution: string,
  month: string,
): Promise<Buffer> {
  requireSeen(desk.visibility, 'LedgerAccount');
  const { books } = createLedgerLoaders(desk.database, desk.visibility);
  const accounts = await books.fundAccounts.load(slug);
  const account = found(
    accounts.find((one) => one.kind === 'SPECIAL_ACCOUNT' && one.institutionSlug === institution),
    `special account of ${slug} at ${institution}`,
  );
  const sums = found(
    await readReconciliation(desk.database, account.accountId, monthAsked(month)),
    'special account',
  );
  const rows: readonly Row[] = [
    ['银行报告余额', sums.day, numberCell(sums.bankBalance)],
    ['账簿余额', sums.day, numberCell(sums.bookBalance)],
    ['差额（银行减账簿）', null, numberCell(sums.difference)],
    ...sums.items.map(
      (item): Row => [...[SIDE_WORDS[item.side] ?? item.side, item.occurredOn, numberCell(item.amount)]],
    ),
    ['未解释差额', null, numberCell(sums.unexplained)],
  ];
  return writeWorkbook([
    sheet('余额调节表', ['项目', '日期', '金额'], rows, [30, 14, 22]),
    notes(
      [
        ['基金 Fund', slug],
        ['专户开立机构 Institution', institution],
        ['月份 Month', month],
        ['结论 Finding', `${STATUS_WORDS[sums.status] ?? ''} ${sums.status}`],
        ['银行报告余额 Bank', sums.bankBalance ?? '未报 not reported'],
        ['账簿余额 Books', sums.bookBalance],
      ],
      desk.now,
    ),
  ]);
}
