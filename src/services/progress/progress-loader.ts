/** Progress for one request: the targets of a moment are gathered, so that forty cost what one does. */
import DataLoader from 'dataloader';
import { askedOnce } from '../../db/asked-once';
import type { Database } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import type { ProgressAnswer } from '../../loaders/progress';
import { readProgress } from './read-progress';

export interface ProgressKey {
  readonly targetKey: string;
  /** Null: today. */
  readonly asOf: IsoDate | null;
  readonly asKnownAt: Date | null;
}

const nameOf = ({ targetKey, asOf, asKnownAt }: ProgressKey) =>
  `${asOf ?? ''}|${asKnownAt?.toISOString() ?? ''}|${targetKey}`;

export const createProgressLoader = (database: Database, now: Date, today: IsoDate) =>
  new DataLoader<ProgressKey, ProgressAnswer | null, string>(
    async (keys) => {
      const moments = new Map<string, ProgressKey[]>();
      for (const key of keys) {
        const moment = nameOf({ ...key, targetKey: '' });
        moments.set(moment, [...(moments.get(moment) ?? []), key]);
      }
      // Definitions, coverage and published figures do not depend on the day.
      const statements = moments.size > 1 ? askedOnce(database) : database;
      const answers = new Map<string, ProgressAnswer>();
      for (const asked of moments.values()) {
        const { asOf, asKnownAt } = asked[0] as ProgressKey;
        const targets = asked.map((key) => key.targetKey);
        const found = await readProgress(statements, { keys: targets, asOf, asKnownAt, now, today });
        for (const key of asked) {
          const answer = found.get(key.targetKey);
          if (answer) answers.set(nameOf(key), answer);
        }
      }
      return keys.map((key) => answers.get(nameOf(key)) ?? null);
    },
    { cacheKeyFn: nameOf },
  );

export type ProgressLoader = ReturnType<typeof createProgressLoader>;
