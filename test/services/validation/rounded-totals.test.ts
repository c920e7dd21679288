import fc from 'fast-check';
import type { Database } from '../../../src/db/database';
import { exactDecimal } from '../../../src/domain/decimal';
import { parsePeriod } from '../../../src/domain/period';
import { roundingTolerance } from '../../../src/domain/validation/tolerance';
import type { IncomingFigure } from '../../../src/services/ingestion/figure-lines';
import { stageFigures } from '../../../src/services/ingestion/staging';
import { judgeStaging } from '../../../src/services/validation/judge-staging';
import { openTestDatabase } from '../../support/database';
import { insertMoreReferenceRows, putRules } from './judging-fixture';

/** A number that is true to the yuan, and how it is printed. */
interface Printing {
  readonly unit: 'CNY_10K' | 'CNY_100M';
  readonly decimals: number;
}

const FACTOR = { CNY_10K: 10_000n, CNY_100M: 100_000_000n } as const;
const PARTS = ['primary', 'secondary', 'tertiary'] as const;
const FIRST_YEAR = 1950;
const IDENTITIES = 40;

const digitOf = ({ unit, decimals }: Printing): bigint => FACTOR[unit] / 10n ** BigInt(decimals);

/** Half up, in yuan. */
const rounded = (yuan: bigint, printing: Printing): bigint => {
  const digit = digitOf(printing);
  return ((2n * yuan + digit) / (2n * digit)) * digit;
};

function textOf(yuan: bigint, printing: Printing): string {
  const digits = (yuan / digitOf(printing)).toString().padStart(printing.decimals + 1, '0');
  if (printing.decimals === 0) return digits;
  const cut = digits.length - printing.decimals;
  return `${digits.slice(0, cut)}.${digits.slice(cut)}`;
}

const printing: fc.Arbitrary<Printing> = fc.record({
  unit: fc.constantFrom('CNY_10K' as const, 'CNY_100M' as const),
  decimals: fc.nat(4),
});
const identity = fc.record({
  parts: fc.tuple(...PARTS.map(() => fc.record({ yuan: fc.bigInt(0n, 10n ** 13n), printing }))),
  printing,
});
type Identity = typeof identity extends fc.Arbitrary<infer Value> ? Value : never;

describe('numbers that were rounded from a consistent truth', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase();
    await insertMoreReferenceRows(db);
    await putRules(db, {
      ...{ kind: 'TOTAL_OF_PARTS', severity: 'WARNING' },
      parameters: { total: 'gdp', parts: PARTS, complete: true },
    });
  });
  afterAll(() => db.close());

  const figure = (indicatorCode: string, yuan: bigint, given: Printing, year: number): IncomingFigure => ({
    ...{ indicatorCode, regionCode: '410600', period: parsePeriod(String(year)), unit: given.unit },
    ...{ value: yuan.toString(), published: textOf(yuan, given), status: 'A', line: year, column: '数值' },
    publishedAt: '2020-01-01T00:00:00Z',
  });

  /** The figures of one year; `off` digits are added to the total. */
  function figuresOf({ parts, printing: whole }: Identity, year: number, off = 0n): IncomingFigure[] {
    const sum = parts.reduce((total, { yuan }) => total + yuan, 0n);
    return [
      figure('gdp', rounded(sum, whole) + off * digitOf(whole), whole, year),
      ...parts.map((part, at) =>
        figure(PARTS[at] as string, rounded(part.yuan, part.printing), part.printing, year),
      ),
    ];
  }

  /** The years whose identity is found broken. */
  const broken = (figures: readonly (readonly IncomingFigure[])[]): Promise<number[]> =>
    db.rehearse(async (tx) => {
      await stageFigures(tx, figures);
      const traits = { feedSlug: 'bureau', isSynthetic: false, blanksRetract: false, repeats: false };
      return (await judgeStaging(tx, traits)).violations.map(({ line }) => line);
    });

  const toleranceOf = (figures: readonly IncomingFigure[]) =>
    roundingTolerance(
      figures.map(({ published, unit }) => ({
        ...{ text: published, factor: String(FACTOR[unit as Printing['unit']]), isCounted: false },
      })),
    );

  it('never break their total', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(identity, { minLength: 1, maxLength: IDENTITIES }), async (identities) => {
        expect(await broken(identities.map((one, at) => figuresOf(one, FIRST_YEAR + at)))).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  it('break it exactly where they are further apart than rounding allows', async () => {
    const shifted = fc.record({ one: identity, off: fc.bigInt(0n, 40n) });
    await fc.assert(
      fc.asyncProperty(fc.array(shifted, { minLength: 1, maxLength: IDENTITIES }), async (given) => {
        const years = given.map(({ one, off }, at) => figuresOf(one, FIRST_YEAR + at, off));
        const expected = years.flatMap((figures, at) => {
          const [total, ...parts] = figures.map(({ value }) => exactDecimal(value as string));
          const sum = parts.reduce((all, part) => all.plus(part), exactDecimal('0'));
          return sum
            .minus(total ?? 0)
            .abs()
            .gt(toleranceOf(figures))
            ? [FIRST_YEAR + at]
            : [];
        });
        expect(await broken(years)).toEqual(expected);
      }),
      { numRuns: 12 },
    );
  });
});
