/** The connections of the API. */
import {
  API_KEYS,
  AUDIT_RECORDS,
  DEAD_LETTERS,
  FEED_REJECTS,
  FEED_RUNS,
  INDICATORS,
  PLANS,
  PULL_RECEIPTS,
  REGIONS,
  SCENARIOS,
} from '../loaders/lists';
import { SUBMISSION_FIGURES, SUBMISSIONS } from '../loaders/submissions';
import { connectionType } from './connection';

export const RegionConnection = connectionType(REGIONS);
export const IndicatorConnection = connectionType(INDICATORS);
export const PlanConnection = connectionType(PLANS);
export const FeedRunConnection = connectionType(FEED_RUNS);
export const FeedRejectConnection = connectionType(FEED_REJECTS);
export const ApiKeyConnection = connectionType(API_KEYS);
export const AuditRecordConnection = connectionType(AUDIT_RECORDS);
export const DeadLetterConnection = connectionType(DEAD_LETTERS);
export const PullReceiptConnection = connectionType(PULL_RECEIPTS);
export const ScenarioConnection = connectionType(SCENARIOS);
export const SubmissionConnection = connectionType(SUBMISSIONS);
export const SubmissionFigureConnection = connectionType(SUBMISSION_FIGURES);
