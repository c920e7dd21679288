/** What is recorded of guarantees, guarantors and bad loans, each carried out once under its key. */
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { DateText } from '../entities/scalar-markers';
import { requireSeen } from '../loaders/visible';
import type { RequestContext } from '../schema/context';
import {
  RecordBadLoansPayload,
  RecordGuaranteePayload,
  RecordGuarantorYearPayload,
} from '../schema/guarantee';
import { BadLoansInput, GuaranteeInput, GuarantorYearInput } from '../schema/guarantee-input';
import { keyOfId } from '../schema/node-id';
import { recordBadLoans } from '../services/guarantees/record-bad-loans';
import { recordGuarantee } from '../services/guarantees/record-guarantee';
import { recordGuarantorYear } from '../services/guarantees/record-guarantor-year';
import { releaseGuarantee } from '../services/guarantees/release-guarantee';
import type { OnceResult } from '../services/programmes/act-once';
import { moneyOfficeOf } from './money-office';

const KEY = { description: 'Yours: the same key with the same request gives the same answer, once.' };
const ALWAYS = 'IDEMPOTENCY_KEY_BAD, IDEMPOTENCY_KEY_REUSED.';

function officeOf(context: RequestContext) {
  requireSeen(context.visibility, 'Guarantee');
  return moneyOfficeOf(context);
}

async function guaranteeOf(
  result: OnceResult<string>,
  { loaders: { guarantees } }: RequestContext,
): Promise<RecordGuaranteePayload> {
  if ('refusals' in result) return { guarantee: null, userErrors: result.refusals };
  guarantees.forget();
  return { guarantee: await guarantees.guarantee.load(result.answer), userErrors: [] };
}

@Resolver()
export class GuaranteeActionResolver {
  @Mutation(() => RecordGuaranteePayload, {
    description:
      'Records the guarantee of an open loan, once there is none that stands. For the bank of the loan ' +
      'with the scopes LEND and LOANS, and for staff whose key acts for a body that keeps the books of the ' +
      'programme or guarantees under it. Refusals: UNKNOWN_LOAN, LOAN_NOT_OPEN, GUARANTEE_STANDS, ' +
      'NO_GUARANTOR, TOO_MANY_PARTIES, UNKNOWN_INSTITUTION, NOT_A_GUARANTOR, GUARANTOR_TWICE, ' +
      'SHARES_NOT_100, SHARES_AGAINST_PROGRAMME, RE_GUARANTEE_BY_ITSELF, RE_GUARANTEE_TWICE, ' +
      'RE_GUARANTEE_IN_A_CIRCLE, RE_GUARANTEE_ABOVE_SHARE, PERCENT_NEGATIVE, PERCENT_NOT_POSITIVE, ' +
      'PERCENT_TOO_MANY_DECIMALS, PERCENT_ABOVE_100, UNTIL_BEFORE_FROM, STARTS_AFTER_DUE_DATE, ' +
      `ENDS_BEFORE_LOAN, DATE_IN_FUTURE, TEXT_TOO_LONG, SCOPE_LEND_MISSING, NOT_YOUR_BODY, ${ALWAYS}`,
  })
  async recordGuarantee(
    @Arg('input', () => GuaranteeInput) input: GuaranteeInput,
    @Arg('idempotencyKey', () => String, KEY) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<RecordGuaranteePayload> {
    const request = {
      loan: keyOfId(input.loan, 'Loan'),
      bankPercent: input.bankPercent,
      guarantors: input.guarantors.map(({ institution, percent }) => ({ institution, percent })),
      reGuarantees: (input.reGuarantees ?? []).map(({ guarantor, reGuarantor, percent }) => ({
        ...{ guarantor, reGuarantor, percent },
      })),
      counterGuarantee: input.counterGuarantee ?? null,
      feePercent: input.feePercent ?? null,
      currentFeePercent: input.currentFeePercent ?? null,
      ...{ fromOn: input.fromOn, untilOn: input.untilOn },
    };
    return guaranteeOf(await recordGuarantee(officeOf(context), request, idempotencyKey), context);
  }

  @Mutation(() => RecordGuaranteePayload, {
    description:
      'Releases a guarantee that stands: from then on nobody answers under it. For those who may record ' +
      'it. Refusals: UNKNOWN_GUARANTEE, NOT_ACTIVE, RELEASED_BEFORE_FROM, DATE_IN_FUTURE, REASON_MISSING, ' +
      `TEXT_TOO_LONG, SCOPE_LEND_MISSING, NOT_YOUR_BODY, ${ALWAYS}`,
  })
  async releaseGuarantee(
    @Arg('id', () => ID) id: string,
    @Arg('on', () => DateText) on: string,
    @Arg('reason', () => String) reason: string,
    @Arg('idempotencyKey', () => String, KEY) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<RecordGuaranteePayload> {
    const request = { id: keyOfId(id, 'Guarantee'), on, reason };
    return guaranteeOf(await releaseGuarantee(officeOf(context), request, idempotencyKey), context);
  }

  @Mutation(() => RecordGuarantorYearPayload, {
    description:
      'Records what a guarantor reports of a year. A further report of the same year says why, and becomes ' +
      'its next version: nothing is overwritten. For the guarantor itself with the scopes LEND and LOANS, ' +
      'and for staff whose key acts for a body that the programme puts in charge. Refusals: ' +
      'UNKNOWN_PROGRAMME, UNKNOWN_INSTITUTION, NOT_A_GUARANTOR, OUTSIDE_YOUR_REGIONS, YEAR_IN_FUTURE, ' +
      'YEAR_NOT_KNOWN, NOTHING_SAID, REASON_MISSING, TEXT_TOO_LONG, AMOUNT_NEGATIVE, ' +
      `AMOUNT_TOO_MANY_DECIMALS, AMOUNT_TOO_LARGE, SCOPE_LEND_MISSING, NOT_YOUR_BODY, ${ALWAYS}`,
  })
  async recordGuarantorYear(
    @Arg('input', () => GuarantorYearInput) input: GuarantorYearInput,
    @Arg('idempotencyKey', () => String, KEY) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<RecordGuarantorYearPayload> {
    const { institution, year, programme } = input;
    const request = {
      ...{ institution, year, programme, ownership: input.ownership ?? null },
      ...{ paidInCapital: input.paidInCapital ?? null, capitalAdded: input.capitalAdded ?? null },
      ...{ reserveAdded: input.reserveAdded ?? null, smeGuarantees: input.smeGuarantees ?? null },
      reason: input.reason ?? null,
    };
    const result = await recordGuarantorYear(officeOf(context), request, idempotencyKey);
    if ('refusals' in result) return { report: null, userErrors: result.refusals };
    const { reports } = context.loaders.guarantees;
    const [report = null] = await reports.years([result.answer.institution], [result.answer.year]);
    return { report, userErrors: [] };
  }

  @Mutation(() => RecordBadLoansPayload, {
    description:
      'Records the bad-loan rate of a bank under a programme, beside its own target of the year for all ' +
      'its loans; a further report says why and becomes the next version. For the bank itself with the ' +
      'scopes LEND and LOANS, and for staff whose key acts for a body that the programme puts in charge. ' +
      'Refusals: UNKNOWN_PROGRAMME, NO_SUCH_RULE, UNKNOWN_INSTITUTION, NOT_A_BANK, ' +
      'PERIOD_NOT_A_YEAR_OR_QUARTER, ' +
      'PERIOD_IN_FUTURE, PERCENT_NEGATIVE, PERCENT_TOO_MANY_DECIMALS, PERCENT_ABOVE_100, NOTHING_SAID, ' +
      `REASON_MISSING, TEXT_TOO_LONG, SCOPE_LEND_MISSING, NOT_YOUR_BODY, ${ALWAYS}`,
  })
  async recordBadLoans(
    @Arg('input', () => BadLoansInput) input: BadLoansInput,
    @Arg('idempotencyKey', () => String, KEY) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<RecordBadLoansPayload> {
    const { bank, programme, period } = input;
    const request = {
      ...{ bank, programme, period, ownTargetPercent: input.ownTargetPercent ?? null },
      ...{ nplPercent: input.nplPercent ?? null, reason: input.reason ?? null },
    };
    const result = await recordBadLoans(officeOf(context), request, idempotencyKey);
    if ('refusals' in result) return { report: null, userErrors: result.refusals };
    const { answer } = result;
    const { reports } = context.loaders.guarantees;
    const [report = null] = await reports.badLoans([answer.bank], answer.programme, [answer.period]);
    return { report, userErrors: [] };
  }
}
