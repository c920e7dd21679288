/** Does this one qualify: a proposed loan, or an enterprise as far as the registers know it. */
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { IsoDate } from '../domain/calendar';
import { candidateFacts } from '../domain/programmes/candidates';
import { judgeApplication, outcomeOf } from '../domain/programmes/judge';
import { Enterprise } from '../entities/enterprise';
import { DateText } from '../entities/scalar-markers';
import { AppError } from '../errors';
import type { RequestContext } from '../schema/context';
import { EligibilityReport, LoanApplicationInput, refusedReport, reportOf } from '../schema/eligibility';
import { requireRole, STAFF } from '../schema/permission';
import { askEligibility } from '../services/applications/ask-eligibility';
import { lendingTermsIn } from './asked-programmes';
import { moneyOfficeOf } from './money-office';
import { sentApplication } from './sent-application';

@Resolver(() => Enterprise)
export class EligibilityResolver {
  @Query(() => EligibilityReport, {
    description:
      'Holds a proposed loan against every rule of a programme that concerns lending. For banks and ' +
      'staff. Writes nothing; of a natural person nothing is kept. What is owed under the programme and ' +
      'the room on its fund are told to its staff and partners only. Refusals: UNKNOWN_PROGRAMME, ' +
      'BORROWER_MISSING, UNKNOWN_ENTERPRISE, ID_NUMBER_BAD, UNKNOWN_BANK, NOT_YOUR_BANK, AMOUNT_…, ' +
      'MONTHS_BAD, RATE_BAD, DATES_OUT_OF_ORDER, HOUSEHOLDS_BAD, GUARANTORS_TOO_MANY.',
  })
  async eligibility(
    @Arg('programme', () => String, { description: 'Short name of the programme.' }) programme: string,
    @Arg('application', () => LoanApplicationInput) application: LoanApplicationInput,
    @Arg('on', () => DateText, { nullable: true, description: 'The day it is asked for; today by default.' })
    on: IsoDate | null,
    @Ctx() context: RequestContext,
  ): Promise<EligibilityReport> {
    requireRole(context.caller, [...STAFF, 'BANK']);
    const office = moneyOfficeOf(context);
    const sent = sentApplication(application);
    const judged = await askEligibility(office, programme, sent, on ?? context.today);
    return 'refusals' in judged ? refusedReport(judged.refusals) : reportOf(judged.outcome, judged.checks);
  }

  @FieldResolver(() => EligibilityReport, {
    name: 'eligibility',
    description:
      'What the rules of a programme answer to this enterprise as far as the registers know it: whether it ' +
      'exists, where it is, its size and mark, and bad loans that the caller sees. Whatever a loan has to ' +
      'tell cannot be judged here. Error: UNKNOWN_PROGRAMME.',
  })
  async eligibilityOfEnterprise(
    @Root() enterprise: Enterprise,
    @Arg('programme', () => String) programme: string,
    @Ctx() context: RequestContext,
  ): Promise<EligibilityReport> {
    const terms = await lendingTermsIn(context, programme);
    if (!terms) throw new AppError('UNKNOWN_PROGRAMME', { slug: programme });
    const hasBadLoans = await context.loaders.graph.hasBadLoans.load(enterprise.rowId);
    const checks = judgeApplication(terms, candidateFacts(enterprise, hasBadLoans, context.today));
    return reportOf(outcomeOf(checks), checks);
  }
}
