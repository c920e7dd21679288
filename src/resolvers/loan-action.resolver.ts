/** What banks do with their loans: register, repay, take back, extend, strike, file. */
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { DateText, DecimalText } from '../entities/scalar-markers';
import type { RequestContext } from '../schema/context';
import {
  FileLoansPayload,
  LoanInput,
  LoanPayload,
  LoanRegistration,
  RegisterLoanPayload,
  RegisterLoansPayload,
  VoidLoanPayload,
} from '../schema/lending';
import { keyOfId } from '../schema/node-id';
import type { LoanAnswer } from '../services/lending/act-on-loan';
import { extendLoan } from '../services/lending/extend-loan';
import { fileLoans, MAX_LISTED } from '../services/lending/file-loans';
import { actionRefusal } from '../services/lending/loan-action-refusals';
import type { LoanFields } from '../services/lending/read-loan-input';
import { type RegisteredLoan, registerLoans } from '../services/lending/register-loans';
import { recordRepayment, reverseRepayment } from '../services/lending/repayments';
import { voidLoan } from '../services/lending/void-loan';
import type { OnceResult } from '../services/programmes/act-once';
import { moneyOfficeOf } from './money-office';

const KEY = { description: 'Yours: the same key with the same request gives the same answer, once.' };
const FOR_BANKS = 'For banks with the scopes LEND and LOANS.';
const KEY_REFUSALS = 'IDEMPOTENCY_KEY_BAD, IDEMPOTENCY_KEY_REUSED';
const REGISTRATION_REFUSALS =
  'LENDER_SCOPES_MISSING, CONTRACT_NUMBER_BAD, CONTRACT_TAKEN, BORROWER_NOT_ONE, UNKNOWN_ENTERPRISE, ' +
  'PERSONS_NOT_KEPT, PERSON_NAME_BAD, ID_NUMBER_BAD, PHONE_BAD, PERSON_REGION_UNKNOWN, ' +
  'PERSON_NAME_DIFFERS, AMOUNT_NOT_POSITIVE, AMOUNT_NEGATIVE, AMOUNT_TOO_MANY_DECIMALS, ' +
  'AMOUNT_TOO_LARGE, RATE_BAD, DATE_IN_FUTURE, DUE_NOT_AFTER_DRAWN, TERM_TOO_LONG, HOUSEHOLDS_BAD, ' +
  'INSURED_PERCENT_BAD, PURPOSE_BAD, SCHEDULE_EMPTY, SCHEDULE_NOT_GIVEN, SCHEDULE_TOO_MANY, ' +
  'SCHEDULE_OUT_OF_ORDER, SCHEDULE_NOT_TO_DUE_DATE, SCHEDULE_SUM_DIFFERS, UNKNOWN_PROGRAMME, ' +
  'NOT_A_PARTNER, APPLICATION_MISSING, UNKNOWN_APPLICATION, APPLICATION_NOT_ADMITTED, ' +
  `APPLICATION_USED, ABOVE_ADMITTED_AMOUNT, RULE_FAILED, LEVERAGE_EXCEEDED, ${KEY_REFUSALS}.`;

function fieldsOf(input: LoanInput): LoanFields {
  const { application, person, instalments, ...rest } = input;
  return {
    ...rest,
    application: application == null ? application : (keyOfId(application, 'LoanApplication') ?? ''),
    person: person && {
      ...{ name: person.name, idNumber: person.idNumber, phone: person.phone, regionCode: person.region },
    },
    instalments: instalments?.map(({ dueOn, principal, interest }) => ({ dueOn, principal, interest })),
  };
}

async function registered(
  result: OnceResult<RegisteredLoan>,
  { loaders }: RequestContext,
): Promise<RegisterLoanPayload> {
  if ('refusals' in result) return { loan: null, unjudged: [], userErrors: result.refusals };
  const { loanId, unjudged } = result.answer;
  return { loan: await loaders.graph.loan.load(loanId), unjudged, userErrors: [] };
}

async function acted(result: OnceResult<LoanAnswer>, { loaders }: RequestContext): Promise<LoanPayload> {
  if ('refusals' in result) return { loan: null, event: null, userErrors: result.refusals };
  const { loanId, eventId } = result.answer;
  loaders.graph.loan.clear(loanId);
  loaders.loanEvents.clear(loanId);
  loaders.loanInstalments.clear(loanId);
  const events = await loaders.loanEvents.load(loanId);
  const event = events.find(({ rowId }) => rowId === eventId) ?? null;
  return { loan: await loaders.graph.loan.load(loanId), event, userErrors: [] };
}

@Resolver()
export class LoanActionResolver {
  @Mutation(() => RegisterLoanPayload, {
    description:
      'Registers a loan of the bank, within a programme or outside of all. A rule of the programme that is ' +
      'broken refuses it with its clause; one that cannot be judged is told. A loan that would go beyond ' +
      `what may be lent on the fund is refused. ${FOR_BANKS} Refusals: ${REGISTRATION_REFUSALS}`,
  })
  async registerLoan(
    @Arg('input', () => LoanInput) input: LoanInput,
    @Arg('idempotencyKey', () => String, KEY) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<RegisterLoanPayload> {
    const loans = [{ input: fieldsOf(input), idempotencyKey }];
    const [result] = await registerLoans(moneyOfficeOf(context), loans);
    return registered(result as OnceResult<RegisteredLoan>, context);
  }

  @Mutation(() => RegisterLoansPayload, {
    description:
      `The same for a list of at most ${MAX_LISTED}, each under a key of its own: what is refused of it ` +
      'does not stop the rest. A key stands for a loan, in a list or by itself. Refusals of the list: ' +
      'NO_LOANS, TOO_MANY_LOANS; of each: see registerLoan.',
  })
  async registerLoans(
    @Arg('inputs', () => [LoanRegistration]) inputs: LoanRegistration[],
    @Ctx() context: RequestContext,
  ): Promise<RegisterLoansPayload> {
    const office = moneyOfficeOf(context);
    const count = inputs.length;
    if (count === 0)
      return { results: [], userErrors: [{ ...actionRefusal('NO_LOANS'), field: ['inputs'] }] };
    if (count > MAX_LISTED) {
      const refusal = actionRefusal('TOO_MANY_LOANS', { max: MAX_LISTED, count });
      return { results: [], userErrors: [{ ...refusal, field: ['inputs'] }] };
    }
    const loans = inputs.map(({ input, idempotencyKey }) => ({ input: fieldsOf(input), idempotencyKey }));
    const results = await registerLoans(office, loans);
    return { results: await Promise.all(results.map((one) => registered(one, context))), userErrors: [] };
  }

  @Mutation(() => LoanPayload, {
    description:
      'Records what was paid of a loan: principal, interest or both. It may be told late, of any day from ' +
      `the drawing to today. With the last principal the loan is REPAID. ${FOR_BANKS} Refusals: ` +
      'LENDER_SCOPES_MISSING, UNKNOWN_LOAN, LOAN_KEPT_BY_FILES, AMOUNT_NEGATIVE, ' +
      'AMOUNT_TOO_MANY_DECIMALS, AMOUNT_TOO_LARGE, NOTHING_PAID, MORE_THAN_OWED, PAID_BEFORE_DRAWN, ' +
      `DATE_IN_FUTURE, RECOVERY_INSTEAD, ${KEY_REFUSALS}.`,
  })
  async recordRepayment(
    @Arg('loan', () => ID) loan: string,
    @Arg('amount', () => DecimalText, { description: 'Yuan of principal; 0 for interest alone.' })
    amount: string,
    @Arg('interest', () => DecimalText, { nullable: true, description: 'Yuan; 0 where nothing is said.' })
    interest: string | null,
    @Arg('paidOn', () => DateText) paidOn: string,
    @Arg('idempotencyKey', () => String, KEY) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<LoanPayload> {
    const loanId = keyOfId(loan, 'Loan');
    const request = { loanId, amount, interest: interest ?? '0', paidOn, idempotencyKey };
    return acted(await recordRepayment(moneyOfficeOf(context), request), context);
  }

  @Mutation(() => LoanPayload, {
    description:
      `Takes back a repayment that was recorded wrongly; both stay in the history. ${FOR_BANKS} Refusals: ` +
      'LENDER_SCOPES_MISSING, UNKNOWN_LOAN, LOAN_KEPT_BY_FILES, UNKNOWN_REPAYMENT, TAKEN_BACK_ALREADY, ' +
      `LOAN_DECIDED, REASON_BAD, ${KEY_REFUSALS}.`,
  })
  async reverseRepayment(
    @Arg('loan', () => ID) loan: string,
    @Arg('repayment', () => ID, { description: 'Id of the event.' }) repayment: string,
    @Arg('reason', () => String) reason: string,
    @Arg('idempotencyKey', () => String, KEY) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<LoanPayload> {
    const [loanId, eventId] = [keyOfId(loan, 'Loan'), keyOfId(repayment, 'LoanEvent')];
    const request = { loanId, eventId, reason, idempotencyKey };
    return acted(await reverseRepayment(moneyOfficeOf(context), request), context);
  }

  @Mutation(() => LoanPayload, {
    description:
      'Puts off the due date of a loan, on or before that date, within the term that its programme allows ' +
      `for the whole loan. ${FOR_BANKS} Refusals: LENDER_SCOPES_MISSING, UNKNOWN_LOAN, LOAN_KEPT_BY_FILES, ` +
      'NOT_OPEN, EXTENSION_AFTER_DUE, EXTENSION_NOT_LATER, EXTENSION_BEYOND_TERM, EXTENSION_TOO_LONG, ' +
      `REASON_BAD, ${KEY_REFUSALS}.`,
  })
  async extendLoan(
    @Arg('loan', () => ID) loan: string,
    @Arg('newDueOn', () => DateText) newDueOn: string,
    @Arg('reason', () => String) reason: string,
    @Arg('idempotencyKey', () => String, KEY) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<LoanPayload> {
    const request = { loanId: keyOfId(loan, 'Loan'), newDueOn, reason, idempotencyKey };
    return acted(await extendLoan(moneyOfficeOf(context), request), context);
  }

  @Mutation(() => VoidLoanPayload, {
    description:
      'Strikes a loan that was registered by mistake, as long as nothing has happened to it; its contract ' +
      `number is free again. ${FOR_BANKS} Refusals: LENDER_SCOPES_MISSING, UNKNOWN_LOAN, ` +
      `LOAN_KEPT_BY_FILES, HAS_HISTORY, LOAN_IN_USE, REASON_BAD, ${KEY_REFUSALS}.`,
  })
  async voidLoan(
    @Arg('loan', () => ID) loan: string,
    @Arg('reason', () => String) reason: string,
    @Arg('idempotencyKey', () => String, KEY) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<VoidLoanPayload> {
    const request = { loanId: keyOfId(loan, 'Loan'), reason, idempotencyKey };
    const result = await voidLoan(moneyOfficeOf(context), request);
    return 'refusals' in result
      ? { voided: false, userErrors: result.refusals }
      : { voided: true, userErrors: [] };
  }

  @Mutation(() => FileLoansPayload, {
    description:
      `Records that a list of granted loans, at most ${MAX_LISTED}, was filed with the bodies that the ` +
      `programme names: all of it, or none. ${FOR_BANKS} Refusals: LENDER_SCOPES_MISSING, ` +
      'UNKNOWN_PROGRAMME, NO_FILING_RULE, NO_LOANS, TOO_MANY_LOANS, LISTED_TWICE, DATE_IN_FUTURE, and of ' +
      'each loan, by its place: UNKNOWN_LOAN, LOAN_KEPT_BY_FILES, NOT_OF_PROGRAMME, FILED_ALREADY, ' +
      `FILED_BEFORE_DRAWN; ${KEY_REFUSALS}.`,
  })
  async fileLoans(
    @Arg('programme', () => String) programme: string,
    @Arg('loans', () => [ID]) loans: string[],
    @Arg('filedOn', () => DateText) filedOn: string,
    @Arg('idempotencyKey', () => String, KEY) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<FileLoansPayload> {
    const loanIds = loans.map((id) => keyOfId(id, 'Loan'));
    const result = await fileLoans(moneyOfficeOf(context), { programme, loanIds, filedOn, idempotencyKey });
    if ('refusals' in result) return { loans: [], userErrors: result.refusals };
    const { loaders } = context;
    for (const id of result.answer.loanIds) loaders.graph.loan.clear(id);
    const found = await loaders.graph.loan.loadMany([...result.answer.loanIds]);
    return {
      loans: found.flatMap((one) => (one === null || one instanceof Error ? [] : [one])),
      userErrors: [],
    };
  }
}
