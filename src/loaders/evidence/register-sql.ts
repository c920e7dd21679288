/** The SQL of counting: what lies in a register on a day, and what happened in it between two days. */
import type { CountRule } from '../../entities/count-rule';
import { certificateCountsOn } from '../certificate-sql';

type Counting = Pick<CountRule, 'register' | 'event'>;

const IS_ASKED_KIND = '(q.kinds is null or r.kind = any(q.kinds))';
const IS_ASKED_LEVEL = '(q.levels is null or r.level = any(q.levels))';
/** What an enterprise has does not count once the enterprise is taken off its list. */
const IS_LISTED = ' and e.removed_at is null';
/** What is real and what was made up for demonstration are never counted together. */
const IS_ALLOWED = 'r.is_synthetic = q.synthetic';
const of = (place: 'e' | 'r') =>
  `${IS_ALLOWED} and ${place}.region_code like q.prefix || '%'${place === 'e' ? IS_LISTED : ''}`;

interface StockSql {
  /** Rows of the register that are there on day `q.day`. */
  readonly from: string;
  /** What counts once where a rule says so. */
  readonly owner: string;
}

export interface FlowSql {
  /** The day of the event, the enterprise it belongs to, and what one event adds where amounts add up. */
  readonly day: string;
  readonly owner: string;
  readonly amount?: string;
  readonly from: string;
}

/** A certificate's last day counts: that is how they are printed. A platform is gone on the day it closes. */
const STOCKS: Readonly<Record<string, StockSql>> = {
  'certification ACTIVE': {
    owner: 'r.enterprise_id',
    from: `certification r join enterprise e on e.id = r.enterprise_id
      join asked q on ${IS_ASKED_KIND} and ${IS_ASKED_LEVEL} and ${of('e')}
        and ${certificateCountsOn('r', 'q.day')}`,
  },
  'incubator OPEN': {
    owner: 'r.id',
    from: `incubator r
      join asked q on ${IS_ASKED_KIND} and ${IS_ASKED_LEVEL} and ${of('r')}
        and r.opened_on <= q.day and (r.closed_on is null or r.closed_on > q.day)`,
  },
};

const patents = (day: string): FlowSql => ({
  day,
  owner: 'r.owner_id',
  from: `patent r join enterprise e on e.id = r.owner_id join asked q on ${IS_ASKED_KIND} and ${of('e')}`,
});

const FLOWS: Readonly<Record<string, FlowSql>> = {
  /** The first certificate ever of its kind: a renewal is none. */
  'certification FIRST_ISSUED': {
    day: 'r.issued_on',
    owner: 'r.enterprise_id',
    from: `(select distinct on (enterprise_id, kind) * from certification
        order by enterprise_id, kind, issued_on, id) r
      join enterprise e on e.id = r.enterprise_id
      join asked q on ${IS_ASKED_KIND} and ${IS_ASKED_LEVEL} and ${of('e')}`,
  },
  'patent FILED': patents('r.filed_on'),
  'patent GRANTED': patents('r.granted_on'),
  'loan DRAWN': {
    day: 'r.drawn_on',
    owner: 'r.borrower_id',
    amount: 'r.principal',
    from: `loan r join enterprise e on e.id = r.borrower_id join asked q on ${of('e')}`,
  },
  'incubator OPENED': {
    day: 'r.opened_on',
    owner: 'r.id',
    from: `incubator r join asked q on ${IS_ASKED_KIND} and ${IS_ASKED_LEVEL} and ${of('r')}`,
  },
};

/** The kind of evidence a rule asks for; what asks for the same is answered in one statement. */
export const countingName = ({ register, event }: Counting): string => `${register} ${event}`;

export const stockSql = (name: string): StockSql | undefined => STOCKS[name];
export const flowSql = (name: string): FlowSql | undefined => FLOWS[name];

/** A rule that no register can answer: its indicator lives on published figures. */
export const isCountable = (rule: Counting): boolean =>
  countingName(rule) in STOCKS || countingName(rule) in FLOWS;

export const isStockRule = (rule: Counting): boolean => countingName(rule) in STOCKS;
