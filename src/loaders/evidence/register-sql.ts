/** The SQL of counting: for each register, what lies in it on a day and what happened in it between two days. */
import type { CountRule } from '../../entities/count-rule';

type Register = CountRule['register'];
type Event = CountRule['event'];

const IS_ASKED_KIND = '(q.kinds is null or r.kind = any(q.kinds))';
const IS_ASKED_LEVEL = '(q.levels is null or r.level = any(q.levels))';
const IN_REGION = `e.region_code like q.prefix || '%'`;

/** Rows of the register that are there on day `q.day`; `counted` is what is counted once. */
export const STOCKS: Readonly<Partial<Record<Event, string>>> = {
  ACTIVE: `
    from certification r join enterprise e on e.id = r.enterprise_id
    join asked q on ${IS_ASKED_KIND} and ${IS_ASKED_LEVEL} and ${IN_REGION}
      and r.issued_on <= q.day and (r.expires_on is null or r.expires_on >= q.day)`,
  OPEN: `
    from incubator r
    join asked q on ${IS_ASKED_KIND} and ${IS_ASKED_LEVEL} and r.region_code like q.prefix || '%'
      and r.opened_on <= q.day and (r.closed_on is null or r.closed_on > q.day)`,
};

export const STOCK_OWNER: Readonly<Partial<Record<Event, string>>> = {
  ACTIVE: 'r.enterprise_id',
  OPEN: 'r.id',
};

interface FlowSql {
  /** The day of the event, the enterprise it belongs to, and what one event adds. */
  readonly day: string;
  readonly owner: string;
  readonly from: string;
}

const patents = (day: string): FlowSql => ({
  day,
  owner: 'r.owner_id',
  from: `patent r join enterprise e on e.id = r.owner_id join asked q on ${IS_ASKED_KIND} and ${IN_REGION}`,
});

export const FLOWS: Readonly<Partial<Record<Event, FlowSql>>> = {
  /** The first certificate ever of its kind: a renewal is none. */
  FIRST_ISSUED: {
    day: 'r.issued_on',
    owner: 'r.enterprise_id',
    from: `(select distinct on (enterprise_id, kind) * from certification
        order by enterprise_id, kind, issued_on, id) r
      join enterprise e on e.id = r.enterprise_id
      join asked q on ${IS_ASKED_KIND} and ${IS_ASKED_LEVEL} and ${IN_REGION}`,
  },
  FILED: patents('r.filed_on'),
  GRANTED: patents('r.granted_on'),
  DRAWN: {
    day: 'r.drawn_on',
    owner: 'r.borrower_id',
    from: `loan r join enterprise e on e.id = r.borrower_id join asked q on ${IN_REGION}`,
  },
  OPENED: {
    day: 'r.opened_on',
    owner: 'r.id',
    from: `incubator r join asked q on ${IS_ASKED_KIND} and ${IS_ASKED_LEVEL}
      and r.region_code like q.prefix || '%'`,
  },
};

/** Sums exist only where the register has an amount. */
export const AMOUNTS: Readonly<Partial<Record<Register, string>>> = { loan: 'r.principal' };
