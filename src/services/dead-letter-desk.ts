/** What an administrator does with a job that was given up: has it done after all, or strikes it off. */
import type { Database, Transaction } from '../db/database';
import { type RefusalEntry, type RefusalOf, refusalsIn } from '../domain/refusals';
import { appendAudit } from './audit/append-audit';
import { type Doer, whoOf } from './audit/doer';
import { type JobPlace, OUTBOX_CHANNEL } from './outbox';

const MAX_REASON_LENGTH = 500;
const ID_SHAPE = /^\d{1,18}$/;

const REFUSALS = {
  UNKNOWN_DEAD_LETTER: {
    field: ['id'],
    zh: '没有这个已放弃的任务，可能别人已经处理',
    en: 'No such job among those given up; somebody else may have seen to it',
  },
  RUN_IS_REPEATED: {
    field: ['id'],
    zh: '这是一份文件的导入，已记为失败；请在数据台重做该次导入（replayRun），再在此划去',
    en: 'This took in a file, and its run has failed: repeat the run (replayRun), then strike this off',
  },
  REQUEST_FORGOTTEN: {
    field: ['id'],
    zh: '任务的原始请求已按保留期限清除，不能重试，只能划去',
    en: 'The request has been kept no longer: it cannot be tried again, only struck off',
  },
  EMPTY_REASON: { field: ['reason'], zh: '请写明为什么划去', en: 'Say why it is struck off' },
  REASON_TOO_LONG: {
    field: ['reason'],
    zh: '原因最长 {max} 个字符',
    en: 'A reason has at most {max} characters',
  },
} as const satisfies Record<string, RefusalEntry>;

export type DeadLetterRefusal = RefusalOf<keyof typeof REFUSALS>;
const refusal = refusalsIn(REFUSALS);

export type SeenTo = { readonly key: string } | { readonly refusal: DeadLetterRefusal };

interface Row {
  readonly [column: string]: unknown;
  readonly queue: string;
  readonly key: string;
  readonly error: string;
}

async function lockLetter(tx: Transaction, id: string): Promise<Row | undefined> {
  if (!ID_SHAPE.test(id)) return undefined;
  const [row] = await tx.query<Row>('select queue, key, error from dead_letter where id = $1 for update', [
    id,
  ]);
  return row;
}

const strike = (tx: Transaction, id: string) => tx.query('delete from dead_letter where id = $1', [id]);

/** Gives the request back to the outbox: without the receipt of being given up, it may have its effect. */
const REOPEN = `
with given_up as (delete from receipt where queue = $1 and key = $2 and result @> '{"givenUp": true}')
update outbox set done_at = null, next_at = now(), tries = 0
from (select key, tries from outbox where queue = $1 and key = $2 for update) before
where outbox.key = before.key returning before.tries`;

export interface RetryDesk {
  readonly database: Database;
  /** Takes old sendings out of the queue. */
  readonly clear: (job: JobPlace) => Promise<void>;
}

export function retryJob({ database, clear }: RetryDesk, id: string, doer: Doer): Promise<SeenTo> {
  return database.transaction(async (tx) => {
    const letter = await lockLetter(tx, id);
    if (!letter) return { refusal: refusal('UNKNOWN_DEAD_LETTER') };
    const { queue, key, error } = letter;
    // Its run was written off with it; what came of other files since is looked at there.
    if (queue === 'feed-ingest') return { refusal: refusal('RUN_IS_REPEATED') };
    const [reopened] = await tx.query<{ tries: number }>(REOPEN, [queue, key]);
    if (!reopened) return { refusal: refusal('REQUEST_FORGOTTEN') };
    await clear({ queue, key, tries: reopened.tries });
    await strike(tx, id);
    await tx.query(`select pg_notify('${OUTBOX_CHANNEL}', '')`);
    const entry = { ...whoOf(doer), action: 'JOB_RETRIED', subject: `job:${key}` } as const;
    await appendAudit(tx, { ...entry, detail: { queue, error } }, doer.now);
    return { key };
  });
}

export function dismissJob(database: Database, id: string, reason: string, doer: Doer): Promise<SeenTo> {
  const said = reason.replaceAll('\0', '').trim();
  return database.transaction(async (tx) => {
    if (said === '') return { refusal: refusal('EMPTY_REASON') };
    if (said.length > MAX_REASON_LENGTH) {
      return { refusal: refusal('REASON_TOO_LONG', { max: MAX_REASON_LENGTH }) };
    }
    const letter = await lockLetter(tx, id);
    if (!letter) return { refusal: refusal('UNKNOWN_DEAD_LETTER') };
    const { queue, key, error } = letter;
    await strike(tx, id);
    const entry = { ...whoOf(doer), action: 'JOB_DISMISSED', subject: `job:${key}` } as const;
    await appendAudit(tx, { ...entry, detail: { queue, error, reason: said } }, doer.now);
    return { key };
  });
}
