/** What a posting was written for, as a thing of the graph: its cause says so as `claim:<id>`. */
import { globalId } from './node';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['claim', 'Claim'],
  ['subsidy', 'SubsidySettlement'],
  ['posting', 'LedgerPosting'],
]);

/** Null for deposits, interest and transfers: nothing but the posting tells of them. */
export function causedBy(causeId: string): string | null {
  const [kind = '', key = ''] = causeId.split(':', 2);
  const type = TYPES.get(kind);
  return type === undefined ? null : globalId(type, key);
}
