import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const HOOK = join(__dirname, '../../jobs/compile-on-require.cjs');

interface Answer {
  readonly here: { readonly digest: string; readonly figures: number; readonly problems: string[] };
  readonly inThread: Answer['here'];
  readonly failure: string;
  readonly first: number;
}

/** Tests run sources that Node cannot load by itself, so a process that can is asked. */
async function ask(): Promise<Answer> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['-r', HOOK, join(__dirname, 'thread-reader.ts')],
    { timeout: 25_000 },
  );
  return JSON.parse(stdout);
}

describe('reading a file in a thread', () => {
  it('gives the same lines and problems as reading it here, fails with its source, and can be left early', async () => {
    const { here, inThread, failure, first } = await ask();
    expect(here.figures).toBe(30_000 - 3 - 3);
    expect(here.problems.filter((text) => text.startsWith('NOT_A_NUMBER'))).toHaveLength(3);
    expect(here.problems.filter((text) => text.startsWith('PUBLISHED_IN_FUTURE'))).toHaveLength(3);
    expect(inThread).toEqual(here);
    expect(failure).toBe('the store is gone');
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(here.figures);
  });
});
