/** What is done with interest subsidies: worked out, reported, verified, decided, paid, taken back. */
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { BorrowerKind } from '../domain/programmes/terms';
import { DateText, PeriodText } from '../entities/scalar-markers';
import { requireSeen } from '../loaders/visible';
import type { RequestContext } from '../schema/context';
import { keyOfId } from '../schema/node-id';
import { ReverseSubsidiesPayload, SubsidySettlementPayload } from '../schema/subsidy';
import type { OnceResult } from '../services/programmes/act-once';
import { decideSettlement } from '../services/subsidies/decide-settlement';
import { prepareSettlement } from '../services/subsidies/prepare-settlement';
import { takeBack } from '../services/subsidies/take-back';
import { moneyOfficeOf } from './money-office';

function officeOf(context: RequestContext) {
  requireSeen(context.visibility, 'SubsidySettlement');
  return moneyOfficeOf(context);
}

const KEY = { description: 'Yours: the same key with the same request gives the same answer, once.' };

async function settled(
  result: OnceResult<{ readonly settlementId: string }>,
  { loaders: { subsidies } }: RequestContext,
): Promise<SubsidySettlementPayload> {
  if ('refusals' in result) return { settlement: null, userErrors: result.refusals };
  const { settlementId } = result.answer;
  subsidies.forget(settlementId);
  return { settlement: await subsidies.settlement.load(settlementId), userErrors: [] };
}

@Resolver()
export class SubsidyActionResolver {
  @Mutation(() => SubsidySettlementPayload, {
    description:
      'Works out the interest subsidies of a month for all loans of the bank to one kind of borrower, with ' +
      'what has changed of months settled before. For banks with the scopes LEND and LOANS. Refusals: ' +
      'NOT_A_MONTH, SCOPE_LEND_MISSING, UNKNOWN_PROGRAMME, NOT_A_PARTNER, MONTH_NOT_OVER, ' +
      'MONTH_SETTLED_ALREADY, SETTLEMENT_OPEN, NO_SUBSIDY_STATED, NOTHING_TO_SETTLE, MADE_UP_DATA, ' +
      'IDEMPOTENCY_KEY_BAD, IDEMPOTENCY_KEY_REUSED.',
  })
  async prepareSubsidySettlement(
    @Arg('programme', () => String) programme: string,
    @Arg('month', () => PeriodText) month: string,
    @Arg('borrowerKind', () => BorrowerKind) borrowerKind: BorrowerKind,
    @Arg('idempotencyKey', () => String, KEY) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<SubsidySettlementPayload> {
    const request = { programme, month, borrowerKind, idempotencyKey };
    return settled(await prepareSettlement(officeOf(context), request), context);
  }

  @Mutation(() => SubsidySettlementPayload, {
    description:
      'A body’s word on the step that is awaited: the bank reports its draft with the papers, others ' +
      'verify and decide, and the last word of the last step pays. Who does not agree says why, and ends ' +
      'it. Refusals: UNKNOWN_SETTLEMENT, ALREADY_CLOSED, COMMENT_MISSING, COMMENT_TOO_LONG, OUT_OF_TURN, ' +
      'DECIDED_ALREADY, NOT_YOUR_BODY, SAY_WHICH_BODY, OWN_FILING, STANDS_FOR_ANOTHER_BODY, NOBODY_NAMED, ' +
      'SCOPE_LEND_MISSING, PAPERS_NOT_CONFIRMED, INELIGIBLE_LOAN_INSIDE, SUBSIDY_BOOKS_NOT_OPENED, ' +
      'SUBSIDY_FUND_SHORT, MADE_UP_DATA, IDEMPOTENCY_KEY_BAD, IDEMPOTENCY_KEY_REUSED.',
  })
  async decideSubsidySettlement(
    @Arg('id', () => ID) id: string,
    @Arg('step', () => String, { description: 'Key of the step: see SubsidySettlement.awaited.' })
    step: string,
    @Arg('agree', () => Boolean) agree: boolean,
    @Arg('comment', () => String, { nullable: true }) comment: string | null,
    @Arg('body', () => String, {
      nullable: true,
      description: 'For which body, where the key acts for several that are awaited.',
    })
    body: string | null,
    @Arg('papersComplete', () => Boolean, {
      nullable: true,
      description: 'The bank’s word, when it reports, that the papers are there: see papers.',
    })
    papersComplete: boolean | null,
    @Arg('idempotencyKey', () => String, KEY) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<SubsidySettlementPayload> {
    const key = keyOfId(id, 'SubsidySettlement');
    const request = { id: key, step, agree, body, comment, papersComplete, idempotencyKey };
    return settled(await decideSettlement(officeOf(context), request), context);
  }

  @Mutation(() => ReverseSubsidiesPayload, {
    description:
      'Stops the subsidies of a loan that turned out ineligible, and takes back what was paid: on ' +
      '`paidBackOn`, where the bank has paid it back into the special account, else with the next ' +
      'settlement of the bank. For the bodies that manage the fund. Refusals: UNKNOWN_LOAN, ' +
      'LOAN_WITHOUT_PROGRAMME, ' +
      'NOT_YOUR_BODY, REASON_MISSING, REASON_TOO_LONG, TAKEN_BACK_ALREADY, DATE_IN_FUTURE, ' +
      'SETTLEMENT_IN_THE_WAY, NOTHING_TO_PAY_BACK, PAID_BACK_BEFORE_PAID, SUBSIDY_BOOKS_NOT_OPENED, ' +
      'IDEMPOTENCY_KEY_BAD, IDEMPOTENCY_KEY_REUSED.',
  })
  async reverseSubsidies(
    @Arg('loan', () => ID) loan: string,
    @Arg('reason', () => String) reason: string,
    @Arg('paidBackOn', () => DateText, { nullable: true }) paidBackOn: string | null,
    @Arg('idempotencyKey', () => String, KEY) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<ReverseSubsidiesPayload> {
    const loanId = keyOfId(loan, 'Loan');
    const result = await takeBack(officeOf(context), { loanId, reason, paidBackOn, idempotencyKey });
    if ('refusals' in result) return { loan: null, settlement: null, userErrors: result.refusals };
    const { loaders } = context;
    const { loanId: id, settlementId } = result.answer;
    loaders.graph.loan.clear(id);
    loaders.subsidies.stop.clear(id);
    return {
      loan: await loaders.graph.loan.load(id),
      settlement: settlementId === null ? null : await loaders.subsidies.settlement.load(settlementId),
      userErrors: [],
    };
  }
}
