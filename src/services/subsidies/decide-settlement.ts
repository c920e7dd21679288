/** A body's word on a settlement: its bank reports it, others verify, decide and pay, as the text says. */
import type { Transaction } from '../../db/database';
import { type Decision, whoDecides } from '../../domain/programmes/procedure';
import { stepRefusal } from '../../domain/programmes/step-refusals';
import type { ProgrammeTerms } from '../../domain/programmes/terms';
import { papersFor, type RuleOnPapers } from '../../domain/subsidies/papers';
import { subsidyRefusal } from '../../domain/subsidies/refusals';
import type { SettlementStatus } from '../../domain/subsidies/vocabulary';
import { statusAfter, type Way, wayOf } from '../../domain/subsidies/way';
import { actOnce, type Done, type OnceResult, type Refused } from '../programmes/act-once';
import { actingBodies } from '../programmes/acting-bodies';
import { loadTerms } from '../programmes/load-terms';
import type { MoneyOffice } from '../programmes/money-office';
import { moneyRefusal } from '../programmes/money-refusals';
import { type FoundSettlement, findSettlement } from './find-settlement';
import { notStated } from './not-stated';
import { pay } from './pay';

export interface DecideRequest {
  /** Null for an id that was never given out. */
  readonly id: string | null;
  readonly step: string;
  readonly agree: boolean;
  readonly body?: string | null | undefined;
  readonly comment?: string | null | undefined;
  readonly papersComplete?: boolean | null | undefined;
  readonly idempotencyKey: string;
}

type Answer = { readonly settlementId: string };

export const MAX_WORDS = 1_000;

interface Case {
  readonly office: MoneyOffice;
  readonly request: DecideRequest;
  readonly comment: string;
  readonly settlement: FoundSettlement;
  readonly terms: ProgrammeTerms;
  readonly way: Way;
}

const refused = (...refusals: Refused['refusals']): Refused => ({ refusals });

export function decideSettlement(office: MoneyOffice, request: DecideRequest): Promise<OnceResult<Answer>> {
  const { idempotencyKey, ...body } = request;
  const subject = request.id === null ? undefined : `subsidy:${request.id}`;
  return actOnce(office, { operation: 'decideSubsidySettlement', idempotencyKey, body, subject }, (tx) =>
    decide(tx, office, request),
  );
}

async function decide(
  tx: Transaction,
  office: MoneyOffice,
  request: DecideRequest,
): Promise<Done<Answer> | Refused> {
  const settlement = await findSettlement(tx, office.visibility, request.id);
  if (settlement === null) return refused(subsidyRefusal('UNKNOWN_SETTLEMENT'));
  const { status, programme, borrowerKind } = settlement;
  if (status === 'PAID' || status === 'REFUSED') return refused(subsidyRefusal('ALREADY_CLOSED', { status }));
  const comment = (request.comment ?? '').replaceAll('\0', '').toWellFormed().trim();
  if (!request.agree && comment === '') return refused(subsidyRefusal('COMMENT_MISSING'));
  if (comment.length > MAX_WORDS) return refused(subsidyRefusal('COMMENT_TOO_LONG', { max: MAX_WORDS }));
  const terms = await loadTerms(tx, programme);
  const way = terms && wayOf(terms, borrowerKind);
  if (!terms || !way) return refused(terms ? notStated(terms, borrowerKind) : UNKNOWN);
  const asked = { office, request, comment, settlement, terms, way };
  const speaker = await speakerOf(tx, asked);
  if ('refusals' in speaker) return speaker;
  if (request.agree) {
    const [stopped] = await tx.query<{ id: string }>(STOPPED, [settlement.id]);
    if (stopped) return refused(subsidyRefusal('INELIGIBLE_LOAN_INSIDE', { loan: stopped.id }));
  }
  return record(tx, asked, speaker.body);
}

const UNKNOWN = subsidyRefusal('UNKNOWN_SETTLEMENT');

const STOPPED = `
select l.contract_number as id from subsidy_line s join subsidy_stop e on e.loan_id = s.loan_id
join loan l on l.id = s.loan_id where s.settlement_id = $1 and s.reverses is null order by l.id limit 1`;

/** The body for which the caller speaks, or why the word does not count. */
async function speakerOf(tx: Transaction, asked: Case): Promise<{ readonly body: string } | Refused> {
  const { office, request, settlement, terms, way } = asked;
  const { caller, today: on, doer } = office;
  const actsFor = await actingBodies(tx, caller, settlement.programme, on);
  if (settlement.status === 'DRAFT') return reporterOf(tx, asked, actsFor);
  const { decisions } = settlement;
  const reportedBy = decisions.find(({ step }) => step === way.report.key)?.actor ?? '';
  const attempt = { step: request.step, body: request.body, actsFor, actor: doer.actor, on };
  const decider = whoDecides(way.procedure, { filedBy: reportedBy, decisions }, attempt);
  return 'refusal' in decider ? refused(stepRefusal(terms, decider.refusal)) : decider;
}

/** Only the bank that the loans are of reports them, and takes a draft back that it does not stand for. */
async function reporterOf(
  tx: Transaction,
  { office: { caller }, request, settlement, terms, way }: Case,
  actsFor: ReadonlySet<string>,
): Promise<{ readonly body: string } | Refused> {
  const { report } = way;
  if (request.step !== report.key)
    return refused(stepRefusal(terms, { code: 'OUT_OF_TURN', awaited: report }));
  const body = report.bodies.find((one) => actsFor.has(one)) ?? [...actsFor].sort()[0];
  const isItsOwn = caller.role === 'BANK' && caller.institutionSlug === settlement.bank;
  if (!isItsOwn || body === undefined) {
    const bodies = report.byManagers ? [settlement.bank] : report.bodies;
    return refused(stepRefusal(terms, { code: 'NOT_YOUR_BODY', step: report, bodies }));
  }
  if (!caller.scopes.includes('LEND')) return refused(moneyRefusal('SCOPE_LEND_MISSING'));
  if (!request.agree || request.papersComplete === true) return { body };
  const rules = await tx.query<RuleOnPapers & { readonly [column: string]: unknown }>(PAPERS, [terms.slug]);
  const lists = papersFor(rules, settlement.borrowerKind);
  const papersZh = lists.flatMap((list) => list.papersZh).join('、');
  const papersEn = lists.flatMap((list) => list.papersEn).join(', ');
  return refused(subsidyRefusal('PAPERS_NOT_CONFIRMED', { papersZh, papersEn }, lists[0]?.clause));
}

const PAPERS = `
select kind, clause, name_zh as "nameZh", name_en as "nameEn", content from programme_rule
where programme_slug = $1 and kind = 'DOCUMENTS' order by ordinal, key`;

const DECISION = `
insert into subsidy_decision (settlement_id, step, body, agrees, papers_complete, comment, from_status,
  to_status, actor, actor_name, decided_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

const MOVE = `
update subsidy_settlement set status = $2, changed_at = $3, posting_id = $4, paid_on = $5 where id = $1`;

function nextStatus({ request, settlement, way, office }: Case, body: string): SettlementStatus {
  const { agree: agreed, step } = request;
  const said: Decision = { step, body, actor: office.doer.actor, agreed, on: office.today };
  if (settlement.status === 'DRAFT') return agreed ? 'REPORTED' : 'REFUSED';
  return statusAfter(way, settlement.status, settlement.decisions, said);
}

async function record(tx: Transaction, asked: Case, body: string): Promise<Done<Answer> | Refused> {
  const { office, request, comment, settlement, terms } = asked;
  const { doer, today } = office;
  const { id, status: before, granted, takenBack } = settlement;
  const status = nextStatus(asked, body);
  const papers = before === 'DRAFT' ? (request.papersComplete ?? false) : null;
  await tx.query(DECISION, [
    ...[id, request.step, body, request.agree, papers, comment || null, before, status],
    ...[doer.actor, doer.actorName ?? null, doer.now],
  ]);
  let postingId: string | null = null;
  if (status === 'PAID') {
    const { programme, bank, isSynthetic } = settlement;
    const net = granted.minus(takenBack);
    const payment = { settlementId: id, programme, bank, net, on: today, isSynthetic };
    const paid = await pay(tx, payment, terms, doer);
    if ('refusal' in paid) return refused(paid.refusal);
    postingId = paid.postingId;
  }
  if (status !== before) {
    await tx.query(MOVE, [id, status, doer.now, postingId, status === 'PAID' ? today : null]);
  }
  const action = status === 'PAID' ? 'SUBSIDY_PAID' : 'SUBSIDY_DECIDED';
  const detail = { step: request.step, body, agree: request.agree, status, posting: postingId };
  return { answer: { settlementId: id }, action, subject: `subsidy:${id}`, detail };
}
