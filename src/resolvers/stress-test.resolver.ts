/** Stress tests of programmes' funds. */
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { IsoDate } from '../domain/calendar';
import { Institution } from '../entities/institution';
import { Programme } from '../entities/programme';
import { DateText } from '../entities/scalar-markers';
import { AppError } from '../errors';
import type { RequestContext } from '../schema/context';

import { assumptionsOf, StressTestInput } from '../schema/stress-input';
import { StressBank, StressTest, StressTestPayload, stressTestOf } from '../schema/stress-test';
import { runStressTest } from '../services/stress/run-stress-test';

@Resolver(() => StressTest)
export class StressTestResolver {
  @Query(() => StressTestPayload, {
    description:
      "What defaults would do to the fund of a programme: payments, recoveries, the accounts' balances and " +
      'the limits that are met, month by month. For planners, data officers and administrators; banks with ' +
      'LOANS and FINANCE see their own row. Codes: UNKNOWN_PROGRAMME, ASSUMPTION_OUT_OF_RANGE, ' +
      'NOT_A_WHOLE_NUMBER, SHARES_NOT_STATED, NO_ACCOUNTS, BALANCE_TWICE, AMOUNT_*, TOLERANCE_NOT_STATED, ' +
      'TEST_TOO_LARGE; the error SIMULATIONS_BUSY may be tried again.',
  })
  async programmeStressTest(
    @Arg('programme', () => String, { description: 'Short name.' }) programme: string,
    @Arg('input', () => StressTestInput) input: StressTestInput,
    @Arg('asOf', () => DateText, {
      nullable: true,
      description:
        'A day that is over: loans and accounts as they were at its end. Left out: today. ' +
        'The error DATE_OUT_OF_RANGE for a day to come.',
    })
    asOf: IsoDate | null,
    @Ctx() { database, visibility, caller, today, signal }: RequestContext,
  ): Promise<StressTestPayload> {
    if (caller === null) throw new AppError('NOT_SIGNED_IN');
    const answer = await runStressTest(
      { database, visibility, actor: caller.actor, today, signal },
      { programme, assumptions: assumptionsOf(input), balances: input.balances ?? null, asOf },
    );
    if ('refusals' in answer) return { test: null, userErrors: answer.refusals };
    return { test: stressTestOf(answer), userErrors: [] };
  }

  @FieldResolver(() => Programme, { nullable: true })
  programme(@Root() { programmeSlug }: StressTest, @Ctx() { loaders }: RequestContext) {
    return loaders.programme.load(programmeSlug);
  }
}

@Resolver(() => StressBank)
export class StressBankResolver {
  @FieldResolver(() => Institution, { nullable: true })
  institution(@Root() { institutionSlug }: StressBank, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.institution.load(institutionSlug);
  }
}
