import { GatheredReads } from '../../src/db/gathered-reads';

/** A statement that ends when the test says so. */
function openStatements() {
  const asked: { readonly keys: readonly string[]; readonly end: () => void; readonly fail: () => void }[] =
    [];
  const reads = new GatheredReads<string>(
    (keys) =>
      new Promise((resolve, reject) => {
        asked.push({
          keys,
          end: () => resolve(new Map(keys.map((key) => [key, `row of ${key}`]))),
          fail: () => reject(new Error('the statement failed')),
        });
      }),
  );
  return { asked, reads };
}

const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

describe('reads that are gathered over requests', () => {
  it('ask once for what is asked for in the same moment', async () => {
    const { asked, reads } = openStatements();
    const answers = [reads.find(['a', 'b']), reads.find(['b', 'c'])];
    await turn();
    expect(asked.map(({ keys }) => keys)).toEqual([['a', 'b', 'c']]);
    asked[0]?.end();
    const [first, second] = await Promise.all(answers);
    expect(first?.get('a')).toBe('row of a');
    expect(second?.get('c')).toBe('row of c');
  });

  it('never answer from a statement that began before the question', async () => {
    const { asked, reads } = openStatements();
    const before = reads.find(['key']);
    await turn();
    const after = reads.find(['key']);
    await turn();
    expect(asked).toHaveLength(1);
    asked[0]?.end();
    await before;
    await turn();
    expect(asked.map(({ keys }) => keys)).toEqual([['key'], ['key']]);
    asked[1]?.end();
    expect((await after).get('key')).toBe('row of key');
  });

  it('fail for those who asked, and go on for the next', async () => {
    const { asked, reads } = openStatements();
    const failing = reads.find(['a']);
    await turn();
    const next = reads.find(['b']);
    asked[0]?.fail();
    await expect(failing).rejects.toThrow('the statement failed');
    await turn();
    asked[1]?.end();
    expect((await next).get('b')).toBe('row of b');
  });

  it('do not make the next wait for ever behind a slow one', async () => {
    const { asked, reads } = openStatements();
    const slow = reads.find(['a']);
    await turn();
    const next = reads.find(['b']);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await turn();
    expect(asked.map(({ keys }) => keys)).toEqual([['a'], ['b']]);
    asked[1]?.end();
    expect((await next).get('b')).toBe('row of b');
    asked[0]?.end();
    expect((await slow).get('a')).toBe('row of a');
  });

  it('put no more keys than the limit into one statement', async () => {
    const { asked, reads } = openStatements();
    const many = Array.from({ length: 5_000 }, (_, i) => `k${i}`);
    const answers = [reads.find(many), reads.find(['one more'])];
    await turn();
    expect(asked.map(({ keys }) => keys.length)).toEqual([5_000]);
    asked[0]?.end();
    await answers[0];
    await turn();
    expect(asked.map(({ keys }) => keys.length)).toEqual([5_000, 1]);
    asked[1]?.end();
    expect((await answers[1])?.get('one more')).toBe('row of one more');
  });
});
