/** Evidence for one request: the targets of a moment are gathered, so that forty cost what one does. */
import DataLoader from 'dataloader';
import type { Database } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import { readEvidence, type TargetEvidence } from './read-evidence';

export interface EvidenceKey {
  readonly targetKey: string;
  /** Null: today. */
  readonly asOf: IsoDate | null;
  readonly knownAt: Date | null;
}

const nameOf = ({ targetKey, asOf, knownAt }: EvidenceKey) =>
  `${asOf ?? ''}|${knownAt?.toISOString() ?? ''}|${targetKey}`;

/** Targets whose evidence one statement lists; each may have thousands of records. */
const MAX_BATCH_SIZE = 50;

export const createEvidenceLoader = (database: Database, now: Date, today: IsoDate) =>
  new DataLoader<EvidenceKey, TargetEvidence | null, string>(
    async (keys) => {
      const moments = new Map<string, EvidenceKey[]>();
      for (const key of keys) {
        const moment = nameOf({ ...key, targetKey: '' });
        moments.set(moment, [...(moments.get(moment) ?? []), key]);
      }
      const found = new Map<string, TargetEvidence>();
      for (const asked of moments.values()) {
        const { asOf, knownAt } = asked[0] as EvidenceKey;
        const targets = asked.map((key) => key.targetKey);
        const evidence = await readEvidence(database, { keys: targets, asOf, knownAt, now, today });
        for (const key of asked) {
          const one = evidence.get(key.targetKey);
          if (one) found.set(nameOf(key), one);
        }
      }
      return keys.map((key) => found.get(nameOf(key)) ?? null);
    },
    { cacheKeyFn: nameOf, maxBatchSize: MAX_BATCH_SIZE },
  );

export type EvidenceLoader = ReturnType<typeof createEvidenceLoader>;
