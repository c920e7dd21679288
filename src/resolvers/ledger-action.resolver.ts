/** What is done to the books of funds: opened, paid into, moved, taken back; partners; balances of banks. */
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { AppError } from '../errors';
import { requireSeen } from '../loaders/visible';
import type { RequestContext } from '../schema/context';
import {
  BankBalanceInput,
  BankBalancePayload,
  DepositInput,
  DepositInterestInput,
  EndPartnerInput,
  OpenFundInput,
  OpenFundPayload,
  PostingPayload,
  ProgrammePartnerPayload,
  SetPartnerInput,
  TransferInput,
} from '../schema/ledger-inputs';
import { readNodeId } from '../schema/node-id';
import { ADMINISTRATION, requireRole, STAFF } from '../schema/permission';
import { reportBankBalance } from '../services/ledger/bank-balances';
import { type PostedAnswer, recordDeposit, recordDepositInterest } from '../services/ledger/deposits';
import { openFund } from '../services/ledger/open-fund';
import { endProgrammePartner, type PartnerAnswer, setProgrammePartner } from '../services/ledger/partners';
import { reversePosting } from '../services/ledger/reverse-posting';
import { transferBetweenAccounts } from '../services/ledger/transfers';
import type { OnceResult } from '../services/programmes/act-once';
import { moneyOfficeOf } from './money-office';

const KEY = 'One for each request, made and kept by the caller: sent again, it gives the first answer again.';
const ONCE = 'IDEMPOTENCY_KEY_BAD, IDEMPOTENCY_KEY_REUSED';
const KEEPERS =
  'For staff whose key acts for a body that keeps the fund’s books (see the programme), and administrators.';
const AMOUNTS =
  'AMOUNT_NOT_A_NUMBER, AMOUNT_NOT_POSITIVE, AMOUNT_NEGATIVE, AMOUNT_TOO_MANY_DECIMALS, AMOUNT_TOO_LARGE';
const POSTING_REFUSALS =
  `NO_BOOKS, NOT_YOUR_BODY, NOT_A_PARTNER, ${AMOUNTS}, DATE_IN_FUTURE, DATE_BEFORE_BOOKS, ` +
  `REMARK_TOO_LONG, ${ONCE}`;

/** The office of staff that may see the books at all. */
function keepersOffice(context: RequestContext) {
  requireRole(context.caller, STAFF);
  requireSeen(context.visibility, 'LedgerPosting');
  return moneyOfficeOf(context);
}

function administratorsOffice(context: RequestContext) {
  requireRole(context.caller, ADMINISTRATION);
  return moneyOfficeOf(context);
}

/** Loaders may hold what was before, where one request does several things. */
function forget({ loaders: { ledger, graph } }: RequestContext): void {
  ledger.forget();
  graph.fund.clearAll();
  graph.fundPaidIn.clearAll();
  graph.fundContributions.clearAll();
}

async function postingOf(result: OnceResult<PostedAnswer>, context: RequestContext): Promise<PostingPayload> {
  if ('refusals' in result) return { posting: null, userErrors: result.refusals };
  forget(context);
  const posting = await context.loaders.ledger.books.posting.load(result.answer.postingId);
  return { posting, userErrors: [] };
}

async function partnerOf(
  result: OnceResult<PartnerAnswer>,
  context: RequestContext,
): Promise<ProgrammePartnerPayload> {
  if ('refusals' in result) return { partner: null, userErrors: result.refusals };
  forget(context);
  const { programme, institution, since } = result.answer;
  const partners = await context.loaders.ledger.books.partners.load(programme);
  const partner = partners.find((one) => one.institutionSlug === institution && one.since === since);
  return { partner: partner ?? null, userErrors: [] };
}

@Resolver()
export class LedgerActionResolver {
  @Mutation(() => OpenFundPayload, {
    description:
      'Opens the books of a fund of a programme. For administrators. Refusals: UNKNOWN_PROGRAMME, ' +
      'BOOKS_OPEN_ALREADY, FUND_EXISTS, SLUG_BAD, NAME_MISSING, SIZE_MISSING, SIZE_IS_STATED, ' +
      `REGION_MISSING, UNKNOWN_REGION, DATE_IN_FUTURE, ${AMOUNTS}, ${ONCE}.`,
  })
  async openFund(
    @Arg('input', () => OpenFundInput) input: OpenFundInput,
    @Arg('idempotencyKey', () => String, { description: KEY }) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<OpenFundPayload> {
    const request = { ...input, isSynthetic: input.isSynthetic ?? false };
    const result = await openFund(administratorsOffice(context), request, idempotencyKey);
    if ('refusals' in result) return { fund: null, userErrors: result.refusals };
    forget(context);
    return { fund: await context.loaders.graph.fund.load(result.answer.fundSlug), userErrors: [] };
  }

  @Mutation(() => ProgrammePartnerPayload, {
    description:
      'Says which institution takes part in a programme as which body, from a day on. For administrators. ' +
      'Refusals: UNKNOWN_PROGRAMME, UNKNOWN_INSTITUTION, UNKNOWN_BODY, BODY_IS_A_GROUP, BODY_TAKEN, ' +
      `PARTNERS_OVERLAP, DATES_OUT_OF_ORDER, ${ONCE}.`,
  })
  async setProgrammePartner(
    @Arg('input', () => SetPartnerInput) input: SetPartnerInput,
    @Arg('idempotencyKey', () => String, { description: KEY }) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<ProgrammePartnerPayload> {
    const office = administratorsOffice(context);
    return partnerOf(await setProgrammePartner(office, { ...input }, idempotencyKey), context);
  }

  @Mutation(() => ProgrammePartnerPayload, {
    description:
      'Ends the partnership of an institution with a programme. Money that it holds can still be moved ' +
      `away. For administrators. Refusals: NO_PARTNER_TO_END, REASON_MISSING, ${ONCE}.`,
  })
  async endProgrammePartner(
    @Arg('input', () => EndPartnerInput) input: EndPartnerInput,
    @Arg('idempotencyKey', () => String, { description: KEY }) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<ProgrammePartnerPayload> {
    const office = administratorsOffice(context);
    return partnerOf(await endProgrammePartner(office, { ...input }, idempotencyKey), context);
  }

  @Mutation(() => PostingPayload, {
    description:
      'Records money paid into a fund, also among its contributions, which indicators count. ' +
      `${KEEPERS} Refusals: CONTRIBUTOR_MISSING, ${POSTING_REFUSALS}.`,
  })
  async recordDeposit(
    @Arg('input', () => DepositInput) input: DepositInput,
    @Arg('idempotencyKey', () => String, { description: KEY }) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<PostingPayload> {
    const office = keepersOffice(context);
    return postingOf(await recordDeposit(office, { ...input }, idempotencyKey), context);
  }

  @Mutation(() => PostingPayload, {
    description:
      'Records interest that a bank credited on the deposit; it belongs to the fund. ' +
      `${KEEPERS} Refusals: INTEREST_BELONGS_ELSEWHERE, ${POSTING_REFUSALS}.`,
  })
  async recordDepositInterest(
    @Arg('input', () => DepositInterestInput) input: DepositInterestInput,
    @Arg('idempotencyKey', () => String, { description: KEY }) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<PostingPayload> {
    const office = keepersOffice(context);
    return postingOf(await recordDepositInterest(office, { ...input }, idempotencyKey), context);
  }

  @Mutation(() => PostingPayload, {
    description:
      'Records that money of a fund moved from one institution to another. ' +
      `${KEEPERS} Refusals: SAME_ACCOUNT, NO_SPECIAL_ACCOUNT, ACCOUNT_SHORT, ${POSTING_REFUSALS}.`,
  })
  async transferBetweenAccounts(
    @Arg('input', () => TransferInput) input: TransferInput,
    @Arg('idempotencyKey', () => String, { description: KEY }) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<PostingPayload> {
    const office = keepersOffice(context);
    return postingOf(await transferBetweenAccounts(office, { ...input }, idempotencyKey), context);
  }

  @Mutation(() => PostingPayload, {
    description:
      'Takes a deposit, interest or a transfer back by a posting that mirrors it, dated today; what a ' +
      'claim or a settlement posted is taken back by that itself. ' +
      `${KEEPERS} Refusals: UNKNOWN_POSTING, REVERSED_ALREADY, IS_A_REVERSAL, REVERSED_ELSEWHERE, ` +
      `REASON_MISSING, REMARK_TOO_LONG, ACCOUNT_SHORT, NOT_YOUR_BODY, ${ONCE}.`,
  })
  async reversePosting(
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
    @Arg('idempotencyKey', () => String, { description: KEY }) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<PostingPayload> {
    const reference = readNodeId(id);
    const key = reference?.type === 'LedgerPosting' ? reference.key : null;
    const request = { id: key, reason };
    return postingOf(await reversePosting(keepersOffice(context), request, idempotencyKey), context);
  }

  @Mutation(() => BankBalancePayload, {
    description:
      'Reports what lies on a special account at the end of a day; the last report of a day counts. For ' +
      'the bank that holds it, with the scope LEND, and for those who keep the books. Refusals: NO_BOOKS, ' +
      `NO_SPECIAL_ACCOUNT, NOT_YOUR_ACCOUNT, NOT_YOUR_BODY, ${AMOUNTS}, DATE_IN_FUTURE, ` +
      `DATE_BEFORE_BOOKS, REMARK_TOO_LONG, ${ONCE}.`,
  })
  async reportBankBalance(
    @Arg('input', () => BankBalanceInput) input: BankBalanceInput,
    @Arg('idempotencyKey', () => String, { description: KEY }) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<BankBalancePayload> {
    if (context.caller?.role === 'READER') throw new AppError('NOT_ALLOWED');
    const result = await reportBankBalance(moneyOfficeOf(context), { ...input }, idempotencyKey);
    if ('refusals' in result) return { report: null, userErrors: result.refusals };
    forget(context);
    const report = await context.loaders.ledger.books.bankBalance.load(result.answer.reportId);
    return { report, userErrors: [] };
  }
}
