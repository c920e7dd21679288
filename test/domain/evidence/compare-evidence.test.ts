/** Why a number changed: each entry goes to one part, and the parts sum to the change. */
import fc from 'fast-check';
import { Decimal } from '../../../src/domain/decimal';
import { changeSentence } from '../../../src/domain/evidence/change-kinds';
import { type Comparison, compareEvidence } from '../../../src/domain/evidence/compare-evidence';
import { type EvidenceItem, type EvidenceSet, sumOf } from '../../../src/domain/evidence/evidence-set';
import type { ItemReason } from '../../../src/domain/evidence/item-reasons';
import { COUNTED_REASONS, LEFT_OUT_REASONS } from '../../../src/domain/evidence/reasons';

const d = (text: string | number) => new Decimal(text);
const HOME = { zh: '家', en: 'enterprises' };

const record = (id: string, more: Partial<EvidenceItem> = {}): EvidenceItem => ({
  ...{ kind: 'CERTIFICATION', id, amount: d(1), contribution: d(1), reason: 'IN_FORCE', ...more },
});
const figure = (id: string, value: string): EvidenceItem => ({
  ...{ kind: 'DATA_POINT', id, amount: d(value), contribution: d(value), reason: 'PUBLISHED' },
});
const set = (items: readonly EvidenceItem[], leftOut: EvidenceSet['leftOut'] = []): EvidenceSet => ({
  ...{ total: sumOf(items), items, leftOut, leftOutCounts: [], rules: [] },
});
const out = (id: string, reason: ItemReason) => ({ kind: 'CERTIFICATION', id, reason });

const partsOf = (before: EvidenceSet, after: EvidenceSet, more: Partial<Comparison> = {}) =>
  compareEvidence({ before, after, figures: new Map(), ...more }).map(({ kind, amount, items }) => [
    ...[kind, amount.toFixed(), items.map(({ id }) => id).join(' ')],
  ]);

describe('comparing evidence', () => {
  it('tells new ones from those that expired, were revoked, moved or are gone', () => {
    const before = set(
      [record('1'), record('2'), record('3'), record('4'), record('5')],
      [out('6', 'MOVED_AWAY')],
    );
    const after = set(
      [record('5'), record('6'), record('7'), record('8')],
      [out('1', 'EXPIRED'), out('2', 'REVOKED'), out('3', 'MOVED_AWAY')],
    );
    expect(partsOf(before, after)).toEqual([
      ['ADDED', '2', '7 8'],
      ['EXPIRED', '-1', '1'],
      ['REMOVED', '-1', '4'],
      ['REVOKED', '-1', '2'],
      ['RECLASSIFIED', '0', '3 6'],
    ]);
  });

  it('tells a corrected amount from one that only weighs differently', () => {
    const loan = (id: string, amount: string, contribution: string) =>
      record(id, { kind: 'LOAN', amount: d(amount), contribution: d(contribution), reason: 'DRAWN' });
    const before = set([loan('1', '100', '100'), loan('2', '50', '50')]);
    const after = set([loan('1', '120', '120'), loan('2', '50', '25')]);
    expect(partsOf(before, after)).toEqual([
      ['REWEIGHED', '-25', '2'],
      ['REVISED', '20', '1'],
    ]);
  });

  it('tells a revised figure from one of a later period, and both from another source', () => {
    const figures = new Map([
      ['1', { series: 's', period: '2018' }],
      ['2', { series: 's', period: '2018' }],
      ['3', { series: 's', period: '2019' }],
    ]);
    expect(partsOf(set([figure('1', '64')]), set([figure('2', '66')]), { figures })).toEqual([
      ['REVISED', '2', '2 1'],
    ]);
    expect(partsOf(set([figure('1', '64')]), set([figure('3', '70')]), { figures })).toEqual([
      ['NEWER_FIGURE', '6', '3 1'],
    ]);
    expect(partsOf(set([figure('1', '2')]), set([record('1')]), { figures })).toEqual([
      ['SOURCE_CHANGED', '-1', '1 1'],
    ]);
  });

  it('names what a difference takes off by why it counts no more', () => {
    const gone = record('1', { contribution: d(-1), reason: 'EXPIRED' });
    expect(partsOf(set([record('2')]), set([record('2'), gone]))).toEqual([['EXPIRED', '-1', '1']]);
  });

  it('puts down to a changed definition what nothing else explains', () => {
    const [before, after] = [set([record('1'), record('2')]), set([record('3')], [out('2', 'EXPIRED')])];
    expect(partsOf(before, after, { definitionChanged: true })).toEqual(
      [
        ['DEFINITION_CHANGED', '0', '1 3'],
        ['EXPIRED', '-1', '2'],
      ].sort((a, b) => Math.abs(Number(b[1])) - Math.abs(Number(a[1]))),
    );
  });

  it('sums to the change to the last digit, each entry in one part', () => {
    const anyContribution = fc
      .tuple(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), fc.integer({ min: 0, max: 12 }))
      .map(([digits, scale]) => d(digits).times(d(10).pow(-scale)));
    const anyItem = fc.record({
      kind: fc.constantFrom('CERTIFICATION', 'LOAN', 'DATA_POINT', 'RULE', 'UNITEMISED', 'COUNT', 'DEED'),
      id: fc.integer({ min: 1, max: 12 }).map(String),
      amount: anyContribution,
      contribution: anyContribution,
      reason: fc.constantFrom<ItemReason>(...COUNTED_REASONS, 'PUBLISHED', 'COMPARED_WITH', 'DENOMINATOR'),
    });
    const anyOut = fc.record({
      kind: fc.constantFrom('CERTIFICATION', 'LOAN'),
      id: fc.integer({ min: 1, max: 12 }).map(String),
      reason: fc.constantFrom<ItemReason>(...LEFT_OUT_REASONS, 'KEPT'),
    });
    const anySet = fc
      .tuple(
        fc.uniqueArray(anyItem, { selector: ({ kind, id }) => kind + id, maxLength: 20 }),
        fc.array(anyOut),
      )
      .map(([items, leftOut]) => set(items, leftOut));
    const anyFigures = fc
      .array(
        fc.tuple(
          fc.integer({ min: 1, max: 12 }).map(String),
          fc.constantFrom('a', 'b'),
          fc.constantFrom('x', 'y'),
        ),
      )
      .map((list) => new Map(list.map(([id, series, period]) => [id, { series, period }])));
    fc.assert(
      fc.property(anySet, anySet, anyFigures, fc.boolean(), (before, after, figures, definitionChanged) => {
        const parts = compareEvidence({ before, after, figures, definitionChanged });
        const sum = parts.reduce((total, { amount }) => total.plus(amount), d(0));
        expect(sum.toFixed()).toBe(after.total.minus(before.total).toFixed());
        const keys = parts.flatMap(({ items }) => items.map(({ kind, id }) => `${kind}:${id}`));
        expect(new Set(keys).size).toBe(keys.length);
        expect(compareEvidence({ before, after: before, figures })).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('says it in whole sentences', () => {
    expect(changeSentence('ADDED', d(6), 6, HOME)).toEqual({
      zh: '新纳入统计增加6家。',
      en: 'Newly counted: +6 enterprises.',
    });
    expect(changeSentence('EXPIRED', d(-1), 1, HOME).en).toBe('Expired or ended: −1 enterprise.');
    expect(changeSentence('ADDED', d('2.5'), 1, HOME).en).toBe('Newly counted: +2.5 enterprises (1 record).');
    expect(changeSentence('RECLASSIFIED', d(0), 2, HOME).zh).toBe('迁移或调整类别，合计不增不减（2条）。');
  });
});
