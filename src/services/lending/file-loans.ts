/** Files a list of granted loans with the bodies that a programme names: all of the list, or none of it. */
import type { Transaction } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import type { LoanFacts } from '../../domain/lending/loan-facts';
import { actOnce, type Done, type OnceResult } from '../programmes/act-once';
import { loadTerms } from '../programmes/load-terms';
import type { MoneyOffice } from '../programmes/money-office';
import { moneyRefusal } from '../programmes/money-refusals';
import { refusalOfLender } from './lender';
import { type ActionRefusal, actionRefusal } from './loan-action-refusals';
import { lockLoans } from './loan-facts';

export interface FilingRequest {
  readonly programme: string;
  /** Rows' own ids; null for an id that is no loan's. */
  readonly loanIds: readonly (string | null)[];
  readonly filedOn: IsoDate;
  readonly idempotencyKey: string;
}

export type FiledLoans = { readonly loanIds: readonly string[] };
type Refused = { readonly refusals: readonly ActionRefusal[] };

export const MAX_LISTED = 500;

const WRITE = `
with filed as (update loan set filed_on = $2 where id = any($1::bigint[]) returning id)
insert into loan_event (loan_id, kind, happened_on, recorded_by, recorded_by_name, recorded_at)
select id, 'FILED', $2, $3, $4, $5 from filed order by id`;

function refusalOfList({ loanIds, filedOn }: FilingRequest, today: IsoDate): ActionRefusal | null {
  if (loanIds.length === 0) return actionRefusal('NO_LOANS');
  if (loanIds.length > MAX_LISTED)
    return actionRefusal('TOO_MANY_LOANS', { max: MAX_LISTED, count: loanIds.length });
  if (new Set(loanIds).size < loanIds.length) return actionRefusal('LISTED_TWICE');
  if (filedOn <= today) return null;
  return { ...moneyRefusal('DATE_IN_FUTURE', { date: filedOn, today }), field: ['filedOn'] };
}

function refusalOf(loan: LoanFacts | undefined, { programme, filedOn }: FilingRequest): ActionRefusal | null {
  if (!loan) return actionRefusal('UNKNOWN_LOAN');
  const number = loan.contractNumber;
  if (!loan.isRegistered) return actionRefusal('LOAN_KEPT_BY_FILES');
  if (loan.programmeSlug !== programme) return actionRefusal('NOT_OF_PROGRAMME', { number, programme });
  if (loan.filedOn !== null) return actionRefusal('FILED_ALREADY', { number, filed: loan.filedOn });
  if (filedOn >= loan.drawnOn) return null;
  return actionRefusal('FILED_BEFORE_DRAWN', { day: filedOn, number, drawn: loan.drawnOn });
}

/** Each refusal names its place on the list. */
async function refusalsOfLoans(tx: Transaction, office: MoneyOffice, request: FilingRequest) {
  const ids = request.loanIds.filter((id): id is string => id !== null);
  const loans = await lockLoans(tx, office.visibility, ids);
  return request.loanIds.flatMap((id, at) => {
    const refusal = refusalOf(loans.get(id ?? ''), request);
    return refusal ? [{ ...refusal, field: [...refusal.field.slice(0, 1), String(at)] }] : [];
  });
}

async function work(
  tx: Transaction,
  office: MoneyOffice,
  request: FilingRequest,
): Promise<Done<FiledLoans> | Refused> {
  const { programme, filedOn } = request;
  const notALender = refusalOfLender(office);
  if (notALender) return { refusals: [notALender] };
  const terms = /^[a-z0-9-]+$/.test(programme) ? await loadTerms(tx, programme) : null;
  if (!terms) return { refusals: [moneyRefusal('UNKNOWN_PROGRAMME', { slug: programme })] };
  if (terms.filing === null) return { refusals: [actionRefusal('NO_FILING_RULE', { slug: programme })] };
  const bad = refusalOfList(request, office.today);
  if (bad) return { refusals: [bad] };
  const refusals = await refusalsOfLoans(tx, office, request);
  if (refusals.length > 0) return { refusals };
  const { actor, actorName, now } = office.doer;
  const loanIds = request.loanIds as readonly string[];
  await tx.query(WRITE, [loanIds, filedOn, actor, actorName ?? null, now]);
  const filedWith = terms.filing.stated ? terms.filing.value.filedWith : [];
  return {
    answer: { loanIds },
    action: 'LOANS_FILED',
    subject: `programme:${programme}`,
    detail: { filedOn, filedWith, loanIds },
  };
}

export function fileLoans(office: MoneyOffice, request: FilingRequest): Promise<OnceResult<FiledLoans>> {
  const { idempotencyKey, ...body } = request;
  const once = {
    operation: 'fileLoans',
    idempotencyKey,
    body,
    subject: `programme:${plain(body.programme)}`,
  };
  return actOnce<FiledLoans>(office, once, (tx) => work(tx, office, request));
}

const plain = (slug: string): string => slug.slice(0, 100).replace(/[^a-z0-9-]/g, '');
