/** A request that is refused leaves nothing behind but one audit record. */
import type { Database } from '../../src/db/database';

const TABLES: readonly string[] = [
  'claim',
  'claim_share',
  'claim_event',
  'claim_objection',
  'claim_payment',
  'claim_recovery',
];
const rowsIn = async (db: Database) => {
  const counts = [...TABLES, 'ledger_posting', 'loan_event', 'idempotent_request'].map(
    (table) => `(select count(*)::integer from ${table}) as ${table}`,
  );
  const [all] = await db.query(
    `select ${counts.join(', ')}, (select jsonb_agg(status order by id) from claim) as statuses,
       (select coalesce(max(seq), 0)::integer from audit_record) as audit`,
  );
  return all as Record<string, unknown> & { audit: number };
};

/** A code, or a code with its clause. */
export type ExpectedRefusal = string | readonly [code: string, clause: string];
export type Refuses = (work: () => Promise<unknown>, ...codes: readonly ExpectedRefusal[]) => Promise<void>;

/** Refused with these codes: nothing was written but one audit record. */
export async function refusesWithoutATrace(
  db: Database,
  work: () => Promise<unknown>,
  ...codes: readonly ExpectedRefusal[]
): Promise<void> {
  const before = await rowsIn(db);
  const result = (await work()) as { refusals?: { code: string; clause: string | null }[] };
  const { audit, ...after } = await rowsIn(db);
  const found = (result.refusals ?? []).map(({ code, clause }) => [code, clause] as const);
  expect(found.map(([code]) => code)).toEqual(
    codes.map((code) => (typeof code === 'string' ? code : code[0])),
  );
  codes.forEach((code, at) => {
    if (typeof code !== 'string') expect(found[at]).toEqual(code);
  });
  expect(after).toEqual({ ...before, audit: undefined });
  expect(audit).toBe(before.audit + 1);
  const [record] = await db.query<{ action: string }>(
    `select content::jsonb ->> 'action' as action from audit_record order by seq desc limit 1`,
  );
  expect(record?.action).toBe('REQUEST_REFUSED');
}
