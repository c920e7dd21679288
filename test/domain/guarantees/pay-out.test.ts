import fc from 'fast-check';
import { Decimal, ZERO } from '../../../src/domain/decimal';
import { payOut } from '../../../src/domain/guarantees/pay-out';
import { readPercent } from '../../../src/domain/guarantees/percent';
import {
  type GuaranteeParts,
  type HandedOn,
  handedOnBy,
  institutionsIn,
  partsProblem,
  takenBy,
} from '../../../src/domain/guarantees/shares';
import { d, parts } from './texts';

const TEN_THOUSANDTH = 10_000;
const percentOf = (units: number) => new Decimal(units).dividedBy(TEN_THOUSANDTH);
const sum = (amounts: Iterable<Decimal>) => [...amounts].reduce<Decimal>((a, b) => a.plus(b), ZERO);

/** Two or three guarantors, and a chain of re-guarantees of which each hands on a part of what it holds. */
const someParts: fc.Arbitrary<GuaranteeParts> = fc
  .record({
    cuts: fc.uniqueArray(fc.integer({ min: 1, max: 999_999 }), { minLength: 2, maxLength: 3 }),
    onward: fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.integer({ min: 1, max: 100 })), { maxLength: 5 }),
  })
  .map(({ cuts, onward }) => {
    const marks = [...cuts].sort((a, b) => a - b);
    const pieces = [...marks, 1_000_000].map((mark, at) => mark - (marks[at - 1] ?? 0));
    const [bank = 0, ...shares] = pieces;
    const handedOn: HandedOn[] = [];
    const given: GuaranteeParts = {
      bankPercent: percentOf(bank),
      guarantors: shares.map((units, at) => ({ institution: `g${at}`, percent: percentOf(units) })),
      handedOn,
    };
    for (const [a, b, part] of onward) {
      const [from, to] = [`g${Math.min(a, b)}`, `g${Math.max(a, b)}`];
      const held = takenBy(given, from).minus(handedOnBy(given, from));
      const percent = held.times(part).dividedBy(100).toDecimalPlaces(4, Decimal.ROUND_FLOOR);
      const isNew = from !== to && !handedOn.some((one) => one.from === from && one.to === to);
      if (isNew && percent.greaterThan(0)) handedOn.push({ from, to, percent });
    }
    return given;
  });
const someLoss = fc.integer({ min: 0, max: 2_000_000_000 }).map((cents) => new Decimal(cents).dividedBy(100));

describe('how a loss under a guarantee is shared out', () => {
  it('loses no cent and makes none, to the bank and on along the re-guarantees', () => {
    fc.assert(
      fc.property(someLoss, someParts, (loss, given) => {
        expect(partsProblem(given)).toBeNull();
        const { bank, guarantors, reGuarantees, borne } = payOut(loss, given);
        expect(sum([bank, ...guarantors.values()]).equals(loss)).toBe(true);
        expect(sum([bank, ...borne.values()]).equals(loss)).toBe(true);
        for (const amount of [bank, ...guarantors.values(), ...borne.values()]) {
          expect(amount.isNegative()).toBe(false);
          expect(amount.decimalPlaces()).toBeLessThanOrEqual(2);
        }
        // Whoever pays is paid by those behind, and bears what is left.
        for (const institution of institutionsIn(given)) {
          const paid = sum([
            guarantors.get(institution) ?? ZERO,
            ...reGuarantees.filter(({ from }) => from === institution).map(({ amount }) => amount),
          ]);
          const got = sum(reGuarantees.filter(({ to }) => to === institution).map(({ amount }) => amount));
          expect(paid.minus(got).equals(borne.get(institution) ?? ZERO)).toBe(true);
        }
      }),
    );
  });

  it('leaves each within a cent or two of its exact part', () => {
    fc.assert(
      fc.property(someLoss, someParts, (loss, given) => {
        for (const [institution, own] of payOut(loss, given).borne) {
          const holds = takenBy(given, institution).minus(handedOnBy(given, institution));
          const exact = loss.times(holds).dividedBy(100);
          expect(own.minus(exact).abs().lessThan('0.06')).toBe(true);
        }
      }),
    );
  });

  it('goes down three levels, whoever was written first', () => {
    const chain = parts('20', { county: '80' }, [
      ['city', 'province', '30'],
      ['county', 'city', '50'],
    ]);
    const { bank, reGuarantees, borne } = payOut(d('100.01'), chain);
    expect(bank.toFixed(2)).toBe('20.00');
    expect(reGuarantees.map(({ from, to, amount }) => [from, to, amount.toFixed(2)])).toEqual([
      ['city', 'county', '50.01'],
      ['province', 'city', '30.01'],
    ]);
    expect(Object.fromEntries([...borne].map(([who, amount]) => [who, amount.toFixed(2)]))).toEqual({
      ...{ county: '30.00', city: '20.00', province: '30.01' },
    });
  });

  it('gives the bank nothing to bear where it has no share', () => {
    expect(payOut(d('10'), parts('0', { a: '100' })).bank.toFixed(2)).toBe('0.00');
  });

  it('does not end where re-guarantees come back to where they began', () => {
    expect(() =>
      payOut(
        d('10'),
        parts('0', { a: '100' }, [
          ['a', 'b', '50'],
          ['b', 'a', '20'],
        ]),
      ),
    ).toThrow(/circle/);
  });
});

describe('parts of a guarantee', () => {
  it.each([
    ['nobody but the bank', parts('100', {}), 'NO_GUARANTOR'],
    ['0.01 short', parts('20', { a: '79.99' }), 'SHARES_NOT_100'],
    ['too much', parts('20.0001', { a: '80' }), 'SHARES_NOT_100'],
    ['to itself', parts('20', { a: '80' }, [['a', 'a', '1']]), 'RE_GUARANTEE_BY_ITSELF'],
    [
      'the same twice',
      parts('20', { a: '80' }, [
        ['a', 'b', '1'],
        ['a', 'b', '2'],
      ]),
      'RE_GUARANTEE_TWICE',
    ],
    [
      'a circle of three',
      parts('20', { a: '80' }, [
        ['a', 'b', '9'],
        ['b', 'c', '5'],
        ['c', 'a', '1'],
      ]),
      'RE_GUARANTEE_IN_A_CIRCLE',
    ],
    ['above the share', parts('20', { a: '80' }, [['a', 'b', '80.0001']]), 'RE_GUARANTEE_ABOVE_SHARE'],
    [
      'above the share by two',
      parts('20', { a: '80' }, [
        ['a', 'b', '50'],
        ['a', 'c', '31'],
      ]),
      'RE_GUARANTEE_ABOVE_SHARE',
    ],
    ['of what it never held', parts('20', { a: '80' }, [['c', 'b', '1']]), 'RE_GUARANTEE_ABOVE_SHARE'],
  ] as const)('are refused: %s', (_, given, problem) => {
    expect(partsProblem(given)?.problem).toBe(problem);
  });

  it('name the guarantor that is there twice', () => {
    const twice = {
      ...parts('20', { a: '40' }),
      guarantors: [d('40'), d('40')].map((percent) => ({ institution: 'a', percent })),
    };
    expect(partsProblem(twice)).toEqual({ problem: 'GUARANTOR_TWICE', institution: 'a' });
  });

  it('fit where all of a share is handed on, by two roads that meet', () => {
    const diamond = parts('20', { a: '80' }, [
      ['a', 'b', '40'],
      ['a', 'c', '40'],
      ['b', 'z', '40'],
      ['c', 'z', '40'],
    ]);
    expect(partsProblem(diamond)).toBeNull();
    expect(payOut(d('1'), diamond).borne.get('z')?.toFixed(2)).toBe('0.80');
  });

  it.each([
    ['20', true, '20'],
    ['0', true, '0'],
    ['100', false, '100'],
    ['33.3333', false, '33.3333'],
    ['0', false, 'NOT_POSITIVE'],
    ['-1', true, 'NEGATIVE'],
    ['100.0001', true, 'ABOVE_100'],
    ['33.33333', true, 'TOO_MANY_DECIMALS'],
    ['NaN', true, 'NOT_A_NUMBER'],
    ['1e1', true, 'NOT_A_NUMBER'],
    ['２０', true, 'NOT_A_NUMBER'],
    ['', true, 'NOT_A_NUMBER'],
  ] as const)('are read strictly: %s', (text, orZero, expected) => {
    const read = readPercent(text, { decimals: 4, orZero });
    expect(typeof read === 'string' ? read : read.toFixed()).toBe(expected);
  });
});
