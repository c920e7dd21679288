/** Releases a guarantee: from then on nobody answers under it, and another may be recorded. */
import type { Transaction } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import { isKeyOf } from '../../loaders/rows';
import { lockLoan } from '../lending/loan-facts';
import { actOnce, type Done, type OnceResult, type Refused } from '../programmes/act-once';
import type { MoneyOffice } from '../programmes/money-office';
import { guaranteeRefusal } from './guarantee-refusals';
import { loadRules } from './programme-rules';
import { RequestReader } from './read-request';
import { objectionToReporter } from './who-reports';

export interface ReleaseRequest {
  /** Null where the id given is no guarantee's. */
  readonly id: string | null;
  readonly on: IsoDate;
  readonly reason: string;
}

interface Row {
  readonly [column: string]: unknown;
  readonly loan_id: string;
  readonly status: string;
  readonly from_on: IsoDate;
}

export const releaseGuarantee = (
  office: MoneyOffice,
  request: ReleaseRequest,
  idempotencyKey: string,
): Promise<OnceResult<string>> =>
  actOnce(
    office,
    {
      ...{ operation: 'releaseGuarantee', idempotencyKey, body: request },
      subject: `guarantee:${request.id ?? ''}`,
    },
    (tx) => release(tx, office, request),
  );

/** The loan is locked before the guarantee, as whoever records or pays locks it. */
async function release(
  tx: Transaction,
  office: MoneyOffice,
  { id, on, reason: given }: ReleaseRequest,
): Promise<Done<string> | Refused> {
  const find = () =>
    tx.query<Row>('select loan_id::text, status, from_on from guarantee where id = $1', [id]);
  const [found] = id !== null && isKeyOf('uuid', id) ? await find() : [];
  const loan = found ? await lockLoan(tx, office.visibility, found.loan_id) : null;
  if (id === null || loan === null) return { refusals: [guaranteeRefusal('UNKNOWN_GUARANTEE')] };
  const programme = loan.programmeSlug === null ? null : await loadRules(tx, loan.programmeSlug);
  const objection = await objectionToReporter(tx, office, loan.bankSlug, programme, {
    bearGuarantees: true,
  });
  if (objection) return { refusals: [objection] };
  const reader = new RequestReader(office.today);
  reader.past(on, 'on');
  const reason = reader.text(given, 'reason');
  if (reason === null) reader.refusals.push(guaranteeRefusal('REASON_MISSING'));
  const [{ status, from_on: from }] = (await find()) as [Row];
  if (status !== 'ACTIVE') reader.refusals.push(guaranteeRefusal('NOT_ACTIVE', { status }));
  if (on < from) reader.refusals.push(guaranteeRefusal('RELEASED_BEFORE_FROM', { on, from }));
  if (reader.refusals.length > 0) return { refusals: reader.refusals };
  await tx.query(`update guarantee set status = 'RELEASED', ended_on = $2, end_reason = $3 where id = $1`, [
    id,
    on,
    reason,
  ]);
  return {
    ...{ answer: id, action: 'GUARANTEE_RELEASED', subject: `loan:${loan.id}` },
    detail: { guarantee: id, on, reason },
  };
}
