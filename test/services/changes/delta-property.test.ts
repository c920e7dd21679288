import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../../src/db/database';
import { openTestDatabase } from '../../support/database';
import { plantRegions } from '../pulls/pull-fixture';
import { chanceOf, writeBusily } from './busy-writers';
import { callerOf, FollowingReader, pullLines } from './following-reader';

const SEEDS = 100;
const BATCH = 10;

interface Entry {
  readonly uscc: string;
  readonly at: string;
  readonly before: boolean;
  readonly after: boolean;
}

describe('following the changes while others write', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase(14);
    await plantRegions(db);
  });
  afterAll(() => db.close());

  /** The log itself, judged the plain way: what a reader that began at the snapshot should be told. */
  const expectedOf = async ({ caller, begunAt }: FollowingReader) => {
    const entitled = (side: string) =>
      caller.role === 'BANK'
        ? `coalesce(${side}_listed and ${side}_shared and ${side}_region like '4106%', false)`
        : `coalesce(${side}_listed, false)`;
    const entries = await db.query<Entry & { [name: string]: unknown }>(
      `select uscc, to_char(changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
         ${entitled('before')} as before, ${entitled('after')} as after
       from enterprise_change where not pg_visible_in_snapshot(xid, $1::pg_snapshot) order by id`,
      [begunAt],
    );
    return entries
      .filter(({ before, after }) => before || after)
      .map(({ uscc, at, after }) => ({ uscc, at, kind: after ? 'UPSERT' : 'WITHDRAWN' }));
  };

  /** One enterprise's changes in order; those of different ones may come in any. */
  const byEnterprise = (told: FollowingReader['told']) =>
    [...told].sort((a, b) => (a.uscc < b.uscc ? -1 : a.uscc > b.uscc ? 1 : 0));

  const follow = async (reader: FollowingReader, seed: number, isOver: () => boolean) => {
    const chance = chanceOf(seed);
    await sleep(chance(10));
    await reader.begin();
    while (!isOver()) {
      await reader.follow(chance);
      if (chance(3) === 0) await sleep(chance(8));
    }
    while (await reader.follow(chance));
  };

  const run = async (seed: number) => {
    const readers = [
      new FollowingReader(db, callerOf({ role: 'ADMINISTRATOR' })),
      new FollowingReader(db, callerOf({ role: 'BANK', regionCodes: ['410600'] })),
    ];
    let isOver = false;
    const writing = writeBusily(db, { seed, writers: 4, transactions: 6 }).finally(() => {
      isOver = true;
    });
    await Promise.all([writing, ...readers.map((reader, i) => follow(reader, seed * 10 + i, () => isOver))]);
    for (const reader of readers) {
      const { lines } = await pullLines(db, reader.caller);
      expect([seed, reader.sorted()]).toEqual([seed, lines]);
      expect([seed, byEnterprise(reader.told)]).toEqual([seed, byEnterprise(await expectedOf(reader))]);
    }
    return readers.reduce((sum, reader) => sum + reader.told.length, 0);
  };

  for (let first = 1; first <= SEEDS; first += BATCH) {
    it(`tells of every change once and in order, seeds ${first} to ${first + BATCH - 1}`, async () => {
      let told = 0;
      for (let seed = first; seed < first + BATCH; seed += 1) told += await run(seed);
      // A test in which nothing happens would prove nothing.
      expect(told).toBeGreaterThan(BATCH * 5);
    });
  }
});
