/** A settlement with what was decided on it, locked until its decision is written: by its bank first. */
import type { Transaction } from '../../db/database';
import type { Visibility } from '../../domain/access/visibility';
import { chinaDate } from '../../domain/calendar';
import { Decimal } from '../../domain/decimal';
import type { Decision } from '../../domain/programmes/procedure';
import type { BorrowerKind } from '../../domain/programmes/terms';
import type { SettlementStatus } from '../../domain/subsidies/vocabulary';
import { sqlOf, valuesOf } from '../../loaders/keyset-page';
import { isKeyOf } from '../../loaders/rows';
import { SUBSIDY_SETTLEMENTS } from '../../loaders/subsidies/lists';
import { lockSettled } from './standing-lines';

export interface FoundSettlement {
  readonly id: string;
  readonly programme: string;
  readonly bank: string;
  readonly borrowerKind: BorrowerKind;
  readonly month: string;
  readonly status: SettlementStatus;
  readonly granted: Decimal;
  readonly takenBack: Decimal;
  readonly isSynthetic: boolean;
  readonly decisions: readonly Decision[];
}

interface Row {
  readonly [column: string]: unknown;
  readonly programme_slug: string;
  readonly bank_slug: string;
  readonly borrower_kind: BorrowerKind;
  readonly month: string;
  readonly status: SettlementStatus;
  readonly granted: string;
  readonly taken_back: string;
  readonly is_synthetic: boolean;
}

interface DecisionRow {
  readonly [column: string]: unknown;
  readonly step: string;
  readonly body: string;
  readonly agrees: boolean;
  readonly actor: string;
  readonly decided_at: Date;
}

export async function findSettlement(
  tx: Transaction,
  visibility: Visibility,
  id: string | null,
): Promise<FoundSettlement | null> {
  if (id === null || !isKeyOf('uuid', id) || !visibility.types.has('SubsidySettlement')) return null;
  const conditions = SUBSIDY_SETTLEMENTS.seen(visibility);
  const [asked] = await tx.query<Row>(
    `select t.* from subsidy_settlement t where ${['t.id = $1', ...sqlOf(conditions, 1)].join(' and ')}`,
    [id, ...valuesOf(conditions)],
  );
  if (!asked) return null;
  const { programme_slug: programme, bank_slug: bank, borrower_kind: borrowerKind } = asked;
  await lockSettled(tx, { programme, bank, borrowerKind });
  const [row = asked] = await tx.query<Row>('select * from subsidy_settlement where id = $1 for update', [
    id,
  ]);
  const decided = await tx.query<DecisionRow>(
    'select step, body, agrees, actor, decided_at from subsidy_decision where settlement_id = $1 order by id',
    [id],
  );
  return {
    ...{ id, programme, bank, borrowerKind },
    ...{ month: row.month, status: row.status, isSynthetic: row.is_synthetic },
    ...{ granted: new Decimal(row.granted), takenBack: new Decimal(row.taken_back) },
    decisions: decided.map(({ step, body, agrees, actor, decided_at: at }) => ({
      ...{ step, body, agreed: agrees, actor, on: chinaDate(at) },
    })),
  };
}
