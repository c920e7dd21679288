import type { Statements } from '../../../src/db/database';
import { ReadingProgress } from '../../../src/services/ingestion/reading-progress';

describe('how far a run has read', () => {
  let nowMs = 0;
  beforeEach(() => {
    nowMs = 1_000;
    jest.spyOn(performance, 'now').mockImplementation(() => nowMs);
  });
  afterEach(() => jest.restoreAllMocks());

  const recorder = (answer: () => Promise<never[]>) => {
    const told: unknown[] = [];
    const statements: Statements = {
      query: async (_sql, [, read] = []) => {
        told.push(read);
        return answer();
      },
    };
    return { told, progress: new ReadingProgress(statements, 'r') };
  };

  it('is told once a second at most, one after the other, and not after the end', async () => {
    let arrive: () => void = () => undefined;
    const { told, progress } = recorder(() => new Promise((resolve) => (arrive = () => resolve([]))));
    progress.tell(5);
    nowMs += 1_000;
    progress.tell(10);
    nowMs += 5_000;
    progress.tell(15);
    expect(told).toEqual([10]);
    arrive();
    await new Promise(setImmediate);
    progress.tell(20);
    progress.tell(25);
    expect(told).toEqual([10, 20]);
    arrive();
    await progress.end();
    nowMs += 5_000;
    progress.tell(30);
    expect(told).toEqual([10, 20]);
  });

  it('never fails the run that it tells of', async () => {
    const { told, progress } = recorder(() => Promise.reject(new Error('away')));
    nowMs += 1_000;
    progress.tell(1);
    await expect(progress.end()).resolves.toBeUndefined();
    expect(told).toEqual([1]);
  });
});
