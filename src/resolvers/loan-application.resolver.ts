/** Proposed loans: a page of them, one, and where each stands. */
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { applicationProcedure } from '../domain/applications/procedure';
import { standingOf } from '../domain/programmes/procedure';
import type { RuleCheck } from '../domain/programmes/rule-check';
import { BorrowerKind } from '../domain/programmes/terms';
import { Enterprise } from '../entities/enterprise';
import { Institution } from '../entities/institution';
import { LoanApplication } from '../entities/loan-application';
import { LoanApplicationDecision } from '../entities/loan-application-decision';
import { Programme } from '../entities/programme';
import { Region } from '../entities/region';
import { LOAN_APPLICATIONS } from '../loaders/graph-lists';
import type { Condition } from '../loaders/keyset-page';
import { inRegions, oneOf, since, until } from '../loaders/record-conditions';
import { requireSeen } from '../loaders/visible';
import { PageArgs } from '../schema/connection';
import type { RequestContext } from '../schema/context';
import { RuleAnswer, ruleAnswer } from '../schema/eligibility';
import {
  ApplicationStep,
  LoanApplicationConnection,
  LoanApplicationFilter,
} from '../schema/loan-application';
import { keyOfId } from '../schema/node-id';
import { lendingTermsIn } from './asked-programmes';
import { pageOfList } from './graph-page';

const ofKind = (kind: BorrowerKind | null | undefined): readonly Condition[] =>
  kind ? [{ name: `of_${kind}`, sql: () => `(t.person_id is null) = ${kind === 'LEGAL_PERSON'}` }] : [];

const kindOf = ({ personId }: LoanApplication): BorrowerKind =>
  personId === null ? 'LEGAL_PERSON' : 'NATURAL_PERSON';

@Resolver(() => LoanApplication)
export class LoanApplicationResolver {
  @Query(() => LoanApplicationConnection, {
    description:
      'Proposed loans that the caller may see, the last filed first; a bank sees its own. Needs a key.',
  })
  loanApplications(
    @Arg('filter', () => LoanApplicationFilter, { nullable: true }) filter: LoanApplicationFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const conditions = [
      ...oneOf('programme_slug', filter?.programme),
      ...oneOf('bank_slug', filter?.bank),
      ...oneOf('status', filter?.status),
      ...inRegions(filter?.region),
      ...ofKind(filter?.borrowerKind),
      ...since('filed_on', filter?.filedFrom),
      ...until('filed_on', filter?.filedTo),
    ];
    return pageOfList(LoanApplicationConnection, { list: LOAN_APPLICATIONS, conditions, args }, context);
  }

  @Query(() => LoanApplication, { nullable: true, description: 'One proposed loan by its id.' })
  loanApplication(@Arg('id', () => ID) id: string, @Ctx() { loaders, visibility }: RequestContext) {
    requireSeen(visibility, 'LoanApplication');
    const key = keyOfId(id, 'LoanApplication');
    return key === null ? null : loaders.graph.loanApplication.load(key);
  }

  @FieldResolver(() => Programme)
  programme(@Root() { programmeSlug }: LoanApplication, @Ctx() { loaders }: RequestContext) {
    return loaders.programme.load(programmeSlug);
  }

  @FieldResolver(() => Institution)
  bank(@Root() { bankSlug }: LoanApplication, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.institution.load(bankSlug);
  }

  @FieldResolver(() => BorrowerKind)
  borrowerKind(@Root() root: LoanApplication) {
    return kindOf(root);
  }

  @FieldResolver(() => Enterprise, {
    nullable: true,
    description: 'Null for a natural person, and for an enterprise that the caller may not see.',
  })
  borrower(@Root() { borrowerId }: LoanApplication, @Ctx() { loaders }: RequestContext) {
    return borrowerId === null ? null : loaders.graph.enterprise.load(borrowerId);
  }

  @FieldResolver(() => Region, { description: 'Where the borrower was when it was filed.' })
  region(@Root() { regionCode }: LoanApplication, @Ctx() { loaders }: RequestContext) {
    return loaders.region.load(regionCode);
  }

  @FieldResolver(() => [RuleAnswer], { description: 'What each rule answered when it was filed.' })
  checks(@Root() { checks }: LoanApplication): readonly RuleAnswer[] {
    return (checks as readonly RuleCheck[]).map(ruleAnswer);
  }

  @FieldResolver(() => [LoanApplicationDecision], { description: 'Who said what, in order.' })
  decisions(@Root() { rowId }: LoanApplication, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.applicationDecisions.load(rowId);
  }

  @FieldResolver(() => ApplicationStep, {
    nullable: true,
    description: 'What is to be decided next; null once it has ended.',
  })
  async awaited(
    @Root() root: LoanApplication,
    @Ctx() context: RequestContext,
  ): Promise<ApplicationStep | null> {
    if (root.status !== 'PENDING') return null;
    const terms = await lendingTermsIn(context, root.programmeSlug);
    const procedure = terms && applicationProcedure(terms, kindOf(root));
    if (!procedure) return null;
    const said = await context.loaders.graph.applicationDecisions.load(root.rowId);
    const decisions = said.map(({ step, body, decidedBy, agreed, decidedOn }) => ({
      ...{ step, body, actor: decidedBy, agreed, on: decidedOn },
    }));
    const standing = standingOf(procedure, decisions);
    if (standing.state !== 'AWAITED') return null;
    const { key, nameZh, nameEn, clause } = standing.step;
    return { key, nameZh, nameEn, clause, bodies: standing.bodies, since: standing.since };
  }
}
