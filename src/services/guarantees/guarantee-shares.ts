/** The guarantee that stands for a loan: its parts, for whoever shares out a loss; and its call. */
import type { Statements, Transaction } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import { Decimal } from '../../domain/decimal';
import type { GuaranteeParts } from '../../domain/guarantees/shares';

export interface StandingGuarantee {
  readonly guaranteeId: string;
  readonly parts: GuaranteeParts;
}

/** Numbers travel as text: JSON would read them as binary floating point. */
const PARTS = `
select g.id, g.bank_percent as bank,
  (select coalesce(json_agg(json_build_array(s.institution_slug, s.percent::text) order by s.ordinal), '[]')
   from guarantee_share s where s.guarantee_id = g.id) as shares,
  (select coalesce(json_agg(json_build_array(r.guarantor_slug, r.re_guarantor_slug, r.percent::text)
     order by r.ordinal), '[]')
   from re_guarantee r where r.guarantee_id = g.id) as handed_on
from guarantee g`;

interface Row {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly bank: string;
  readonly shares: readonly (readonly [institution: string, percent: string])[];
  readonly handed_on: readonly (readonly [from: string, to: string, percent: string])[];
}

const standing = ({ id, bank, shares, handed_on }: Row): StandingGuarantee => ({
  guaranteeId: id,
  parts: {
    bankPercent: new Decimal(bank),
    guarantors: shares.map(([institution, percent]) => ({ institution, percent: new Decimal(percent) })),
    handedOn: handed_on.map(([from, to, percent]) => ({ from, to, percent: new Decimal(percent) })),
  },
});

/** ACTIVE, or CALLED already; null where none is recorded, or all were released. */
export async function guaranteeShares(
  statements: Statements,
  loanId: string,
): Promise<StandingGuarantee | null> {
  const [row] = await statements.query<Row>(`${PARTS} where g.loan_id = $1 and g.status <> 'RELEASED'`, [
    loanId,
  ]);
  return row ? standing(row) : null;
}

/** The bank has called it; again changes nothing. In the transaction that pays what is called. */
export async function callGuarantee(
  tx: Transaction,
  guaranteeId: string,
  on: IsoDate,
  reason: string,
): Promise<void> {
  await tx.query(
    `update guarantee set status = 'CALLED', ended_on = $2, end_reason = $3
     where id = $1 and status = 'ACTIVE'`,
    [guaranteeId, on, reason],
  );
}
