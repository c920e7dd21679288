import fc from 'fast-check';
import { globalId } from '../../src/entities/node';
import { API_KEYS, FEED_REJECTS, FEED_RUNS, REGIONS } from '../../src/loaders/lists';
import { readCursor, writeCursor } from '../../src/schema/cursor';
import { readNodeId } from '../../src/schema/node-id';

const RUN_KEYS = ['2019-06-01T00:00:00.000001Z', '01234567-89ab-cdef-0123-456789abcdef'];

describe('cursors', () => {
  it('come back as the keys that they were made of', () => {
    expect(readCursor(FEED_RUNS, writeCursor(FEED_RUNS, RUN_KEYS))).toEqual(RUN_KEYS);
    const text = fc
      .string({ unit: 'binary', maxLength: 100 })
      .filter((s) => !s.includes('\0') && s.isWellFormed());
    fc.assert(
      fc.property(text, (key) => {
        expect(readCursor(REGIONS, writeCursor(REGIONS, [key]))).toEqual([key]);
      }),
    );
  });

  it('are refused by every other list, although its keys have the same shape', () => {
    expect(() => readCursor(API_KEYS, writeCursor(FEED_RUNS, RUN_KEYS))).toThrow('cursor');
  });

  it('are refused when their keys do not fit the list, even if somebody computed the check', () => {
    const forged = [
      writeCursor(FEED_RUNS, ['now', RUN_KEYS[1] as string]),
      writeCursor(FEED_RUNS, [RUN_KEYS[0] as string, "x'; --"]),
      writeCursor(FEED_RUNS, RUN_KEYS.slice(0, 1)),
      writeCursor(FEED_RUNS, [...RUN_KEYS, 'more']),
      writeCursor(FEED_RUNS, [RUN_KEYS[0] as string, null as unknown as string]),
    ];
    for (const cursor of forged) expect(() => readCursor(FEED_RUNS, cursor)).toThrow('cursor');
    expect(() => readCursor(FEED_REJECTS, writeCursor(FEED_REJECTS, ['-1']))).toThrow('cursor');
    expect(() => readCursor(REGIONS, writeCursor(REGIONS, ['a\0']))).toThrow('cursor');
  });

  it('are refused after any change of a single character', () => {
    const cursor = writeCursor(FEED_RUNS, RUN_KEYS);
    fc.assert(
      fc.property(fc.nat(cursor.length - 1), fc.constantFrom(...'AZaz09-_=. '), (at, c) => {
        fc.pre(cursor[at] !== c);
        expect(() => readCursor(FEED_RUNS, cursor.slice(0, at) + c + cursor.slice(at + 1))).toThrow('cursor');
      }),
    );
  });

  it('are never read from what they are not', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(() => readCursor(REGIONS, text)).toThrow('cursor')));
  });
});

describe('global ids', () => {
  it('come back as the type and key that they were made of, and only in the one form given out', () => {
    const key = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(
        key.filter((s) => !s.includes('\0') && s.isWellFormed()),
        (text) => {
          const id = globalId('Target', text);
          expect(readNodeId(id)).toEqual({ type: 'Target', key: text });
          expect(readNodeId(`${id}=`)).toBeNull();
        },
      ),
    );
    fc.assert(
      fc.property(
        fc.string(),
        (text) =>
          readNodeId(text) === null ||
          globalId(readNodeId(text)?.type as string, readNodeId(text)?.key as string) === text,
      ),
    );
  });
});
