/** Relations of indicators, and equivalents of targets, that cannot be. */
import type { MistakeCase } from './mistake-case';

const RELATIONS = 'relations.yaml';
const PLAN = 'plans/plan.yaml';

export const RELATION_MISTAKES: readonly MistakeCase[] = [
  [
    'a relation to an unknown indicator',
    RELATIONS,
    'of: milestone',
    'of: stone',
    ['relations.yaml:4 there is no indicator stone'],
  ],
  [
    'a relation that is there twice',
    RELATIONS,
    'code: loans-of-patents',
    'code: deeds',
    ['relations.yaml:7 the relation of indicators deeds is there twice, first at relations.yaml:1'],
  ],
  [
    'a narrower thing that is measured otherwise',
    RELATIONS,
    'of: milestone',
    'of: loans',
    ['relations.yaml:3 patents does not measure what loans measures'],
  ],
  [
    'a thing that lies within itself',
    RELATIONS,
    'of: milestone',
    'of: patents',
    ['relations.yaml:3 the same indicator is there twice'],
  ],
  [
    'what is added to a flow',
    RELATIONS,
    'kind: NARROWER_THAN\n  indicator: patents\n  of: milestone',
    'kind: INCREMENT_OF\n  indicator: milestone\n  of: patents',
    ['relations.yaml:3 what is added must be a flow, what it is added to a stock'],
  ],
  [
    'an average in a unit of something else',
    RELATIONS,
    'unit: CNY_10K',
    'unit: ITEM',
    ['relations.yaml:11 ITEM has no exact value in CNY'],
  ],
  [
    'equivalents of an unknown target',
    PLAN,
    'endsOn: "2019-12-31"\nworkAreas',
    `endsOn: "2019-12-31"\nequivalents: [{ targets: [first/loans, first/nothing], reasonZh: 同, reasonEn: same }]\nworkAreas`,
    ['plans/plan.yaml:8 there is no target plan/first/nothing'],
  ],
  [
    'a target that is equivalent to itself',
    PLAN,
    'endsOn: "2019-12-31"\nworkAreas',
    `endsOn: "2019-12-31"\nequivalents: [{ targets: [first/loans, first/loans], reasonZh: 同, reasonEn: same }]\nworkAreas`,
    ['plans/plan.yaml:8 the same target is there twice'],
  ],
];
