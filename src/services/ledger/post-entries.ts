/**
 * Writes a posting: the one road on which money moves in the books of a fund. Postings of a fund wait for one
 * another, so that what an account holds is known; more than it holds is an answer, never an exception.
 */
import type { Transaction } from '../../db/database';
import { Decimal, ZERO } from '../../domain/decimal';
import {
  type AccountName,
  changeOf,
  type EntryRequest,
  flawOf,
  type PostingRequest,
} from '../../domain/ledger/entries';
import type { AccountKind, PostingCause } from '../../domain/ledger/vocabulary';
import { yuanText } from '../../domain/money';
import { AppError } from '../../errors';
import type { Doer } from '../audit/doer';

export interface ShortOf {
  readonly account: AccountKind;
  readonly institution: string | null;
  /** The least that it holds from the day of the posting on. */
  readonly balance: Decimal;
  readonly wanted: Decimal;
}

export type PostResult = { readonly postingId: string } | { readonly shortOf: ShortOf };

/** A posting as it is written; only reversals name another. */
type Written = Omit<PostingRequest, 'cause'> & {
  readonly cause: PostingCause;
  readonly reverses?: string;
};

interface AccountRow {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly kind: AccountKind;
  readonly institution_slug: string | null;
  readonly lowest: string;
}

const keyOf = ({ account, institution }: AccountName) => `${account} ${institution ?? ''}`;

/** Whoever posts to this fund next waits for the end of this transaction. Null where no books are kept. */
export async function lockBook(tx: Transaction, fundSlug: string): Promise<{ openedOn: string } | null> {
  const [book] = await tx.query<{ opened_on: string }>(
    'select opened_on from ledger_book where fund_slug = $1 for no key update',
    [fundSlug],
  );
  return book ? { openedOn: book.opened_on } : null;
}

/** Special accounts come first, as everywhere, so that nobody waits in a circle. */
const ACCOUNTS = `
select id, kind, institution_slug, ledger_lowest(id, $4)::text as lowest
from ledger_account
where fund_slug = $1 and (kind, coalesce(institution_slug, '')) in (
  select kind, institution from unnest($2::text[], $3::text[]) as asked (kind, institution))
order by kind <> 'SPECIAL_ACCOUNT', id for no key update`;

const MISSING = `
insert into ledger_account (fund_slug, kind, institution_slug)
select $1, kind, nullif(institution, '') from unnest($2::text[], $3::text[]) as asked (kind, institution)
on conflict do nothing`;

async function lockAccounts(
  tx: Transaction,
  { fundSlug, entries, occurredOn }: Written,
): Promise<ReadonlyMap<string, AccountRow>> {
  const asked = new Map(entries.map((entry) => [keyOf(entry), entry]));
  const names = [...asked.values()];
  const place = [
    fundSlug,
    names.map(({ account }) => account),
    names.map(({ institution }) => institution ?? ''),
  ];
  await tx.query(MISSING, place);
  const rows = await tx.query<AccountRow>(ACCOUNTS, [...place, occurredOn]);
  return new Map(rows.map((row) => [keyOf({ account: row.kind, institution: row.institution_slug }), row]));
}

function shortageIn(
  entries: readonly EntryRequest[],
  accounts: ReadonlyMap<string, AccountRow>,
): ShortOf | null {
  const changes = new Map<string, Decimal>();
  for (const entry of entries) {
    changes.set(keyOf(entry), (changes.get(keyOf(entry)) ?? ZERO).plus(changeOf(entry)));
  }
  for (const [key, change] of changes) {
    const { kind, institution_slug: institution, lowest } = accounts.get(key) as AccountRow;
    const balance = new Decimal(lowest);
    if (change.isNegative() && balance.plus(change).isNegative()) {
      return { account: kind, institution, balance, wanted: change.negated() };
    }
  }
  return null;
}

const POSTING = `
insert into ledger_posting (fund_slug, cause, cause_id, reverses, occurred_on, recorded_at, actor, actor_name,
  party, remark)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`;

const ENTRIES = `
insert into ledger_entry (posting_id, ordinal, account_id, debit, credit)
select $1, ordinal, account_id, debit, credit
from unnest($2::uuid[], $3::numeric[], $4::numeric[]) with ordinality as given
  (account_id, debit, credit, ordinal)
order by ordinal`;

async function write(
  tx: Transaction,
  posting: Written,
  accounts: ReadonlyMap<string, AccountRow>,
  doer: Doer,
): Promise<string> {
  const { fundSlug, cause, causeId, reverses = null, occurredOn, party = null, remark = null } = posting;
  const who = [doer.now, doer.actor, doer.actorName ?? null];
  const [row] = await tx.query<{ id: string }>(POSTING, [
    ...[fundSlug, cause, causeId, reverses, occurredOn, ...who, party, remark],
  ]);
  const id = (row as { id: string }).id;
  // In the order that was given where one account stands twice: never below zero on the way.
  await tx.query(ENTRIES, [
    id,
    posting.entries.map((entry) => accounts.get(keyOf(entry))?.id),
    posting.entries.map(({ debit = ZERO }) => yuanText(debit)),
    posting.entries.map(({ credit = ZERO }) => yuanText(credit)),
  ]);
  return id;
}

async function post(tx: Transaction, posting: Written, doer: Doer): Promise<PostResult> {
  const flaw = flawOf(posting.entries);
  if (flaw !== null) throw new Error(flaw);
  if (!(await lockBook(tx, posting.fundSlug))) {
    throw new AppError('BAD_INPUT', { detail: `no books are kept for the fund ${posting.fundSlug}` });
  }
  const accounts = await lockAccounts(tx, posting);
  const shortOf = shortageIn(posting.entries, accounts);
  if (shortOf) return { shortOf };
  return { postingId: await write(tx, posting, accounts, doer) };
}

export const postEntries = (tx: Transaction, request: PostingRequest, doer: Doer): Promise<PostResult> =>
  post(tx, request, doer);

export interface ReversalRequest {
  readonly postingId: string;
  /** What takes it back: `posting:<id>` by hand, or the claim or settlement that does. */
  readonly causeId: string;
  readonly occurredOn: string;
  readonly remark?: string | null | undefined;
}

interface OriginalRow {
  readonly [column: string]: unknown;
  readonly fund_slug: string;
  readonly kind: AccountKind;
  readonly institution_slug: string | null;
  readonly debit: string;
  readonly credit: string;
}

const ORIGINAL = `
select p.fund_slug, a.kind, a.institution_slug, e.debit::text, e.credit::text
from ledger_posting p join ledger_entry e on e.posting_id = p.id join ledger_account a on a.id = e.account_id
where p.id = $1 order by e.ordinal`;

/** The mirror of a posting. Whoever asks has seen that it is there and was not reversed before. */
export async function postReversal(
  tx: Transaction,
  { postingId, causeId, occurredOn, remark }: ReversalRequest,
  doer: Doer,
): Promise<PostResult> {
  const rows = await tx.query<OriginalRow>(ORIGINAL, [postingId]);
  const entries = rows.map(({ kind, institution_slug: institution, debit, credit }) => {
    const amount = new Decimal(debit).isZero()
      ? { debit: new Decimal(credit) }
      : { credit: new Decimal(debit) };
    return { account: kind, institution, ...amount };
  });
  const fundSlug = rows[0]?.fund_slug ?? '';
  const mirror = { fundSlug, causeId, occurredOn, remark, entries, reverses: postingId };
  return post(tx, { ...mirror, cause: 'REVERSAL' }, doer);
}
