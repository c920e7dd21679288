/** A run as its page asks for it, and its rejects row by row: faults of one row are corrected together. */
import type { FeedRunPageQuery } from './run.documents';

export type Run = Extract<NonNullable<FeedRunPageQuery['node']>, { readonly contentHash: string }>;
export type Reject = Run['rejects']['nodes'][number];

export interface RejectedRow {
  readonly key: string;
  readonly sheet: string | null;
  readonly line: number;
  readonly rejects: readonly Reject[];
  readonly cells: NonNullable<Reject['cells']> | null;
  readonly corrections: Reject['corrections'];
}

/** In the order in which the list tells of them first. */
export function rejectedRows(rejects: readonly Reject[]): readonly RejectedRow[] {
  const rows = new Map<string, Reject[]>();
  for (const reject of rejects) {
    // What is said of the whole file belongs to no row.
    const key = reject.line === 0 ? `file ${reject.id}` : `${reject.sheet ?? ''} ${reject.line}`;
    const known = rows.get(key);
    if (known) known.push(reject);
    else rows.set(key, [reject]);
  }
  return [...rows].map(([key, ofRow]) => {
    const [first] = ofRow as [Reject];
    return {
      ...{ key, sheet: first.sheet ?? null, line: first.line, rejects: ofRow },
      ...{ cells: first.cells ?? null, corrections: first.corrections },
    };
  });
}

/** Warnings of what was taken in that nobody has answered for. */
export const isOpenWarning = ({ severity, acceptedAt }: Reject, run: Pick<Run, 'openWarnings'>): boolean =>
  severity === 'WARNING' && !acceptedAt && run.openWarnings > 0;
