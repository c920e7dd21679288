/** Records the guarantee of a loan: who answers for which part, who stands behind them, and the fee. */
import type { Transaction } from '../../db/database';
import { HUNDRED } from '../../domain/decimal';
import { type GuaranteeParts, institutionsIn } from '../../domain/guarantees/shares';
import type { LoanFacts } from '../../domain/lending/loan-facts';
import type { LossShare, Term } from '../../domain/programmes/terms';
import { lockLoan } from '../lending/loan-facts';
import { actOnce, type Done, type OnceResult, type Refused } from '../programmes/act-once';
import type { MoneyOffice } from '../programmes/money-office';
import { type GuaranteeRefusal, guaranteeRefusal } from './guarantee-refusals';
import { guarantorsProblem, readInstitutions } from './institutions';
import { loadRules } from './programme-rules';
import { type GuaranteeRequest, type ReadGuarantee, readGuarantee } from './read-guarantee';
import { objectionToReporter } from './who-reports';

const OPEN: readonly LoanFacts['status'][] = ['ACTIVE', 'OVERDUE'];

export const recordGuarantee = (
  office: MoneyOffice,
  request: GuaranteeRequest,
  idempotencyKey: string,
): Promise<OnceResult<string>> =>
  actOnce(
    office,
    { operation: 'recordGuarantee', idempotencyKey, body: request, subject: `loan:${request.loan ?? ''}` },
    (tx) => record(tx, office, request),
  );

async function record(
  tx: Transaction,
  office: MoneyOffice,
  request: GuaranteeRequest,
): Promise<Done<string> | Refused> {
  const loan = request.loan === null ? null : await lockLoan(tx, office.visibility, request.loan);
  if (loan === null) return { refusals: [guaranteeRefusal('UNKNOWN_LOAN')] };
  const programme = loan.programmeSlug === null ? null : await loadRules(tx, loan.programmeSlug);
  const objection = await objectionToReporter(tx, office, loan.bankSlug, programme, {
    bearGuarantees: true,
  });
  if (objection) return { refusals: [objection] };
  const read = readGuarantee(request, office.today);
  if ('refusals' in read) return read;
  const institutions = await readInstitutions(tx, institutionsIn(read.parts));
  const refusal =
    loanProblem(loan, read) ??
    sharesProblem(programme?.terms.lossShares ?? null, read.parts) ??
    guarantorsProblem(read.parts, institutions) ??
    (await standingProblem(tx, loan.id));
  if (refusal) return { refusals: [refusal] };
  const isSynthetic = loan.isSynthetic || [...institutions.values()].some((one) => one.isSynthetic);
  const id = await insertGuarantee(tx, office, loan.id, read, isSynthetic);
  return {
    ...{ answer: id, action: 'GUARANTEE_RECORDED', subject: `loan:${loan.id}` },
    detail: { guarantee: id, bankPercent: request.bankPercent, guarantors: request.guarantors },
  };
}

function loanProblem(loan: LoanFacts, { fromOn, untilOn }: ReadGuarantee): GuaranteeRefusal | null {
  const { status, dueOn, drawnOn } = loan;
  if (!OPEN.includes(status)) return guaranteeRefusal('LOAN_NOT_OPEN', { status });
  if (fromOn > dueOn) return guaranteeRefusal('STARTS_AFTER_DUE_DATE', { from: fromOn, due: dueOn });
  if (untilOn < drawnOn) return guaranteeRefusal('ENDS_BEFORE_LOAN', { until: untilOn, drawn: drawnOn });
  return null;
}

/** Where the text divides a loss between bank and guarantor, nothing else can be agreed under it. */
function sharesProblem(
  term: Term<readonly LossShare[]> | null,
  { bankPercent }: GuaranteeParts,
): GuaranteeRefusal | null {
  if (term === null || !term.stated) return null;
  const percentOf = (bearer: LossShare['bearer']) =>
    term.value.find((share) => share.bearer === bearer)?.percent ?? null;
  const [bank, guarantors] = [percentOf('BANK'), percentOf('GUARANTOR')];
  if (bank === null || guarantors === null || !bank.plus(guarantors).equals(HUNDRED)) return null;
  if (bank.equals(bankPercent)) return null;
  const { nameZh: rule, nameEn: ruleEn, clause } = term.rule;
  const shown = { rule, ruleEn, bank: bank.toFixed(), guarantors: guarantors.toFixed() };
  return guaranteeRefusal('SHARES_AGAINST_PROGRAMME', shown, clause);
}

/** The lock on the loan keeps two from being recorded at once. */
async function standingProblem(tx: Transaction, loanId: string): Promise<GuaranteeRefusal | null> {
  const standing = await tx.query(
    `select from guarantee where loan_id = $1 and status <> 'RELEASED' limit 1`,
    [loanId],
  );
  return standing.length > 0 ? guaranteeRefusal('GUARANTEE_STANDS') : null;
}

const INSERT = `
insert into guarantee (loan_id, bank_percent, counter_guarantee, fee_percent, current_fee_percent, from_on,
  until_on, recorded_by, recorded_at, is_synthetic)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`;

const INSERT_SHARES = `
insert into guarantee_share (guarantee_id, institution_slug, percent, ordinal)
select $1, share.slug, share.percent, share.ordinal
from unnest($2::text[], $3::numeric[]) with ordinality as share (slug, percent, ordinal)`;

const INSERT_RE_GUARANTEES = `
insert into re_guarantee (guarantee_id, guarantor_slug, re_guarantor_slug, percent, ordinal)
select $1, onward.guarantor, onward.re_guarantor, onward.percent, onward.ordinal
from unnest($2::text[], $3::text[], $4::numeric[]) with ordinality
  as onward (guarantor, re_guarantor, percent, ordinal)`;

async function insertGuarantee(
  tx: Transaction,
  { doer }: MoneyOffice,
  loanId: string,
  read: ReadGuarantee,
  isSynthetic: boolean,
): Promise<string> {
  const { parts, counterGuarantee, feePercent, currentFeePercent, fromOn, untilOn } = read;
  const { bankPercent, guarantors, handedOn } = parts;
  const fees = [feePercent?.toFixed() ?? null, currentFeePercent?.toFixed() ?? null];
  const [row] = await tx.query<{ id: string }>(INSERT, [
    ...[loanId, bankPercent.toFixed(), counterGuarantee, ...fees, fromOn, untilOn],
    ...[doer.actor, doer.now, isSynthetic],
  ]);
  const { id } = row as { id: string };
  await tx.query(INSERT_SHARES, [
    ...[id, guarantors.map(({ institution }) => institution)],
    guarantors.map(({ percent }) => percent.toFixed()),
  ]);
  await tx.query(INSERT_RE_GUARANTEES, [
    ...[id, handedOn.map(({ from }) => from), handedOn.map(({ to }) => to)],
    handedOn.map(({ percent }) => percent.toFixed()),
  ]);
  return id;
}
