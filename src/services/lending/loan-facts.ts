/** Loans with all that has happened to them, in one statement; or some of them, locked. */
import type { Statements, Transaction } from '../../db/database';
import type { Visibility } from '../../domain/access/visibility';
import type { IsoDate } from '../../domain/calendar';
import { Decimal } from '../../domain/decimal';
import type { LoanEventKind, LoanFacts, LoanSchedule } from '../../domain/lending/loan-facts';
import type { LoanStatus } from '../../domain/vocabulary';
import { LOANS } from '../../loaders/graph-lists';
import { sqlOf, valuesOf } from '../../loaders/keyset-page';

interface EventRow {
  readonly id: string;
  readonly kind: LoanEventKind;
  readonly happenedOn: IsoDate;
  readonly principal: string | null;
  readonly interest: string | null;
  readonly reversesId: string | null;
  readonly fromDueOn: IsoDate | null;
  readonly toDueOn: IsoDate | null;
}

interface LoanRow {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly contractNumber: string;
  readonly programmeSlug: string | null;
  readonly bankSlug: string;
  readonly borrowerId: string | null;
  readonly personId: string | null;
  readonly regionCode: string;
  readonly principal: string;
  readonly outstanding: string | null;
  readonly annualRate: string;
  readonly drawnOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly repaidOn: IsoDate | null;
  readonly status: LoanStatus;
  readonly insuredPercent: string | null;
  readonly householdsLed: number | null;
  readonly filedOn: IsoDate | null;
  readonly applicationId: string | null;
  readonly schedule: LoanSchedule | null;
  readonly isSynthetic: boolean;
  readonly isRegistered: boolean;
  readonly instalments: readonly {
    readonly dueOn: IsoDate;
    readonly principal: string;
    readonly interest: string;
  }[];
  readonly events: readonly EventRow[];
}

/** Numbers travel as text: JSON would read them as binary floating point. */
const FACTS = `
select t.id::text as id, t.contract_number as "contractNumber", t.programme_slug as "programmeSlug",
  t.bank_slug as "bankSlug", t.borrower_id::text as "borrowerId", t.person_id::text as "personId",
  coalesce(t.region_code, e.region_code) as "regionCode", t.principal, t.outstanding,
  t.annual_rate as "annualRate", t.drawn_on as "drawnOn", t.due_on as "dueOn", t.repaid_on as "repaidOn",
  t.status, t.insured_percent as "insuredPercent", t.households_led as "householdsLed",
  t.filed_on as "filedOn", t.application_id::text as "applicationId", t.schedule,
  t.is_synthetic as "isSynthetic",
  t.recorded_by is not null as "isRegistered",
  (select coalesce(jsonb_agg(jsonb_build_object('dueOn', i.due_on, 'principal', i.principal::text,
      'interest', i.interest::text) order by i.ordinal), '[]')
    from loan_instalment i where i.loan_id = t.id) as instalments,
  (select coalesce(jsonb_agg(jsonb_build_object('id', v.id::text, 'kind', v.kind,
      'happenedOn', v.happened_on, 'principal', v.principal::text, 'interest', v.interest::text,
      'reversesId', v.reverses_id::text, 'fromDueOn', v.from_due_on, 'toDueOn', v.to_due_on)
      order by v.id), '[]')
    from loan_event v where v.loan_id = t.id) as events
from loan t left join enterprise e on e.id = t.borrower_id
where t.id = any($1::bigint[]) order by t.id`;

const decimalOf = (text: string | null) => (text === null ? null : new Decimal(text));

const factsOf = (row: LoanRow): LoanFacts => ({
  ...row,
  borrowerKind: row.personId === null ? 'LEGAL_PERSON' : 'NATURAL_PERSON',
  principal: new Decimal(row.principal),
  outstanding: decimalOf(row.outstanding),
  annualRate: new Decimal(row.annualRate),
  insuredPercent: decimalOf(row.insuredPercent),
  instalments: row.instalments.map(({ dueOn, principal, interest }) => ({
    ...{ dueOn, principal: new Decimal(principal), interest: new Decimal(interest) },
  })),
  events: row.events.map((event) => ({
    ...event,
    principal: decimalOf(event.principal),
    interest: decimalOf(event.interest),
  })),
});

/** Those that are there, by their ids; whoever calls has seen to it that they may be seen. */
export async function readLoanFacts(
  statements: Statements,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LoanFacts>> {
  const rows = await statements.query<LoanRow>(FACTS, [ids]);
  return new Map(rows.map((row) => [row.id, factsOf(row)]));
}

const ROW_ID = /^[1-9]\d{0,17}$/;

/** Those of the ids that the caller sees, locked in one order, so that two writers cannot wait in a ring. */
export async function lockLoans(
  tx: Transaction,
  visibility: Visibility,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LoanFacts>> {
  if (!visibility.types.has(LOANS.type)) return new Map();
  const conditions = LOANS.seen(visibility);
  const seen = await tx.query<{ id: string }>(
    `select t.id::text as id from loan t
     where ${['t.id = any($1::bigint[])', ...sqlOf(conditions, 1)].join(' and ')}
     order by t.id for update of t`,
    [ids.filter((id) => ROW_ID.test(id)), ...valuesOf(conditions)],
  );
  return readLoanFacts(
    tx,
    seen.map(({ id }) => id),
  );
}

/** Null where there is no such loan, or not for this caller. */
export async function lockLoan(
  tx: Transaction,
  visibility: Visibility,
  loanId: string,
): Promise<LoanFacts | null> {
  return (await lockLoans(tx, visibility, [loanId])).get(loanId) ?? null;
}
