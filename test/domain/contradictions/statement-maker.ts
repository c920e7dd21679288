/** Statements for tests of the rules: each says only what it is about. */
import type { Finding, Question, Statement } from '../../../src/domain/contradictions/terms';
import { Decimal } from '../../../src/domain/decimal';

export interface Said extends Partial<Omit<Statement, 'value'>> {
  readonly key: string;
  readonly value: number | string;
}

/** A level at the end of 2020, unless it says otherwise. */
export const say = ({ value, ...said }: Said): Statement => ({
  ...{ planSlug: 'plan', indicator: 'firms', region: '410600', basis: 'LEVEL', comparator: 'AT_LEAST' },
  ...{ unit: { zh: '家', en: 'firms' }, dimension: 'count', statedDimension: 'count', statedText: null },
  ...{ firmness: 'BINDING', measure: 'STOCK', direction: 'HIGHER_IS_BETTER', growthBase: '' },
  ...{ startsOn: '2020-01-01', endsOn: '2020-12-31', planStartsOn: '2018-01-01' },
  ...{ clause: said.key, partOf: null, name: { zh: '企业', en: 'Firms' } },
  ...said,
  value: new Decimal(value),
});

export const year = (of: number) => ({ startsOn: `${of}-01-01`, endsOn: `${of}-12-31` });
export const WHOLE = { startsOn: '2018-01-01', endsOn: '2020-12-31' };
export const NEW = { indicator: 'new-firms', basis: 'NEW_IN_PERIOD', measure: 'FLOW' } as const;

export const ask = (statements: readonly Statement[], more: Partial<Question> = {}): Question => ({
  relations: [{ kind: 'INCREMENT_OF', indicator: 'new-firms', of: 'firms' }],
  ...{ equivalences: [], divisionsOf: () => [], known: null },
  ...more,
  statements,
});

export const short = ({ kind, severity, targets }: Finding): string =>
  `${kind} ${severity} ${targets.join(' ')}`;
