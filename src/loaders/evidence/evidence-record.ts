/** The rows of registers behind a count: those counted, with what each adds, and those left out. */
import type { IsoDate } from '../../domain/calendar';
import type { CountedReason, EvidenceReason, LeftOutReason } from '../../domain/evidence/reasons';

export const RECORD_KINDS = [
  ...(['CERTIFICATION', 'PATENT', 'LOAN', 'INCUBATOR', 'TECH_CONTRACT'] as const),
  ...(['LISTING', 'CONTRIBUTION', 'INVESTMENT', 'FUND', 'LEDGER_POSTING'] as const),
] as const;
/** The table that a record lies in. */
export type RecordKind = (typeof RECORD_KINDS)[number];

export interface EvidenceRecord {
  readonly kind: RecordKind;
  /** Id of the row in its table; a fund has its slug; an entry of a posting its number after a stroke. */
  readonly id: string;
  /** Id of the enterprise that it belongs to; null where it belongs to none. */
  readonly owner: string | null;
  /** Its day: issue, filing, grant, drawing, opening, listing, payment; null where it has none yet. */
  readonly day: IsoDate | null;
  /** What it adds to the count: 1, or its amount in yuan; what it would add, where it is left out. */
  readonly value: string;
  readonly reason: EvidenceReason;
}

/** A count is listed in full up to here; above, only its total, sum and digest tell of it. */
export const MAX_COUNTED_LISTED = 5_000;
/** Of those left out, so many are listed; all are told by reason. */
export const MAX_LEFT_OUT_LISTED = 200;

export interface ListedRecords {
  /** All of them in order of day and id, or none where there are more than MAX_COUNTED_LISTED. */
  readonly counted: readonly (EvidenceRecord & { readonly reason: CountedReason })[];
  readonly countedTotal: number;
  /** What the counted add up to: exactly the count. */
  readonly sum: string;
  /** SHA-256, in hex, over the lines `id value` of all counted, in order of day and id. */
  readonly digest: string;
  readonly leftOut: readonly (EvidenceRecord & { readonly reason: LeftOutReason })[];
  readonly leftOutByReason: readonly { readonly reason: LeftOutReason; readonly count: number }[];
}
