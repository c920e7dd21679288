/** Items and schemes for tests of assessments. */
import fc from 'fast-check';
import type { ItemFacts } from '../../../src/domain/assessment/facts';
import type { Scheme } from '../../../src/domain/assessment/scheme';

const OURS = { ours: true, reasonZh: '自定', reasonEn: 'ours' } as const;
export const AS_OF = '2019-06-30';

export const scheme = (more: Partial<Scheme> = {}): Scheme => ({
  duties: {
    ...{ assemble: { body: 'office', ...OURS }, approve: { body: 'group', ...OURS } },
    ...{ feedBack: { body: 'group', clause: '七' }, decide: { body: 'group', ...OURS } },
  },
  departments: [{ department: 'science', clause: '七' }],
  roleWeights: { lead: '2', supporting: '1', ...OURS },
  counting: { kind: 'WHILE_ITS_STAGE_RUNS', ...OURS },
  numbers: { kind: 'ATTAINMENT_OF_EXPECTED', cap: '1', ...OURS },
  milestones: {
    ...{ kind: 'DONE_BY_DEADLINE', done: '100', late: '60', overdue: '0', unreported: 'NOT_SCORED' },
    ...OURS,
  },
  noData: { kind: 'NOT_SCORED', ...OURS },
  bands: {
    list: [
      { code: 'EXCELLENT', nameZh: '优秀', nameEn: 'Excellent', from: '90' },
      { code: 'QUALIFIED', nameZh: '合格', nameEn: 'Qualified', from: '60' },
      { code: 'UNQUALIFIED', nameZh: '不合格', nameEn: 'Unqualified', from: '0' },
    ],
    ...OURS,
  },
  year: { kind: 'MEAN', ...OURS },
  deadlines: {
    ...{ assembleAfter: { days: 20, ...OURS }, feedbackWithin: { days: 10, ...OURS } },
    ...{ appealWithin: { days: 15, ...OURS }, decisionWithin: { days: 30, ...OURS } },
  },
  appeals: { per: 'ITEM', ...OURS },
  ...more,
});

export const item = (more: Partial<ItemFacts> = {}): ItemFacts => ({
  ...{ targetKey: 'p/s/patents', targetVersion: 1, nameZh: '专利', nameEn: 'Patents', role: 'LEAD' },
  ...{ weight: '2', basis: 'PERIOD_TOTAL', comparator: 'AT_LEAST', direction: 'HIGHER_IS_BETTER' },
  ...{ unitZh: '件', unitEn: 'items', about: '0.05', startsOn: '2019-01-01', endsOn: '2019-12-31' },
  ...{ doneOn: null, value: '100', expected: '50', actual: '40', status: 'AT_RISK' },
  ...{ progressZh: '…', progressEn: '…', progressHash: 'h', ...more },
});

export const deed = (more: Partial<ItemFacts> = {}): ItemFacts =>
  item({
    ...{ targetKey: 'p/s/fund', basis: 'MILESTONE', value: '1', expected: '0', actual: null },
    ...{ status: 'NO_DATA', ...more },
  });

const digits = (max: number) =>
  fc.tuple(fc.integer({ min: -max, max }), fc.integer({ min: 0, max: 4 })).map(([n, scale]) => {
    const text = String(Math.abs(n)).padStart(scale + 1, '0');
    const cut = text.length - scale;
    return `${n < 0 ? '-' : ''}${text.slice(0, cut)}${scale > 0 ? `.${text.slice(cut)}` : ''}`;
  });
const positive = fc.integer({ min: 1, max: 100_000 }).map((n) => String(n / 100));

export const facts: fc.Arbitrary<ItemFacts> = fc
  .record({
    ...{ weight: positive, value: fc.option(digits(1_000_000)), expected: fc.option(digits(1_000_000)) },
    ...{ actual: fc.option(digits(1_000_000)), isDeed: fc.boolean(), isDone: fc.boolean() },
    comparator: fc.constantFrom('AT_LEAST', 'MORE_THAN', 'ABOUT', 'AT_MOST', 'LESS_THAN' as const),
    doneOn: fc.option(fc.constantFrom('2019-02-01', '2019-05-31', '2019-08-01')),
    endsOn: fc.constantFrom('2019-03-31', '2019-06-30', '2019-12-31'),
  })
  .map(({ isDeed, isDone, doneOn, ...more }) =>
    isDeed
      ? deed({ weight: more.weight, endsOn: more.endsOn, doneOn, actual: isDone ? '1' : null })
      : item({ ...more, startsOn: '2019-01-01' }),
  );

export const factsOfDepartment: fc.Arbitrary<readonly ItemFacts[]> = fc
  .array(facts, { maxLength: 12 })
  .map((all) => all.map((one, at) => ({ ...one, targetKey: `p/s/t${String(at).padStart(2, '0')}` })));
