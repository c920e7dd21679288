/** Why a submission was not moved on: one table of codes, each with its field and the clause behind it. */
import { type ClausedEntry, type ClausedRefusal, clausedRefusalsIn } from '../refusals';

/** Where the order of the steps is written: the cluster plan of Ma'anshan. */
const CLAUSE = '马鞍山 七(一)2段4';

export const SUBMISSION_REFUSALS = {
  UNKNOWN_SUBMISSION: {
    field: ['id'],
    zh: '您可见的范围内没有这份报送稿',
    en: 'No such submission among those you see',
  },
  CHANGED_MEANWHILE: {
    field: ['expectedRevision'],
    zh: '报送稿在您查看之后有了变化，请重新查看后再决定',
    en: 'The submission has changed since you looked at it; look again before you decide',
  },
  NOT_A_DRAFT: {
    field: ['id'],
    zh: '只有草稿或被退回的报送稿可以提交',
    en: 'Only a draft, or what was returned, can be submitted',
  },
  NOT_AWAITING_REVIEW: {
    field: ['decision'],
    zh: '这份报送稿目前不在等待初审',
    en: 'The submission is not awaiting its first review',
    clause: CLAUSE,
  },
  NOT_AWAITING_AUDIT: {
    field: ['decision'],
    zh: '这份报送稿目前不在等待审核',
    en: 'The submission is not awaiting its audit',
    clause: CLAUSE,
  },
  NOT_AWAITING_APPROVAL: {
    field: ['decision'],
    zh: '这份报送稿目前不在等待审定',
    en: 'The submission is not awaiting its approval',
    clause: CLAUSE,
  },
  NOT_IN_REVIEW: {
    field: ['decision'],
    zh: '这份报送稿不在审核中，无从退回',
    en: 'The submission is not in review, so there is nothing to return',
  },
  ALREADY_FINAL: {
    field: ['id'],
    zh: '已公布或已撤回的报送稿不再改变；更正请报送新文件',
    en: 'What is published or withdrawn stays as it is; hand in a file to correct it',
  },
  OUTSIDE_YOUR_REGIONS: {
    field: ['id'],
    zh: '您的权限不包括该地区',
    en: 'Your key does not open this region',
  },
  NOT_THE_OFFICE: {
    field: ['id'],
    zh: '只有该地区的数据员可以提交或撤回',
    en: 'Only a data officer of the region may submit or withdraw',
  },
  SCOPE_MISSING: {
    field: ['decision'],
    zh: '您的权限不包括这一步（初审 REVIEW、审核 AUDIT、审定 APPROVE）',
    en: 'Your key does not carry the scope of this step (REVIEW, AUDIT or APPROVE)',
    clause: CLAUSE,
  },
  OWN_SUBMISSION: {
    field: ['decision'],
    zh: '报送或提交的人不能审核自己的数据',
    en: 'Whoever handed in or submitted the figures decides no step of them',
  },
  DECIDED_ANOTHER_STEP: {
    field: ['decision'],
    zh: '您已办理过本稿的另一步；每一步须由不同的人办理',
    en: 'You have decided another step of this version; each step is for somebody else',
  },
  WARNINGS_OPEN: {
    field: ['id'],
    zh: '还有校验警告没有说明理由，请先逐条说明',
    en: 'Warnings of the validation rules are open; answer each with a reason first',
  },
  RETURN_NEEDS_REASON: {
    field: ['comment'],
    zh: '退回必须写明理由',
    en: 'A return must name its reason',
  },
  REVISION_NEEDS_REASON: {
    field: ['revisionReason'],
    zh: '更正已公布的数据必须写明修订原因',
    en: 'A correction of published figures must name the reason of the revision',
  },
  COMMENT_TOO_LONG: {
    field: ['comment'],
    zh: '意见最长 1000 个字符',
    en: 'A comment has at most 1000 characters',
  },
  REVISION_REASON_TOO_LONG: {
    field: ['revisionReason'],
    zh: '修订原因最长 1000 个字符',
    en: 'The reason of a revision has at most 1000 characters',
  },
  DEADLINE_PASSED: {
    field: ['deadline'],
    zh: '期限已经过去',
    en: 'The deadline has passed already',
  },
} as const satisfies Record<string, ClausedEntry>;

export type SubmissionRefusalCode = keyof typeof SUBMISSION_REFUSALS;

export type SubmissionRefusal = ClausedRefusal<SubmissionRefusalCode>;

export const submissionRefusal = clausedRefusalsIn<SubmissionRefusalCode>(SUBMISSION_REFUSALS);
