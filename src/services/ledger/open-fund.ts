/** Opens the books of a fund of a programme: its row in the register, and the accounts of every fund. */
import type { Transaction } from '../../db/database';
import { lockNames } from '../../db/lock-names';
import type { IsoDate } from '../../domain/calendar';
import { Decimal } from '../../domain/decimal';
import { ACCOUNT_KINDS } from '../../domain/ledger/vocabulary';
import { yuanText } from '../../domain/money';
import type { FundKind } from '../../domain/vocabulary';
import { actOnce, type Done, type OnceResult, type Refused } from '../programmes/act-once';
import type { MoneyOffice } from '../programmes/money-office';
import { moneyRefusal } from '../programmes/money-refusals';
import { MAX_NAME_LENGTH, readAmount, wordsOf } from './amounts';
import type { BooksRefusal } from './fund-in-hand';
import { ledgerRefusal } from './refusals';
import { type StatedFund, statedFund } from './stated-fund';

export interface OpenFundRequest {
  readonly programme: string;
  /** The kind that the programme's document speaks of, where it is left out. */
  readonly kind?: FundKind | null | undefined;
  readonly slug?: string | null | undefined;
  readonly nameZh?: string | null | undefined;
  readonly nameEn?: string | null | undefined;
  readonly size?: string | null | undefined;
  readonly region?: string | null | undefined;
  readonly openedOn: IsoDate;
  readonly isSynthetic: boolean;
}

export type FundAnswer = { readonly fundSlug: string };
type Refusals = readonly BooksRefusal[];

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MAX_SLUG_LENGTH = 80;

interface FundRow {
  readonly slug: string;
  readonly nameZh: string;
  readonly nameEn: string | null;
  readonly kind: FundKind;
  readonly regionCode: string;
  readonly size: string;
}

type Part<T> = { readonly value: T } | { readonly refusals: Refusals };
const refused = (refusal: BooksRefusal): { readonly refusals: Refusals } => ({ refusals: [refusal] });

/** A size that the text states is the size; another cannot stand beside it. */
function sizeOf(stated: StatedFund | null, given: string | null | undefined): Part<string> {
  const read = given == null ? null : readAmount(given, 'size');
  if (read && 'refusals' in read) return read;
  const size = stated?.size ?? null;
  if (size === null) {
    return read ? { value: yuanText(read.yuan) } : refused(ledgerRefusal('SIZE_MISSING', {}, stated?.clause));
  }
  if (read && !read.yuan.equals(size)) {
    const details = { size: yuanText(size), given: yuanText(read.yuan) };
    return refused(ledgerRefusal('SIZE_IS_STATED', details, stated?.clause));
  }
  return { value: yuanText(size) };
}

function nameOf(stated: StatedFund | null, request: OpenFundRequest): Part<string> {
  const name = wordsOf(request.nameZh) ?? stated?.nameZh ?? null;
  const isFit = name !== null && name.length <= MAX_NAME_LENGTH;
  return isFit ? { value: name } : refused(ledgerRefusal('NAME_MISSING'));
}

async function regionOf(
  tx: Transaction,
  stated: string | null,
  given: string | null | undefined,
): Promise<Part<string>> {
  const code = given ?? stated;
  if (code === null) return refused(ledgerRefusal('REGION_MISSING'));
  const [region] = await tx.query('select from region where code = $1', [code]);
  return region ? { value: code } : refused(ledgerRefusal('UNKNOWN_REGION', { code }));
}

function slugOf({ programme, slug }: OpenFundRequest, kind: FundKind): Part<string> {
  const value = slug ?? `${programme}-${kind.toLowerCase().replaceAll('_', '-')}`;
  const isFit = SLUG.test(value) && value.length <= MAX_SLUG_LENGTH;
  return isFit ? { value } : refused(ledgerRefusal('SLUG_BAD'));
}

async function takenBy(tx: Transaction, slug: string, programme: string, kind: FundKind): Promise<Refusals> {
  await lockNames(tx, `books ${programme} ${kind}`);
  const [book] = await tx.query<{ fund_slug: string }>(
    'select fund_slug from ledger_book where programme_slug = $1 and kind = $2',
    [programme, kind],
  );
  if (book) return [ledgerRefusal('BOOKS_OPEN_ALREADY', { fund: book.fund_slug })];
  const [fund] = await tx.query('select from fund where slug = $1', [slug]);
  return fund ? [ledgerRefusal('FUND_EXISTS', { fund: slug })] : [];
}

async function read(tx: Transaction, request: OpenFundRequest, today: IsoDate): Promise<Part<FundRow>> {
  const { programme, openedOn } = request;
  const found = await statedFund(tx, programme);
  if (!found) return refused(moneyRefusal('UNKNOWN_PROGRAMME', { slug: programme }));
  const kind = request.kind ?? found.fund?.kind ?? 'RISK_COMPENSATION';
  const stated = found.fund?.kind === kind ? found.fund : null;
  const slug = slugOf(request, kind);
  const name = nameOf(stated, request);
  const size = sizeOf(stated, request.size);
  const region = await regionOf(tx, found.regionCode, request.region);
  const day = { date: openedOn, today };
  const late = openedOn > today ? [{ ...moneyRefusal('DATE_IN_FUTURE', day), field: ['openedOn'] }] : [];
  const taken = 'value' in slug ? await takenBy(tx, slug.value, programme, kind) : [];
  const parts = [slug, name, size, region];
  const refusals = [...parts.flatMap((part) => ('refusals' in part ? part.refusals : [])), ...late, ...taken];
  if (refusals.length > 0) return { refusals };
  const nameEn = wordsOf(request.nameEn)?.slice(0, MAX_NAME_LENGTH) ?? stated?.nameEn ?? null;
  const [slugText, nameZh, sizeText, regionCode] = parts.map((part) => ('value' in part ? part.value : ''));
  const texts = { slug: slugText, nameZh, size: sizeText, regionCode } as Omit<FundRow, 'nameEn' | 'kind'>;
  return { value: { ...texts, nameEn, kind } };
}

async function write(tx: Transaction, fund: FundRow, request: OpenFundRequest, office: MoneyOffice) {
  const { slug, nameZh, nameEn, kind, regionCode, size } = fund;
  const { programme, openedOn, isSynthetic } = request;
  await tx.query(
    `insert into fund (slug, name_zh, name_en, kind, region_code, programme_slug, size, established_on,
       is_synthetic) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [slug, nameZh, nameEn, kind, regionCode, programme, size, openedOn, isSynthetic],
  );
  const { actor, actorName = null, now } = office.doer;
  await tx.query(
    `insert into ledger_book (fund_slug, programme_slug, kind, opened_on, opened_by, opened_by_name,
       recorded_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [slug, programme, kind, openedOn, actor, actorName, now],
  );
  await tx.query('insert into ledger_account (fund_slug, kind) select $1, unnest($2::text[])', [
    slug,
    ACCOUNT_KINDS.filter((account) => account !== 'SPECIAL_ACCOUNT'),
  ]);
}

export const openFund = (
  office: MoneyOffice,
  request: OpenFundRequest,
  idempotencyKey: string,
): Promise<OnceResult<FundAnswer>> => {
  const subject = `programme:${request.programme}`;
  const once = { operation: 'openFund', idempotencyKey, body: request, subject };
  return actOnce(office, once, async (tx): Promise<Done<FundAnswer> | Refused> => {
    const fund = await read(tx, request, office.today);
    if ('refusals' in fund) return fund;
    await write(tx, fund.value, request, office);
    const { slug, kind, size } = fund.value;
    const detail = {
      programme: request.programme,
      kind,
      size: new Decimal(size).toFixed(),
      on: request.openedOn,
    };
    return { answer: { fundSlug: slug }, action: 'FUND_OPENED', subject: `fund:${slug}`, detail };
  });
};
