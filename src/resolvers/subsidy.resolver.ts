/** Interest subsidies: settlements with their lines and decisions, those of a loan, and a preview. */
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { chinaDate } from '../domain/calendar';
import { Decimal } from '../domain/decimal';
import { yuanText } from '../domain/money';
import { papersFor } from '../domain/subsidies/papers';
import type { NotComputable } from '../domain/subsidies/subsidised-loan';
import { awaitedStep, wayOf } from '../domain/subsidies/way';
import { Institution } from '../entities/institution';
import { LedgerPosting } from '../entities/ledger-posting';
import { Loan } from '../entities/loan';
import { Programme } from '../entities/programme';
import { DecimalText, PeriodText } from '../entities/scalar-markers';
import { SubsidyDecision } from '../entities/subsidy-decision';
import { SubsidyLine } from '../entities/subsidy-line';
import { SubsidySettlement } from '../entities/subsidy-settlement';
import { SubsidyStop } from '../entities/subsidy-stop';
import { oneOf } from '../loaders/record-conditions';
import { SUBSIDY_LINES, SUBSIDY_SETTLEMENTS } from '../loaders/subsidies/lists';
import { requireSeen } from '../loaders/visible';
import { PageArgs } from '../schema/connection';
import type { RequestContext } from '../schema/context';
import { keyOfId } from '../schema/node-id';
import {
  SubsidyLeftOut,
  SubsidyLineConnection,
  SubsidyPapers,
  SubsidyPreviewPayload,
  SubsidySettlementConnection,
  SubsidySettlementFilter,
  SubsidyStep,
} from '../schema/subsidy';
import { type Preview, previewSubsidy } from '../services/subsidies/preview';
import { termsOf } from './asked-programmes';
import { pageOfChildren, pageOfList } from './graph-page';

@Resolver(() => SubsidySettlement)
export class SubsidySettlementResolver {
  @Query(() => SubsidySettlementConnection, {
    description:
      'Settlements of interest subsidies that the caller may see, the last month first; a bank sees its ' +
      'own. Needs a key.',
  })
  subsidySettlements(
    @Arg('filter', () => SubsidySettlementFilter, { nullable: true }) filter: SubsidySettlementFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const conditions = [
      ...oneOf('programme_slug', filter?.programme),
      ...oneOf('bank_slug', filter?.bank),
      ...oneOf('status', filter?.status),
      ...oneOf('cause', filter?.cause),
      ...oneOf('borrower_kind', filter?.borrowerKind),
      ...oneOf('month', filter?.month),
    ];
    const list = SUBSIDY_SETTLEMENTS;
    return pageOfList(SubsidySettlementConnection, { list, conditions, args }, context);
  }

  @Query(() => SubsidySettlement, { nullable: true, description: 'One settlement by its id.' })
  subsidySettlement(@Arg('id', () => ID) id: string, @Ctx() { loaders, visibility }: RequestContext) {
    requireSeen(visibility, 'SubsidySettlement');
    const key = keyOfId(id, 'SubsidySettlement');
    return key === null ? null : loaders.subsidies.settlement.load(key);
  }

  @FieldResolver(() => Programme)
  programme(@Root() { programmeSlug }: SubsidySettlement, @Ctx() { loaders }: RequestContext) {
    return loaders.programme.load(programmeSlug);
  }

  @FieldResolver(() => Institution)
  bank(@Root() { bankSlug }: SubsidySettlement, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.institution.load(bankSlug);
  }

  @FieldResolver(() => LedgerPosting, {
    nullable: true,
    description: 'How the money was moved; null before that, and where the net is 0.',
  })
  posting(@Root() { postingId }: SubsidySettlement, @Ctx() { loaders, visibility }: RequestContext) {
    requireSeen(visibility, 'LedgerPosting');
    return postingId === null ? null : loaders.ledger.books.posting.load(postingId);
  }

  @FieldResolver(() => DecimalText, {
    description: 'Yuan to be paid to the bank; below 0 what the bank pays back.',
  })
  net(@Root() { granted, takenBack }: SubsidySettlement) {
    return yuanText(new Decimal(granted).minus(takenBack));
  }

  @FieldResolver(() => SubsidyLineConnection, {
    description: 'What is taken back first, then what is granted.',
  })
  lines(
    @Root() { settlementId }: SubsidySettlement,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: RequestContext,
  ) {
    const question = { list: SUBSIDY_LINES, conditions: [], args };
    return pageOfChildren(SubsidyLineConnection, question, loaders.subsidies.lines, settlementId);
  }

  @FieldResolver(() => [SubsidyDecision], { description: 'Who said what, in order.' })
  decisions(@Root() { settlementId }: SubsidySettlement, @Ctx() { loaders }: RequestContext) {
    return loaders.subsidies.decisions.load(settlementId);
  }

  @FieldResolver(() => SubsidyStep, {
    nullable: true,
    description: 'What is to be done next; null once it is paid or refused.',
  })
  async awaited(@Root() root: SubsidySettlement, @Ctx() context: RequestContext) {
    const { settlementId, programmeSlug, borrowerKind, status } = root;
    const terms = await termsOf(context, programmeSlug);
    const way = terms && wayOf(terms, borrowerKind);
    if (!way) return null;
    const said = await context.loaders.subsidies.decisions.load(settlementId);
    const decisions = said.map(({ step, body, actor, agrees, decidedAt }) => ({
      ...{ step, body, actor, agreed: agrees, on: chinaDate(decidedAt) },
    }));
    return awaitedStep(way, status, decisions);
  }

  @FieldResolver(() => [SubsidyPapers], {
    description: 'The papers that belong to it, by the article that asks for them.',
  })
  async papers(
    @Root() { programmeSlug, borrowerKind }: SubsidySettlement,
    @Ctx() { loaders }: RequestContext,
  ) {
    const rules = await loaders.programmeRules.load(programmeSlug);
    return papersFor(
      rules.map(({ value: content, ...rule }) => ({ ...rule, content })),
      borrowerKind,
    );
  }

  @FieldResolver(() => [SubsidyLeftOut], {
    description: 'Loans of the month whose subsidy could not be worked out, and why.',
  })
  leftOut(@Root() { leftOutRows }: SubsidySettlement) {
    return leftOutRows.map(({ loanId, reason }) => ({ loanId, reason: reason as NotComputable }));
  }
}

@Resolver(() => SubsidyLeftOut)
export class SubsidyLeftOutResolver {
  @FieldResolver(() => Loan, { nullable: true })
  loan(@Root() { loanId }: SubsidyLeftOut, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.loan.load(loanId);
  }
}

@Resolver(() => SubsidyLine)
export class SubsidyLineResolver {
  @FieldResolver(() => Loan, { nullable: true, description: 'Null for one that the caller may not see.' })
  loan(@Root() { loanId }: SubsidyLine, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.loan.load(loanId);
  }

  @FieldResolver(() => SubsidySettlement)
  settlement(@Root() { settlementId }: SubsidyLine, @Ctx() { loaders }: RequestContext) {
    return loaders.subsidies.settlement.load(settlementId);
  }
}

const shownPreview = (loan: string, { amount, benchmarkPercent, spans, ...preview }: Preview) => ({
  ...{ ...preview, loan, amount: amount && yuanText(amount) },
  benchmarkPercent: benchmarkPercent?.toFixed() ?? null,
  spans: spans.map(({ from, to, days, base, percent, amount: part }) => ({
    ...{ startsOn: from, endsBefore: to, days, base: yuanText(base) },
    ...{ percent: percent.toFixed(), amount: yuanText(part) },
  })),
});

@Resolver(() => Loan)
export class LoanSubsidiesResolver {
  @Query(() => SubsidyPreviewPayload, {
    description:
      'The subsidy of a loan for a month by what is known now. Refusals: NOT_A_MONTH, UNKNOWN_LOAN, ' +
      'LOAN_WITHOUT_PROGRAMME, NO_SUBSIDY_STATED.',
  })
  async subsidyPreview(
    @Arg('loan', () => ID) loan: string,
    @Arg('month', () => PeriodText) month: string,
    @Ctx() { database, loaders, visibility }: RequestContext,
  ): Promise<SubsidyPreviewPayload> {
    requireSeen(visibility, 'SubsidySettlement');
    const key = keyOfId(loan, 'Loan');
    const seen = key === null ? null : await loaders.graph.loan.load(key);
    const result = await previewSubsidy(database, seen ? key : null, month);
    if ('refusal' in result) return { preview: null, userErrors: [result.refusal] };
    return { preview: shownPreview(loan, result.preview), userErrors: [] };
  }

  @FieldResolver(() => [SubsidyLine], {
    description: 'Its interest subsidies as settled so far, by their days, taken back ones included.',
  })
  subsidies(@Root() { rowId }: Loan, @Ctx() { loaders }: RequestContext) {
    return loaders.subsidies.ofLoan.load(rowId);
  }

  @FieldResolver(() => SubsidyStop, {
    nullable: true,
    description: 'That it was found ineligible for subsidies; null where it was not.',
  })
  subsidyStop(@Root() { rowId }: Loan, @Ctx() { loaders }: RequestContext) {
    return loaders.subsidies.stop.load(rowId);
  }
}
