/** The word lists of assessments as GraphQL enums, each word with its meaning. */
import {
  AppealTreatment,
  AssessmentAction,
  AssessmentStatus,
  AssessmentStep,
  ReplayBasis,
  ReplayCause,
} from '../domain/assessment/vocabulary';
import { register } from './register-enum';

export function registerAssessmentEnums(): void {
  register(
    AssessmentStatus,
    'AssessmentStatus',
    'Where the assessment of a department in a quarter stands.',
    {
      DRAFT: 'Computed; awaits its approval by the leading group (审定).',
      APPROVED: 'Approved; to be fed back to the department.',
      FED_BACK: 'Fed back (反馈); the department may appeal until appealUntil.',
      APPEALED: 'An appeal (申诉) awaits its decision.',
      DECIDED: 'Every appeal so far is decided.',
      FINAL: 'Closed; it stays as it is.',
    },
  );
  register(AssessmentAction, 'AssessmentAction', 'What is done with an assessment.', {
    APPROVE: 'Approves a draft (审定); needs the scope DECIDE, and somebody who did not have it computed.',
    FEED_BACK: 'Feeds an approved result back to the department (反馈); needs ASSESS or DECIDE.',
    CLOSE: 'Closes it once nobody can appeal any more; needs ASSESS or DECIDE.',
  });
  register(AssessmentStep, 'AssessmentStep', 'What was done with an assessment.', {
    COMPUTED: 'It was computed.',
    COMPUTED_AGAIN: 'It was computed again while it was a draft.',
    APPROVED: 'It was approved.',
    FED_BACK: 'It was fed back to the department.',
    APPEALED: 'The department appealed.',
    UPHELD: 'An appeal was upheld; a corrected version is in force.',
    REJECTED: 'An appeal was rejected.',
    CLOSED: 'It became final.',
  });
  register(AppealTreatment, 'AppealTreatment', 'How an item should be treated, by an appeal.', {
    NOT_SCORED: 'It should not count.',
  });
  register(ReplayBasis, 'ReplayBasis', 'With what a past assessment is computed again.', {
    KNOWN_THEN:
      'Data, targets and scheme exactly as they were known then; the answer is byte for byte the same.',
    TODAY: 'Data, targets and scheme of today; each difference is explained.',
  });
  register(ReplayCause, 'ReplayCause', 'Why an item counts otherwise today.', {
    FIGURE_REVISED: 'A published figure was revised, came in late or was withdrawn.',
    REGISTER_CHANGED: 'A register counts otherwise.',
    COMPUTED_OTHERWISE: 'Its progress comes out otherwise.',
    DEED_REPORTED: 'A milestone was reported done, or no longer is.',
    TARGET_REVISED: 'The target was revised.',
    RESPONSIBILITY_CHANGED: 'The department answers for it otherwise.',
    WEIGHT_CHANGED: 'Its weight in the scheme was changed.',
    SCORING_CHANGED: 'The rule that gives points was changed.',
    OTHER_ITEMS: 'Its share of the weights moved with the other items.',
    NOW_COUNTED: 'It is an item now and was none.',
    NO_LONGER_COUNTED: 'It was an item and is none now.',
  });
}
