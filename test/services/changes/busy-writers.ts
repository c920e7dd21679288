/** Writers that change one set of enterprises at once, in transactions of every kind, by a seed. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { Database } from '../../../src/db/database';
import { usccOf } from '../pulls/pull-fixture';

export type Chance = (below: number) => number;

/** Mulberry32: small, and the same everywhere. */
export function chanceOf(seed: number): Chance {
  let state = seed * 0x9e3779b1;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

export const ENTERPRISES = 8;
export const REGIONS = ['410600', '410611', '620921'];

const pick = <T>(chance: Chance, list: readonly T[]): T => list[chance(list.length)] as T;

const insertOne = `insert into enterprise (uscc, name_zh, region_code, is_tech_enterprise, is_synthetic,
    sharing_authorised) values ($1, $2, $3, true, true, $4) on conflict (uscc) do nothing`;

const WRITES: readonly ((chance: Chance, uscc: string) => readonly [string, unknown[]])[] = [
  (chance, uscc) => [insertOne, [uscc, `名${chance(9)}`, pick(chance, REGIONS), chance(2) === 0]],
  (chance, uscc) => ['update enterprise set name_zh = $2 where uscc = $1', [uscc, `改"名\\${chance(1000)}`]],
  (chance, uscc) => ['update enterprise set region_code = $2 where uscc = $1', [uscc, pick(chance, REGIONS)]],
  (chance, uscc) => [
    `update enterprise set sharing_authorised = $2, sharing_reason = $3 where uscc = $1`,
    [uscc, chance(3) > 0, `授权书${chance(9)}`],
  ],
  (chance, uscc) => [
    `update enterprise set removed_at = case when $2 then now() end, removed_reason = '名单更新'
     where uscc = $1`,
    [uscc, chance(3) === 0],
  ],
  (_chance, uscc) => ['delete from enterprise where uscc = $1', [uscc]],
  (_chance, uscc) => ['update enterprise set name_zh = name_zh where uscc = $1', [uscc]],
];

async function writeOne(client: PoolClient, chance: Chance, uscc: string): Promise<void> {
  const [sql, values] = pick(chance, WRITES)(chance, uscc);
  await client.query(sql, values);
}

/** Codes in ascending order, so that transactions wait for each other but never in a circle. */
const someCodes = (chance: Chance): readonly string[] =>
  Array.from({ length: ENTERPRISES }, (_, n) => usccOf(n)).filter(() => chance(3) === 0);

async function transact(client: PoolClient, chance: Chance): Promise<void> {
  await client.query('begin');
  const isLong = chance(6) === 0;
  for (const uscc of someCodes(chance)) {
    if (chance(4) === 0) {
      await client.query('savepoint half');
      await writeOne(client, chance, uscc);
      if (chance(2) === 0) await client.query('rollback to savepoint half');
    }
    await writeOne(client, chance, uscc);
    if (chance(3) === 0) await sleep(chance(4));
  }
  if (isLong) await sleep(5 + chance(20));
  await client.query(chance(5) === 0 ? 'rollback' : 'commit');
}

export async function writeBusily(
  db: Database,
  { seed, writers, transactions }: { seed: number; writers: number; transactions: number },
): Promise<void> {
  const write = async (writer: number) => {
    const chance = chanceOf(seed * 100 + writer);
    const client = await db.pool.connect();
    try {
      for (let i = 0; i < transactions; i += 1) await transact(client, chance);
    } finally {
      client.release();
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
}
