/** Writes down what was done with a claim, and moves it to where it now stands. */
import type { Transaction } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import type { ClaimEventKind, ClaimStatus } from '../../domain/claims/vocabulary';
import type { MoneyOffice } from '../programmes/money-office';

export interface EventToWrite {
  readonly claimId: string;
  readonly round: number;
  readonly kind: ClaimEventKind;
  readonly step: string;
  readonly body: string | null;
  readonly toStatus: ClaimStatus;
  readonly comment: string | null;
}

export async function writeEvent(
  tx: Transaction,
  { doer, today }: Pick<MoneyOffice, 'doer' | 'today'>,
  event: EventToWrite,
): Promise<void> {
  const { claimId, round, kind, step, body, toStatus, comment } = event;
  await tx.query(
    `insert into claim_event (claim_id, kind, step, body, round, to_status, comment, actor, actor_name,
       happened_on, happened_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[claimId, kind, step, body, round, toStatus, comment],
      ...[doer.actor, doer.actorName ?? null, today, doer.now],
    ],
  );
}

export interface Notice {
  readonly from: IsoDate;
  readonly until: IsoDate;
}

export async function moveClaim(
  tx: Transaction,
  { doer }: Pick<MoneyOffice, 'doer'>,
  {
    id,
    status,
    notice,
  }: { readonly id: string; readonly status: ClaimStatus; readonly notice?: Notice | null },
): Promise<void> {
  await tx.query(
    `update claim set status = $2, changed_at = greatest(changed_at, $3),
       notice_from = coalesce($4, notice_from), notice_until = coalesce($5, notice_until)
     where id = $1`,
    [id, status, doer.now, notice?.from ?? null, notice?.until ?? null],
  );
}
