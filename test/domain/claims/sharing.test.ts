import fc from 'fast-check';
import { amountOf, shareLoss } from '../../../src/domain/claims/loss-shares';
import { planPayment } from '../../../src/domain/claims/payment';
import { type Bearer, openLoss, shareRecovery } from '../../../src/domain/claims/recovery';
import { Decimal, ZERO } from '../../../src/domain/decimal';
import type { RuleRef } from '../../../src/domain/programmes/terms';

const rule: RuleRef = {
  ...{
    programme: 'p',
    key: 'loss-share',
    kind: 'LOSS_SHARE',
    clause: '§1',
    nameZh: '分担',
    nameEn: 'Shares',
  },
};
const cents = (max: number) => fc.integer({ min: 1, max }).map((n) => new Decimal(n).dividedBy(100));
const sum = (amounts: readonly Decimal[]) => amounts.reduce((all, one) => all.plus(one), ZERO);

describe('who bears a loss', () => {
  const percents = fc.integer({ min: 1, max: 99 });

  it('sums to the loss, each part within a cent of its share', () => {
    fc.assert(
      fc.property(cents(1e9), percents, (loss, percent) => {
        const value = [
          { bearer: 'FUND', percent: new Decimal(percent) },
          { bearer: 'BANK', percent: new Decimal(100 - percent) },
        ] as const;
        const terms = { lossShares: { stated: true, value, rule }, insuredLossShares: null } as const;
        const shared = shareLoss(terms, null, loss);
        if ('gap' in shared) throw new Error('stated');
        expect(sum(shared.shares.map(({ amount }) => amount)).equals(loss)).toBe(true);
        for (const { amount, percent: own } of shared.shares) {
          expect(amount.minus(loss.times(own).dividedBy(100)).abs().lessThan('0.01')).toBe(true);
        }
        expect(amountOf(shared.shares, 'INSURER').isZero()).toBe(true);
      }),
    );
  });

  it('is a gap where the text states no shares, or leaves one of them open', () => {
    const loss = new Decimal('100');
    expect(shareLoss({ lossShares: null, insuredLossShares: null }, null, loss)).toMatchObject({
      gap: { clause: null, gapEn: 'The text does not say who bears the losses' },
    });
    const open = { stated: true, value: [{ bearer: 'FUND', percent: null }], rule } as const;
    expect(shareLoss({ lossShares: open, insuredLossShares: null }, null, loss)).toMatchObject({
      gap: { clause: '§1' },
    });
    const empty = { stated: true, value: [], rule } as const;
    expect(shareLoss({ lossShares: empty, insuredLossShares: null }, null, loss)).toHaveProperty('gap');
    const unstated = { stated: false, rule, gapZh: '未写', gapEn: 'not stated' } as const;
    expect(shareLoss({ lossShares: unstated, insuredLossShares: null }, null, loss)).toEqual({
      gap: { clause: '§1', gapZh: '未写', gapEn: 'not stated' },
    });
  });

  it('follows the policy of an insured loan only where the text speaks of insured loans', () => {
    const value = [{ bearer: 'FUND', percent: new Decimal(100) }] as const;
    const lossShares = { stated: true, value, rule } as const;
    const insured = { stated: false, rule, gapZh: '未写', gapEn: 'not stated' } as const;
    const [loss, eighty] = [new Decimal('100'), new Decimal('80')];
    const bearers = (shared: ReturnType<typeof shareLoss>) =>
      'shares' in shared ? shared.shares.map(({ bearer }) => bearer) : [];
    expect(bearers(shareLoss({ lossShares, insuredLossShares: null }, eighty, loss))).toEqual(['FUND']);
    expect(bearers(shareLoss({ lossShares, insuredLossShares: insured }, eighty, loss))).toEqual([
      ...['INSURER', 'BANK'],
    ]);
    expect(bearers(shareLoss({ lossShares, insuredLossShares: insured }, null, loss))).toEqual(['FUND']);
  });
});

describe('from what a claim is paid', () => {
  it('never takes more than is there, and pays all of it or nothing', () => {
    fc.assert(
      fc.property(cents(1e6), cents(1e6), cents(1e6), fc.boolean(), (due, atBank, elsewhere, beyond) => {
        const money = { total: atBank.plus(elsewhere), atBank };
        const plan = planPayment(due, money, beyond);
        if ('waitsFor' in plan) {
          expect(plan.missing.greaterThan(0)).toBe(true);
          if (plan.waitsFor === 'MONEY') expect(beyond || due.lessThanOrEqualTo(money.total)).toBe(false);
          return;
        }
        expect(plan.fromFund.plus(plan.further).equals(due)).toBe(true);
        expect(plan.fromFund.lessThanOrEqualTo(atBank)).toBe(true);
        if (plan.further.greaterThan(0)) expect(plan.fromFund.equals(money.total)).toBe(true);
      }),
    );
  });
});

describe('to whom recoveries go', () => {
  const bearing = (loss: Decimal, percent: number): readonly Bearer[] => {
    const value = [
      { bearer: 'FUND', percent: new Decimal(percent) },
      { bearer: 'BANK', percent: new Decimal(100 - percent) },
    ] as const;
    const terms = { lossShares: { stated: true, value, rule }, insuredLossShares: null } as const;
    const shared = shareLoss(terms, null, loss);
    if ('gap' in shared) throw new Error('stated');
    return shared.shares.map((one) => ({ ...one, recovered: ZERO, byProportion: ZERO }));
  };

  const some = fc.array(fc.record({ part: fc.integer({ min: 1, max: 100 }), byLawsuit: fc.boolean() }), {
    maxLength: 12,
  });

  it('in whatever parts they come, nobody gets back more than they bore, and in the end all of it', () => {
    fc.assert(
      fc.property(cents(1e8), fc.integer({ min: 1, max: 99 }), some, (loss, percent, parts) => {
        let bearers = bearing(loss, percent);
        const take = (amount: Decimal, byLawsuit: boolean) => {
          const shares = shareRecovery(amount, bearers, byLawsuit);
          expect(sum(shares).equals(amount)).toBe(true);
          expect(shares.every((share) => !share.isNegative() && share.decimalPlaces() <= 2)).toBe(true);
          bearers = bearers.map((one, at) => ({
            ...one,
            recovered: one.recovered.plus(shares[at] as Decimal),
            byProportion: byLawsuit ? one.byProportion : one.byProportion.plus(shares[at] as Decimal),
          }));
          for (const { recovered, amount: bore } of bearers) {
            expect(recovered.lessThanOrEqualTo(bore)).toBe(true);
          }
        };
        for (const { part, byLawsuit } of parts) {
          const amount = openLoss(bearers).times(part).dividedBy(100).toDecimalPlaces(2, Decimal.ROUND_FLOOR);
          if (amount.greaterThan(0)) take(amount, byLawsuit);
        }
        const rest = openLoss(bearers);
        if (rest.greaterThan(0)) take(rest, false);
        expect(bearers.every(({ recovered, amount }) => recovered.equals(amount))).toBe(true);
      }),
    );
  });

  it('of a lawsuit the fund gets all until it is made whole; without a fund it is shared as ever', () => {
    const bearers = bearing(new Decimal('100'), 70);
    const [fund, bank] = shareRecovery(new Decimal('80'), bearers, true);
    expect([fund?.toFixed(2), bank?.toFixed(2)]).toEqual(['70.00', '10.00']);
    const insured = bearers.map((one) =>
      one.bearer === 'FUND' ? { ...one, bearer: 'INSURER' as const } : one,
    );
    expect(shareRecovery(new Decimal('10'), insured, true).map((part) => part.toFixed(2))).toEqual([
      ...['7.00', '3.00'],
    ]);
  });

  it('is never more than the loss', () => {
    expect(() => shareRecovery(new Decimal('100.01'), bearing(new Decimal('100'), 70), false)).toThrow(
      RangeError,
    );
  });
});
