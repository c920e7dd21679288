import fc from 'fast-check';
import { type ChangeToken, readToken, writeToken } from '../../../src/services/changes/change-token';

const LOG = '4f1c2d3e-0a1b-4c2d-8e3f-0123456789ab';
const snapshot = fc
  .tuple(
    fc.bigInt({ min: 1n, max: 10n ** 15n }),
    fc.uniqueArray(fc.bigInt({ min: 0n, max: 999n }), { maxLength: 20 }),
  )
  .map(([xmin, steps]) => {
    const running = steps.map((step) => xmin + step).sort((a, b) => (a < b ? -1 : 1));
    return `${xmin}:${xmin + 1000n}:${running.join(',')}`;
  });
const token: fc.Arbitrary<ChangeToken> = fc.record({
  logId: fc.constant(LOG),
  scope: fc.stringMatching(/^[\w-]{16}$/),
  since: snapshot,
  within: fc.constant(null),
});

describe('a token of the change log', () => {
  it('is read back as it was written', () => {
    fc.assert(fc.property(token, (given) => expect(readToken(writeToken(given))).toEqual(given)));
    const within = { until: '9:12:9,11', after: '123' };
    const given = { logId: LOG, scope: 'a'.repeat(16), since: '5:10:5,7', within };
    expect(readToken(writeToken(given))).toEqual(given);
  });

  it('is refused when a single character of it was altered', () => {
    const text = writeToken({ logId: LOG, scope: 'a'.repeat(16), since: '5:10:5,7', within: null });
    for (let at = 0; at < text.length; at += 1) {
      const other = text[at] === 'A' ? 'B' : 'A';
      expect(() => readToken(text.slice(0, at) + other + text.slice(at + 1))).toThrow(
        expect.objectContaining({ code: 'BAD_CHANGE_TOKEN' }),
      );
    }
  });

  it('is refused when what it says cannot be, although it is well written', () => {
    const fine = { logId: LOG, scope: 'a'.repeat(16), since: '5:10:5,7', within: null };
    const bad: Partial<ChangeToken>[] = [
      ...[
        '',
        '5',
        '5:10',
        '10:5:',
        '0:5:',
        '5:10:11',
        '5:10:4',
        '5:10:7,5',
        '5:10:5,5',
        '5:10:x',
        '05:10:',
      ].map((since) => ({ since })),
      ...['5:10::', '-5:10:', '5:1e3:', `5:${'9'.repeat(19)}:`, `5:10:' or 1=1`].map((since) => ({ since })),
      ...[{ logId: 'x' }, { logId: `${LOG}'` }, { scope: 'a' }, { scope: `${'a'.repeat(15)}'` }],
      ...[{ within: { until: '5:9:', after: '1' } }, { within: { until: '5:10:', after: '-1' } }],
      ...[{ within: { until: '5:10:', after: '1 2' } }, { within: { until: '', after: '1' } }],
    ];
    for (const part of bad) {
      const text = writeToken({ ...fine, ...part });
      expect(() => readToken(text)).toThrow(expect.objectContaining({ code: 'BAD_CHANGE_TOKEN' }));
    }
  });

  it('is refused, whatever text it is, when nobody gave it out', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (text) => {
        expect(() => readToken(text)).toThrow(expect.objectContaining({ code: 'BAD_CHANGE_TOKEN' }));
      }),
    );
  });
});
