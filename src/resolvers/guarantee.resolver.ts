/** Guarantees: of which loan, who answers for which part, how a loss is shared out, what the rules say. */
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Decimal } from '../domain/decimal';
import { payOut } from '../domain/guarantees/pay-out';
import { readYuan } from '../domain/money';
import { Guarantee } from '../entities/guarantee';
import { GuaranteeShare } from '../entities/guarantee-share';
import { Institution } from '../entities/institution';
import { Loan } from '../entities/loan';
import { Programme } from '../entities/programme';
import { ReGuarantee } from '../entities/re-guarantee';
import { DecimalText } from '../entities/scalar-markers';
import { AppError } from '../errors';
import { GUARANTEES } from '../loaders/graph-lists';
import { answeredForBy, underProgrammes } from '../loaders/guarantees/conditions';
import { oneOf, since, until } from '../loaders/record-conditions';
import { PageArgs } from '../schema/connection';
import type { RequestContext } from '../schema/context';
import { RuleAnswer, ruleAnswer } from '../schema/eligibility';
import { GuaranteePayout, PayoutPart, payoutOf } from '../schema/guarantee';
import { GuaranteeConnection, GuaranteeFilter } from '../schema/guarantee-list';
import { judgeGuarantee } from '../services/guarantees/judge-guarantee';
import { rulesOf } from './asked-programmes';
import { pageOfList } from './graph-page';

@Resolver(() => Guarantee)
export class GuaranteeResolver {
  @Query(() => GuaranteeConnection, {
    description:
      'Guarantees, the last to begin first: for staff those of borrowers in their regions, for a bank ' +
      'those of its loans, for a guarantor those that it has a part in. Needs a key; for banks LOANS.',
  })
  guarantees(
    @Arg('filter', () => GuaranteeFilter, { nullable: true }) filter: GuaranteeFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const conditions = [
      ...underProgrammes(filter?.programme),
      ...answeredForBy(filter?.guarantor),
      ...oneOf('status', filter?.status),
      ...until('from_on', filter?.fromTo),
      ...since('until_on', filter?.untilFrom),
      ...until('until_on', filter?.untilTo),
    ];
    return pageOfList(GuaranteeConnection, { list: GUARANTEES, conditions, args }, context);
  }

  @FieldResolver(() => Loan, { nullable: true, description: 'Null for a guarantor, who does not see it.' })
  loan(@Root() { loanId }: Guarantee, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.loan.load(loanId);
  }

  @FieldResolver(() => String, { description: 'Of the loan contract that it is given for.' })
  async contractNumber(@Root() { loanId }: Guarantee, @Ctx() { loaders }: RequestContext) {
    return (await loaders.guarantees.guaranteedLoan.load(loanId))?.contractNumber;
  }

  @FieldResolver(() => Institution, { description: 'The bank that lent.' })
  async bank(@Root() { loanId }: Guarantee, @Ctx() { loaders }: RequestContext) {
    const loan = await loaders.guarantees.guaranteedLoan.load(loanId);
    return loan && loaders.graph.institution.load(loan.bank);
  }

  @FieldResolver(() => Programme, { nullable: true, description: 'Under which the loan was given.' })
  async programme(@Root() { loanId }: Guarantee, @Ctx() { loaders }: RequestContext) {
    const slug = (await loaders.guarantees.guaranteedLoan.load(loanId))?.programme ?? null;
    return slug === null ? null : loaders.programme.load(slug);
  }

  @FieldResolver(() => [GuaranteeShare], { description: 'In the order in which they were agreed.' })
  shares(@Root() { guaranteeId }: Guarantee, @Ctx() { loaders }: RequestContext) {
    return loaders.guarantees.shares.load(guaranteeId);
  }

  @FieldResolver(() => [ReGuarantee], { description: 'In the order in which they were agreed.' })
  reGuarantees(@Root() { guaranteeId }: Guarantee, @Ctx() { loaders }: RequestContext) {
    return loaders.guarantees.reGuarantees.load(guaranteeId);
  }

  @FieldResolver(() => GuaranteePayout, {
    description: 'How a loss would be shared out: to the cent, and on along the re-guarantees.',
  })
  async payout(
    @Root() { guaranteeId, bankPercent }: Guarantee,
    @Arg('loss', () => DecimalText, { description: 'Yuan, with two decimals at most.' }) loss: string,
    @Ctx() { loaders }: RequestContext,
  ): Promise<GuaranteePayout> {
    const amount = readYuan(loss, true);
    if (typeof amount === 'string')
      throw new AppError('BAD_INPUT', { detail: `"${loss}" is no amount in yuan: ${amount}` });
    const [shares, reGuarantees] = await Promise.all([
      loaders.guarantees.shares.load(guaranteeId),
      loaders.guarantees.reGuarantees.load(guaranteeId),
    ]);
    return payoutOf(
      payOut(amount, {
        bankPercent: new Decimal(bankPercent),
        guarantors: shares.map(({ institutionSlug, percent }) => ({
          ...{ institution: institutionSlug, percent: new Decimal(percent) },
        })),
        handedOn: reGuarantees.map(({ guarantorSlug, reGuarantorSlug, percent }) => ({
          ...{ from: guarantorSlug, to: reGuarantorSlug, percent: new Decimal(percent) },
        })),
      }),
    );
  }

  @FieldResolver(() => [RuleAnswer], {
    description:
      'What the rules of the programme of its loan say of it: whether the fee is cut as it must be, and ' +
      'where several guarantors stand together. Empty where they say nothing, or the loan has no programme.',
  })
  async checks(@Root() guarantee: Guarantee, @Ctx() context: RequestContext): Promise<RuleAnswer[]> {
    const { guarantees } = context.loaders;
    const slug = (await guarantees.guaranteedLoan.load(guarantee.loanId))?.programme ?? null;
    const programme = slug === null ? null : await rulesOf(context, slug);
    if (programme === null) return [];
    const [shares, reGuarantees] = await Promise.all([
      guarantees.shares.load(guarantee.guaranteeId),
      guarantees.reGuarantees.load(guarantee.guaranteeId),
    ]);
    const standings = (slugs: readonly string[]) =>
      Promise.all(slugs.map((one) => guarantees.standing.load(one)));
    const guarantors = await standings(shares.map(({ institutionSlug }) => institutionSlug));
    const behind = await standings(reGuarantees.map(({ reGuarantorSlug }) => reGuarantorSlug));
    return judgeGuarantee(guarantee, guarantors, behind, programme).map(ruleAnswer);
  }
}

@Resolver(() => GuaranteeShare)
export class GuaranteeShareResolver {
  @FieldResolver(() => Institution)
  institution(@Root() { institutionSlug }: GuaranteeShare, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.institution.load(institutionSlug);
  }
}

@Resolver(() => ReGuarantee)
export class ReGuaranteeResolver {
  @FieldResolver(() => Institution, { description: 'Who hands on.' })
  guarantor(@Root() { guarantorSlug }: ReGuarantee, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.institution.load(guarantorSlug);
  }

  @FieldResolver(() => Institution, { description: 'Who takes over.' })
  reGuarantor(@Root() { reGuarantorSlug }: ReGuarantee, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.institution.load(reGuarantorSlug);
  }
}

@Resolver(() => PayoutPart)
export class PayoutPartResolver {
  @FieldResolver(() => Institution)
  institution(@Root() { institutionSlug }: PayoutPart, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.institution.load(institutionSlug);
  }

  @FieldResolver(() => Institution, {
    nullable: true,
    description: 'Who receives it: null where it goes to the bank, and of what is borne in the end.',
  })
  to(@Root() { toSlug }: PayoutPart, @Ctx() { loaders }: RequestContext) {
    return toSlug === null ? null : loaders.graph.institution.load(toSlug);
  }
}

@Resolver(() => Loan)
export class LoanGuaranteesResolver {
  @FieldResolver(() => Guarantee, {
    nullable: true,
    description: 'The guarantee that stands, or was called; null where there is none.',
  })
  async guarantee(@Root() { rowId }: Loan, @Ctx() { loaders }: RequestContext) {
    const all = await loaders.guarantees.ofLoan.load(rowId);
    return all.find(({ status }) => status !== 'RELEASED') ?? null;
  }

  @FieldResolver(() => [Guarantee], { description: 'All of them, released ones too; the last first.' })
  guarantees(@Root() { rowId }: Loan, @Ctx() { loaders }: RequestContext) {
    return loaders.guarantees.ofLoan.load(rowId);
  }
}
