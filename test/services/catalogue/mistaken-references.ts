/** Facts that refer to nothing, or are there twice. */
import type { MistakeCase } from './mistake-case';

const PLAN = 'plans/plan.yaml';
const UNFIT = 'The definition of the feed does not fit the catalogue';
const INDICATORS = 'indicators/all.yaml';

export const REFERENCES: readonly MistakeCase[] = [
  [
    'an unknown indicator',
    PLAN,
    'indicator: patents',
    'indicator: patent',
    [
      'plans/plan.yaml:30 there is no indicator patent',
      'plans/plan.yaml:49 there is no target plan/first/patents',
    ],
  ],
  ['an unknown unit', PLAN, 'unit: CNY_10K', 'unit: CNY_1K', ['plans/plan.yaml:25 there is no unit CNY_1K']],
  [
    'an unknown department',
    PLAN,
    'lead: [science]',
    'lead: [scienze]',
    ['plans/plan.yaml:39 there is no department scienze'],
  ],
  [
    'an unknown region',
    PLAN,
    'region: "410600"',
    'region: "410700"',
    ['plans/plan.yaml:5 there is no region 410700'],
  ],
  [
    'an unknown document',
    PLAN,
    'document: report',
    'document: letter',
    ['plans/plan.yaml:2 there is no document letter'],
  ],
  [
    'an unknown work area',
    PLAN,
    'workArea: lending',
    'workArea: saving',
    ['plans/plan.yaml:29 there is no work area plan/saving'],
  ],
  [
    'an unknown base of growth',
    PLAN,
    '{ kind: PREVIOUS_YEAR }',
    '{ kind: PREVIOUS_YEAR, indicator: sales }',
    ['plans/plan.yaml:77 there is no indicator sales'],
  ],
  [
    'a revision of an unknown target',
    PLAN,
    'stages:',
    'revisions:\n  - { target: first/loan, reasonZh: 更正, reasonEn: Corrected }\nstages:',
    ['plans/plan.yaml:11 there is no target plan/first/loan'],
  ],
  [
    'a revision by nobody',
    PLAN,
    'stages:',
    'revisions:\n  - { target: first/loans, reasonZh: 调整, reasonEn: Adjusted, effectiveOn: "2019-07-01" }\nstages:',
    ['plans/plan.yaml:11 effectiveOn, document and was come together'],
  ],
  [
    'a revision from another kind of unit',
    PLAN,
    'stages:',
    `revisions:
  - { target: first/loans, reasonZh: 调整, reasonEn: Adjusted, effectiveOn: "2019-07-01", document: report,
      was: { value: "7", unit: PERCENT } }
stages:`,
    ['plans/plan.yaml:11 the unit PERCENT does not measure what CNY, the unit for loans, measures'],
  ],
  [
    'a code that is there twice',
    INDICATORS,
    'code: invention-patents',
    'code: patents',
    [
      'indicators/all.yaml:23 the indicator patents is there twice, first at indicators/all.yaml:16',
      'plans/plan.yaml:40 there is no indicator invention-patents',
    ],
  ],
  [
    'a target that is there twice',
    PLAN,
    'indicator: invention-patents',
    'indicator: patents',
    ['plans/plan.yaml:40 the target plan/first/patents is there twice, first at plans/plan.yaml:30'],
  ],
  [
    'an alias of two units',
    'units.yaml',
    'aliases: [万元]',
    'aliases: [万元, 元]',
    ['units.yaml:12 the unit alias 元 is there twice, first at units.yaml:1'],
  ],
  [
    'an indicator of a feed that is unknown',
    'feeds/local.yaml',
    'code: loans',
    'code: loan',
    [`feeds/local.yaml:6 ${UNFIT}: indicators.贷款(万元): indicator loan`],
  ],
  [
    'a unit in the parameters of a rule',
    'programmes/scheme.yaml',
    'unit: CNY_10K\n',
    'unit: GOLD\n',
    ['programmes/scheme.yaml:26 there is no unit GOLD'],
  ],
  [
    'a region that stands before its parent',
    'regions.csv',
    '410000,河南省,Henan Province,PROVINCE,100000,,\n410600,鹤壁市,Hebi,PREFECTURE,410000,,',
    '410600,鹤壁市,Hebi,PREFECTURE,410000,,\n410000,河南省,Henan Province,PROVINCE,100000,,',
    ['regions.csv:3 the parent 410000 must come before 410600'],
  ],
  [
    'a region below its equal',
    'regions.csv',
    'Hebi,PREFECTURE',
    'Hebi,PROVINCE',
    ['regions.csv:4 the parent 410000 of 410600 is of no higher level'],
  ],
];
