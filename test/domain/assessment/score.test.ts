import fc from 'fast-check';
import { bandOf, rankOf, yearScore } from '../../../src/domain/assessment/band';
import { differencesOf } from '../../../src/domain/assessment/difference';
import { pointsOf } from '../../../src/domain/assessment/points';
import { choicesOf } from '../../../src/domain/assessment/scheme';
import { claimed, scoreItems, shareOut } from '../../../src/domain/assessment/score';
import { Decimal, ZERO } from '../../../src/domain/decimal';
import { AS_OF, deed, facts, factsOfDepartment, item, scheme } from './building';

const at = { asOf: AS_OF, scheme: scheme() };
const points = (given: Parameters<typeof pointsOf>[0], by = scheme()) => {
  const { points: got, unscored } = pointsOf(given, AS_OF, by);
  return got?.toFixed() ?? unscored;
};
const sum = (parts: readonly (string | null)[]) =>
  parts.reduce((total, part) => total.plus(part ?? '0'), ZERO);

describe('the points of an item', () => {
  it('are the attainment of what should be reached by the day, and no more than the cap', () => {
    expect(points(item())).toBe('80');
    expect(points(item({ actual: '70' }))).toBe('100');
    expect(points(item({ actual: '70' }), scheme({ numbers: { ...scheme().numbers, cap: '1.2' } }))).toBe(
      '120',
    );
    expect(points(item({ actual: '0' }))).toBe('0');
    const ofTarget = scheme({ numbers: { ...scheme().numbers, kind: 'ATTAINMENT_OF_TARGET' } });
    expect(points(item(), ofTarget)).toBe('40');
  });

  it('turn round where lower is better, and never fall below 0', () => {
    const lower = { comparator: 'AT_MOST', value: '10', expected: '10' } as const;
    expect(points(item({ ...lower, actual: '12.5' }))).toBe('80');
    expect(points(item({ ...lower, actual: '9' }))).toBe('100');
    expect(points(item({ actual: '-3', expected: '5' }))).toBe('0');
  });

  it('are none, with a name, where nothing is known or comparing means nothing', () => {
    expect(points(item({ actual: null }))).toBe('NO_DATA');
    expect(points(item({ value: null, expected: null }))).toBe('NO_DATA');
    expect(points(item({ value: '0', expected: '0', actual: '-1' }))).toBe('NOT_MEASURABLE');
    expect(points(item({ startsOn: '2019-07-01' }))).toBe('NOT_STARTED');
    const given = scheme({ noData: { ...scheme().noData, kind: 'POINTS', points: '50' } });
    expect(points(item({ actual: null }), given)).toBe('50');
  });

  it('of a deed follow its deadline, and an unreported one is not taken for undone', () => {
    expect(points(deed())).toBe('NOT_DUE');
    expect(points(deed({ actual: '1', doneOn: '2019-02-01' }))).toBe('100');
    expect(points(deed({ endsOn: '2019-03-31', actual: '0', doneOn: '2019-05-01' }))).toBe('60');
    expect(points(deed({ endsOn: '2019-03-31', actual: '0', doneOn: '2019-08-01' }))).toBe('0');
    expect(points(deed({ endsOn: '2019-06-30' }))).toBe('NO_DATA');
    const strict = scheme({ milestones: { ...scheme().milestones, unreported: 'OVERDUE' } });
    expect(points(deed({ endsOn: '2019-06-30' }), strict)).toBe('0');
  });

  it('come with a reason in both languages, whatever the item', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const [scored] = scoreItems([given], at).items;
        expect(scored?.explanationZh).toMatch(/。$/);
        expect(scored?.explanationEn).toMatch(/^[A-Z].*\.$/s);
        expect(scored?.explanationZh).not.toMatch(/undefined|null|NaN/);
        expect((scored?.points === null) === (scored?.unscored !== null)).toBe(true);
      }),
    );
  });
});

describe('the score of a department', () => {
  it('is the weighted mean of what is scored, and says how much each item adds', () => {
    const { items, score } = scoreItems(
      [item(), item({ targetKey: 'b', actual: '50', weight: '1' }), item({ targetKey: 'c', actual: null })],
      at,
    );
    expect(score).toBe('86.6667');
    expect(items.map(({ contribution }) => contribution)).toEqual(['53.3333', '33.3334', null]);
  });

  it('of three full items of any weights is exactly 100', () => {
    const full = ['1', '1', '1'].map((weight, i) => item({ targetKey: `k${i}`, actual: '50', weight }));
    expect(scoreItems(full, at).score).toBe('100');
  });

  it('is the exact sum of the contributions, and lies between the least and the most points', () => {
    fc.assert(
      fc.property(factsOfDepartment, (given) => {
        const { items, score } = scoreItems(given, at);
        const scored = items.filter((one) => one.points !== null);
        if (score === null) return expect(scored).toEqual([]);
        expect(sum(items.map(({ contribution }) => contribution)).toFixed()).toBe(score);
        const all = scored.map((one) => new Decimal(one.points as string));
        expect(new Decimal(score).gte(Decimal.min(...all).minus('0.0001'))).toBe(true);
        expect(new Decimal(score).lte(Decimal.max(...all).plus('0.0001'))).toBe(true);
      }),
    );
  });

  it('is the same whatever the weights are multiplied by', () => {
    fc.assert(
      fc.property(factsOfDepartment, fc.integer({ min: 2, max: 50 }), (given, factor) => {
        const heavier = given.map((one) => ({
          ...one,
          weight: new Decimal(one.weight).times(factor).toFixed(),
        }));
        expect(scoreItems(heavier, at).score).toBe(scoreItems(given, at).score);
      }),
    );
  });

  it('parts are rounded so that they sum to the rounded sum', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9_999), fc.integer({ min: 1, max: 97 }))), (given) => {
        const exact = given.map(([n, d]) => new Decimal(n).dividedBy(d));
        const parts = shareOut(exact);
        const total = exact.reduce((all, part) => all.plus(part), ZERO);
        const rounded = parts.reduce((all, part) => all.plus(part), ZERO);
        expect(rounded.equals(total.toDecimalPlaces(4))).toBe(true);
        parts.forEach((part, i) => {
          expect(
            part
              .minus(exact[i] as Decimal)
              .abs()
              .lte('0.0001'),
          ).toBe(true);
        });
      }),
    );
  });

  it('with what an appeal claims is the score of facts that said so from the beginning', () => {
    fc.assert(
      fc.property(factsOfDepartment, fc.nat(), fc.integer({ min: 0, max: 200 }), (given, place, actual) => {
        const numbers = given.filter(({ basis }) => basis !== 'MILESTONE');
        const chosen = numbers[place % Math.max(1, numbers.length)];
        if (!chosen) return;
        const claim = { targetKey: chosen.targetKey, actual: String(actual), treatment: null };
        const appealed = scoreItems(given, { ...at, corrections: [claim] });
        const stated = given.map((one) => (one === chosen ? claimed(one, claim, AS_OF) : one));
        expect(appealed.score).toBe(scoreItems(stated, at).score);
        // Once corrected, it is corrected: another appeal begins from there.
        const again = scoreItems(appealed.items, { ...at, corrections: [claim] });
        expect(again).toEqual(appealed);
      }),
    );
  });

  it('leaves out an item that an appeal says should not count', () => {
    const all = [item(), item({ targetKey: 'b', actual: '50' })];
    const corrections = [{ targetKey: 'p/s/patents', actual: null, treatment: 'NOT_SCORED' as const }];
    const { score, items } = scoreItems(all, { ...at, corrections });
    expect([score, items[0]?.unscored]).toEqual(['100', 'APPEAL_UPHELD']);
  });
});

describe('bands, years and ranks', () => {
  it('put each score into one band', () => {
    const bands = ['100', '90', '89.9999', '60', '59.9999', '0'].map(
      (score) => bandOf(score, scheme())?.code,
    );
    expect(bands).toEqual([
      ...['EXCELLENT', 'EXCELLENT', 'QUALIFIED', 'QUALIFIED', 'UNQUALIFIED', 'UNQUALIFIED'],
    ]);
    expect(bandOf(null, scheme())).toBeNull();
  });

  it('make a year of the quarters that have a score, and say whether all have one', () => {
    const mean = scheme().year;
    expect(yearScore(['80', '90', null, '100'], mean)).toEqual({ score: '90', isComplete: false });
    expect(yearScore(['80', '90', '70', '100'], mean)).toEqual({ score: '85', isComplete: true });
    const last = { ...mean, kind: 'WEIGHTED', weights: ['1', '1', '1', '2'] } as const;
    expect(yearScore(['80', '80', '80', '100'], last).score).toBe('88');
    expect(yearScore([null, null, null, null], mean).score).toBeNull();
  });

  it('rank equal scores equally', () => {
    const all = ['90', '80', '90.0', null, '70'];
    expect(all.map((score) => rankOf(score, all))).toEqual([1, 3, 1, null, 4]);
  });
});

describe('a difference between then and now', () => {
  it('has parts that sum to the difference of the scores, whatever changed', () => {
    fc.assert(
      fc.property(factsOfDepartment, factsOfDepartment, (before, after) => {
        const [then, now] = [before, after].map((given) => ({ ...scoreItems(given, at), used: {} }));
        if (!then || !now) return;
        const parts = differencesOf(then, now, new Map());
        const difference = new Decimal(now.score ?? '0').minus(then.score ?? '0');
        expect(sum(parts.map(({ part }) => part)).equals(difference)).toBe(true);
        for (const part of parts)
          expect([part.causes.length > 0, part.explanationZh !== '']).toEqual([true, true]);
      }),
    );
  });

  it('is nothing between equal assessments', () => {
    fc.assert(
      fc.property(factsOfDepartment, (given) => {
        const one = { ...scoreItems(given, at), used: {} };
        expect(differencesOf(one, one, new Map())).toEqual([]);
      }),
    );
  });

  it('names a revised figure, a revised target, a weight and a rule', () => {
    const used = (value: string) => ({
      'p/s/patents': [
        { source: 'PUBLISHED', role: 'ACTUAL', start: '2019-01-01', end: '2019-06-30', value } as const,
      ],
    });
    const then = { ...scoreItems([item()], at), used: used('40') };
    const changed = item({ actual: '45', value: '120', expected: '60', targetVersion: 2, weight: '3' });
    const now = { ...scoreItems([changed], at), used: used('45') };
    const [part] = differencesOf(then, now, new Map([['p/s/patents', '70']]));
    expect(part?.causes).toEqual(['FIGURE_REVISED', 'TARGET_REVISED', 'WEIGHT_CHANGED', 'SCORING_CHANGED']);
    expect(part?.explanationEn).toContain(
      'The figure for January to June 2019 went from 40 items to 45 items.',
    );
    expect(part?.explanationZh).toContain('目标值由100件改为120件');
  });
});

describe('the choices of a scheme', () => {
  it('each rest on a clause or are ours', () => {
    const choices = choicesOf(scheme());
    expect(choices.map(({ path }) => path)).toContain('deadlines.appealWithin');
    expect(choices.map(({ path }) => path)).toContain('departments.1');
    expect(choices.filter(({ clause, isOurs }) => clause === null && !isOurs)).toEqual([]);
    expect(choices.find(({ path }) => path === 'numbers')?.value).toEqual({
      ...{ kind: 'ATTAINMENT_OF_EXPECTED', cap: '1' },
    });
  });
});
