/** One body says yes or no on the step of proposed loans that is up; or their bank gives a loan up. */
import type { Transaction } from '../../db/database';
import { applicationRefusal } from '../../domain/applications/refusals';
import { type Decision, standingOf, whoDecides } from '../../domain/programmes/procedure';
import { stepRefusal } from '../../domain/programmes/step-refusals';
import type { ClausedRefusal } from '../../domain/refusals';
import { actOnce, type Done, type OnceResult, type Refused } from '../programmes/act-once';
import { actOnceEach } from '../programmes/act-once-each';
import { actingBodies } from '../programmes/acting-bodies';
import type { MoneyOffice } from '../programmes/money-office';
import { moneyRefusal } from '../programmes/money-refusals';
import {
  type ApplicationEnd,
  endApplication,
  endApplications,
  type FoundApplication,
  lockApplication,
  lockApplications,
} from './found-application';
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

/** One word on each of a list, as a body goes through it: what one is refused for does not stop the rest. */
export function decideApplications(
  office: MoneyOffice,
  asked: readonly (DecisionRequest & { readonly idempotencyKey: string })[],
): Promise<readonly OnceResult<FiledApplication>[]> {
  const requests = asked.map(({ idempotencyKey, ...body }) => ({
    ...{ idempotencyKey, body },
    subject: `application:${body.id ?? '?'}`,
  }));
  const askedAt = (at: number) => asked[at] as DecisionRequest;
  return actOnceEach<FiledApplication>(office, 'decideLoanApplication', requests, (tx, places) =>
    decideEach(tx, office, new Map(places.map((at) => [at, askedAt(at)]))),
  );
}

async function decide(tx: Transaction, office: MoneyOffice, asked: DecisionRequest): Promise<Work> {
  return (await decideEach(tx, office, new Map([[0, asked]]))).get(0) as Work;
}

type Work = Done<FiledApplication> | Refused;
type Bodies = ReadonlySet<string>;

async function decideEach(
  tx: Transaction,
  office: MoneyOffice,
  requests: ReadonlyMap<number, DecisionRequest>,
): Promise<ReadonlyMap<number, Work>> {
  const ids = [...requests.values()].map(({ id }) => id);
  const found = new Map(await lockApplications(tx, office.visibility, ids));
  const acting = new Map<string, Bodies>();
  const results = new Map<number, Work>();
  const taken: TakenDecision[] = [];
  for (const [at, asked] of requests) {
    const application = found.get(asked.id?.toLowerCase() ?? '');
    const slug = application?.terms.slug ?? '';
    if (application && !acting.has(slug)) {
      acting.set(slug, await actingBodies(tx, office.caller, slug, office.today));
    }
    const judged = judge(office, application, asked, acting.get(slug) ?? new Set());
    if ('refusals' in judged) results.set(at, judged);
    else {
      taken.push(judged);
      results.set(at, doneOf(judged));
      found.set(judged.application.id, withDecision(judged));
    }
  }
  await write(tx, office, taken);
  return results;
}

interface TakenDecision {
  readonly application: FoundApplication;
  readonly decision: Decision;
  readonly comment: string | null;
  /** Null where others have to speak yet. */
  readonly ends: ApplicationEnd | null;
}

const ENDS = { COMPLETE: 'ADMITTED', STOPPED: 'REFUSED', AWAITED: null } as const;

function judge(
  { doer, today }: MoneyOffice,
  application: FoundApplication | undefined,
  asked: DecisionRequest,
  actsFor: Bodies,
): TakenDecision | Refused {
  const comment = wordsOf(asked);
  const badWords = wordsRefusal(asked, comment);
  if (badWords) return badWords;
  if (!application) return refused(applicationRefusal('UNKNOWN_APPLICATION'));
  if (application.status !== 'PENDING') return refused(applicationRefusal('APPLICATION_ENDED'));
  const { procedure, terms, filedBy, decisions } = application;
  const { step, agree: agreed } = asked;
  const attempt = { step, body: asked.body, actsFor, actor: doer.actor, on: today };
  const decided = whoDecides(procedure, { filedBy, decisions }, attempt);
  if ('refusal' in decided) return refused(stepRefusal(terms, decided.refusal));
  const decision = { step, body: decided.body, actor: doer.actor, agreed, on: today };
  const { state } = standingOf(procedure, [...decisions, decision]);
  return { application, decision, comment, ends: ENDS[state] };
}

const withDecision = ({ application, decision, ends }: TakenDecision): FoundApplication => ({
  ...application,
  ...{ status: ends ?? application.status, decisions: [...application.decisions, decision] },
});

function doneOf({ application: { id }, decision, ends }: TakenDecision): Done<FiledApplication> {
  const { step, body, agreed } = decision;
  return {
    ...{ answer: { applicationId: id }, action: 'APPLICATION_DECIDED', subject: `application:${id}` },
    detail: { step, body, agreed, status: ends ?? 'PENDING' },
  };
}

const ADD = `
insert into loan_application_decision
  (application_id, step, body, agreed, comment, decided_on, decided_by, decided_by_name, decided_at)
select id, step, body, agreed, comment, $6, $7, $8, $9
from unnest($1::uuid[], $2::text[], $3::text[], $4::boolean[], $5::text[]) with ordinality
  as given (id, step, body, agreed, comment, place) order by place`;

async function write(
  tx: Transaction,
  { doer, today }: MoneyOffice,
  taken: readonly TakenDecision[],
): Promise<void> {
  if (taken.length === 0) return;
  await tx.query(ADD, [
    taken.map(({ application }) => application.id),
    taken.map(({ decision }) => decision.step),
    taken.map(({ decision }) => decision.body),
    taken.map(({ decision }) => decision.agreed),
    taken.map(({ comment }) => comment),
    ...[today, doer.actor, doer.actorName ?? null, doer.now],
  ]);
  const ended = taken.flatMap(({ application: { id }, ends }) => (ends ? [{ id, status: ends }] : []));
  await endApplications(tx, ended, today);
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
