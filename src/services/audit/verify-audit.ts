/** Checks the audit chain from its first record: each hash is computed anew, here, not by the database. */
import { createHash } from 'node:crypto';
import type { Statements } from '../../db/database';
import type { AuditPlace } from './append-audit';

/** What is wrong with a record, in the order in which it is looked at. */
export type AuditFault =
  | 'SEQUENCE_GAP'
  | 'PREVIOUS_HASH_DIFFERS'
  | 'HASH_DIFFERS'
  | 'CONTENT_UNREADABLE'
  | 'TIME_DIFFERS'
  | 'COLUMN_DIFFERS'
  | 'HEAD_DIFFERS'
  | 'HEAD_MISSING';

export const AUDIT_FAULTS: Readonly<Record<AuditFault, { readonly zh: string; readonly en: string }>> = {
  SEQUENCE_GAP: {
    zh: '此处缺少记录，或序号被改动',
    en: 'a record is missing here, or its number was altered',
  },
  PREVIOUS_HASH_DIFFERS: { zh: '与前一条记录接不上', en: 'it does not continue the record before it' },
  HASH_DIFFERS: { zh: '内容与其哈希不符', en: 'its content is not what was hashed' },
  CONTENT_UNREADABLE: { zh: '内容不是记录', en: 'its content is not a record' },
  TIME_DIFFERS: { zh: '时间列与内容不符', en: 'its column of time is not what its content says' },
  COLUMN_DIFFERS: { zh: '其他列与内容不符', en: 'another column is not what its content says' },
  HEAD_DIFFERS: { zh: '与您保存的链首哈希不符', en: 'it is not the record whose hash was kept' },
  HEAD_MISSING: {
    zh: '您保存的记录已不存在：链被截断',
    en: 'the kept record is gone: the chain was cut off',
  },
};

export type AuditVerdict =
  | { readonly whole: true; readonly count: number; readonly head: AuditPlace | null }
  | { readonly whole: false; readonly brokenAt: string; readonly fault: AuditFault };

interface StoredRecord {
  readonly seq: string;
  readonly recordedAt: string;
  readonly content: string;
  readonly action: string | null;
  readonly actor: string | null;
  readonly subject: string | null;
  readonly previousHash: string;
  readonly hash: string;
}

const BATCH_SIZE = 2_000;
/** What the first record continues. */
const NO_HASH = '0'.repeat(64);

const NEXT = `select a.seq::text as seq, content, action, actor, subject, previous_hash as "previousHash",
    hash, to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedAt"
  from audit_record a where a.seq > $1 order by a.seq limit $2`;

/** The lowest of all numbers: a record that was slipped in before the first one must show. */
const BEFORE_ALL = '-9223372036854775808';

async function* storedRecords(statements: Statements): AsyncGenerator<StoredRecord> {
  let after = BEFORE_ALL;
  for (;;) {
    const rows = await statements.query<StoredRecord>(NEXT, [after, BATCH_SIZE]);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH_SIZE) return;
    after = last.seq;
  }
}

const hashOf = (previousHash: string, seq: bigint, content: string) =>
  createHash('sha256').update(`${previousHash}\n${seq}\n${content}`, 'utf8').digest('hex');

function readContent(content: string): Readonly<Record<string, unknown>> | null {
  try {
    const read: unknown = JSON.parse(content);
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** The content holds milliseconds, the column microseconds: those beyond must be none. */
const inMicroseconds = (time: unknown) => (typeof time === 'string' ? time.replace(/Z$/, '000Z') : null);

function faultOf(record: StoredRecord, seq: bigint, previousHash: string): AuditFault | null {
  if (record.seq !== String(seq)) return 'SEQUENCE_GAP';
  if (record.previousHash !== previousHash) return 'PREVIOUS_HASH_DIFFERS';
  if (record.hash !== hashOf(previousHash, seq, record.content)) return 'HASH_DIFFERS';
  const content = readContent(record.content);
  if (content === null) return 'CONTENT_UNREADABLE';
  if (record.recordedAt !== inMicroseconds(content.recordedAt)) return 'TIME_DIFFERS';
  const columns = ['action', 'actor', 'subject'] as const;
  return columns.some((name) => record[name] !== (content[name] ?? null)) ? 'COLUMN_DIFFERS' : null;
}

/** With a head that was kept elsewhere, a chain that was cut off or written anew shows as well. */
export async function verifyAudit(
  statements: Statements,
  { head: kept }: { readonly head?: AuditPlace | undefined } = {},
): Promise<AuditVerdict> {
  const broken = (at: bigint | string, fault: AuditFault): AuditVerdict => ({
    ...{ whole: false, brokenAt: String(at), fault },
  });
  let head: AuditPlace | null = null;
  let seq = 0n;
  for await (const record of storedRecords(statements)) {
    seq += 1n;
    const fault = faultOf(record, seq, head?.hash ?? NO_HASH);
    if (fault) return broken(seq, fault);
    if (kept?.seq === record.seq && kept.hash !== record.hash) return broken(seq, 'HEAD_DIFFERS');
    head = { seq: record.seq, hash: record.hash };
  }
  if (kept && BigInt(kept.seq) > seq) return broken(kept.seq, 'HEAD_MISSING');
  return { whole: true, count: Number(seq), head };
}

const HEAD_SHAPE = /^([1-9]\d{0,17}):([0-9a-f]{64})$/;

/** `seq:hash`, as the command prints it and `auditHead` tells it; null for anything else. */
export function readHead(text: string): AuditPlace | null {
  const match = HEAD_SHAPE.exec(text);
  return match ? { seq: match[1] as string, hash: match[2] as string } : null;
}

/** The last record, to be kept where whoever can write to the database cannot. */
export async function auditHead(statements: Statements): Promise<AuditPlace | null> {
  const [head] = await statements.query<{ seq: string; hash: string }>(
    'select a.seq::text as seq, a.hash from audit_record a order by a.seq desc limit 1',
  );
  return head ?? null;
}
