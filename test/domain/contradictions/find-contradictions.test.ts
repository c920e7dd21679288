import fc from 'fast-check';
import { findContradictions } from '../../../src/domain/contradictions/find-contradictions';
import type { Known, Question, Statement } from '../../../src/domain/contradictions/terms';
import { Decimal } from '../../../src/domain/decimal';
import { ask, NEW, say, short, WHOLE, year } from './statement-maker';

const find = (statements: readonly Statement[], more: Partial<Question> = {}) =>
  findContradictions(ask(statements, more));
const kinds = (statements: readonly Statement[], more: Partial<Question> = {}) =>
  find(statements, more).map(short);

const NOTHING_KNOWN: Known = { level: () => null, average: () => null, feasibility: () => null };

describe('totals and increments', () => {
  const totals = (first: number, second: number) => [
    say({ key: 'a', value: first, ...year(2018) }),
    say({ key: 'b', value: second, ...year(2019) }),
  ];

  it('fit when the new ones are what the total rises by', () => {
    expect(kinds([...totals(60, 120), say({ key: 'n', value: 60, ...NEW, ...year(2019) })])).toEqual([]);
  });

  it('contradict each other when keeping the increment does not reach the total', () => {
    const found = find([...totals(60, 120), say({ key: 'n', value: 40, ...NEW, ...year(2019) })]);
    expect(found.map(short)).toEqual(['INCREMENTS_AGAINST_TOTALS CONTRADICTION a b n']);
    expect(found[0]?.explanation.zh).toContain('要增加60家');
  });

  it('are in tension when more are promised than the total rises by: some must be lost meanwhile', () => {
    expect(kinds([...totals(60, 120), say({ key: 'n', value: 80, ...NEW, ...year(2019) })])).toEqual([
      'INCREMENTS_AGAINST_TOTALS TENSION a b n',
    ]);
  });

  it('contradict the whole when every year has a number and all of them fall short of it', () => {
    const years = [2018, 2019, 2020].map((of) => say({ key: `n${of}`, value: 8, ...NEW, ...year(of) }));
    const found = find([say({ key: 'w', value: 30, ...NEW, ...WHOLE }), ...years]);
    expect(found.map(short)).toEqual(['FLOWS_AGAINST_TOTAL CONTRADICTION w n2018 n2019 n2020']);
    expect(found[0]?.explanation.en).toContain('Keeping every stage does not reach the whole.');
  });

  it('fit a cumulative target that is the sum of its years', () => {
    const years = [2018, 2019, 2020].map((of) => say({ key: `n${of}`, value: 10, ...NEW, ...year(of) }));
    expect(
      kinds([say({ key: 'w', value: 30, ...NEW, basis: 'CUMULATIVE', ...year(2020) }), ...years]),
    ).toEqual([]);
  });

  it('say how fast the year without a number would have to be', () => {
    const found = find([
      say({ key: 'w', value: 10, ...NEW, basis: 'CUMULATIVE', ...year(2020) }),
      say({ key: 'a', value: 2, ...NEW, ...year(2018) }),
      say({ key: 'b', value: 3, ...NEW, ...year(2019) }),
    ]);
    expect(found.map(short)).toEqual(['FLOWS_AGAINST_TOTAL TENSION w a b']);
    expect(found[0]?.explanation.zh).toContain(
      '其余5家只能出在2020年，那一段没有单独写数，速度须为各阶段最快的1.67倍',
    );
  });

  it('have nothing to be held against where no stage states a number', () => {
    expect(kinds([say({ key: 'w', value: 30, ...NEW, ...WHOLE })])).toEqual([]);
  });

  it('of a consistent plan never disagree, whatever its numbers', () => {
    fc.assert(
      fc.property(
        fc.nat(500),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 }),
        (base, added) => {
          let total = base;
          const statements = added.flatMap((value, at) => {
            total += value;
            const when = year(2018 + at);
            return [
              say({ key: `t${at}`, value: total, ...when }),
              say({ key: `n${at}`, value, ...NEW, ...when }),
            ];
          });
          const whole = say({ key: 'w', value: total - base, ...NEW, ...WHOLE });
          const found = find([...statements, whole]).filter(({ kind }) => kind !== 'IMPLAUSIBLE_JUMP');
          expect(found.map(short)).toEqual([]);
        },
      ),
    );
  });
});

describe('the same thing stated twice', () => {
  it('is no finding when it is the same in every respect', () => {
    expect(kinds([say({ key: 'a', value: 2 }), say({ key: 'b', value: 2 })])).toEqual([]);
  });

  it('contradicts itself with another number', () => {
    expect(kinds([say({ key: 'a', value: 20 }), say({ key: 'b', value: 25 })])).toEqual([
      'VALUES_DIFFER CONTRADICTION a b',
    ]);
  });

  it('is a floor and a stretch when the higher number is aspirational, and a range between a floor and a cap', () => {
    expect(
      kinds([say({ key: 'a', value: 20 }), say({ key: 'b', value: 25, firmness: 'ASPIRATIONAL' })]),
    ).toEqual([]);
    expect(
      kinds([say({ key: 'a', value: 20 }), say({ key: 'b', value: 25, comparator: 'AT_MOST' })]),
    ).toEqual([]);
    expect(
      kinds([say({ key: 'a', value: 25 }), say({ key: 'b', value: 20, comparator: 'AT_MOST' })]),
    ).toEqual(['VALUES_DIFFER CONTRADICTION a b']);
  });

  it('cannot have both units right when the numbers differ by zeros alone', () => {
    expect(kinds([say({ key: 'a', value: 5000 }), say({ key: 'b', value: 50_000_000 })])).toEqual([
      'UNITS_DISAGREE CONTRADICTION a b',
    ]);
  });

  it('is in tension with another firmness or comparator, and remarked on where only the words differ', () => {
    const same = { value: 5 };
    expect(kinds([say({ key: 'a', ...same }), say({ key: 'b', ...same, firmness: 'ASPIRATIONAL' })])).toEqual(
      ['FIRMNESS_DIFFERS TENSION a b'],
    );
    expect(kinds([say({ key: 'a', ...same }), say({ key: 'b', ...same, comparator: 'MORE_THAN' })])).toEqual([
      'COMPARATORS_DIFFER TENSION a b',
    ]);
    expect(
      kinds([
        say({ key: 'a', ...same, statedText: '5家' }),
        say({ key: 'b', ...same, statedText: '5家以上' }),
      ]),
    ).toEqual(['COMPARATORS_DIFFER REMARK a b']);
  });

  it('weighs no more than a remark once the catalogue explains it, and keeps the reason', () => {
    const reason = { zh: '同一件事', en: 'the same' };
    const statements = [say({ key: 'a', value: 5 }), say({ key: 'b', value: 6 })];
    const answered = find(statements, { equivalences: [{ targets: ['a', 'b'], kinds: null, reason }] });
    expect(answered).toMatchObject([{ severity: 'REMARK', equivalentBecause: reason }]);
    const other = find(statements, {
      equivalences: [{ targets: ['a', 'b'], kinds: ['FIRMNESS_DIFFERS'], reason }],
    });
    expect(other).toMatchObject([{ severity: 'CONTRADICTION', equivalentBecause: null }]);
  });
});

describe('scopes, parts and regions', () => {
  const narrower = {
    relations: [{ kind: 'NARROWER_THAN', indicator: 'small', of: 'firms' }] as const,
  };

  it('let a narrower number be smaller, wonder at the same and refuse a larger one', () => {
    const wide = say({ key: 'w', value: 10 });
    const judged = (value: number) => kinds([wide, say({ key: 's', indicator: 'small', value })], narrower);
    expect(judged(9)).toEqual([]);
    expect(judged(10)).toEqual(['SCOPES_DIFFER TENSION s w']);
    expect(judged(11)).toEqual(['PART_ABOVE_WHOLE CONTRADICTION s w']);
  });

  it('refuse a part above its whole, and parts of one clause that add up to more', () => {
    const whole = say({ key: 'w', value: 10 });
    const part = (key: string, value: number, clause = 'c') =>
      say({ key, value, indicator: key, partOf: 'w', clause });
    expect(kinds([whole, part('p', 11)])).toEqual(['PART_ABOVE_WHOLE CONTRADICTION p w']);
    expect(kinds([whole, part('p', 6), part('q', 7)])).toEqual(['PARTS_AGAINST_WHOLE CONTRADICTION w p q']);
    // Two clauses divide the same whole in two ways.
    expect(kinds([whole, part('p', 6), part('q', 7, 'd')])).toEqual([]);
    expect(kinds([whole, part('p', 1), part('q', 2)])).toEqual([]);
  });

  it('refuse parts that are all there is and add up to less', () => {
    const relations = [{ kind: 'PARTS_OF', of: 'firms', parts: ['p', 'q'] }] as const;
    const parts = [say({ key: 'p', indicator: 'p', value: 4 }), say({ key: 'q', indicator: 'q', value: 5 })];
    expect(kinds([say({ key: 'w', value: 10 }), ...parts], { relations })).toEqual([
      'PARTS_AGAINST_WHOLE CONTRADICTION w p q',
    ]);
    expect(kinds([say({ key: 'w', value: 9 }), ...parts], { relations })).toEqual([]);
  });

  it('hold a city against its counties', () => {
    const divisionsOf = (region: string) => (region === '410600' ? ['410602', '410603'] : []);
    const county = (key: string, value: number) => say({ key, region: `4106${key}`, value });
    const judged = (...values: number[]) =>
      kinds([say({ key: 'c', value: 10 }), ...values.map((value, at) => county(`0${at + 2}`, value))], {
        divisionsOf,
      });
    expect(judged(4, 6)).toEqual([]);
    expect(judged(4)).toEqual([]);
    expect(judged(11)).toEqual(['CITY_AGAINST_COUNTIES CONTRADICTION c 02']);
    expect(judged(6, 6)).toEqual(['CITY_AGAINST_COUNTIES TENSION c 02 03']);
    expect(judged(4, 5)).toEqual(['CITY_AGAINST_COUNTIES TENSION c 02 03']);
    const shares = { measure: 'RATIO' } as const;
    expect(
      kinds(
        [say({ key: 'c', value: 2, ...shares }), say({ key: 'd', region: '410602', value: 3, ...shares })],
        {
          divisionsOf,
        },
      ),
    ).toEqual([]);
  });
});

describe('stages, jumps and units', () => {
  const levels = (...values: number[]) =>
    values.map((value, at) => say({ key: `l${2018 + at}`, value, ...year(2018 + at) }));

  it('may rise steadily, not fall', () => {
    expect(kinds(levels(50, 100, 150))).toEqual([]);
    expect(kinds(levels(50, 100, 80))).toEqual(['STAGES_FALL TENSION l2019 l2020']);
    const cumulative = levels(50, 40).map((one) => ({
      ...one,
      basis: 'CUMULATIVE' as const,
      measure: 'FLOW' as const,
    }));
    expect(kinds(cumulative)).toEqual(['STAGES_FALL CONTRADICTION l2018 l2019']);
    expect(kinds(levels(50, 40).map((one) => ({ ...one, comparator: 'AT_MOST' as const })))).toEqual([]);
  });

  it('may double the best pace before, not more', () => {
    expect(kinds(levels(50, 100, 200))).toEqual([]);
    expect(kinds(levels(50, 100, 201))).toEqual(['IMPLAUSIBLE_JUMP TENSION l2018 l2019 l2020']);
  });

  it('name a thousandfold leap a slip of units, and nothing else', () => {
    expect(kinds(levels(22, 26_000, 30_000).slice(1))).toEqual([]);
    expect(kinds([...levels(5), ...levels(5, 50_000).slice(1)])).toEqual([
      'UNITS_DISAGREE CONTRADICTION l2018 l2019',
    ]);
    expect(kinds([say({ key: 'a', value: 5, statedDimension: 'money' })])).toEqual([
      'UNITS_DISAGREE CONTRADICTION a',
    ]);
  });
});

describe('amounts, counts and what is known', () => {
  const reason = { zh: '每户至多1000', en: 'at most 1000 each' };
  const countOf = (averageAtMost: Decimal | null) => ({
    relations: [{ kind: 'COUNT_OF', indicator: 'borrowers', of: 'loans', averageAtMost, reason }] as const,
  });
  const loans = (value: number) =>
    say({ key: 'm', indicator: 'loans', value, basis: 'CUMULATIVE', measure: 'FLOW' });
  const borrowers = say({
    key: 'b',
    indicator: 'borrowers',
    value: 50,
    basis: 'CUMULATIVE',
    measure: 'FLOW',
  });

  it('are remarked on when the average is above what one can have', () => {
    expect(kinds([loans(50_000), borrowers], countOf(new Decimal(1000)))).toEqual([]);
    const [found] = find([loans(100_000), borrowers], countOf(new Decimal(1000)));
    expect(found && short(found)).toBe('AMOUNT_AGAINST_COUNT REMARK m b');
    expect(found?.explanation.zh).toContain('至少要100家');
  });

  it('are in tension when the average is far from what is on record, up or down', () => {
    const known = (value: number): Partial<Question> => ({
      ...countOf(null),
      known: { ...NOTHING_KNOWN, average: () => ({ value: new Decimal(value), synthetic: true }) },
    });
    expect(kinds([loans(100_000), borrowers], known(1000))).toEqual([]);
    expect(kinds([loans(100_000), borrowers], known(600))).toEqual(['AMOUNT_AGAINST_COUNT TENSION m b']);
    expect(kinds([loans(100_000), borrowers], known(7000))).toEqual(['AMOUNT_AGAINST_COUNT TENSION m b']);
    expect(find([loans(100_000), borrowers], known(600))[0]).toMatchObject({
      withData: true,
      synthetic: true,
    });
  });

  it('hold the base that totals and increments imply against what was counted there', () => {
    const statements = [say({ key: 't', value: 70 }), say({ key: 'n', value: 10, ...NEW })];
    const counted = (value: number): Partial<Question> => ({
      known: { ...NOTHING_KNOWN, level: () => ({ value: new Decimal(value), synthetic: false }) },
    });
    expect(kinds(statements, counted(60))).toEqual([]);
    expect(kinds(statements, counted(63))).toEqual([]);
    expect(kinds(statements, counted(58))).toEqual(['BASE_NOT_AS_KNOWN TENSION n t']);
    expect(kinds(statements, counted(68))).toEqual(['BASE_NOT_AS_KNOWN REMARK n t']);
  });
});
