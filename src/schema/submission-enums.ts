/** The word lists of the review chain as GraphQL enums, each word with its meaning. */
import { ReviewDecision, SubmissionAction, SubmissionStatus, SubmissionStep } from '../domain/vocabulary';
import { register } from './register-enum';

const DECISIONS = {
  REVIEW: 'County first review (初审): passed on to the audit. Needs the scope REVIEW.',
  AUDIT: 'City audit (审核): passed on to the approval. Needs the scope AUDIT.',
  APPROVE: 'Leading-group approval (审定): published at this moment. Needs the scope APPROVE.',
  RETURN: 'Returned to its office with a reason, by whoever may decide the step that is awaited.',
};

export function registerSubmissionEnums(): void {
  register(SubmissionStatus, 'SubmissionStatus', 'Where a submission stands.', {
    DRAFT: 'Handed in; its office has yet to submit it.',
    AWAITING_REVIEW: 'Submitted; awaits the first review by the county (初审).',
    AWAITING_AUDIT: 'Awaits the audit by the city (审核).',
    AWAITING_APPROVAL: 'Awaits the approval by the leading group (审定).',
    PUBLISHED: 'Approved; its figures are published and locked.',
    RETURNED: 'Returned with a reason; its office corrects and submits it again.',
    WITHDRAWN: 'Withdrawn by its office before publication.',
  });
  register(
    ReviewDecision,
    'ReviewDecision',
    'What a reviewer decides; each passing step is named.',
    DECISIONS,
  );
  register(SubmissionAction, 'SubmissionAction', 'What can be done with a submission.', {
    ...DECISIONS,
    SUBMIT: 'Its office hands it over to review.',
    WITHDRAW: 'Its office takes it back.',
  });
  register(SubmissionStep, 'SubmissionStep', 'What was done with a submission.', {
    HANDED_IN: 'A file brought its figures, or replaced them.',
    SUBMITTED: 'Its office handed it over to review.',
    REVIEWED: 'It passed the first review.',
    AUDITED: 'It passed the audit.',
    APPROVED: 'It was approved, and published.',
    RETURNED: 'It was returned, with a reason.',
    WITHDRAWN: 'Its office took it back.',
  });
}
