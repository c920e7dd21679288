/** On whose behalf something is done, as the audit records tell it. */
import type { AuditEntry } from './append-audit';

export interface Doer {
  readonly actor: string;
  readonly actorName?: string | undefined;
  readonly requestId?: string | undefined;
  readonly now: Date;
}

/** What an operator does on the server itself. */
export const BY_HAND = (now = new Date()): Doer => ({ actor: 'system:cli', now });

export const whoOf = ({
  actor,
  actorName,
  requestId,
}: Doer): Pick<AuditEntry, 'actor' | 'actorName' | 'requestId'> => ({ actor, actorName, requestId });
