/** Whether books are kept for a programme's fund, and what its special accounts hold. */
import type { Statements, Transaction } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import { Decimal, ZERO } from '../../domain/decimal';
import type { FundKind } from '../../domain/vocabulary';
import { lockBook } from './post-entries';

export interface FundBooks {
  readonly fundSlug: string;
  readonly openedOn: IsoDate;
  readonly regionCode: string;
  readonly isSynthetic: boolean;
}

interface Row {
  readonly [column: string]: unknown;
  readonly slug: string;
  readonly opened_on: string;
  readonly region_code: string;
  readonly is_synthetic: boolean;
}

/** Null where no books are kept for it. */
export async function fundBooks(
  statements: Statements,
  programmeSlug: string,
  kind: FundKind,
): Promise<FundBooks | null> {
  const [row] = await statements.query<Row>(
    `select f.slug, b.opened_on, f.region_code, f.is_synthetic
     from ledger_book b join fund f on f.slug = b.fund_slug
     where b.programme_slug = $1 and b.kind = $2`,
    [programmeSlug, kind],
  );
  if (!row) return null;
  const { slug: fundSlug, opened_on: openedOn, region_code: regionCode, is_synthetic: isSynthetic } = row;
  return { fundSlug, openedOn, regionCode, isSynthetic };
}

export interface Holdings {
  readonly total: Decimal;
  /** What each institution holds; one that never held any is not in it. */
  readonly byInstitution: ReadonlyMap<string, Decimal>;
}

interface HeldRow {
  readonly [column: string]: unknown;
  readonly institution_slug: string;
  readonly balance: string;
}

/**
 * What the fund holds, with its books locked: until this transaction ends, nobody else posts to the fund, and
 * nobody else reads its holdings in order to lend on them.
 */
export async function lockBooks(tx: Transaction, fundSlug: string): Promise<Holdings> {
  await lockBook(tx, fundSlug);
  const rows = await tx.query<HeldRow>(
    `select institution_slug, balance::text from ledger_account
     where fund_slug = $1 and kind = 'SPECIAL_ACCOUNT' order by institution_slug`,
    [fundSlug],
  );
  const byInstitution = new Map(rows.map((row) => [row.institution_slug, new Decimal(row.balance)]));
  return { total: [...byInstitution.values()].reduce((sum, held) => sum.plus(held), ZERO), byInstitution };
}
