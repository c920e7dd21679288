/** Programmes whose rules cannot be read, or do not fit together. */
import type { MistakeCase } from './mistake-case';

const FILE = 'programmes/scheme.yaml';

const edit = (
  what: string,
  before: string,
  after: string,
  ...told: readonly (readonly [line: number, message: string])[]
): MistakeCase => [
  what,
  FILE,
  before,
  after,
  [...told].sort(([a], [b]) => a - b).map(([line, message]) => `${FILE}:${line} ${message}`),
];

const KIND = 'kind: there is no such kind of rule, see docs/programmes.md';

const SHAPES: readonly MistakeCase[] = [
  edit('an unknown kind of rule', 'kind: LOAN_CAP', 'kind: LOAN_LIMIT', [21, KIND]),
  edit(
    'a parameter that its kind does not have',
    'comparator: AT_MOST }',
    'comparator: AT_MOST, per: YEAR }',
    [27, 'parameters.per: there is no such field'],
  ),
  edit('a comparison that its kind cannot make', 'comparator: AT_MOST }', 'comparator: BELOW }', [
    27,
    'parameters.comparator: Invalid input: expected "AT_MOST"',
  ]),
  edit(
    'a value without a unit',
    '    unit: CNY_10K\n',
    '',
    [25, 'a value needs its unit'],
    [25, 'LOAN_CAP cannot read this value in its unit'],
  ),
  edit('a value in a unit that its kind is not measured in', '    unit: CNY_10K\n', '    unit: PERCENT\n', [
    25,
    'LOAN_CAP cannot read this value in its unit',
  ]),
  edit('a rule that says nothing, not even its gap', '    value: "5"\n    unit: CNY_10K\n', '', [
    21,
    'LOAN_CAP has nothing to go by, and no gap that says so',
  ]),
  edit('a list with an entry in one language only', '[equity, orders]', '[equity]', [
    66,
    'has not as many entries as kindsEn',
  ]),
  edit('a list in one language only', '      kindsEn: [equity, orders]\n', '', [
    66,
    'lacks its counterpart kindsEn',
  ]),
  edit('a band that is upside down', 'min: "5", max: "8"', 'min: "8", max: "5"', [
    53,
    'a band needs a lower end above 0 and below its upper end',
  ]),
  edit('a step of no process', 'ordinal: "1", process: LOAN', 'ordinal: "1", process: LOANS', [
    69,
    'steps[0].process: Invalid option: expected one of "LOAN"|"CLAIM"|"SUBSIDY"',
  ]),
];

const BODIES: readonly MistakeCase[] = [
  edit('a member that is no body', 'members: [city-bank]', 'members: [bank]', [
    7,
    'the programme has no body bank',
  ]),
  edit('a manager that is no body', 'managers: { bodies: [office]', 'managers: { bodies: [offices]', [
    10,
    'the programme has no body offices',
  ]),
  edit('a holder that is no body', '- { body: city-bank, nameZh', '- { body: village-bank, nameZh', [
    18,
    'the programme has no body village-bank',
  ]),
  edit('a reviewer that is no body', 'reviewers: [office]', 'reviewers: [officer]', [
    59,
    'the programme has no body officer',
  ]),
  edit('an approver that is no body', 'approver: banks', 'approver: bank', [
    59,
    'the programme has no body bank',
  ]),
  edit('a step of nobody', 'nameEn: Applied, body: banks', 'nameEn: Applied, body: bank', [
    69,
    'the programme has no body bank',
  ]),
  edit(
    'a body that is there twice',
    'slug: city-bank',
    'slug: banks',
    [8, `the body of the programme scheme/banks is there twice, first at ${FILE}:7`],
    [7, 'the programme has no body city-bank'],
    [18, 'the programme has no body city-bank'],
  ),
  edit(
    'a body that is called what its money is called',
    'slug: office,',
    'slug: fund,',
    [9, 'fund stands for the money of the programme itself'],
    [10, 'the programme has no body office'],
    [59, 'the programme has no body office'],
  ),
];

const TOGETHER: readonly MistakeCase[] = [
  edit('shares that leave something over', 'value: "30"', 'value: "20"', [
    34,
    'the shares sum to 90 percent, not to 100',
  ]),
  edit(
    'a share of a body that bears nothing',
    '- { body: banks, value',
    '- { body: office, value',
    [36, 'the body office bears no part of a loss (bearer)'],
    [29, 'LOSS_SHARE has nothing to go by, and no gap that says so'],
  ),
  edit('parts of a fund that are not its size', 'size: { value: "500"', 'size: { value: "600"', [
    17,
    'sums to 5000000 of 6000000 yuan',
  ]),
  edit(
    'a size that nobody states',
    'size: { value: "500", unit: CNY_10K, clause: 五 }',
    'size: { value: null, clause: 五 }',
    [16, 'a size that is not stated needs its gap'],
  ),
  edit(
    'two rules that say one thing',
    '    reading: { follows: shares, zh: 依五(二), en: 五(二) is followed }\n',
    '',
    [39, 'says what the rule shares says; name the one that is followed (reading.follows)'],
  ),
  edit('a reading that follows nothing', 'follows: shares', 'follows: share', [
    46,
    'there is no rule of the programme scheme/share',
  ]),
  edit(
    'a reading that follows one that follows another',
    'reading: { zh: 依五(二)',
    'reading: { follows: cap, zh: 依五(二)',
    [46, 'the rule shares follows another itself'],
  ),
  edit('two steps with one number', 'ordinal: "2"', 'ordinal: "1"', [
    68,
    'two steps of LOAN have one number',
  ]),
  edit('a review without a rule that says whose', 'kind: APPROVAL', 'kind: GOVERNANCE', [
    77,
    'the programme has no rule of the kind APPROVAL',
  ]),
];

export const PROGRAMME_MISTAKES: readonly MistakeCase[] = [...SHAPES, ...BODIES, ...TOGETHER];
