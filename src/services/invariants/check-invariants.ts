/** All that must always hold, in one list: the command line asks for it, and every night does. */
import type { Statements } from '../../db/database';
import { CLAIM_INVARIANTS } from './claim-sums';
import { EVIDENCE_INVARIANTS } from './evidence-sums';
import type { Invariant, Violation } from './invariant';
import { LEDGER_INVARIANTS } from './ledger-sums';
import { SUBSIDY_INVARIANTS } from './subsidies';

export const INVARIANTS: readonly Invariant[] = [
  ...EVIDENCE_INVARIANTS,
  ...LEDGER_INVARIANTS,
  ...CLAIM_INVARIANTS,
  ...SUBSIDY_INVARIANTS,
];

export interface InvariantVerdict {
  readonly invariant: Invariant;
  readonly violations: readonly Violation[];
}

export async function checkInvariants(statements: Statements): Promise<readonly InvariantVerdict[]> {
  const verdicts: InvariantVerdict[] = [];
  for (const invariant of INVARIANTS) {
    verdicts.push({ invariant, violations: await invariant.check(statements) });
  }
  return verdicts;
}
