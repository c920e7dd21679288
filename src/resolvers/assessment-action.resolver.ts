/** What is done with assessments: computed, approved, fed back, appealed against, decided, closed. */
import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import { AppealTreatment, AssessmentAction } from '../domain/assessment/vocabulary';
import { DecimalText } from '../entities/scalar-markers';
import { requireSeen } from '../loaders/visible';
import {
  AdvanceAssessmentPayload,
  type AppealPayload,
  AssessQuarterPayload,
  DecideAppealPayload,
  FileAppealPayload,
} from '../schema/assessment';
import { doerOf, type RequestContext } from '../schema/context';
import { readNodeId } from '../schema/node-id';
import { requireRole, STAFF } from '../schema/permission';
import { type AssessmentOffice, actOnAssessment } from '../services/assessment/act-on-assessment';
import { type AppealResult, decideAppeal, fileAppeal } from '../services/assessment/appeals';
import { assessQuarter } from '../services/assessment/assess-quarter';

function officeOf(context: RequestContext): AssessmentOffice {
  const { database, visibility, caller, today } = context;
  const doer = doerOf(context);
  requireSeen(visibility, 'Assessment');
  return { database, visibility, caller: caller as NonNullable<typeof caller>, doer, today };
}

const keyOf = (id: string, type: string) => {
  const reference = readNodeId(id);
  return reference?.type === type ? reference.key : null;
};

async function appealOf(result: AppealResult, { loaders }: RequestContext): Promise<AppealPayload> {
  if ('refusals' in result) return { appeal: null, assessment: null, userErrors: result.refusals };
  const { assessments } = loaders;
  assessments.forget(result.assessmentId);
  return {
    appeal: await assessments.appeal.load(result.appealId),
    assessment: await assessments.assessment.load(result.assessmentId),
    userErrors: [],
  };
}

@Resolver()
export class AssessmentActionResolver {
  @Mutation(() => AssessQuarterPayload, {
    description:
      'Assesses the departments of a plan for a quarter that is over; what is there already stays, ' +
      'unless it is computed `again` while it is a draft. The day does the same by itself, once the ' +
      'days of deadlines.assembleAfter are over. For staff with the scope ASSESS. Refusals: ' +
      'UNKNOWN_PLAN, NO_SCHEME, NOT_A_QUARTER, QUARTER_NOT_OVER, QUARTER_OUTSIDE_PLAN, ' +
      'NO_LONGER_A_DRAFT, OUTSIDE_YOUR_REGIONS, SCOPE_MISSING.',
  })
  async assessQuarter(
    @Arg('plan', () => String) plan: string,
    @Arg('quarter', () => String, { description: 'For example 2019-Q2.' }) quarter: string,
    @Arg('again', () => Boolean, {
      nullable: true,
      description: 'Compute drafts again with what is known now.',
    })
    again: boolean | null,
    @Ctx() context: RequestContext,
  ): Promise<AssessQuarterPayload> {
    requireRole(context.caller, STAFF);
    const result = await assessQuarter(officeOf(context), { plan, quarter, again: again ?? false });
    if ('refusals' in result) return { assessments: [], computed: 0, userErrors: result.refusals };
    const found = await context.loaders.assessments.assessment.loadMany([...result.ids]);
    const assessments = found.flatMap((one) => (one === null || one instanceof Error ? [] : [one]));
    return { assessments, computed: result.computed, userErrors: [] };
  }

  @Mutation(() => AdvanceAssessmentPayload, {
    description:
      'Approves a draft, feeds an approved result back, or closes what can be appealed against no ' +
      'more. For staff with the scope DECIDE (approval) or ASSESS. Refusals: UNKNOWN_ASSESSMENT, ' +
      'CHANGED_MEANWHILE, SCOPE_MISSING, OUTSIDE_YOUR_REGIONS, NOT_A_DRAFT, OWN_ASSESSMENT, ' +
      'NOT_APPROVED_YET, NOT_TO_BE_CLOSED, APPEAL_STILL_POSSIBLE.',
  })
  async advanceAssessment(
    @Arg('id', () => ID) id: string,
    @Arg('action', () => AssessmentAction) action: AssessmentAction,
    @Arg('comment', () => String, { nullable: true, description: 'Kept with the step.' })
    comment: string | null,
    @Arg('expectedVersion', () => Int, {
      nullable: true,
      description: 'The version that you looked at; with another one in force nothing is done.',
    })
    expectedVersion: number | null,
    @Ctx() context: RequestContext,
  ): Promise<AdvanceAssessmentPayload> {
    requireRole(context.caller, STAFF);
    const request = { id: keyOf(id, 'Assessment'), action, comment, expectedVersion };
    const result = await actOnAssessment(officeOf(context), request);
    if ('refusals' in result) return { assessment: null, userErrors: result.refusals };
    const { assessments } = context.loaders;
    assessments.forget(result.id);
    return { assessment: await assessments.assessment.load(result.id), userErrors: [] };
  }

  @Mutation(() => FileAppealPayload, {
    description:
      'Appeals against an item of the assessment of one’s own department, once, with reason, evidence ' +
      'and what should count instead; the answer holds the score before and if it were upheld. For ' +
      'keys with the scope APPEAL and the department. Refusals: UNKNOWN_ITEM, SCOPE_MISSING, ' +
      'NOT_YOUR_DEPARTMENT, NOT_FED_BACK_YET, APPEAL_TOO_LATE, APPEALED_ALREADY, ALREADY_FINAL, ' +
      'OUTDATED_ITEM, REASON_MISSING, REASON_TOO_LONG, EVIDENCE_MISSING, EVIDENCE_TOO_LONG, ' +
      'CLAIM_MISSING, CLAIM_NOT_A_DEED.',
  })
  async fileAppeal(
    @Arg('assessmentItem', () => ID, { description: 'Id of the item.' }) assessmentItem: string,
    @Arg('reason', () => String) reason: string,
    @Arg('evidence', () => String, {
      nullable: true,
      description: 'What it rests on, in words; it is needed.',
    })
    evidence: string | null,
    @Arg('claimedActual', () => DecimalText, {
      nullable: true,
      description: 'What the actual should be, in the unit of the item; of a milestone 1, done, or 0.',
    })
    claimedActual: string | null,
    @Arg('claimedTreatment', () => AppealTreatment, {
      nullable: true,
      description: 'Instead of a value: how the item should be treated.',
    })
    claimedTreatment: AppealTreatment | null,
    @Ctx() context: RequestContext,
  ): Promise<AppealPayload> {
    const itemId = keyOf(assessmentItem, 'AssessmentItem');
    const request = { itemId, reason, evidence, claimedActual, claimedTreatment };
    return appealOf(await fileAppeal(officeOf(context), request), context);
  }

  @Mutation(() => DecideAppealPayload, {
    description:
      'Decides an appeal with a reason; an upheld one leads to a corrected version, the old one is ' +
      'kept. For staff with the scope DECIDE who neither filed it nor belong to the department. ' +
      'Refusals: UNKNOWN_APPEAL, SCOPE_MISSING, OUTSIDE_YOUR_REGIONS, ALREADY_DECIDED, OWN_FILING, ' +
      'REASON_MISSING, REASON_TOO_LONG.',
  })
  async decideAppeal(
    @Arg('id', () => ID) id: string,
    @Arg('upheld', () => Boolean) upheld: boolean,
    @Arg('reason', () => String) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<AppealPayload> {
    requireRole(context.caller, STAFF);
    const request = { id: keyOf(id, 'Appeal'), upheld, reason };
    return appealOf(await decideAppeal(officeOf(context), request), context);
  }
}
