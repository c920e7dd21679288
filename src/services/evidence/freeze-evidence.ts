/** Keeps the evidence of answers: the same set is kept once, whoever rests on it and however often. */
import type { Statements } from '../../db/database';
import type { EvidenceSet } from '../../domain/evidence/evidence-set';
import { expandEvidence } from '../../loaders/evidence/expand-evidence';
import { KNOWN_NOW } from '../../loaders/evidence/known';
import { type StoredSet, storedSet } from '../../loaders/evidence/stored-set';
import type { JudgedTarget } from '../../loaders/progress';
import { reproducibleInstant } from './reproduce-rules';

const KNOWN_HASHES = 'select hash from evidence_set where hash = any($1::text[])';

const LISTS = `kinds text[], ids text[], amounts numeric[], contributions numeric[], reasons text[],
  left_kinds text[], left_ids text[], left_reasons text[], left_names text[], left_counts integer[],
  rules text[]`;

const STORE = `
insert into evidence_set (hash, total, counted, kinds, ids, amounts, contributions, reasons, left_kinds,
  left_ids, left_reasons, left_names, left_counts, rules, settled_at)
select * from jsonb_to_recordset($1::jsonb) as s (hash text, total numeric, counted integer, ${LISTS},
  settled_at timestamptz)
on conflict (hash) do nothing`;

/** Sets of one statement: some have thousands of entries. */
const SETS_PER_STATEMENT = 200;

/** The hash of each target's evidence, for those that have an actual. */
export async function freezeEvidence(
  tx: Statements,
  judged: readonly JudgedTarget[],
): Promise<ReadonlyMap<string, string>> {
  const sets = await expandEvidence(tx, judged, KNOWN_NOW);
  const stored = new Map([...sets].map(([key, set]) => [key, { set, row: storedSet(set) }]));
  await storeNew(tx, [...stored.values()]);
  return new Map([...stored].map(([key, { row }]) => [key, row.hash]));
}

/** The same hashes without keeping anything: for those who compare. */
export async function evidenceHashes(
  statements: Statements,
  judged: readonly JudgedTarget[],
): Promise<ReadonlyMap<string, string>> {
  const sets = await expandEvidence(statements, judged, KNOWN_NOW);
  return new Map([...sets].map(([key, set]) => [key, storedSet(set).hash]));
}

interface Prepared {
  readonly set: EvidenceSet;
  readonly row: StoredSet;
}

async function storeNew(tx: Statements, prepared: readonly Prepared[]): Promise<void> {
  const byHash = new Map(prepared.map((one) => [one.row.hash, one]));
  if (byHash.size === 0) return;
  const known = await tx.query<{ hash: string }>(KNOWN_HASHES, [[...byHash.keys()]]);
  for (const { hash } of known) byHash.delete(hash);
  // In one order, so that two recomputes that keep the same sets do not wait for each other for ever.
  const fresh = [...byHash.values()].sort((a, b) => (a.row.hash < b.row.hash ? -1 : 1));
  for (let from = 0; from < fresh.length; from += SETS_PER_STATEMENT) {
    const rows = [];
    for (const { set, row } of fresh.slice(from, from + SETS_PER_STATEMENT)) {
      rows.push({
        ...row,
        settled_at: set.rules.length > 0 ? await reproducibleInstant(tx, set.rules) : null,
      });
    }
    await tx.query(STORE, [JSON.stringify(rows)]);
  }
}
