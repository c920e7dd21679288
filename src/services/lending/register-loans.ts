/**
 * Registers loans of a bank, each once under its own key: what is refused of a list does not stop the rest.
 * Loans of one list count for those after them, for the room on the fund as for the limit of a borrower.
 */
import type { Transaction } from '../../db/database';
import { yuanText } from '../../domain/money';
import type { RuleCheck } from '../../domain/programmes/rule-check';
import type { Done, OnceResult, Refused } from '../programmes/act-once';
import { actOnceEach } from '../programmes/act-once-each';
import { tellOfRefused } from '../programmes/kept-requests';
import type { MoneyOffice } from '../programmes/money-office';
import { borrowerKey } from './desk-reads';
import { type AcceptedLoan, judgeLoan } from './judge-loan';
import { refusalOfLender } from './lender';
import { type LendingDesk, noteTaken, openDesk } from './lending-desk';
import { loanRefusal } from './loan-refusals';
import { type LoanFields, type LoanRequest, readLoanInput } from './read-loan-input';
import { withoutNoLetters } from './said-words';
import { writeLoans } from './write-loans';

export interface LoanToRegister {
  readonly input: LoanFields;
  readonly idempotencyKey: string;
}

/** A rule that nobody could judge, as it was told. */
export type UnjudgedRule = {
  readonly rule: string;
  readonly clause: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly explanationZh: string;
  readonly explanationEn: string;
};

export type RegisteredLoan = { readonly loanId: string; readonly unjudged: readonly UnjudgedRule[] };

const MAX_NUMBER_LENGTH = 100;

/** As an audit record can hold it, whatever was sent. */
const plainNumber = (number: string): string => withoutNoLetters(number.slice(0, MAX_NUMBER_LENGTH));

type Work = Done<RegisteredLoan> | Refused;

/** An identity number leaves no hash that could be tried out: its fingerprint needs the key of the house. */
function bodyOf({ input }: LoanToRegister, { sealer }: MoneyOffice): unknown {
  const { person, ...rest } = input;
  if (!person) return rest;
  const print = (text: string | null | undefined) => (text && sealer ? sealer.fingerprint(text) : null);
  const { name, idNumber, phone, regionCode } = person;
  return { ...rest, person: { regionCode, prints: [name, idNumber, phone].map(print) } };
}

const toldOf = ({ rule, words }: RuleCheck): UnjudgedRule => ({
  ...{ rule: rule.key, clause: rule.clause, nameZh: rule.nameZh, nameEn: rule.nameEn },
  ...{ explanationZh: words.zh, explanationEn: words.en },
});

function doneOf(loan: AcceptedLoan, loanId: string): Done<RegisteredLoan> {
  const { contractNumber, programme, principal, drawnOn } = loan.request;
  return {
    answer: { loanId, unjudged: loan.unjudged.map(toldOf) },
    action: 'LOAN_REGISTERED',
    subject: `loan:${loanId}`,
    detail: { contractNumber, programme, principal: yuanText(principal), drawnOn },
  };
}

function judgeAll(desk: LendingDesk, requests: ReadonlyMap<number, LoanRequest>) {
  const accepted = new Map<number, AcceptedLoan>();
  const refused = new Map<number, Refused>();
  for (const [at, request] of requests) {
    const judged = judgeLoan(desk, at, request);
    if ('refusals' in judged) refused.set(at, judged);
    else {
      accepted.set(at, judged);
      noteTaken(desk, request, borrowerKey(judged.borrower.borrowerId, judged.borrower.personId));
    }
  }
  return { accepted, refused };
}

/** Somebody who was recorded for a loan that was then refused is not kept. */
async function forgetPersons(tx: Transaction, desk: LendingDesk, accepted: Iterable<AcceptedLoan>) {
  const kept = new Set([...accepted].map(({ borrower }) => borrower.personId));
  const others = [...desk.recorded.values()].flatMap((one) =>
    'personId' in one && !kept.has(one.personId) ? [one.personId] : [],
  );
  if (others.length === 0) return;
  await tx.query('delete from person where id = any($1::uuid[]) and xmin = pg_current_xact_id()::xid', [
    others,
  ]);
}

async function register(
  tx: Transaction,
  office: MoneyOffice,
  requests: ReadonlyMap<number, LoanRequest>,
): Promise<ReadonlyMap<number, Work>> {
  if (requests.size === 0) return new Map();
  const desk = await openDesk(tx, office, requests);
  const { accepted, refused } = judgeAll(desk, requests);
  const results = new Map<number, Work>(refused);
  await forgetPersons(tx, desk, accepted.values());
  if (accepted.size === 0) return results;
  const by = { bank: desk.bank, recordedBy: office.doer.actor };
  const ids = await writeLoans(tx, by, [...accepted.values()]);
  for (const [at, loan] of accepted) {
    const number = loan.request.contractNumber;
    const id = ids.get(number);
    const taken = { refusals: [loanRefusal('CONTRACT_TAKEN', { number })] };
    results.set(at, id === undefined ? taken : doneOf(loan, id));
  }
  return results;
}

export async function registerLoans(
  office: MoneyOffice,
  loans: readonly LoanToRegister[],
): Promise<readonly OnceResult<RegisteredLoan>[]> {
  const operation = 'registerLoan';
  const notALender = refusalOfLender(office);
  if (notALender) {
    const refusals = { refusals: [notALender] };
    const told = [{ subject: undefined, ...refusals }];
    await office.database.transaction((tx) => tellOfRefused(tx, office, operation, told));
    return loans.map(() => refusals);
  }
  const requests = loans.map((loan) => ({
    idempotencyKey: loan.idempotencyKey,
    body: bodyOf(loan, office),
    subject: `contract:${plainNumber(loan.input.contractNumber)}`,
  }));
  return actOnceEach<RegisteredLoan>(office, operation, requests, async (tx, places) => {
    const read = places.map(
      (at) => [at, readLoanInput((loans[at] as LoanToRegister).input, office.today)] as const,
    );
    const sound = new Map(read.flatMap(([at, one]) => ('loan' in one ? [[at, one.loan] as const] : [])));
    const results = new Map<number, Work>(await register(tx, office, sound));
    for (const [at, one] of read) if ('refusals' in one) results.set(at, one);
    return results;
  });
}
