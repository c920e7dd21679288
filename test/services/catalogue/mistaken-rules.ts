/** Validation rules that cannot be judged by. */
import type { MistakeCase } from './mistake-case';

const RULES = 'rules/all.yaml';

export const RULE_MISTAKES: readonly MistakeCase[] = [
  [
    'a rule of an unknown kind',
    RULES,
    'kind: JUMP',
    'kind: LEAP',
    [
      "rules/all.yaml:34 kind: Invalid discriminator value. Expected 'RANGE' | 'NON_NEGATIVE' | 'TOTAL_OF_PARTS' | " +
        "'TOTAL_OF_REGIONS' | 'NOT_ABOVE' | 'ACCUMULATION' | 'GROWTH_OF_LEVELS' | 'JUMP' | 'FEEDS_AGREE'",
    ],
  ],
  [
    'a rule that is there twice',
    RULES,
    'code: sane-loans',
    'code: no-debts',
    ['rules/all.yaml:7 the validation rule no-debts is there twice, first at rules/all.yaml:1'],
  ],
  [
    'a rule about an unknown indicator',
    RULES,
    'indicators: [loans]',
    'indicators: [loan]',
    ['rules/all.yaml:12 there is no indicator loan', 'rules/all.yaml:12 no indicator is in this scope'],
  ],
  [
    'a rule that excepts nothing',
    RULES,
    'except: [loans]',
    'except: [loan]',
    ['rules/all.yaml:6 there is no indicator loan'],
  ],
  [
    'a rule for an unknown region',
    RULES,
    '["410600"]',
    '["410700"]',
    ['rules/all.yaml:12 there is no region 410700'],
  ],
  [
    'a rule for an unknown feed',
    RULES,
    'regions: ["410600"]',
    'feeds: [far]',
    ['rules/all.yaml:12 there is no feed far'],
  ],
  [
    'bounds the wrong way round',
    RULES,
    'max: "100"',
    'max: "-1"',
    ['rules/all.yaml:15 max must be above min'],
  ],
  [
    'bounds in a unit of something else',
    RULES,
    'unit: CNY_10K\n  min',
    'unit: ITEM\n  min',
    ['rules/all.yaml:13 ITEM has no exact value in CNY, the unit of loans'],
  ],
  ['a range without bounds', RULES, '  min: "0"\n  max: "100"\n', '', ['rules/all.yaml:7 needs min or max']],
  [
    'a bound that is no decimal',
    RULES,
    'max: "100"',
    'max: many',
    ['rules/all.yaml:15 max: is not an exact decimal'],
  ],
  [
    'an unknown part',
    RULES,
    'parts: [loans]',
    'parts: [designs]',
    ['rules/all.yaml:25 there is no indicator designs'],
  ],
  [
    'a total among its own parts',
    RULES,
    'parts: [loans]',
    'parts: [output]',
    ['rules/all.yaml:25 the same indicator is there twice'],
  ],
  [
    'a comparison of what cannot be compared',
    RULES,
    'greater: output',
    'greater: patents',
    ['rules/all.yaml:31 loans does not measure what patents measures'],
  ],
  [
    'a jump that is an error',
    RULES,
    'kind: JUMP\n  severity: WARNING',
    'kind: JUMP\n  severity: ERROR',
    ['rules/all.yaml:35 severity: Invalid input: expected "WARNING"'],
  ],
  [
    'more changes asked for than are looked at',
    RULES,
    'times: "5"',
    'times: "5"\n  least: 6',
    ['rules/all.yaml:41 least must not be above history'],
  ],
  [
    'a clause of no document',
    RULES,
    '  document: report\n',
    '',
    ['rules/all.yaml:22 a clause needs its document'],
  ],
  [
    'a rule that judges nothing',
    RULES,
    'scope: { measures: [FLOW], except: [loans] }',
    'scope: { measures: [INDEX] }',
    ['rules/all.yaml:6 no indicator is in this scope'],
  ],
  [
    'a scope of an unknown dimension',
    RULES,
    'scope: { measures: [FLOW], except: [loans] }',
    'scope: { dimensions: [money, time] }',
    ['rules/all.yaml:6 there is no dimension time'],
  ],
  [
    'a rule named in one language only',
    RULES,
    'document: report',
    'explanationZh: 说明\n  document: report',
    ['rules/all.yaml:22 explanationZh lacks its counterpart explanationEn'],
  ],
];
