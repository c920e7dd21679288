import type { Database } from '../../../src/db/database';
import { openTestDatabase } from '../../support/database';
import {
  codesIn,
  countsOf,
  list,
  putFeed,
  putRegions,
  registerFeed,
  rowsOf,
  send,
  uscc,
} from './register-feeds';

const HEADER = 'uscc,name,region,status,mergedInto';
const [A, B, C, D] = [uscc(1), uscc(2), uscc(3), uscc(4)];
const letters = new Map([A, B, C, D].map((code, at) => [code, 'ABCD'[at] as string]));
const active = (code: string) => `${code},企业,410611,存续,`;
const merged = (code: string, into: string) => `${code},企业,410611,,${into}`;
const CIRCLE = { code: 'IMPLAUSIBLE', column: 'mergedInto', messageEn: expect.stringContaining('circle') };
const UNKNOWN = { code: 'IMPLAUSIBLE', messageEn: expect.stringContaining('not known') };

describe('mergers in a list', () => {
  let db: Database;
  beforeEach(async () => {
    db = await openTestDatabase();
    await putRegions(db);
    await putFeed(db, registerFeed('enterprises', { onReject: 'keep-valid' }));
  });
  afterEach(() => db.close());

  const take = (...rows: readonly string[]) => send(db, 'enterprises', list(HEADER, ...rows));
  /** `A>B` for A merged into B. */
  const mergers = async () => {
    const rows = await rowsOf(
      db,
      `select uscc, merged_into_uscc as "into" from enterprise where merged_into_uscc is not null order by uscc`,
    );
    return rows.map((row) => `${letters.get(String(row.uscc))}>${letters.get(String(row.into))}`);
  };

  it('are refused when a later file closes a circle, of two or of more', async () => {
    await take(active(A), active(B), active(C), active(D));
    await take(merged(A, B));
    const two = await take(merged(B, A));
    expect(two.rejects).toMatchObject([{ ...CIRCLE, line: 2, messageZh: expect.stringContaining('成环') }]);
    await take(merged(B, C));
    await take(merged(C, D));
    const four = await take(merged(D, A), merged(A, B));
    expect(four.rejects).toMatchObject([{ ...CIRCLE, line: 2 }]);
    expect(countsOf(four)).toEqual([0, 0, 1, 1, 0]);
    expect(await mergers()).toEqual(['A>B', 'B>C', 'C>D']);
  });

  it('are refused when one file holds a circle, of known enterprises, of new ones, or of both', async () => {
    const fresh = await take(merged(A, B), merged(B, A));
    expect(fresh.rejects).toMatchObject([CIRCLE, CIRCLE]);
    await take(active(A), active(B));
    const known = await take(merged(A, B), merged(B, A));
    expect(known.rejects).toMatchObject([CIRCLE, CIRCLE]);
    const both = await take(merged(A, C), merged(C, D), merged(D, A));
    expect(both.rejects).toMatchObject([CIRCLE, CIRCLE, CIRCLE]);
    expect(await mergers()).toEqual([]);
    expect(await rowsOf(db, 'select from enterprise')).toHaveLength(2);
  });

  it('may be turned round in one file, whatever the order of its rows', async () => {
    await take(active(A), active(B));
    await take(merged(A, B));
    expect(countsOf(await take(merged(B, A), active(A)))).toEqual([0, 2, 0, 0, 0]);
    expect(await mergers()).toEqual(['B>A']);
    expect(countsOf(await take(active(B), merged(A, B)))).toEqual([0, 2, 0, 0, 0]);
    expect(await mergers()).toEqual(['A>B']);
  });

  it('close no circle through what a refused row leaves in force', async () => {
    await take(active(A), active(B), active(C));
    await take(merged(A, B));
    // Refused for their circle, A and C leave A>B in force: B>A must not join it.
    const circle = await take(merged(A, C), merged(C, A), merged(B, A));
    expect(circle.rejects).toMatchObject([CIRCLE, CIRCLE, CIRCLE]);
    // The same, when A is refused because nobody knows its successor: B leads there too.
    const unknown = await take(merged(A, D), merged(B, A));
    expect(unknown.rejects).toMatchObject([UNKNOWN, UNKNOWN]);
    expect(await mergers()).toEqual(['A>B']);
  });

  it('that lead into a circle are refused with it, and taken once it is gone', async () => {
    await take(active(A), active(B), active(C));
    const first = await take(merged(D, A), merged(A, B), merged(B, A));
    expect(first.rejects).toMatchObject([CIRCLE, CIRCLE, CIRCLE]);
    expect(countsOf(await take(merged(D, A), merged(A, B)))).toEqual([1, 1, 0, 0, 0]);
    expect(await mergers()).toEqual(['A>B', 'D>A']);
  });

  it('are refused when they lead to an enterprise that nobody knows', async () => {
    await take(active(A));
    const run = await take(merged(B, C), merged(C, D), merged(A, B));
    expect(run.rejects).toMatchObject([UNKNOWN, UNKNOWN, UNKNOWN]);
    expect(await mergers()).toEqual([]);
  });

  it('may follow each other a hundred times, and not once more', async () => {
    const chain = (length: number) =>
      Array.from({ length }, (_, at) => merged(uscc(100 + at), uscc(101 + at))).concat(
        active(uscc(100 + length)),
      );
    const long = await take(...chain(101));
    expect(codesIn(long)).toEqual(['ERROR IMPLAUSIBLE 2']);
    expect(long.rejects[0]?.messageEn).toContain('more than 100');
    expect(countsOf(long)).toEqual([101, 0, 0, 1, 0]);
    const [end] = [uscc(201)];
    expect(countsOf(await take(merged(end, A), active(A)))).toEqual([1, 1, 0, 0, 0]);
    expect(countsOf(await take(`${uscc(101)},更名,410621,,${uscc(102)}`))).toEqual([0, 1, 0, 0, 0]);
  });
});
