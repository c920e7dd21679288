/**
 * The SQL of registers: each kind of counting as a source of rows that all have the same columns. A row is
 * there from `starts` to the day before `ends`; of an event only `starts` is said.
 */
import type { CountedReason, LeftOutReason } from '../../domain/evidence/reasons';
import type { AccountKind, PostingCause } from '../../domain/ledger/vocabulary';
import type { CountRule } from '../../entities/count-rule';
import type { RecordKind } from './evidence-record';
import type { RegisterTables } from './known-registers';

type Asking = Pick<CountRule, 'register' | 'event'>;

export interface Counting {
  readonly record: RecordKind;
  readonly isStock: boolean;
  /**
   * Where a row counts: where its enterprise was on the day, or, of a borrower who is a natural person, where
   * the row says; where it lies itself; where its fund lies.
   */
  readonly place: 'ENTERPRISE' | 'BORROWER' | 'OWN' | 'FUND';
  /** A title of an enterprise ends with the enterprise. */
  readonly endsWithOwner?: true;
  readonly counted: CountedReason;
  readonly notYet: LeftOutReason;
  readonly rows: (tables: RegisterTables) => string;
}

interface Columns {
  readonly id: string;
  readonly owner?: string;
  readonly kind?: string;
  readonly level?: string;
  readonly programme?: string;
  readonly contributor?: string;
  readonly body?: string;
  readonly region?: string;
  readonly starts: string;
  readonly ends?: string;
  readonly endedAs?: string;
  readonly isFirst?: string;
  readonly isTakenBack?: string;
  readonly amount?: string;
}

const rows = (from: string, columns: Columns): string => `
  select ${columns.id} as id, ${columns.owner ?? 'null::bigint'} as owner,
    ${columns.kind ?? 'null::text'} as kind, ${columns.level ?? 'null::text'} as level,
    ${columns.programme ?? 'null::text'} as programme,
    ${columns.contributor ?? 'null::text'} as contributor, ${columns.body ?? 'null::text'} as body,
    ${columns.region ?? 'null::text'} as region_code, ${columns.isTakenBack ?? 'false'} as is_taken_back,
    ${columns.starts} as starts, ${columns.ends ?? 'null::date'} as ends,
    ${columns.endedAs ?? 'null::text'} as ended_as, ${columns.isFirst ?? 'true'} as is_first,
    ${columns.amount ?? '1::numeric'} as amount, a.is_synthetic
  from ${from}`;

/** A certificate's last day counts: that is how they are printed. */
const certificates = (tables: RegisterTables, isFirst?: string) =>
  rows(`${tables('certification')} a`, {
    ...{ id: 'a.id', owner: 'a.enterprise_id', kind: 'a.kind', level: 'a.level', starts: 'a.issued_on' },
    ends: 'least(a.expires_on + 1, a.revoked_on)',
    endedAs: `case when a.revoked_on is null or a.revoked_on > a.expires_on
      then 'EXPIRED' else 'REVOKED' end`,
    ...(isFirst ? { isFirst } : {}),
  });

/** The first certificate ever of its kind: a renewal is none. */
const isFirstOfKind = (tables: RegisterTables) => `not exists (select from ${tables('certification')} b
  where b.enterprise_id = a.enterprise_id and b.kind = a.kind and (b.issued_on, b.id) < (a.issued_on, a.id))`;

const patents = (starts: string, ends?: string) => (tables: RegisterTables) =>
  rows(`${tables('patent')} a`, {
    ...{ id: 'a.id', owner: 'a.owner_id', kind: 'a.kind', starts },
    ...(ends ? { ends, endedAs: `'LAPSED'::text` } : {}),
  });

/** A platform is gone on the day it closes. */
const platforms = (tables: RegisterTables) =>
  rows(`${tables('incubator')} a`, {
    ...{ id: 'a.id', kind: 'a.kind', level: 'a.level', region: 'a.region_code', starts: 'a.opened_on' },
    ...{ ends: 'a.closed_on', endedAs: `'CLOSED'::text` },
  });

const listings = (tables: RegisterTables) =>
  rows(`${tables('listing')} a`, {
    ...{ id: 'a.id', owner: 'a.enterprise_id', kind: 'a.board', starts: 'a.listed_on' },
    ...{ ends: 'a.delisted_on', endedAs: `'DELISTED'::text` },
  });

const contracts = (starts: string) => (tables: RegisterTables) =>
  rows(`${tables('tech_contract')} a`, {
    ...{ id: 'a.id', owner: 'a.seller_id', kind: 'a.kind', starts, amount: 'a.value' },
  });

const loans = (tables: RegisterTables) =>
  rows(`${tables('loan')} a`, {
    ...{ id: 'a.id', owner: 'a.borrower_id', programme: 'a.programme_slug', region: 'a.region_code' },
    ...{ starts: 'a.drawn_on', amount: 'a.principal' },
  });

const contributions = (tables: RegisterTables) =>
  rows(`${tables('contribution')} a join ${tables('fund')} f on f.slug = a.fund_slug`, {
    ...{ id: 'a.id', kind: 'f.kind', contributor: 'a.contributor_zh', region: 'f.region_code' },
    ...{ starts: 'a.paid_on', amount: 'a.amount' },
  });

const investments = (tables: RegisterTables) =>
  rows(`${tables('investment')} a join ${tables('fund')} f on f.slug = a.fund_slug`, {
    ...{ id: 'a.id', owner: 'a.enterprise_id', kind: 'f.kind', starts: 'a.invested_on', amount: 'a.amount' },
  });

const funds = (tables: RegisterTables) =>
  rows(`${tables('fund')} a`, {
    ...{
      id: 'a.slug',
      kind: 'a.kind',
      region: 'a.region_code',
      starts: 'a.established_on',
      amount: 'a.size',
    },
  });

/** What postings of these causes move on accounts of a kind, more of it being more than 0. */
const posted = (tables: RegisterTables, account: AccountKind, causes: readonly PostingCause[]) => `(
  select p.id, e.ordinal, p.occurred_on, p.party, f.kind, f.region_code, f.is_synthetic, b.programme_slug,
    c.institution_slug,
    case c.side when 'DEBIT' then e.debit - e.credit else e.credit - e.debit end as amount,
    exists (select from ${tables('ledger_posting')} back where back.reverses = p.id) as is_taken_back
  from ${tables('ledger_posting')} p join ledger_book b on b.fund_slug = p.fund_slug
  join ${tables('fund')} f on f.slug = p.fund_slug
  join ledger_entry e on e.posting_id = p.id
  join ledger_account c on c.id = e.account_id and c.kind = '${account}'
  where p.cause in (${causes.map((cause) => `'${cause}'`).join(', ')})) a`;

const OF_POSTING: Columns = {
  ...{ id: 'a.id', kind: 'a.kind', programme: 'a.programme_slug', contributor: 'a.party' },
  ...{ region: 'a.region_code', starts: 'a.occurred_on', isTakenBack: 'a.is_taken_back', amount: 'a.amount' },
};

const postings =
  (account: AccountKind, ...causes: PostingCause[]) =>
  (tables: RegisterTables) =>
    rows(posted(tables, account, causes), OF_POSTING);

/** A transfer has an entry at each of two institutions; each was that body of the programme on the day. */
const placements = (tables: RegisterTables) =>
  rows(posted(tables, 'SPECIAL_ACCOUNT', ['DEPOSIT', 'TRANSFER']), {
    ...OF_POSTING,
    id: `a.id || '/' || a.ordinal`,
    body: `(select partner.body from ${tables('programme_partner')} partner
      where partner.programme_slug = a.programme_slug and partner.institution_slug = a.institution_slug
        and partner.since <= a.occurred_on order by partner.since desc limit 1)`,
  });

const STOCK = { isStock: true } as const;
const FLOW = { isStock: false } as const;
const OF_ENTERPRISE = { place: 'ENTERPRISE' } as const;
const OF_ITSELF = { place: 'OWN' } as const;
const OF_BORROWER = { place: 'BORROWER' } as const;
const CERTIFICATION = { record: 'CERTIFICATION', notYet: 'NOT_YET_ISSUED', endsWithOwner: true } as const;
const PATENT = { record: 'PATENT', notYet: 'NOT_GRANTED', ...OF_ENTERPRISE } as const;
const INCUBATOR = { record: 'INCUBATOR', notYet: 'NOT_YET_OPEN', ...OF_ITSELF, rows: platforms } as const;
const LISTING = { record: 'LISTING', notYet: 'NOT_YET_LISTED', ...OF_ENTERPRISE, rows: listings } as const;
/** Of an event nothing is too early: only those of the period are looked at. */
const EVENT = { ...FLOW, notYet: 'NOT_YET_ISSUED' } as const;

const POSTING = { record: 'LEDGER_POSTING', place: 'FUND', notYet: 'NOT_YET_PAID_IN' } as const;

const COUNTINGS: Readonly<Record<string, Counting>> = {
  'certification ACTIVE': {
    ...{ ...CERTIFICATION, ...STOCK, ...OF_ENTERPRISE, counted: 'IN_FORCE' },
    rows: (tables) => certificates(tables),
  },
  'certification FIRST_ISSUED': {
    ...{ ...CERTIFICATION, ...FLOW, ...OF_ENTERPRISE, counted: 'FIRST_ISSUED' },
    rows: (tables) => certificates(tables, isFirstOfKind(tables)),
  },
  'patent IN_FORCE': {
    ...PATENT,
    ...STOCK,
    counted: 'IN_FORCE',
    rows: patents('a.granted_on', 'a.lapsed_on'),
  },
  'patent FILED': { ...PATENT, ...FLOW, counted: 'FILED', rows: patents('a.filed_on') },
  'patent GRANTED': { ...PATENT, ...FLOW, counted: 'GRANTED', rows: patents('a.granted_on') },
  'loan DRAWN': { record: 'LOAN', ...EVENT, ...OF_BORROWER, counted: 'DRAWN', rows: loans },
  'incubator OPEN': { ...INCUBATOR, ...STOCK, counted: 'OPEN' },
  'incubator OPENED': { ...INCUBATOR, ...FLOW, counted: 'OPENED' },
  'listing ON_BOARD': { ...LISTING, ...STOCK, counted: 'LISTED' },
  'listing LISTED': { ...LISTING, ...FLOW, counted: 'NEWLY_LISTED' },
  'tech_contract REGISTERED': {
    ...{ record: 'TECH_CONTRACT', ...EVENT, ...OF_ENTERPRISE, counted: 'REGISTERED' },
    rows: contracts('a.registered_on'),
  },
  'tech_contract SIGNED': {
    ...{ record: 'TECH_CONTRACT', ...EVENT, ...OF_ENTERPRISE, counted: 'SIGNED' },
    rows: contracts('a.signed_on'),
  },
  'contribution PAID_IN': {
    ...{ record: 'CONTRIBUTION', ...EVENT, ...OF_ITSELF, counted: 'PAID_IN', rows: contributions },
  },
  'investment INVESTED': {
    ...{ record: 'INVESTMENT', ...EVENT, ...OF_ENTERPRISE, counted: 'INVESTED', rows: investments },
  },
  'fund ESTABLISHED': {
    ...{ record: 'FUND', ...STOCK, ...OF_ITSELF, counted: 'ESTABLISHED', notYet: 'NOT_YET_ESTABLISHED' },
    rows: funds,
  },
  'ledger HELD': { ...POSTING, ...STOCK, counted: 'HELD', rows: postings('CONTRIBUTED', 'DEPOSIT') },
  'ledger PLACED': { ...POSTING, ...STOCK, counted: 'PLACED', rows: placements },
  'ledger COMPENSATED': {
    ...{ ...POSTING, ...FLOW, counted: 'COMPENSATED', rows: postings('COMPENSATION', 'COMPENSATION') },
  },
  'ledger RECOVERED': {
    ...{ ...POSTING, ...FLOW, counted: 'RECOVERED', rows: postings('RECOVERED', 'RECOVERY') },
  },
  'ledger SUBSIDISED': {
    ...{ ...POSTING, ...FLOW, counted: 'SUBSIDISED' },
    rows: postings('SUBSIDY', 'SUBSIDY', 'SUBSIDY_REVERSAL'),
  },
};

/** The kind of evidence a rule asks for; what asks for the same is answered in one statement. */
export const countingName = ({ register, event }: Asking): string => `${register} ${event}`;

export const countingOf = (name: string): Counting | undefined => COUNTINGS[name];

/** A rule that no register can answer: its indicator lives on published figures. */
export const isCountable = (rule: Asking): boolean => countingName(rule) in COUNTINGS;

export const isStockRule = (rule: Asking): boolean => COUNTINGS[countingName(rule)]?.isStock === true;

/** The registers that must be complete for a rule: its own, and that of the certificates it asks for. */
export const registersOf = ({ register, certified }: CountRule): readonly string[] =>
  certified ? [register, 'certification'] : [register];
