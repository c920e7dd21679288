/** One body says yes or no on the step of a proposed loan that is up; or its bank gives the loan up. */
import type { Transaction } from '../../db/database';
import { applicationRefusal } from '../../domain/applications/refusals';
import { standingOf, whoDecides } from '../../domain/programmes/procedure';
import { stepRefusal } from '../../domain/programmes/step-refusals';
import type { ClausedRefusal } from '../../domain/refusals';
import { actOnce, type Done, type OnceResult, type Refused } from '../programmes/act-once';
import { actingBodies } from '../programmes/acting-bodies';
import type { MoneyOffice } from '../programmes/money-office';
import { moneyRefusal } from '../programmes/money-refusals';
import { endApplication, type FoundApplication, lockApplication } from './found-application';
import type { FiledApplication } from './submit-application';

export const MAX_COMMENT_LENGTH = 1_000;

export interface DecisionRequest {
  /** Null for an id that was never given out. */
  readonly id: string | null;
  readonly step: string;
  readonly agree: boolean;
  readonly body?: string | null | undefined;
  readonly comment?: string | null | undefined;
}

const refused = (refusal: ClausedRefusal<string>): Refused => ({ refusals: [refusal] });

function wordsOf({ comment }: Pick<DecisionRequest, 'comment'>): string | null {
  const words = comment?.replaceAll('\0', '').toWellFormed().trim() ?? '';
  return words === '' ? null : words;
}

function wordsRefusal({ agree }: Pick<DecisionRequest, 'agree'>, comment: string | null): Refused | null {
  const max = MAX_COMMENT_LENGTH;
  if (!agree && comment === null) return refused(applicationRefusal('REASON_MISSING', { max }));
  return (comment?.length ?? 0) > max ? refused(applicationRefusal('COMMENT_TOO_LONG', { max })) : null;
}

export function decideApplication(
  office: MoneyOffice,
  asked: DecisionRequest,
  idempotencyKey: string,
): Promise<OnceResult<FiledApplication>> {
  const subject = `application:${asked.id ?? '?'}`;
  const request = { operation: 'decideLoanApplication', idempotencyKey, body: asked, subject };
  return actOnce<FiledApplication>(office, request, (tx) => decide(tx, office, asked));
}

async function decide(
  tx: Transaction,
  office: MoneyOffice,
  asked: DecisionRequest,
): Promise<Done<FiledApplication> | Refused> {
  const comment = wordsOf(asked);
  const badWords = wordsRefusal(asked, comment);
  if (badWords) return badWords;
  const found = await lockApplication(tx, office.visibility, asked.id);
  if (!found) return refused(applicationRefusal('UNKNOWN_APPLICATION'));
  if (found.status !== 'PENDING') return refused(applicationRefusal('APPLICATION_ENDED'));
  const { procedure, terms, filedBy, decisions } = found;
  const actsFor = await actingBodies(tx, office.caller, terms.slug, office.today);
  const attempt = { step: asked.step, body: asked.body, actsFor, actor: office.doer.actor, on: office.today };
  const decided = whoDecides(procedure, { filedBy, decisions }, attempt);
  if ('refusal' in decided) return refused(stepRefusal(terms, decided.refusal));
  return write(tx, office, found, { ...asked, body: decided.body, comment });
}

const ADD = `
insert into loan_application_decision
  (application_id, step, body, agreed, comment, decided_on, decided_by, decided_by_name, decided_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

async function write(
  tx: Transaction,
  { doer, today }: MoneyOffice,
  { id, procedure, decisions }: FoundApplication,
  {
    step,
    body,
    agree,
    comment,
  }: DecisionRequest & { readonly body: string; readonly comment: string | null },
): Promise<Done<FiledApplication>> {
  const who = [doer.actor, doer.actorName ?? null, doer.now];
  await tx.query(ADD, [id, step, body, agree, comment, today, ...who]);
  const decision = { step, body, actor: doer.actor, agreed: agree, on: today };
  const { state } = standingOf(procedure, [...decisions, decision]);
  const ends = { COMPLETE: 'ADMITTED', STOPPED: 'REFUSED', AWAITED: null } as const;
  const status = ends[state];
  if (status) await endApplication(tx, id, status, today);
  const detail = { step, body, agreed: agree, status: status ?? 'PENDING' };
  return {
    answer: { applicationId: id },
    action: 'APPLICATION_DECIDED',
    subject: `application:${id}`,
    detail,
  };
}

export function withdrawApplication(
  office: MoneyOffice,
  asked: Pick<DecisionRequest, 'id' | 'comment'>,
  idempotencyKey: string,
): Promise<OnceResult<FiledApplication>> {
  const subject = `application:${asked.id ?? '?'}`;
  const request = { operation: 'withdrawLoanApplication', idempotencyKey, body: asked, subject };
  return actOnce<FiledApplication>(office, request, (tx) => withdraw(tx, office, asked));
}

async function withdraw(
  tx: Transaction,
  office: MoneyOffice,
  asked: Pick<DecisionRequest, 'id' | 'comment'>,
): Promise<Done<FiledApplication> | Refused> {
  const { caller, visibility, today } = office;
  const comment = wordsOf(asked);
  const tooLong = wordsRefusal({ agree: true }, comment);
  if (tooLong) return tooLong;
  if (caller.role !== 'BANK' || !caller.scopes.includes('LEND'))
    return refused(moneyRefusal('SCOPE_LEND_MISSING'));
  const found = await lockApplication(tx, visibility, asked.id);
  if (!found || found.bankSlug !== caller.institutionSlug)
    return refused(applicationRefusal('UNKNOWN_APPLICATION'));
  if (found.isLent) return refused(applicationRefusal('LENT_ALREADY'));
  if (found.status !== 'PENDING' && found.status !== 'ADMITTED')
    return refused(applicationRefusal('APPLICATION_ENDED'));
  await endApplication(tx, found.id, 'WITHDRAWN', today);
  const detail = { before: found.status, comment };
  const subject = `application:${found.id}`;
  return { answer: { applicationId: found.id }, action: 'APPLICATION_WITHDRAWN', subject, detail };
}
