/** A bank proposes a loan to a programme: judged, written with what was told, and put on its way. */
import type { Transaction } from '../../db/database';
import { lockNames } from '../../db/lock-names';
import { applicationProcedure } from '../../domain/applications/procedure';
import { missingForFiling, type SentApplication } from '../../domain/applications/proposal';
import { applicationRefusal, ruleFailed } from '../../domain/applications/refusals';
import { yuanText } from '../../domain/money';
import type { ClausedRefusal } from '../../domain/refusals';
import { requireSeen } from '../../loaders/visible';
import { requireSealer } from '../access/sealer';
import { isSyntheticBank, partnershipsOf } from '../lending/desk-reads';
import { recordPerson } from '../persons/record-persons';
import { actOnce, type Done, type OnceResult, type Refused } from '../programmes/act-once';
import type { MoneyOffice } from '../programmes/money-office';
import { moneyRefusal } from '../programmes/money-refusals';
import { type Judged, judgeSent } from './ask-eligibility';
import { endApplication } from './found-application';

export type FiledApplication = { readonly applicationId: string };

const refused = (...refusals: readonly ClausedRefusal<string>[]): Refused => ({ refusals });

/** Without data of natural persons in clear. */
function bodyOf({ sealer }: MoneyOffice, programme: string, { person, ...sent }: SentApplication) {
  if (person === null) return { programme, ...sent };
  const { fingerprint } = requireSealer(sealer);
  const print = (text: string | null | undefined) => (text == null ? null : fingerprint(text));
  const { idNumber, name, phone, region } = person;
  const prints = { idNumber: print(idNumber), name: print(name), phone: print(phone) };
  return { programme, ...sent, person: { ...prints, region: region ?? null } };
}

export async function submitApplication(
  office: MoneyOffice,
  programme: string,
  sent: SentApplication,
  idempotencyKey: string,
): Promise<OnceResult<FiledApplication>> {
  requireSeen(office.visibility, 'LoanApplication');
  const body = bodyOf(office, programme, sent);
  const subject = `programme:${programme}`;
  const request = { operation: 'submitLoanApplication', idempotencyKey, body, subject };
  return actOnce<FiledApplication>(office, request, (tx) => submit(tx, office, programme, sent));
}

async function submit(
  tx: Transaction,
  office: MoneyOffice,
  programme: string,
  sent: SentApplication,
): Promise<Done<FiledApplication> | Refused> {
  const { caller, today } = office;
  const bank = caller.institutionSlug;
  if (caller.role !== 'BANK' || !caller.scopes.includes('LEND') || !bank)
    return refused(moneyRefusal('SCOPE_LEND_MISSING'));
  await lockBorrower(tx, office, programme, sent);
  const judged = await judgeSent(tx, office, programme, sent);
  if ('refusals' in judged) return judged;
  const partnerships = await partnershipsOf(tx, bank, [programme]);
  if (!partnerships.some(({ since, until }) => since <= today && (until === null || until >= today)))
    return refused(moneyRefusal('NOT_A_PARTNER', { institution: bank, on: today }));
  const missing = missingForFiling(judged.proposal);
  if (missing.length > 0) return refused(...missing);
  const failures = judged.checks.filter(({ verdict }) => verdict === 'FAILED');
  if (failures.length > 0) return refused(...failures.map(ruleFailed));
  return file(tx, office, judged, bank);
}

/** Two applications of one borrower are judged one after the other, so that both cannot fill the limit. */
async function lockBorrower(
  tx: Transaction,
  { sealer }: MoneyOffice,
  programme: string,
  { uscc, person }: SentApplication,
): Promise<void> {
  const number = person?.idNumber.trim().toUpperCase();
  const who = number === undefined ? uscc?.trim().toUpperCase() : requireSealer(sealer).fingerprint(number);
  await lockNames(tx, `apply ${programme} ${who}`);
}

interface Place {
  readonly personId: string | null;
  readonly regionCode: string;
}

async function placeOf(
  tx: Transaction,
  { sealer, doer }: MoneyOffice,
  { proposal, borrower }: Judged,
): Promise<Place | Refused> {
  const { enterprise } = borrower;
  if (enterprise) return { personId: null, regionCode: enterprise.regionCode };
  const { identity, name = '', phone, region } = proposal.person as NonNullable<typeof proposal.person>;
  const regionCode = region ?? '';
  const request = { name: name ?? '', idNumber: identity.number, phone, regionCode };
  const recorded = await recordPerson(tx, requireSealer(sealer), request, doer);
  if ('personId' in recorded) return { personId: recorded.personId, regionCode };
  const within = ({ field, ...refusal }: ClausedRefusal<string>) => ({
    ...refusal,
    field: ['application', ...field],
  });
  return refused(...recorded.refusals.map(within));
}

const ADD = `
insert into loan_application (programme_slug, bank_slug, borrower_id, person_id, region_code, amount, months,
  annual_rate, purpose, told, checks, outcome, status, filed_by, filed_by_name, filed_on, filed_at,
  is_synthetic)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'PENDING', $13, $14, $15, $16, $17)
returning id::text as id`;

async function file(
  tx: Transaction,
  office: MoneyOffice,
  judged: Judged,
  bank: string,
): Promise<Done<FiledApplication> | Refused> {
  const { terms, proposal, borrower, checks, outcome } = judged;
  const { doer, today } = office;
  const procedure = applicationProcedure(terms, borrower.kind);
  if (!procedure) {
    const { messageEn } = applicationRefusal('NO_PROCEDURE', { programme: terms.nameEn });
    return refused({ ...applicationRefusal('NO_PROCEDURE', { programme: terms.nameZh }), messageEn });
  }
  const place = await placeOf(tx, office, judged);
  if ('refusals' in place) return place;
  const { amount, months, annualRate, purpose, told } = proposal;
  const isSynthetic = borrower.enterprise?.isSynthetic || (await isSyntheticBank(tx, bank));
  const [row] = await tx.query<{ id: string }>(ADD, [
    ...[terms.slug, bank, borrower.enterprise?.id ?? null, place.personId, place.regionCode],
    ...[yuanText(amount), months, annualRate.toFixed(), purpose?.trim()],
    ...[JSON.stringify(told), JSON.stringify(checks), outcome],
    ...[doer.actor, doer.actorName ?? null, today, doer.now, isSynthetic],
  ]);
  const { id } = row as { id: string };
  if (procedure.steps.length === 0) await endApplication(tx, id, 'ADMITTED', today);
  const detail = { programme: terms.slug, bank, amount: yuanText(amount), months, outcome };
  return { answer: { applicationId: id }, action: 'APPLICATION_FILED', subject: `application:${id}`, detail };
}
