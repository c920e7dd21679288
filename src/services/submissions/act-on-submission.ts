/** Submits, decides or withdraws a submission, in one transaction with event, audit and publication. */
import type { Database, Statements, Transaction } from '../../db/database';
import type { Visibility } from '../../domain/access/visibility';
import type { IsoDate } from '../../domain/calendar';
import type { Act, Standing } from '../../domain/submissions/objections';
import { type SubmissionRefusal, submissionRefusal } from '../../domain/submissions/refusals';
import { takeAction } from '../../domain/submissions/take-action';
import type { AuditAction, SubmissionAction } from '../../domain/vocabulary';
import { Submission } from '../../entities/submission';
import { cleanErrorText } from '../../errors';
import { sqlOf, valuesOf } from '../../loaders/keyset-page';
import { columnsOf, hydrate, isKeyOf } from '../../loaders/rows';
import { openWarningsOf } from '../../loaders/submissions/open-warnings';
import { inSeenRegion, requireSeen } from '../../loaders/visible';
import type { Caller } from '../access/caller';
import { appendAudit } from '../audit/append-audit';
import { type Doer, whoOf } from '../audit/doer';
import { type Published, publishFigures, settleRuns } from './publish-figures';

export interface SubmissionRequest {
  /** Null for an id that was never given out. */
  readonly id: string | null;
  readonly action: SubmissionAction;
  readonly comment?: string | null | undefined;
  readonly revisionReason?: string | null | undefined;
  /** What the caller saw; with another revision, nothing is done. */
  readonly expectedRevision?: number | null | undefined;
  /** Of a return: until when it is to come back. */
  readonly deadline?: IsoDate | null | undefined;
}

/** Who asks, for what, and where it is done. */
export interface Office {
  readonly database: Database;
  readonly visibility: Visibility;
  readonly caller: Caller;
  readonly doer: Doer;
  readonly today: IsoDate;
}

export type SubmissionResult =
  | { readonly submission: Submission }
  | { readonly refusals: readonly SubmissionRefusal[] };

const AUDITED_AS: Readonly<Record<SubmissionAction, AuditAction>> = {
  SUBMIT: 'SUBMISSION_SUBMITTED',
  REVIEW: 'SUBMISSION_REVIEWED',
  AUDIT: 'SUBMISSION_AUDITED',
  APPROVE: 'SUBMISSION_PUBLISHED',
  RETURN: 'SUBMISSION_RETURNED',
  WITHDRAW: 'SUBMISSION_WITHDRAWN',
};

const refused = (code: Parameters<typeof submissionRefusal>[0]): SubmissionResult => ({
  refusals: [submissionRefusal(code)],
});

/** Two who decide at once are one after the other: the second finds what the first has left. */
async function findAndLock(
  tx: Statements,
  { database, visibility }: Office,
  id: string,
): Promise<Submission | null> {
  const seen = inSeenRegion(visibility, 't.region_code');
  const [row] = await tx.query(
    `select ${columnsOf(database, Submission)} from submission t
     where ${['t.id = $1', ...sqlOf(seen, 1)].join(' and ')} for update`,
    [id, ...valuesOf(seen)],
  );
  return row ? hydrate(Submission, row) : null;
}

async function standingOf(tx: Statements, submission: Submission): Promise<Standing> {
  const { submissionId, status, regionCode, correctsId, revisionReason } = submission;
  const acts = await tx.query<{ [K in keyof Act]: Act[K] }>(
    `select step, actor, from_status as "fromStatus" from submission_event
     where submission_id = $1 order by id`,
    [submissionId],
  );
  const open = await tx.query(openWarningsOf('$1'), [[submissionId]]);
  return {
    ...{ status, regionCode, revisionReason, acts },
    ...{ isCorrection: correctsId !== null, openWarnings: open.length },
  };
}

export async function actOnSubmission(office: Office, request: SubmissionRequest): Promise<SubmissionResult> {
  const { database, visibility, today, caller } = office;
  requireSeen(visibility, 'Submission');
  const { id, action, expectedRevision, deadline = null } = request;
  if (id === null || !isKeyOf('uuid', id)) return refused('UNKNOWN_SUBMISSION');
  if (deadline !== null && deadline < today) return refused('DEADLINE_PASSED');
  const said = { comment: clean(request.comment), revisionReason: clean(request.revisionReason) };
  return database.transaction(async (tx) => {
    const submission = await findAndLock(tx, office, id);
    if (!submission) return refused('UNKNOWN_SUBMISSION');
    if (typeof expectedRevision === 'number' && expectedRevision !== submission.revision) {
      return refused('CHANGED_MEANWHILE');
    }
    const taken = takeAction(action, await standingOf(tx, submission), caller, said);
    if ('refused' in taken) return { refusals: taken.refused.map((code) => submissionRefusal(code)) };
    const step = { action, next: taken.next, act: taken.act, comment: said.comment || null, deadline };
    return { submission: await record(tx, office, submission, step) };
  });
}

const clean = (text: string | null | undefined): string => cleanErrorText(text ?? '').trim();

interface Step {
  readonly action: SubmissionAction;
  readonly next: Standing;
  readonly act: Act;
  readonly comment: string | null;
  readonly deadline: IsoDate | null;
}

async function record(
  tx: Transaction,
  { database, doer }: Office,
  submission: Submission,
  { action, next, act, comment, deadline }: Step,
): Promise<Submission> {
  const { submissionId: id, draft } = submission;
  const { actor, actorName = null, now } = doer;
  await tx.query(
    `insert into submission_event
       (submission_id, step, from_status, to_status, draft, actor, actor_name, comment, happened_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, act.step, act.fromStatus, next.status, draft, actor, actorName, comment, now],
  );
  const published: Published | null = action === 'APPROVE' ? await publishFigures(tx, submission, now) : null;
  const [row] = await tx.query(
    `update submission t set status = $2, revision = revision + 1, changed_at = $3::timestamptz,
       revision_reason = $4, due_on = $5, published_at = case when $2 = 'PUBLISHED' then $3::timestamptz end,
       submitted_by = case when $6::boolean then $7 else submitted_by end,
       submitted_by_name = case when $6 then $8 else submitted_by_name end,
       submitted_at = case when $6 then $3::timestamptz else submitted_at end
     where id = $1 returning ${columnsOf(database, Submission)}`,
    [
      ...[id, next.status, now, next.revisionReason, action === 'RETURN' ? deadline : null],
      ...[action === 'SUBMIT', actor, actorName],
    ],
  );
  const after = hydrate(Submission, row as object);
  if (published) await settleRuns(tx, after);
  const { feedSlug, regionCode, period, version, revisionReason } = after;
  const detail = { feed: feedSlug, region: regionCode, period, version, draft, comment, revisionReason };
  await appendAudit(
    tx,
    {
      ...{ ...whoOf(doer), action: AUDITED_AS[action], subject: `submission:${id}` },
      detail: { ...detail, ...(published ? toldOf(published) : {}) },
    },
    now,
  );
  return after;
}

const toldOf = ({ targetKeys, ...counts }: Published) => ({ ...counts, targets: targetKeys.length });
