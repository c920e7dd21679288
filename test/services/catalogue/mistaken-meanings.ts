/** Facts that cannot be meant so. */
import type { MistakeCase } from './mistake-case';

const PLAN = 'plans/plan.yaml';
const INDICATORS = 'indicators/all.yaml';
const FIGURE = 'report output 410600 2019-01/2019-05';
const FIGURES = 'observations/report.yaml';

export const MEANINGS: readonly MistakeCase[] = [
  [
    'a unit of another dimension',
    PLAN,
    'unit: CNY_10K',
    'unit: ITEM',
    ['plans/plan.yaml:25 the unit ITEM does not measure what CNY, the unit for loans, measures'],
  ],
  [
    'growth that is not stated in percent',
    PLAN,
    'value: "12.5"\n        unit: PERCENT',
    'value: "12.5"\n        unit: CNY',
    ['plans/plan.yaml:74 the unit CNY does not measure what PERCENT, the unit for output, measures'],
  ],
  [
    'a stage outside its plan',
    PLAN,
    'endsOn: "2019-12-31"\nwork',
    'endsOn: "2019-06-30"\nwork',
    ['plans/plan.yaml:64 the stage ends after the plan'],
  ],
  [
    'stages that overlap',
    PLAN,
    'startsOn: "2019-01-01"',
    'startsOn: "2018-12-01"',
    ['plans/plan.yaml:63 stages must follow one another'],
  ],
  [
    'a stage that ends before it starts',
    PLAN,
    'startsOn: "2019-01-01"\n    endsOn: "2019-12-31"',
    'startsOn: "2019-03-01"\n    endsOn: "2019-02-01"',
    ['plans/plan.yaml:64 the stage ends before it starts'],
  ],
  [
    'a missing number without a reason',
    PLAN,
    '        gapZh: 数字缺失。\n        gapEn: The number is missing.\n',
    '',
    ['plans/plan.yaml:45 without a number gapZh and gapEn must say why'],
  ],
  [
    'a gap beside a number',
    PLAN,
    'value: null',
    'value: "5"',
    ['plans/plan.yaml:50 where there is a number there is no gap'],
  ],
  [
    'a base of growth without growth',
    PLAN,
    'lead: [science]',
    'lead: [science]\n        growthBase: { kind: PREVIOUS_YEAR }',
    ['plans/plan.yaml:40 only the basis GROWTH has a growthBase'],
  ],
  [
    'a part that stands before its whole',
    PLAN,
    'lead: [science]',
    'partOf: first/invention-patents',
    ['plans/plan.yaml:39 the whole plan/first/invention-patents must come before its parts'],
  ],
  [
    'a target that is part of itself',
    PLAN,
    'partOf: first/patents',
    'partOf: first/invention-patents',
    ['plans/plan.yaml:49 the whole plan/first/invention-patents must come before its parts'],
  ],
  [
    'a deed that is done without evidence',
    PLAN,
    'clause: 四(一)3',
    'clause: 四(一)3\n        doneOn: "2018-05-01"',
    ['plans/plan.yaml:58 doneOn, doneEvidenceZh, doneEvidenceEn and doneClause go together'],
  ],
  [
    'a note in one language',
    PLAN,
    'clause: 四(一)3',
    'clause: 四(一)3\n        noteZh: 说明',
    ['plans/plan.yaml:58 noteZh lacks its counterpart noteEn'],
  ],
  [
    'growth of growth',
    INDICATORS,
    'growthOf: output',
    'growthOf: output-growth',
    ['indicators/all.yaml:44 output-growth is a growth rate itself'],
  ],
  [
    'a count of a kind that does not exist',
    INDICATORS,
    'source: OBSERVED\n  aliasesZh',
    'source: COUNTED\n  count: { register: patent, kind: [IDEA], event: GRANTED }\n  aliasesZh',
    ['indicators/all.yaml:15 the register patent has no IDEA'],
  ],
  [
    'a count that no register can give',
    INDICATORS,
    'source: OBSERVED\n  aliasesZh',
    'source: COUNTED\n  count: { register: loan, event: GRANTED }\n  aliasesZh',
    ['indicators/all.yaml:15 the register loan knows DRAWN only'],
  ],
  [
    'conditions that a register cannot answer',
    INDICATORS,
    'source: OBSERVED\n  aliasesZh',
    'source: COUNTED\n  count: { register: incubator, event: OPEN, sum: size, certified: [TECH_SME], contributor: [x] }\n  aliasesZh',
    [
      'indicators/all.yaml:15 the register has no such amount',
      'indicators/all.yaml:15 the rows of the register belong to no enterprise',
      'indicators/all.yaml:15 only contributions have a contributor',
    ],
  ],
  [
    'a figure that is stated twice',
    FIGURES,
    'indicator: output-growth',
    'indicator: output',
    [
      `${FIGURES}:11 the figure ${FIGURE} is there twice, first at ${FIGURES}:5`,
      'observations/report.yaml:14 the unit PERCENT does not measure what CNY, the unit of output, measures',
    ],
  ],
  [
    'a missing figure without a reason',
    FIGURES,
    '    missing: NOT_PUBLISHED\n',
    '',
    ['observations/report.yaml:19 missing goes with a value that is not there'],
  ],
];
