/** A bank's subsidies of a month, worked out for all its loans to one kind of borrower: a draft to report. */
import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../db/database';

import { yuanText } from '../../domain/money';
import { type Period, periodOrNull } from '../../domain/period';
import type { BorrowerKind, ProgrammeTerms } from '../../domain/programmes/terms';
import { subsidyRefusal } from '../../domain/subsidies/refusals';
import { actOnce, type Done, type OnceResult, type Refused } from '../programmes/act-once';
import { actingBodies } from '../programmes/acting-bodies';
import { loadTerms } from '../programmes/load-terms';
import type { MoneyOffice } from '../programmes/money-office';
import { moneyRefusal } from '../programmes/money-refusals';
import { notStated } from './not-stated';
import { reckon } from './reckon';
import { knownSettlements, lockSettled, type Settled } from './standing-lines';
import { storeSettlement, totalOf } from './store-settlement';

export interface PrepareRequest {
  readonly programme: string;
  readonly month: string;
  readonly borrowerKind: BorrowerKind;
  readonly idempotencyKey: string;
}

type Answer = { readonly settlementId: string };

const refused = (...refusals: Refused['refusals']): Refused => ({ refusals });

export function prepareSettlement(office: MoneyOffice, request: PrepareRequest): Promise<OnceResult<Answer>> {
  const { idempotencyKey, ...body } = request;
  const subject = `programme:${request.programme}`;
  return actOnce(office, { operation: 'prepareSubsidySettlement', idempotencyKey, body, subject }, (tx) =>
    prepare(tx, office, request),
  );
}

async function prepare(
  tx: Transaction,
  office: MoneyOffice,
  request: PrepareRequest,
): Promise<Done<Answer> | Refused> {
  const { caller, today } = office;
  const { programme, borrowerKind } = request;
  const month = periodOrNull(request.month);
  if (month?.frequency !== 'MONTH') return refused(subsidyRefusal('NOT_A_MONTH', { month: request.month }));
  const bank = caller.role === 'BANK' && caller.scopes.includes('LEND') ? caller.institutionSlug : null;
  if (!bank) return refused(moneyRefusal('SCOPE_LEND_MISSING'));
  const terms = await loadTerms(tx, programme);
  if (terms === null) return refused(moneyRefusal('UNKNOWN_PROGRAMME', { slug: programme }));
  if ((await actingBodies(tx, caller, programme, today)).size === 0) {
    return refused(moneyRefusal('NOT_A_PARTNER', { institution: bank, on: today }));
  }
  const clause = terms.subsidySettlementMonths?.rule.clause;
  if (month.end >= today) {
    return refused(subsidyRefusal('MONTH_NOT_OVER', { month: month.text, ends: month.end }, clause));
  }
  const settled = { programme, bank, borrowerKind };
  await lockSettled(tx, settled);
  const known = await knownSettlements(tx, settled);
  const same = known.find((one) => one.month === month.text);
  if (same)
    return refused(subsidyRefusal('MONTH_SETTLED_ALREADY', { month: month.text, id: same.id }, clause));
  const open = known.find(({ status }) => status !== 'PAID');
  if (open) return refused(subsidyRefusal('SETTLEMENT_OPEN', { month: open.month, id: open.id }, clause));
  const settledMonths = known.map((one) => one.month);
  return store(tx, office, { settled, terms, month, settledMonths });
}

interface Preparation {
  readonly settled: Settled;
  readonly terms: ProgrammeTerms;
  readonly month: Period;
  readonly settledMonths: readonly string[];
}

async function store(
  tx: Transaction,
  { doer }: MoneyOffice,
  { settled, terms, month, settledMonths }: Preparation,
): Promise<Done<Answer> | Refused> {
  const reckoned = await reckon(tx, { ...settled, terms, month, settledMonths });
  if (reckoned === null) return refused(notStated(terms, settled.borrowerKind));
  const { granted, takenBack, leftOut, regionCodes, synthetic } = reckoned;
  if (granted.length + takenBack.length + leftOut.length === 0) {
    return refused(subsidyRefusal('NOTHING_TO_SETTLE', { month: month.text }));
  }
  if (synthetic.length > 1) return refused(subsidyRefusal('MADE_UP_DATA'));
  const id = randomUUID();
  const isSynthetic = synthetic[0] ?? false;
  const lines = { granted, takenBack, leftOut, regionCodes, isSynthetic };
  await storeSettlement(tx, { ...settled, ...lines, id, month: month.text, paidBack: null }, doer);
  const totals = { granted: yuanText(totalOf(granted)), takenBack: yuanText(totalOf(takenBack)) };
  const detail = { ...settled, month: month.text, ...totals, leftOut: leftOut.length };
  return { answer: { settlementId: id }, action: 'SUBSIDY_PREPARED', subject: `subsidy:${id}`, detail };
}
