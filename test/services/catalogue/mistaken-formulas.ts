/** Formulas that cannot be computed: unreadable, of unknown names, in a circle, in units that do not fit. */
import type { MistakeCase } from './mistake-case';

const INDICATORS = 'indicators/all.yaml';
const BEFORE = '- code: output-growth\n';

/** One more indicator. */
const more = (fields: string, measure: string) =>
  `- code: share\n  nameZh: 比重\n  nameEn: Share\n  unit: PERCENT\n  measure: ${measure}\n  direction: HIGHER_IS_BETTER\n${fields}`;

/** Its formula stands in line 44, its inputs in line 45. */
const computed = (
  formula: string,
  inputs = '{ a: { indicator: output, take: SAME_PERIOD } }',
  measure = 'RATIO',
) => more(`  source: COMPUTED\n  formula: "${formula}"\n  inputs: ${inputs}\n`, measure);

const BOTH = '{ a: { indicator: output, take: SAME_PERIOD }, b: { indicator: patents, take: SAME_PERIOD } }';
const ITSELF = '{ a: { indicator: share, take: SAME_PERIOD } }';

const mistake = (what: string, made: string, ...mistakes: readonly string[]): MistakeCase => [
  ...([
    what,
    INDICATORS,
    BEFORE,
    `${made}${BEFORE}`,
    mistakes.map((text) => `${INDICATORS}:${text}`),
  ] as const),
];

export const FORMULAS: readonly MistakeCase[] = [
  mistake(
    'a formula that is none',
    computed('a * (2'),
    '44 the formula cannot be read: Unclosed ( at character 6',
  ),
  mistake(
    'a formula that calls something',
    computed('a.constructor()'),
    '44 a formula is made of + - * / with parentheses, numbers and names of inputs; not of CallExpression',
  ),
  mistake('a name that is no input', computed('a / b'), '44 the formula uses b, which is no input'),
  mistake(
    'an input that is not used',
    computed('a / a * 100', BOTH),
    '44 the formula does not use the input b',
  ),
  mistake(
    'money added to patents',
    computed('(a + b) / b * 100', BOTH),
    '44 the units do not fit: a is money and b is count.item: they cannot be added or subtracted',
  ),
  mistake(
    'a share that is not in percent',
    computed('a / a'),
    '44 the units do not fit: it gives plain, not plain (× 100)',
  ),
  mistake(
    'an indicator that is computed from itself',
    computed('a * 1', ITSELF),
    '44 indicators are computed in a circle: share → share',
  ),
  mistake(
    'an input that does not exist',
    computed('a / a * 100', '{ a: { indicator: outputs, take: SAME_PERIOD } }'),
    '45 there is no indicator outputs',
  ),
  mistake(
    'the latest figure of any age',
    computed('a / a * 100', '{ a: { indicator: output, take: LATEST } }'),
    '45 withinMonths goes with LATEST, and only with it',
  ),
  mistake(
    'a growth rate that is computed',
    computed('a / a * 100', undefined, 'GROWTH_RATE'),
    '41 a growth rate is a published fact and never computed',
  ),
  mistake(
    'shares that are added up over counties',
    more('  source: OBSERVED\n  rollUp: SUM\n', 'RATIO'),
    '44 only flows and stocks that are reported or counted are rolled up',
  ),
];
