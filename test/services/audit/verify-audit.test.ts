import fc from 'fast-check';
import type { Database, Transaction } from '../../../src/db/database';
import { appendAudit } from '../../../src/services/audit/append-audit';
import { type AuditVerdict, readHead, verifyAudit } from '../../../src/services/audit/verify-audit';
import { openTestDatabase } from '../../support/database';

const START = Date.parse('2019-06-30T00:00:00Z');
const RECORDS = 12;
const COLUMNS = ['seq', 'recorded_at', 'content', 'previous_hash', 'hash'] as const;

/** Ends a tampering transaction without keeping anything of it. */
class Undone extends Error {}

describe('the audit chain', () => {
  let db: Database;
  let head: { seq: string; hash: string };

  beforeAll(async () => {
    db = await openTestDatabase();
    for (let i = 1; i <= RECORDS; i += 1) {
      const entry = {
        ...({ action: 'SHARING_CHANGED', actor: `key:${i % 3}`, actorName: '数据员"\\' } as const),
        ...(i % 4 === 0 ? {} : { subject: `enterprise:${i}` }),
        detail: { authorised: i % 2 === 0, reason: '协议\n第二行' },
      };
      head = await db.transaction((tx) => appendAudit(tx, entry, new Date(START + i * 1_001)));
    }
  });
  afterAll(() => db.close());

  /** What the verifier says after someone with every right in the database has had a go; then all is undone. */
  async function tampered(
    tamper: (tx: Transaction) => Promise<unknown>,
    kept?: typeof head,
  ): Promise<AuditVerdict> {
    let verdict: AuditVerdict | undefined;
    const work = async (tx: Transaction) => {
      await tx.query('alter table audit_record disable trigger all');
      await tamper(tx);
      verdict = await verifyAudit(tx, { head: kept });
      throw new Undone();
    };
    await db.transaction(work).catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
    return verdict as AuditVerdict;
  }

  it('is whole as it was written', async () => {
    expect(await verifyAudit(db)).toEqual({ whole: true, count: RECORDS, head });
    expect(await verifyAudit(db, { head })).toMatchObject({ whole: true });
    expect(readHead(`${head.seq}:${head.hash}`)).toEqual(head);
    for (const text of ['', '1', `0:${head.hash}`, `1:${head.hash.slice(1)}`])
      expect(readHead(text)).toBeNull();
  });

  it('cannot be altered by the application at all', async () => {
    for (const statement of [
      `update audit_record set content = '{}'`,
      'delete from audit_record where seq = 1',
      'truncate audit_record cascade',
    ]) {
      await expect(db.query(statement)).rejects.toThrow('append-only');
    }
  });

  it('shows every edit of a single byte, in any column of any record', async () => {
    const edit = fc.record({
      seq: fc.integer({ min: 1, max: RECORDS }),
      column: fc.constantFrom(...COLUMNS),
      place: fc.nat(400),
      letter: fc.constantFrom(...'0123456789abcf-:{}" x'.split('')),
    });
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(edit, async ({ seq, column, place, letter }) => {
        const text = await textOf(column, seq);
        const at = place % text.length;
        const altered = `${text.slice(0, at)}${letter}${text.slice(at + 1)}`;
        const verdict = await editing(column, seq, altered);
        if (verdict === null) return;
        tried += 1;
        expect(verdict).toMatchObject({ whole: false });
      }),
      { numRuns: 400 },
    );
    expect(tried).toBeGreaterThan(100);
  });

  const textOf = async (column: string, seq: number) => {
    const exact = `to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
    const shown = column === 'recorded_at' ? exact : `${column}::text`;
    const [row] = await db.query<{ text: string }>(
      `select ${shown} as text from audit_record where seq = $1`,
      [seq],
    );
    return row?.text as string;
  };

  /** Null where the edit means the same (a date written otherwise) or is none that PostgreSQL would take. */
  async function editing(column: string, seq: number, altered: string): Promise<AuditVerdict | null> {
    let changed = false;
    try {
      const verdict = await tampered(async (tx) => {
        const type = column === 'seq' ? 'bigint' : column === 'recorded_at' ? 'timestamptz' : 'text';
        const rows = await tx.query(
          `update audit_record set ${column} = $2::text::${type}
           where seq = $1 and ${column} is distinct from $2::text::${type} returning seq`,
          [seq, altered],
        );
        changed = rows.length > 0;
      });
      return changed ? verdict : null;
    } catch (error) {
      if ((error as { code?: string }).code) return null;
      throw error;
    }
  }

  it('shows every deletion, the last record by the head that was kept', async () => {
    const some = fc.uniqueArray(fc.integer({ min: 1, max: RECORDS }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(some, async (seqs) => {
        const remove = (tx: Transaction) => tx.query('delete from audit_record where seq = any($1)', [seqs]);
        expect(await tampered(remove, head)).toMatchObject({ whole: false });
        const kept = Array.from({ length: RECORDS }, (_, i) => i + 1).filter((seq) => !seqs.includes(seq));
        const isTail = kept.every((seq, i) => seq === i + 1);
        expect((await tampered(remove)).whole).toBe(isTail);
      }),
      { numRuns: 60 },
    );
  });

  it('shows records that have changed places', async () => {
    const pair = fc.uniqueArray(fc.integer({ min: 1, max: RECORDS }), { minLength: 2, maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(pair, async ([one, other]) => {
        const swap = (tx: Transaction) =>
          tx.query(
            `update audit_record a set content = b.content, recorded_at = b.recorded_at
             from audit_record b where (a.seq, b.seq) in (($1::bigint, $2::bigint), ($2, $1))`,
            [one, other],
          );
        const first = Math.min(one as number, other as number);
        expect(await tampered(swap)).toEqual({
          whole: false,
          brokenAt: String(first),
          fault: 'HASH_DIFFERS',
        });
        const renumber = async (tx: Transaction) => {
          await tx.query('update audit_record set seq = -1 where seq = $1', [one]);
          await tx.query('update audit_record set seq = $1 where seq = $2', [one, other]);
          await tx.query('update audit_record set seq = $1 where seq = -1', [other]);
        };
        expect(await tampered(renumber)).toMatchObject({ whole: false, brokenAt: String(first) });
      }),
      { numRuns: 40 },
    );
  });

  it('shows records that were slipped in, wherever', async () => {
    const seq = fc.integer({ min: -3, max: RECORDS + 3 });
    await fc.assert(
      fc.asyncProperty(seq, fc.boolean(), async (at, makesRoom) => {
        const slip = async (tx: Transaction) => {
          if (makesRoom) {
            await tx.query('update audit_record set seq = -1000 - seq where seq >= $1', [at]);
            await tx.query('update audit_record set seq = -999 - seq where seq <= -1000');
          } else await tx.query('delete from audit_record where seq = $1', [at]);
          await tx.query(
            `insert into audit_record (seq, recorded_at, content, previous_hash, hash)
             select $1::bigint, now(), '{"recordedAt":"2019-06-30T00:00:00.000Z","action":"KEY_CREATED","actor":"x"}',
               coalesce((select hash from audit_record where seq = $1::bigint - 1), repeat('0', 64)), repeat('f', 64)`,
            [at],
          );
        };
        expect(await tampered(slip)).toMatchObject({ whole: false });
      }),
      { numRuns: 40 },
    );
  });

  it('tells the first record that is wrong, and why', async () => {
    const edit = (set: string, seq: number) =>
      tampered((tx) => tx.query(`update audit_record set ${set} where seq = $1`, [seq]));
    const broken = (brokenAt: number, fault: string) => ({ whole: false, brokenAt: String(brokenAt), fault });
    expect(await edit(`content = replace(content, 'true', 'false')`, 6)).toEqual(broken(6, 'HASH_DIFFERS'));
    expect(await edit(`recorded_at = recorded_at + interval '1 microsecond'`, 7)).toEqual(
      broken(7, 'TIME_DIFFERS'),
    );
    expect(await edit(`previous_hash = repeat('0', 64)`, 8)).toEqual(broken(8, 'PREVIOUS_HASH_DIFFERS'));
    expect(await edit('seq = 100', 9)).toEqual(broken(9, 'SEQUENCE_GAP'));
    const column = await tampered(async (tx) => {
      await tx.query('alter table audit_record alter column actor drop expression');
      await tx.query(`update audit_record set actor = 'key:nobody' where seq = 3`);
    });
    expect(column).toEqual(broken(3, 'COLUMN_DIFFERS'));
  });

  it('shows a chain that was written anew from some record on, by the head that was kept', async () => {
    const rewrite = async (tx: Transaction) => {
      await tx.query('delete from audit_record where seq >= 5');
      for (let i = 5; i <= RECORDS + 2; i += 1) {
        await appendAudit(tx, { action: 'KEY_CREATED', actor: 'key:x' }, new Date(START + i));
      }
    };
    expect(await tampered(rewrite)).toMatchObject({ whole: true });
    expect(await tampered(rewrite, head)).toEqual({
      ...{ whole: false, brokenAt: String(RECORDS), fault: 'HEAD_DIFFERS' },
    });
    const cutOff = await tampered((tx) => tx.query('delete from audit_record where seq > 9'), head);
    expect(cutOff).toEqual({ whole: false, brokenAt: String(RECORDS), fault: 'HEAD_MISSING' });
  });

  it('stays whole when many append at once, and holds more records than one batch', async () => {
    const other = await openTestDatabase();
    try {
      const append = (i: number) =>
        other.transaction((tx) =>
          appendAudit(tx, { action: 'KEY_CREATED', actor: `key:${i}` }, new Date(START + i)),
        );
      await Promise.all(Array.from({ length: 40 }, (_, i) => append(i)));
      await other.query(
        `select append_audit('{"recordedAt":"2019-06-30T00:00:00.000Z","action":"KEY_CREATED","actor":"x"}',
           '2019-06-30T00:00:00Z') from generate_series(1, 2100)`,
      );
      expect(await verifyAudit(other)).toMatchObject({ whole: true, count: 2140 });
      await other.query('alter table audit_record disable trigger all');
      await other.query('delete from audit_record where seq = 2001');
      expect(await verifyAudit(other)).toMatchObject({ brokenAt: '2001', fault: 'SEQUENCE_GAP' });
    } finally {
      await other.close();
    }
  });
});
