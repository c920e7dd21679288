import fc from 'fast-check';
import { checkUnits } from '../../../src/domain/formula/check-units';
import { dependencyOrder } from '../../../src/domain/formula/cycles';
import { formulaOf } from './formulas';

const DIMENSIONS: Readonly<Record<string, string>> = {
  ...{
    money: 'money',
    people: 'count.person',
    items: 'count.item',
    share: 'ratio',
    firms: 'count.enterprise',
  },
};

const faultIn = (text: string, result: string) =>
  checkUnits(formulaOf(text), (name) => ({ dimension: DIMENSIONS[name] ?? name }), { dimension: result })
    ?.words.en ?? null;

describe('the units of a formula', () => {
  it.each([
    ['money / money * 100', 'ratio'],
    ['items / people * 10000', 'items-per-10k-people'],
    ['money / people', 'money-per-person'],
    ['share * money / 100', 'money'],
    ['(share + share) * 0.5', 'ratio'],
    ['share * firms / 100', 'count.enterprise'],
    ['items * money / items', 'money'],
  ])('of %s make %s', (text, result) => {
    expect(faultIn(text, result)).toBeNull();
  });

  it.each([
    [
      'money + people',
      'money',
      'the units do not fit: money is money and people is count.person: they cannot be added or subtracted',
    ],
    ['money / money', 'ratio', 'the units do not fit: it gives plain, not plain (× 100)'],
    ['items / people', 'items-per-10k-people', /not count.item × count.person\^-1 \(× 10000\)/],
    ['items / people * 1000', 'items-per-10k-people', /\(× 1000\), not .*\(× 10000\)/],
    ['firms / people * 10000', 'items-per-10k-people', /count.enterprise/],
    ['money * 100 + money', 'money', /cannot be added/],
    ['share - money / money', 'ratio', /cannot be added or subtracted/],
    ['money * money', 'money', /it gives money\^2, not money/],
  ])('are refused in %s for %s', (text, result, words) => {
    expect(faultIn(text, result)).toEqual(typeof words === 'string' ? words : expect.stringMatching(words));
  });
});

const anyGraph = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), { maxLength: 25 })
  .map((edges) => {
    const graph = new Map<string, string[]>();
    for (const [from, to] of edges) graph.set(`n${from}`, [...(graph.get(`n${from}`) ?? []), `n${to}`]);
    return graph;
  });

describe('the order of computing', () => {
  it('names the circle', () => {
    const graph = new Map([
      ['x', ['y']],
      ['y', ['z', 'w']],
      ['w', ['y']],
    ]);
    expect(dependencyOrder(graph)).toEqual({ order: null, cycle: ['w', 'y', 'w'] });
    expect(dependencyOrder(new Map([['x', ['x']]]))).toEqual({ order: null, cycle: ['x', 'x'] });
  });

  it('puts every input first, or names a circle that is one', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const { order, cycle } = dependencyOrder(graph);
        if (cycle) {
          expect(cycle[0]).toBe(cycle.at(-1));
          cycle.slice(1).forEach((code, at) => {
            expect(graph.get(cycle[at] as string)).toContain(code);
          });
          return;
        }
        for (const [code, inputs] of graph) {
          for (const input of inputs) expect(order.indexOf(input)).toBeLessThan(order.indexOf(code));
        }
      }),
      { numRuns: 500 },
    );
  });
});
