/** Why nothing was done with an assessment: one table of codes, each with field and clause. */
import { type ClausedEntry, type ClausedRefusal, clausedRefusalsIn } from '../refusals';

/** Where approval, feedback and appeal are written: the cluster plan of Ma'anshan. */
const CLAUSE = '马鞍山 七(一)2段3';
const QUARTERLY = '马鞍山 七(一)2段1';

export const ASSESSMENT_REFUSALS = {
  UNKNOWN_PLAN: {
    field: ['plan'],
    zh: '您可见的范围内没有方案 {slug}',
    en: 'No plan {slug} among those you may assess',
  },
  NO_SCHEME: {
    field: ['plan'],
    zh: '方案 {slug} 没有考核办法（assessment），无从考核',
    en: 'The plan {slug} has no scheme of assessment, so there is nothing to assess by',
  },
  NOT_A_QUARTER: {
    field: ['quarter'],
    zh: '“{text}”不是季度，例如 2019-Q2',
    en: '"{text}" is not a quarter, such as 2019-Q2',
    clause: QUARTERLY,
  },
  QUARTER_NOT_OVER: {
    field: ['quarter'],
    zh: '{text} 尚未结束，{end} 之后才能考核',
    en: '{text} is not over; it can be assessed after {end}',
    clause: QUARTERLY,
  },
  QUARTER_OUTSIDE_PLAN: {
    field: ['quarter'],
    zh: '{text} 不在方案期内（{start} 至 {end}）',
    en: '{text} lies outside the plan, which runs from {start} to {end}',
  },
  NO_LONGER_A_DRAFT: {
    field: ['quarter'],
    zh: '该季度已有考核结果审定，不能重新计算；可用 assessmentReplay 对照',
    en: 'Assessments of that quarter are approved and are not computed again; compare with assessmentReplay',
  },
  UNKNOWN_ASSESSMENT: {
    field: ['id'],
    zh: '您可见的范围内没有这份考核结果',
    en: 'No such assessment among those you see',
  },
  UNKNOWN_ITEM: {
    field: ['assessmentItem'],
    zh: '您可见的范围内没有这个考核项',
    en: 'No such item of an assessment among those you see',
  },
  UNKNOWN_APPEAL: {
    field: ['id'],
    zh: '您可见的范围内没有这份申诉',
    en: 'No such appeal among those you see',
  },
  CHANGED_MEANWHILE: {
    field: ['expectedVersion'],
    zh: '考核结果在您查看之后有了新版本，请重新查看',
    en: 'There is a newer version of the assessment than the one you looked at',
  },
  OUTSIDE_YOUR_REGIONS: {
    field: ['id'],
    zh: '您的权限不包括该地区',
    en: 'Your key does not open this region',
  },
  SCOPE_MISSING: {
    field: ['id'],
    zh: '您的权限不包括这一步（考核 ASSESS、审定和裁定 DECIDE、申诉 APPEAL）',
    en: 'Your key does not carry the scope of this step (ASSESS, DECIDE or APPEAL)',
    clause: CLAUSE,
  },
  NOT_A_DRAFT: {
    field: ['id'],
    zh: '只有草稿可以审定',
    en: 'Only a draft can be approved',
    clause: CLAUSE,
  },
  OWN_ASSESSMENT: {
    field: ['id'],
    zh: '计算考核结果的人不能自己审定',
    en: 'Whoever had the assessment computed does not approve it',
  },
  NOT_APPROVED_YET: {
    field: ['id'],
    zh: '考核结果审定后才能反馈，且只反馈一次',
    en: 'A result is fed back once, after it has been approved',
    clause: CLAUSE,
  },
  NOT_TO_BE_CLOSED: {
    field: ['id'],
    zh: '只有已反馈、没有未决申诉的考核结果可以办结',
    en: 'Only what is fed back and has no open appeal can be closed',
  },
  APPEAL_STILL_POSSIBLE: {
    field: ['id'],
    zh: '申诉期限 {until} 尚未过去，不能办结',
    en: 'The department may still appeal until {until}',
    clause: CLAUSE,
  },
  NOT_FED_BACK_YET: {
    field: ['assessmentItem'],
    zh: '考核结果尚未反馈，还不能申诉',
    en: 'The result has not been fed back yet, so there is nothing to appeal against',
    clause: CLAUSE,
  },
  ALREADY_FINAL: {
    field: ['assessmentItem'],
    zh: '考核结果已办结，不再受理申诉',
    en: 'The assessment is closed; no appeal is taken any more',
  },
  APPEAL_TOO_LATE: {
    field: ['assessmentItem'],
    zh: '申诉期限 {until} 已过（期限见考核办法 deadlines.appealWithin）',
    en: 'The time to appeal ended on {until} (see deadlines.appealWithin of the scheme)',
  },
  APPEALED_ALREADY: {
    field: ['assessmentItem'],
    zh: '已经申诉过一次，不再受理',
    en: 'An appeal has been filed already; there is one',
  },
  NOT_YOUR_DEPARTMENT: {
    field: ['assessmentItem'],
    zh: '只有被考核部门可以申诉，您的密钥不属于该部门',
    en: 'Only the assessed department may appeal; your key does not belong to it',
    clause: CLAUSE,
  },
  OUTDATED_ITEM: {
    field: ['assessmentItem'],
    zh: '这是旧版本的考核项，请对现行版本申诉',
    en: 'The item belongs to an earlier version; appeal against the one in force',
  },
  REASON_MISSING: { field: ['reason'], zh: '必须写明理由', en: 'A reason must be given' },
  REASON_TOO_LONG: {
    field: ['reason'],
    zh: '理由最长 4000 个字符',
    en: 'A reason has at most 4000 characters',
  },
  EVIDENCE_MISSING: {
    field: ['evidence'],
    zh: '申诉必须附依据（文号、报表、数据来源等文字说明）',
    en: 'An appeal must name its evidence: documents, tables or sources, in words',
  },
  EVIDENCE_TOO_LONG: {
    field: ['evidence'],
    zh: '依据最长 4000 个字符',
    en: 'Evidence has at most 4000 characters',
  },
  CLAIM_MISSING: {
    field: ['claimedActual'],
    zh: '请写明应为何值（claimedActual）或应如何处理（claimedTreatment），二者取一',
    en: 'Say either what the value should be (claimedActual) or how to treat the item (claimedTreatment)',
  },
  CLAIM_NOT_A_DEED: {
    field: ['claimedActual'],
    zh: '里程碑只有 1（完成）或 0（未完成）',
    en: 'A milestone is 1, done, or 0, not done',
  },
  ALREADY_DECIDED: { field: ['id'], zh: '这份申诉已有决定', en: 'The appeal has been decided' },
  OWN_FILING: {
    field: ['id'],
    zh: '提出申诉的人或部门不能裁定自己的申诉',
    en: 'Nobody decides an appeal of his own or of his own department',
  },
} as const satisfies Record<string, ClausedEntry>;

export type AssessmentRefusalCode = keyof typeof ASSESSMENT_REFUSALS;

export type AssessmentRefusal = ClausedRefusal<AssessmentRefusalCode>;

export const assessmentRefusal = clausedRefusalsIn<AssessmentRefusalCode>(ASSESSMENT_REFUSALS);
