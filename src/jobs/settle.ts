/** Waits until nothing is left to do: every outbox row that is due has its receipt or has been given up. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Statements } from '../db/database';
import { AppError } from '../errors';
import { OPEN_AND_DUE } from '../services/outbox';

const LOOK_EVERY_MS = 50;

export type OnProgress = (done: number, total: number) => void;

export async function settle(
  statements: Statements,
  timeoutMs: number,
  onProgress?: OnProgress,
): Promise<void> {
  const deadlineMs = performance.now() + timeoutMs;
  let done = 0;
  for (let before: number | undefined; ; await sleep(LOOK_EVERY_MS)) {
    const waiting = await countWaiting(statements);
    if (before !== undefined) done += Math.max(0, before - waiting);
    before = waiting;
    onProgress?.(done, done + waiting);
    if (waiting === 0) return;
    if (performance.now() >= deadlineMs) {
      const detail = `${waiting} jobs are still waiting after ${Math.round(timeoutMs / 1000)} s`;
      throw new AppError('QUEUE_UNREACHABLE', { detail });
    }
  }
}

async function countWaiting(statements: Statements): Promise<number> {
  const [row] = await statements.query<{ count: string }>(
    `select count(*) from outbox where ${OPEN_AND_DUE}`,
  );
  return Number(row?.count ?? 0);
}
