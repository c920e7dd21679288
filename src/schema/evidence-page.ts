/** A page of the evidence: cursors are places in a list that has a name, the hash of its content. */
import { createHash } from 'node:crypto';
import { countOf, type EvidenceSet } from '../domain/evidence/evidence-set';
import { reasonText } from '../domain/evidence/item-reasons';
import { AppError } from '../errors';
import type { TargetEvidence } from '../services/evidence/read-evidence';
import type { EvidenceConnection, EvidenceEdge } from './evidence';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from './limits';

export interface EvidencePageArgs {
  readonly first: number | null;
  readonly after: string | null;
  /** The records left out instead of those that count. */
  readonly leftOut: boolean;
}

const CURSOR = /^([0-9a-f]{16}):(\d{1,9})$/;
const NAME_LENGTH = 16;

/** Of the list that a cursor belongs to. */
function nameOf({ targetKey, hash }: TargetEvidence, leftOut: boolean): string {
  const text = JSON.stringify([targetKey, hash, leftOut]);
  return createHash('sha256').update(text).digest('hex').slice(0, NAME_LENGTH);
}

const writeCursor = (name: string, place: number) =>
  Buffer.from(`${name}:${place}`, 'utf8').toString('base64url');

/** A list that has changed since has another name: its places are no longer these. */
function placeAfter(name: string, after: string | null): number {
  if (after === null) return 0;
  const text = Buffer.from(after.slice(0, MAX_PAGE_SIZE), 'base64url').toString('utf8');
  const [, list, place] = CURSOR.exec(text) ?? [];
  if (list === undefined || place === undefined) throw new AppError('BAD_CURSOR');
  if (list !== name) throw new AppError('EVIDENCE_CHANGED');
  return Number(place) + 1;
}

function sizeOf(first: number | null): number {
  const size = first ?? DEFAULT_PAGE_SIZE;
  if (!Number.isInteger(size) || size < 1 || size > MAX_PAGE_SIZE) {
    throw new AppError('BAD_PAGE_SIZE', { max: MAX_PAGE_SIZE });
  }
  return size;
}

const worded = (reason: string) => {
  const { zh, en } = reasonText(reason);
  return { reason, reasonZh: zh, reasonEn: en };
};

type Entry = Omit<EvidenceEdge, 'cursor'>;

function entriesOf(targetKey: string, set: EvidenceSet | null, leftOut: boolean): readonly Entry[] {
  if (set === null) return [];
  if (leftOut) {
    return set.leftOut.map(({ kind, id, reason }) => ({
      ...{ entry: { targetKey, kind, id }, kind, contribution: '0' },
      ...worded(reason),
    }));
  }
  return set.items.map(({ kind, id, contribution, reason }) => ({
    ...{ entry: { targetKey, kind, id }, kind, contribution: contribution.toFixed() },
    ...worded(reason),
  }));
}

export function evidencePage(found: TargetEvidence, args: EvidencePageArgs): EvidenceConnection {
  const { set, targetKey, settledAt } = found;
  const name = nameOf(found, args.leftOut);
  const entries = entriesOf(targetKey, set, args.leftOut);
  const from = placeAfter(name, args.after);
  const edges = entries
    .slice(from, from + sizeOf(args.first))
    .map((entry, i) => ({ ...entry, cursor: writeCursor(name, from + i) }));
  const rules = set?.rules ?? [];
  return {
    asOf: found.asOf,
    edges,
    pageInfo: {
      hasNextPage: from + edges.length < entries.length,
      hasPreviousPage: from > 0 && entries.length > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: entries.length,
    counted: set ? countOf(set) : 0,
    total: set?.total.toFixed() ?? null,
    leftOut: (set?.leftOutCounts ?? []).map(({ reason, count }) => ({ ...worded(reason), count })),
    frozen: found.frozen,
    stale: found.stale,
    computedAt: found.computedAt,
    hash: found.hash,
    rules: rules.length > 0 ? rules.map((rule) => ({ ...rule, settledAt })) : null,
  };
}
