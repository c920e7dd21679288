import fc from 'fast-check';
import { sourceOf } from '../../support/reading';
import { HARVEST, readSdmx, sdmxFeed } from '../../support/sdmx';
import { type Observed, WRITERS } from '../../support/sdmx-writers';

const FEED = sdmxFeed(`onReject: keep-valid\n${HARVEST}`);
const OBSERVATIONS: readonly Observed[] = ['410600', '620921'].flatMap((area) =>
  ['2024', '2026-M05'].flatMap((period) => [
    { crop: 'RICE', area, period, value: '12.50', status: 'A' },
    { crop: 'WHEAT', area, period, value: null, status: 'L' },
  ]),
);
const MESSAGES = Object.values(WRITERS).map((write) => write(OBSERVATIONS));

const scrap = fc.oneof(
  fc.constantFrom(
    '<',
    '>',
    '"',
    '/',
    '&',
    '&#0;',
    '<!DOCTYPE x>',
    '<!--',
    ']]>',
    '<Obs/>',
    ' a="1"',
    'xmlns=""',
  ),
  fc.constantFrom('{', '}', '[', ']', ':', ',', 'null', '1e9', '-1', '"__proto__":', '\\ud800', '\\u0000'),
  fc.constantFrom('\0', '\r', '\n', '~', 'NaN', 'Delete', ';', '\t', ': ', '2024', 'D', '-'),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const damage = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(40), put: scrap });
const damaged = fc
  .tuple(fc.constantFrom(...MESSAGES), fc.array(damage, { minLength: 1, maxLength: 4 }))
  .map(([message, all]) =>
    all.reduce((text, { at, cut, put }) => {
      const from = Math.floor(at * text.length);
      return text.slice(0, from) + put + text.slice(from + cut);
    }, message),
  );

describe('a damaged message of SDMX', () => {
  it('ends in figures and problems whose counts add up, and in nothing that a database would not take', async () => {
    await fc.assert(
      fc.asyncProperty(damaged, fc.integer({ min: 5, max: 900 }), async (text, chunkBytes) => {
        const outcome = await readSdmx(sourceOf(text, chunkBytes), FEED);
        const { read, rows, withdrawn, rejected, ignored, repeated, problems } = outcome;
        expect(rows.length - withdrawn.length + rejected + ignored + repeated).toBe(read);
        const texts = [
          ...rows.flatMap(({ column, published }) => [column, published]),
          ...problems.flatMap(({ column, raw, messageZh, messageEn }) => [
            column ?? '',
            raw,
            messageZh,
            messageEn,
          ]),
        ];
        for (const one of texts) expect(one).not.toMatch(/\0|\p{Surrogate}/u);
      }),
      { numRuns: 600 },
    );
  });

  it('gives the same however its bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(damaged, fc.integer({ min: 1, max: 60 }), async (text, chunkBytes) => {
        const [whole, cut] = [
          await readSdmx(sourceOf(text), FEED),
          await readSdmx(sourceOf(text, chunkBytes), FEED),
        ];
        const rowsOf = ({ rows }: typeof whole) => rows.map(({ value, line }) => `${line} ${value}`);
        if (whole.problems.some(({ severity }) => severity === 'FATAL')) {
          expect(cut.problems.map(({ code }) => code)).toContain(whole.problems.at(-1)?.code);
        } else expect(rowsOf(cut)).toEqual(rowsOf(whole));
      }),
      { numRuns: 150 },
    );
  });
});
