/** Words of the data desk: what became of a file, where a submission stands, how grave a fault is. */
import type {
  FeedRunStatus,
  LabelKind,
  ProblemSeverity,
  RevisionKind,
  SubmissionAction,
  SubmissionStatus,
  SubmissionStep,
} from '../../api/vocabulary';
import { language } from '../../format/language';

interface Word {
  readonly zh: string;
  readonly en: string;
}

interface MarkedWord extends Word {
  /** Read in black and white, and by those who see colours otherwise. */
  readonly mark: string;
  readonly tone: 'good' | 'wait' | 'bad' | 'calm';
}

const RUNS: Readonly<Record<FeedRunStatus, MarkedWord>> = {
  QUEUED: { zh: '排队中', en: 'queued', mark: '…', tone: 'wait' },
  RUNNING: { zh: '处理中', en: 'running', mark: '…', tone: 'wait' },
  AWAITING_REVIEW: { zh: '待审核', en: 'awaits review', mark: '◆', tone: 'wait' },
  PUBLISHED: { zh: '已发布', en: 'published', mark: '✔', tone: 'good' },
  UNCHANGED: { zh: '没有变化', en: 'nothing changed', mark: '=', tone: 'calm' },
  CHECKED: { zh: '试算通过', en: 'trial passed', mark: '✔', tone: 'good' },
  FAILED: { zh: '未导入', en: 'not taken in', mark: '✖', tone: 'bad' },
};

const SUBMISSIONS: Readonly<Record<SubmissionStatus, MarkedWord>> = {
  DRAFT: { zh: '草稿，待提交', en: 'draft, to be submitted', mark: '○', tone: 'calm' },
  AWAITING_REVIEW: { zh: '待初审', en: 'awaits first review', mark: '◆', tone: 'wait' },
  AWAITING_AUDIT: { zh: '待审核', en: 'awaits audit', mark: '◆', tone: 'wait' },
  AWAITING_APPROVAL: { zh: '待审定', en: 'awaits approval', mark: '◆', tone: 'wait' },
  PUBLISHED: { zh: '已发布', en: 'published', mark: '✔', tone: 'good' },
  RETURNED: { zh: '已退回', en: 'returned', mark: '↩', tone: 'bad' },
  WITHDRAWN: { zh: '已撤回', en: 'withdrawn', mark: '–', tone: 'calm' },
};

const ACTIONS: Readonly<Record<SubmissionAction, Word>> = {
  SUBMIT: { zh: '提交送审', en: 'Submit for review' },
  REVIEW: { zh: '初审通过', en: 'Pass the first review' },
  AUDIT: { zh: '审核通过', en: 'Pass the audit' },
  APPROVE: { zh: '审定并发布', en: 'Approve and publish' },
  RETURN: { zh: '退回', en: 'Return' },
  WITHDRAW: { zh: '撤回', en: 'Withdraw' },
};

const STEPS: Readonly<Record<SubmissionStep, Word>> = {
  HANDED_IN: { zh: '收到文件', en: 'file handed in' },
  SUBMITTED: { zh: '提交送审', en: 'submitted' },
  REVIEWED: { zh: '初审通过', en: 'first review passed' },
  AUDITED: { zh: '审核通过', en: 'audit passed' },
  APPROVED: { zh: '审定并发布', en: 'approved and published' },
  RETURNED: { zh: '退回', en: 'returned' },
  WITHDRAWN: { zh: '撤回', en: 'withdrawn' },
};

const SEVERITIES: Readonly<Record<ProblemSeverity, MarkedWord>> = {
  FATAL: { zh: '整个文件不收', en: 'whole file refused', mark: '✖', tone: 'bad' },
  ERROR: { zh: '错误', en: 'error', mark: '✖', tone: 'bad' },
  WARNING: { zh: '警告', en: 'warning', mark: '◆', tone: 'wait' },
  INFO: { zh: '说明', en: 'remark', mark: '·', tone: 'calm' },
};

const KINDS: Readonly<Record<LabelKind, Word>> = {
  INDICATOR: { zh: '指标', en: 'indicator' },
  REGION: { zh: '地区', en: 'region' },
  UNIT: { zh: '单位', en: 'unit' },
};

const REVISIONS: Readonly<Record<RevisionKind, Word>> = {
  NEW: { zh: '新增', en: 'new' },
  REVISED: { zh: '修订', en: 'revised' },
  PRECISION_ONLY: { zh: '只改位数', en: 'digits only' },
  UNCHANGED: { zh: '未变', en: 'unchanged' },
};

const MISSING: Readonly<Record<string, Word>> = {
  NOT_PUBLISHED: { zh: '未公布', en: 'not published' },
  NOT_APPLICABLE: { zh: '不适用', en: 'not applicable' },
  NOT_COLLECTED: { zh: '未统计', en: 'not collected' },
  BELOW_UNIT: { zh: '不足一个单位', en: 'less than one unit' },
  CONFIDENTIAL: { zh: '保密', en: 'confidential' },
  UNKNOWN: { zh: '原因不明', en: 'unknown' },
  WITHDRAWN: { zh: '已撤销', en: 'withdrawn' },
};

const FORMATS: Readonly<Record<string, Word>> = {
  csv: { zh: 'CSV 文本', en: 'CSV' },
  xlsx: { zh: 'Excel 工作簿（xlsx）', en: 'Excel workbook (xlsx)' },
  table: { zh: '表格：CSV、TSV、XLSX、XLS、网页表格', en: 'tables: CSV, TSV, XLSX, XLS, HTML' },
  sdmx: { zh: 'SDMX（CSV、JSON、XML）', en: 'SDMX (CSV, JSON, XML)' },
  'json-stat': { zh: 'JSON-stat', en: 'JSON-stat' },
  'world-bank': { zh: '世界银行接口的回答（JSON）', en: 'answers of the World Bank (JSON)' },
  'nbs-easyquery': { zh: '国家统计局旧接口的回答（JSON）', en: 'answers of the old NBS interface (JSON)' },
  'nbs-v2': { zh: '国家统计局新接口的回答（JSON）', en: 'answers of the new NBS interface (JSON)' },
};

export const RUN_STATUSES = Object.keys(RUNS) as readonly FeedRunStatus[];
export const SUBMISSION_STATUSES = Object.keys(SUBMISSIONS) as readonly SubmissionStatus[];
export const SEVERITY_NAMES = Object.keys(SEVERITIES) as readonly ProblemSeverity[];

export const runWord = (status: FeedRunStatus) => RUNS[status][language.value];
export const runMark = (status: FeedRunStatus) => RUNS[status];
export const submissionWord = (status: SubmissionStatus) => SUBMISSIONS[status][language.value];
export const submissionMark = (status: SubmissionStatus) => SUBMISSIONS[status];
export const severityWord = (severity: ProblemSeverity) => SEVERITIES[severity][language.value];
export const severityMark = (severity: ProblemSeverity) => SEVERITIES[severity];
export const actionWord = (action: SubmissionAction) => ACTIONS[action][language.value];
export const stepWord = (step: SubmissionStep) => STEPS[step][language.value];
export const kindWord = (kind: LabelKind) => KINDS[kind][language.value];
export const revisionWord = (revision: RevisionKind) => REVISIONS[revision][language.value];
export const missingWord = (reason: string) => MISSING[reason]?.[language.value] ?? reason;
export const formatWord = (format: string) => FORMATS[format]?.[language.value] ?? format;
