/** What is done with proposed loans: filed, decided body by body, given up. */
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { requireSeen } from '../loaders/visible';
import type { RequestContext } from '../schema/context';
import { LoanApplicationInput } from '../schema/eligibility';
import { LoanApplicationPayload } from '../schema/loan-application';
import { keyOfId } from '../schema/node-id';
import { decideApplication, withdrawApplication } from '../services/applications/decide-application';
import { type FiledApplication, submitApplication } from '../services/applications/submit-application';
import type { OnceResult } from '../services/programmes/act-once';
import { moneyOfficeOf } from './money-office';
import { sentApplication } from './sent-application';

const KEY = 'Made and kept by whoever sends it: the same key and request give the same answer.';

async function payloadOf(
  result: OnceResult<FiledApplication>,
  { loaders: { graph } }: RequestContext,
): Promise<LoanApplicationPayload> {
  if ('refusals' in result) return { application: null, userErrors: result.refusals };
  const { applicationId } = result.answer;
  graph.loanApplication.clear(applicationId);
  graph.applicationDecisions.clear(applicationId);
  return { application: await graph.loanApplication.load(applicationId), userErrors: [] };
}

function officeOf(context: RequestContext) {
  requireSeen(context.visibility, 'LoanApplication');
  return moneyOfficeOf(context);
}

@Resolver()
export class LoanApplicationActionResolver {
  @Mutation(() => LoanApplicationPayload, {
    description:
      'Proposes a loan to a programme. For partner banks with the scopes LEND and LOANS. A rule that fails ' +
      'refuses it in its own words, with its clause; what cannot be judged is left to the bodies. ' +
      'Refusals: those of eligibility, RULE_FAILED, SCOPE_LEND_MISSING, NOT_A_PARTNER, NO_PROCEDURE, ' +
      'PURPOSE_MISSING, NAME_MISSING, PERSON_NAME_BAD, PERSON_NAME_DIFFERS, PERSON_REGION_UNKNOWN, ' +
      'PHONE_BAD, IDEMPOTENCY_KEY_BAD, IDEMPOTENCY_KEY_REUSED.',
  })
  async submitLoanApplication(
    @Arg('programme', () => String) programme: string,
    @Arg('application', () => LoanApplicationInput) application: LoanApplicationInput,
    @Arg('idempotencyKey', () => String, { description: KEY }) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<LoanApplicationPayload> {
    const office = officeOf(context);
    const sent = sentApplication(application);
    return payloadOf(await submitApplication(office, programme, sent, idempotencyKey), context);
  }

  @Mutation(() => LoanApplicationPayload, {
    description:
      'One body says yes or no on the step that is awaited; all bodies of a step must agree, by different ' +
      'persons, and nobody on what they filed. A no ends it and gives its reason. Refusals: ' +
      'UNKNOWN_APPLICATION, APPLICATION_ENDED, OUT_OF_TURN, DECIDED_ALREADY, NOT_YOUR_BODY, ' +
      'SAY_WHICH_BODY, OWN_FILING, STANDS_FOR_ANOTHER_BODY, NOBODY_NAMED, BEFORE_LAST_STEP, ' +
      'REASON_MISSING, COMMENT_TOO_LONG, IDEMPOTENCY_KEY_BAD, IDEMPOTENCY_KEY_REUSED.',
  })
  async decideLoanApplication(
    @Arg('id', () => ID) id: string,
    @Arg('step', () => String, { description: 'Key of the awaited step.' }) step: string,
    @Arg('agree', () => Boolean) agree: boolean,
    @Arg('comment', () => String, { nullable: true, description: 'Needed to say no.' })
    comment: string | null,
    @Arg('body', () => String, { nullable: true, description: 'For which body, where the key has several.' })
    body: string | null,
    @Arg('idempotencyKey', () => String, { description: KEY }) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<LoanApplicationPayload> {
    const asked = { id: keyOfId(id, 'LoanApplication'), step, agree, comment, body };
    return payloadOf(await decideApplication(officeOf(context), asked, idempotencyKey), context);
  }

  @Mutation(() => LoanApplicationPayload, {
    description:
      'Gives up a proposed loan that is not granted yet. For its bank, with LEND and LOANS. Refusals: ' +
      'UNKNOWN_APPLICATION, APPLICATION_ENDED, LENT_ALREADY, SCOPE_LEND_MISSING, COMMENT_TOO_LONG, ' +
      'IDEMPOTENCY_KEY_BAD, IDEMPOTENCY_KEY_REUSED.',
  })
  async withdrawLoanApplication(
    @Arg('id', () => ID) id: string,
    @Arg('comment', () => String, { nullable: true }) comment: string | null,
    @Arg('idempotencyKey', () => String, { description: KEY }) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<LoanApplicationPayload> {
    const asked = { id: keyOfId(id, 'LoanApplication'), comment };
    return payloadOf(await withdrawApplication(officeOf(context), asked, idempotencyKey), context);
  }
}
