/** A claim with its loan, its rules and all that was said about it, locked until its writer ends. */
import type { Statements, Transaction } from '../../db/database';
import type { Visibility } from '../../domain/access/visibility';
import type { IsoDate } from '../../domain/calendar';
import { lastDayOfNotice } from '../../domain/claims/notice';
import type { ClaimEventKind, ClaimStatus } from '../../domain/claims/vocabulary';
import { Decimal } from '../../domain/decimal';
import type { LoanFacts } from '../../domain/lending/loan-facts';
import {
  calendarNotice,
  type Decision,
  type Procedure,
  procedureFor,
} from '../../domain/programmes/procedure';
import type { BorrowerKind, LossBearer, ProgrammeTerms } from '../../domain/programmes/terms';
import { CLAIMS } from '../../loaders/claims/list';
import { sqlOf, valuesOf } from '../../loaders/keyset-page';
import { isKeyOf } from '../../loaders/rows';
import { lockLoan } from '../lending/loan-facts';
import { loadTerms } from '../programmes/load-terms';

export interface StoredShare {
  readonly bearer: LossBearer;
  readonly percent: Decimal;
  readonly amount: Decimal;
  readonly recovered: Decimal;
}

export interface FoundClaim {
  readonly id: string;
  readonly loan: LoanFacts;
  readonly terms: ProgrammeTerms;
  readonly procedure: Procedure;
  readonly bankSlug: string;
  readonly borrowerKind: BorrowerKind;
  readonly principal: Decimal;
  readonly interest: Decimal;
  readonly recovered: Decimal;
  readonly status: ClaimStatus;
  readonly round: number;
  readonly filedBy: string;
  readonly noticeFrom: IsoDate | null;
  readonly noticeUntil: IsoDate | null;
  readonly shares: readonly StoredShare[];
  readonly decisions: readonly Decision[];
  readonly objectionsOpen: number;
  readonly objectionsUpheld: number;
}

export interface ClaimRow {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly loanId: string;
  readonly programmeSlug: string;
  readonly bankSlug: string;
  readonly borrowerKind: BorrowerKind;
  readonly principal: string;
  readonly interest: string;
  readonly recovered: string;
  readonly status: ClaimStatus;
  readonly round: number;
  readonly filedBy: string;
  readonly noticeFrom: IsoDate | null;
  readonly noticeUntil: IsoDate | null;
}

export interface EventRow {
  readonly [column: string]: unknown;
  readonly kind: ClaimEventKind;
  readonly step: string;
  readonly body: string;
  readonly actor: string;
  readonly happened_on: IsoDate;
  readonly round: number;
}

const LOCKED = `
select id, loan_id::text as "loanId", programme_slug as "programmeSlug", bank_slug as "bankSlug",
  borrower_kind as "borrowerKind", principal, interest, recovered, status, round, filed_by as "filedBy",
  notice_from as "noticeFrom", notice_until as "noticeUntil"
from claim where id = $1 for no key update`;

/** A decision to pay counts in the round in which it was taken; all others stand. */
export function decisionsOf(
  events: readonly EventRow[],
  procedure: Procedure,
  round: number,
): readonly Decision[] {
  const paying = procedure.steps.find(({ status }) => status === 'PAID')?.key;
  return events
    .filter(({ kind }) => kind === 'FILED' || kind === 'AGREED' || kind === 'REFUSED')
    .filter((event) => event.step !== paying || event.round === round)
    .map(({ kind, step, body, actor, happened_on: on }) => ({
      ...{ step, body, actor, on, agreed: kind !== 'REFUSED' },
    }));
}

/** The day that was written down when the notice was posted goes before what the calendar says today. */
export const procedureOf = (
  terms: ProgrammeTerms,
  kind: BorrowerKind,
  noticeUntil: IsoDate | null,
): Procedure =>
  procedureFor(
    terms,
    'CLAIM',
    kind,
    (postedOn, days) => noticeUntil ?? lastDayOfNotice(postedOn, days) ?? calendarNotice(postedOn, days),
  );

async function partsOf(statements: Statements, id: string) {
  const shares = await statements.query<
    { bearer: LossBearer } & Record<'percent' | 'amount' | 'recovered', string>
  >('select bearer, percent, amount, recovered from claim_share where claim_id = $1 order by bearer', [id]);
  const events = await statements.query<EventRow>(
    'select kind, step, body, actor, happened_on, round from claim_event where claim_id = $1 order by id',
    [id],
  );
  const [objections] = await statements.query<{ open: number; upheld: number }>(
    `select count(*) filter (where outcome is null)::integer as open,
       count(*) filter (where outcome = 'UPHELD')::integer as upheld
     from claim_objection where claim_id = $1`,
    [id],
  );
  return {
    shares: shares.map(({ bearer, percent, amount, recovered }) => ({
      bearer,
      percent: new Decimal(percent),
      amount: new Decimal(amount),
      recovered: new Decimal(recovered),
    })),
    events,
    objectionsOpen: objections?.open ?? 0,
    objectionsUpheld: objections?.upheld ?? 0,
  };
}

/** The loan first, then the claim: in one order everywhere. Null where the caller sees no such claim. */
export async function lockClaim(
  tx: Transaction,
  visibility: Visibility,
  id: string | null,
): Promise<FoundClaim | null> {
  if (id === null || !isKeyOf('uuid', id) || !visibility.types.has('Claim')) return null;
  const seen = CLAIMS.seen(visibility);
  const [pointer] = await tx.query<{ loanId: string }>(
    `select loan_id::text as "loanId" from claim t
     where ${['t.id = $1', ...sqlOf(seen, 1)].join(' and ')}`,
    [id, ...valuesOf(seen)],
  );
  const loan = pointer ? await lockLoan(tx, visibility, pointer.loanId) : null;
  if (!loan) return null;
  const [row] = await tx.query<ClaimRow>(LOCKED, [id]);
  const { programmeSlug, loanId: _, principal, interest, recovered, ...rest } = row as ClaimRow;
  const terms = (await loadTerms(tx, programmeSlug)) as ProgrammeTerms;
  const procedure = procedureOf(terms, rest.borrowerKind, rest.noticeUntil);
  const { events, ...parts } = await partsOf(tx, id);
  return {
    ...{ ...rest, ...parts, loan, terms, procedure },
    ...{ principal: new Decimal(principal), interest: new Decimal(interest) },
    recovered: new Decimal(recovered),
    decisions: decisionsOf(events, procedure, rest.round),
  };
}
