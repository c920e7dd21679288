/** Records whether an enterprise agrees to be shown to partner banks, and what that rests on. */
import type { Database, Statements, Transaction } from '../../db/database';
import type { Visibility } from '../../domain/access/visibility';
import type { IsoDate } from '../../domain/calendar';
import { Enterprise } from '../../entities/enterprise';
import { sqlOf, valuesOf } from '../../loaders/keyset-page';
import { columnsOf, hydrate } from '../../loaders/rows';
import { seenEnterprise } from '../../loaders/visible';
import { appendAudit } from '../audit/append-audit';
import { type Doer, whoOf } from '../audit/doer';
import { type Refusal, refusal } from './refusal';

export interface SharingDecision {
  readonly uscc: string;
  readonly authorised: boolean;
  readonly reason: string;
  readonly decidedOn: IsoDate;
}

export const MAX_REASON_LENGTH = 1_000;

export type SharingResult = { readonly enterprise: Enterprise } | { readonly refusal: Refusal };

function objectionTo({ reason, decidedOn }: SharingDecision, today: IsoDate): Refusal | null {
  if (reason.trim() === '') return refusal('EMPTY_REASON');
  if ([...reason.trim()].length > MAX_REASON_LENGTH) {
    return refusal('REASON_TOO_LONG', { max: MAX_REASON_LENGTH });
  }
  return decidedOn > today ? refusal('DATE_IN_FUTURE') : null;
}

/** An enterprise that the officer does not see is one that is not there. */
async function findAndLock(
  tx: Statements,
  database: Database,
  visibility: Visibility,
  uscc: string,
): Promise<Enterprise | null> {
  const seen = [seenEnterprise(visibility, 't')];
  const [row] = await tx.query(
    `select ${columnsOf(database, Enterprise)} from enterprise t
     where t.uscc = $1 and ${sqlOf(seen, 1).join(' and ')} for update`,
    [uscc, ...valuesOf(seen)],
  );
  return row ? hydrate(Enterprise, row) : null;
}

async function record(
  tx: Transaction,
  database: Database,
  enterprise: Enterprise,
  { authorised, reason, decidedOn }: SharingDecision,
): Promise<Enterprise> {
  const [row] = await tx.query(
    `update enterprise t set sharing_authorised = $2, sharing_reason = $3, sharing_decided_on = $4
     where id = $1 returning ${columnsOf(database, Enterprise)}`,
    [enterprise.rowId, authorised, reason.trim(), decidedOn],
  );
  return hydrate(Enterprise, row as object);
}

/** What stands there already is left as it is, without a record. */
export async function setSharing(
  database: Database,
  visibility: Visibility,
  decision: SharingDecision,
  doer: Doer & { readonly today: IsoDate },
): Promise<SharingResult> {
  const objection = objectionTo(decision, doer.today);
  if (objection) return { refusal: objection };
  const { authorised, decidedOn } = decision;
  const reason = decision.reason.trim();
  return database.transaction(async (tx) => {
    const before = await findAndLock(tx, database, visibility, decision.uscc);
    if (!before) return { refusal: refusal('UNKNOWN_ENTERPRISE') };
    const was = {
      authorised: before.sharingAuthorised,
      reason: before.sharingReason,
      decidedOn: before.sharingDecidedOn,
    };
    if (was.authorised === authorised && was.reason === reason && was.decidedOn === decidedOn) {
      return { enterprise: before };
    }
    const enterprise = await record(tx, database, before, decision);
    const detail = { authorised, reason, decidedOn, before: was };
    const subject = `enterprise:${enterprise.uscc}`;
    await appendAudit(tx, { ...whoOf(doer), action: 'SHARING_CHANGED', subject, detail }, doer.now);
    return { enterprise };
  });
}
