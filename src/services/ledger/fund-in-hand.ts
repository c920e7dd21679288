/** The fund that a request is about, its books, and whether the caller keeps them. */
import type { Transaction } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import { actingBodies } from '../programmes/acting-bodies';
import type { MoneyOffice } from '../programmes/money-office';
import { type MoneyRefusal, moneyRefusal } from '../programmes/money-refusals';
import { type LedgerRefusal, ledgerRefusal } from './refusals';

export interface FundInHand {
  readonly fundSlug: string;
  readonly programmeSlug: string;
  readonly kind: string;
  readonly openedOn: IsoDate;
  readonly isSynthetic: boolean;
  readonly managers: readonly string[];
  /** Names of the bodies that keep the books, for words to the caller. */
  readonly managersZh: string;
  readonly managersClause: string | null;
}

interface Row {
  readonly [column: string]: unknown;
  readonly programme_slug: string;
  readonly kind: string;
  readonly opened_on: string;
  readonly is_synthetic: boolean;
  readonly managers: readonly string[] | null;
  readonly managers_zh: string | null;
  readonly clause: string | null;
}

const FUND = `
select b.programme_slug, b.kind, b.opened_on, f.is_synthetic,
  p.content -> 'managers' -> 'bodies' as managers, p.content -> 'managers' ->> 'clause' as clause,
  (select string_agg(body ->> 'nameZh', '、') from jsonb_array_elements(p.content -> 'bodies') as body
    where p.content -> 'managers' -> 'bodies' ? (body ->> 'slug')) as managers_zh
from ledger_book b join fund f on f.slug = b.fund_slug join programme p on p.slug = b.programme_slug
where b.fund_slug = $1
  and ($2::text[] is null or f.region_code = any ((select regions_within($2::text[]))::text[]))`;

/** Null where it does not exist for the caller. */
export async function fundInHand(
  tx: Transaction,
  { visibility }: MoneyOffice,
  fundSlug: string,
): Promise<FundInHand | null> {
  const [row] = await tx.query<Row>(FUND, [fundSlug, visibility.regionCodes]);
  if (!row) return null;
  return {
    ...{ fundSlug, programmeSlug: row.programme_slug, kind: row.kind, openedOn: row.opened_on },
    ...{ isSynthetic: row.is_synthetic, managers: row.managers ?? [] },
    ...{ managersZh: row.managers_zh ?? '管理员', managersClause: row.clause },
  };
}

/** Whoever acts for a body that keeps the fund's books; administrators always. */
export async function mayManage(
  tx: Transaction,
  { caller, today }: MoneyOffice,
  { programmeSlug, managers }: Pick<FundInHand, 'programmeSlug' | 'managers'>,
): Promise<boolean> {
  if (caller.role === 'ADMINISTRATOR') return true;
  const bodies = await actingBodies(tx, caller, programmeSlug, today);
  return managers.some((body) => bodies.has(body));
}

export type Managed = { readonly fund: FundInHand } | { readonly refusals: readonly BooksRefusal[] };
export type BooksRefusal = LedgerRefusal | MoneyRefusal;

/** The fund, where the caller keeps its books. */
export async function managedFund(tx: Transaction, office: MoneyOffice, fundSlug: string): Promise<Managed> {
  const fund = await fundInHand(tx, office, fundSlug);
  if (!fund) return { refusals: [ledgerRefusal('NO_BOOKS', { fund: fundSlug })] };
  if (await mayManage(tx, office, fund)) return { fund };
  return { refusals: [moneyRefusal('NOT_YOUR_BODY', { body: fund.managersZh }, fund.managersClause)] };
}

/** Late entries are welcome; days to come, and days before there were books, are not. */
export function dayRefusals(
  { openedOn }: Pick<FundInHand, 'openedOn'>,
  day: IsoDate,
  today: IsoDate,
  field: string,
): readonly BooksRefusal[] {
  const at = { field: [field] };
  if (day > today) return [{ ...moneyRefusal('DATE_IN_FUTURE', { date: day, today }), ...at }];
  if (day < openedOn) return [{ ...ledgerRefusal('DATE_BEFORE_BOOKS', { date: day, openedOn }), ...at }];
  return [];
}

/** Whether the institution is a partner of the programme on the day. */
export async function partnerRefusals(
  tx: Transaction,
  { programmeSlug }: Pick<FundInHand, 'programmeSlug'>,
  institution: string,
  on: IsoDate,
  field = 'institution',
): Promise<readonly BooksRefusal[]> {
  const [partner] = await tx.query(
    `select from programme_partner where programme_slug = $1 and institution_slug = $2
     and since <= $3 and (until is null or until >= $3)`,
    [programmeSlug, institution, on],
  );
  if (partner) return [];
  return [{ ...moneyRefusal('NOT_A_PARTNER', { institution, on }), field: [field] }];
}
