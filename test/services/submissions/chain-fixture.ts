/** A reviewed feed, files of several senders, and people who take actions on what becomes of them. */
import type { Database } from '../../../src/db/database';
import { visibilityOf } from '../../../src/domain/access/visibility';
import type { SubmissionAction } from '../../../src/domain/vocabulary';
import type { Caller } from '../../../src/services/access/caller';
import { acceptFile } from '../../../src/services/ingestion/accept-file';
import { ingestRun } from '../../../src/services/ingestion/ingest-run';
import { type RunSummary, runSummary } from '../../../src/services/ingestion/run-summary';
import {
  actOnSubmission,
  type SubmissionRequest,
  type SubmissionResult,
} from '../../../src/services/submissions/act-on-submission';
import { bytesOf, csv, insertFeed, MAX_BYTES, vocabularyOf } from '../ingestion/feed-rows';

export const HEBI = '410600';
export const JINTA = '620921';

export const person = (actor: string, more: Partial<Caller> = {}): Caller => ({
  ...{ actor: `key:${actor}`, keyId: null, name: actor, role: 'PLANNER', regionCodes: null, scopes: [] },
  ...{ institutionSlug: null, keyPrefix: null, expiresAt: null, ...more },
});
export const OFFICER = person('officer', { role: 'DATA_OFFICER', regionCodes: [HEBI] });
export const REVIEWER = person('reviewer', { scopes: ['REVIEW'], regionCodes: [HEBI] });
export const AUDITOR = person('auditor', { scopes: ['AUDIT'] });
export const LEADER = person('leader', { scopes: ['APPROVE'] });
export const STEPS = [
  ['REVIEW', REVIEWER],
  ['AUDIT', AUDITOR],
  ['APPROVE', LEADER],
] as const;

export const insertReviewedFeed = (db: Database, given: object = {}) =>
  insertFeed(db, { review: 'chain', ...given });

/** A fresh database takes longer than all of a test. */
export const clear = (db: Database) =>
  db.query(`truncate submission_event, submission_figure, submission, observation restart identity;
    delete from feed_run; delete from feed_batch; delete from raw_file; delete from outbox;
    delete from receipt; delete from target_progress`);

export interface Row {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly region: string;
  readonly period: string;
  readonly version: number;
  readonly status: string;
  readonly draft: number;
  readonly revision: number;
  readonly corrects: string | null;
}

export class Chain {
  /** The clock: each look at it is a second later. */
  #at = Date.parse('2026-06-01T04:00:00Z');

  constructor(readonly db: Database) {}

  now = (): Date => {
    this.#at += 1_000;
    return new Date(this.#at);
  };

  async send(rows: readonly string[], sender: Caller = OFFICER): Promise<RunSummary> {
    const { runId } = await acceptFile(this.db, {
      ...{ feedSlug: 'bureau', bytes: bytesOf(csv(...rows)), fileName: 'a.csv', receivedFrom: sender.name },
      ...{ maxBytes: MAX_BYTES, actor: sender.actor, regionCodes: sender.regionCodes, sealer: null },
    });
    const { status } = await runSummary(this.db, runId);
    if (status === 'QUEUED') await ingestRun(this.db, await vocabularyOf(this.db), runId, this.now());
    return runSummary(this.db, runId);
  }

  submissions(): Promise<Row[]> {
    return this.db.query<Row>(
      `select id, region_code as region, period, version, status, draft, revision, corrects_id as corrects
       from submission order by region_code, period, version`,
    );
  }

  async last(): Promise<Row> {
    return (await this.submissions()).at(-1) as Row;
  }

  async act(
    action: SubmissionAction,
    caller: Caller,
    more: Partial<SubmissionRequest> = {},
  ): Promise<SubmissionResult> {
    const id = more.id ?? (await this.last()).id;
    const doer = { actor: caller.actor, actorName: caller.name, now: this.now() };
    const visibility = visibilityOf(caller);
    const office = { database: this.db, visibility, caller, doer, today: '2026-06-01' };
    return actOnSubmission(office, { action, ...more, id });
  }

  /** The status that it leads to, or the codes of what speaks against it. */
  async tried(
    action: SubmissionAction,
    caller: Caller,
    more: Partial<SubmissionRequest> = {},
  ): Promise<string> {
    const result = await this.act(action, caller, more);
    return 'refusals' in result
      ? result.refusals.map(({ code }) => code).join(' ')
      : result.submission.status;
  }

  async publish(more: Partial<SubmissionRequest> = {}): Promise<void> {
    for (const [action, by] of [['SUBMIT', OFFICER], ...STEPS] as const) {
      const told = await this.tried(action, by, more);
      if (!/^(AWAITING|PUBLISHED)/.test(told)) throw new Error(`${action}: ${told}`);
    }
  }

  async figuresOf(id: string, draft: number): Promise<string[]> {
    const rows = await this.db.query<{ text: string }>(
      `select indicator_code || ' ' || coalesce(value::text, missing_reason) as text from submission_figure
       where submission_id = $1 and draft = $2 order by indicator_code`,
      [id, draft],
    );
    return rows.map(({ text }) => text);
  }
}
