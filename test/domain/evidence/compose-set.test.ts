/** From the figures of an answer to its entries: parts of formulas, groups of counts, netted differences. */
import { Decimal } from '../../../src/domain/decimal';
import { composeSet, type ListedCount } from '../../../src/domain/evidence/compose-set';
import { groupCounts } from '../../../src/domain/evidence/count-groups';
import { countOf, sumOf } from '../../../src/domain/evidence/evidence-set';
import { unfoldActual } from '../../../src/domain/evidence/unfold-points';
import type { EvidencePoint } from '../../../src/domain/progress/terms';

const d = (text: string | number) => new Decimal(text);
const SERIES = { regionCode: '410600', indicatorCode: 'patents' };
const PEOPLE = { regionCode: '410600', indicatorCode: 'population' };
const DAY = { start: '2019-06-30', end: '2019-06-30' };

const counted = (value: string, span = DAY): EvidencePoint => ({
  ...{ ...span, ref: `patent:${span.start}`, value: d(value), source: 'COUNTED' },
});
const observed = (id: string, value: string): EvidencePoint => ({
  ...{ ...DAY, ref: `observation:${id}`, value: d(value), source: 'PUBLISHED' },
});

const listed = (
  contribution: string,
  records: readonly [string, string][],
  more: Partial<ListedCount> = {},
) => {
  const sum = records.reduce((total, [, value]) => total.plus(value), d(0));
  return {
    ...{ contribution: d(contribution), counted: sum, sum: sum.toFixed(), digest: 'd', question: {} },
    records: records.map(([id, value]) => ({ kind: 'PATENT', id, value, reason: 'GRANTED' as const })),
    ...{ countedTotal: records.length, leftOut: [], leftOutCounts: [], ...more },
  };
};

describe('composing evidence', () => {
  it('puts a formula down to its inputs, and lists what it only divides by as adding nothing', () => {
    const point: EvidencePoint = {
      ...{ ...DAY, ref: 'formula', value: d('3.333333333333'), source: 'COMPUTED' },
      parts: [
        { ...SERIES, point: counted('10'), share: d('3.333333333333') },
        { ...PEOPLE, point: observed('7', '3'), share: d(0) },
      ],
    };
    const used = [{ ref: 'formula', role: 'ACTUAL', contribution: d('3.333333333333') }] as const;
    const { items, counts } = unfoldActual(used, new Map([['formula', point]]), SERIES);
    expect(items).toMatchObject([{ kind: 'DATA_POINT', id: '7', reason: 'DENOMINATOR' }]);
    const groups = groupCounts(counts, () => true);
    expect(groups).toMatchObject([{ series: SERIES, spans: [DAY] }]);
    const records = Array.from({ length: 10 }, (_, i): [string, string] => [String(i + 1), '1']);
    const set = composeSet(d('3.333333333333'), items, [listed('3.333333333333', records)]);
    expect(sumOf(set.items).toFixed()).toBe('3.333333333333');
    expect(set.items[0]?.contribution.toFixed()).toBe('0.333333333334');
    expect(set.items[9]?.contribution.toFixed()).toBe('0.333333333333');
    expect(set.items[10]).toMatchObject({ id: '7', contribution: d(0) });
  });

  it('nets two stocks record by record: the new add, the gone take off, the kept are only told of', () => {
    const now = listed(
      '3',
      [
        ['1', '1'],
        ['2', '1'],
        ['3', '1'],
      ],
      {
        leftOut: [
          { kind: 'PATENT', id: '4', reason: 'LAPSED' },
          { kind: 'PATENT', id: '9', reason: 'LAPSED' },
        ],
        leftOutCounts: [{ reason: 'LAPSED', count: 2 }],
      },
    );
    const base = listed('-2', [
      ['1', '1'],
      ['4', '1'],
    ]);
    const set = composeSet(d(1), [], [now, base]);
    expect(set.items.map(({ id, contribution, reason }) => [id, contribution.toFixed(), reason])).toEqual([
      ['2', '1', 'GRANTED'],
      ['3', '1', 'GRANTED'],
      ['4', '-1', 'LAPSED'],
    ]);
    expect(set.leftOutCounts).toEqual([
      { reason: 'KEPT', count: 1 },
      { reason: 'LAPSED', count: 1 },
    ]);
    expect(set.leftOut.map(({ id }) => id)).toEqual(['1', '9']);
  });

  it('lets no crumb of rounding stand for a record that is on both sides', () => {
    const three = [
      ['1', '1'],
      ['2', '1'],
      ['3', '1'],
    ] as [string, string][];
    const set = composeSet(
      d('33.333333333333'),
      [],
      [listed('133.333333333333', [...three, ['4', '1']]), listed('-100', three)],
    );
    expect(set.items.map(({ id, contribution }) => [id, contribution.toFixed()])).toEqual([
      ['4', '33.333333333333'],
    ]);
    expect(set.leftOutCounts).toEqual([{ reason: 'KEPT', count: 3 }]);
  });

  it('keeps the sum when there are too many to list, and when the register changed in between', () => {
    const many = listed('5001', [], { counted: d(5001), sum: '5001', countedTotal: 5001 });
    const moved = listed('2', [['1', '1']], { counted: d(2) });
    const set = composeSet(d(5003), [], [many, moved]);
    expect(set.items.map(({ kind, contribution }) => [kind, contribution.toFixed()])).toEqual([
      ['RULE', '5001'],
      ['UNITEMISED', '2'],
    ]);
    expect([countOf(set), set.rules.length]).toEqual([5002, 1]);
  });

  it('never makes a set that does not sum', () => {
    expect(() => composeSet(d(2), [], [listed('1', [['1', '1']])])).toThrow(/sums to/);
  });

  it('lists buckets of one weight together, each day of a stock alone, and no year that adds nothing', () => {
    const month = (of: string, value: string) => counted(value, { start: `${of}-01`, end: `${of}-28` });
    const piece = (point: EvidencePoint, contribution: string) => ({
      ...{ series: SERIES, point, contribution: d(contribution) },
    });
    const flows = [
      piece(month('2018-01', '6'), '2'),
      piece(month('2018-02', '3'), '0.999999999999'),
      piece(month('2018-03', '0'), '0'),
      piece(month('2017-02', '5'), '0'),
      piece(month('2016-02', '5'), '-5'),
    ];
    const spans = (isStock: boolean) => groupCounts(flows, () => isStock).map((group) => group.spans.length);
    expect(spans(false)).toEqual([3, 1]);
    const days = [
      piece(counted('4'), '4'),
      piece(counted('3', { start: '2018-12-31', end: '2018-12-31' }), '-3'),
    ];
    expect(groupCounts(days, () => true)).toHaveLength(2);
  });
});
