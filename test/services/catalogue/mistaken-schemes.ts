/** Schemes of assessment that nothing could be assessed by. */
import { SCHEME } from '../assessment/assessing';
import type { MistakeCase } from './mistake-case';

const PLAN = 'plans/plan.yaml';
/** The last line of the plan; the scheme comes after it and a blank one. */
const LAST = 'growthBase: { kind: PREVIOUS_YEAR }';
const FIRST_LINE = 79;
const FINANCE = '{ department: finance, clause: 五(一) }';

interface Wrong {
  readonly before: string;
  readonly after: string;
  /** Text of the line that is named. */
  readonly at: string;
  readonly told: string;
}

const lineOf = (text: string): number =>
  FIRST_LINE + SCHEME.slice(1, SCHEME.indexOf(text)).split('\n').length - 1;

function wrong(what: string, { before, after, at, told }: Wrong): MistakeCase {
  if (!SCHEME.includes(before) || !SCHEME.includes(at)) throw new Error(`there is no "${before}" or "${at}"`);
  const scheme = SCHEME.replace(before, () => after);
  return [what, PLAN, LAST, `${LAST}\n${scheme}`, [`${PLAN}:${lineOf(at)} ${told}`]];
}

const items = (first: string, one: string, other: string) =>
  `{ department: finance, clause: 五(一), items: [{ target: ${first}, weight: "${one}" }, ` +
  `{ target: first/patents, weight: "${other}" }] }`;

export const SCHEME_MISTAKES: readonly MistakeCase[] = [
  wrong('a choice without clause that is not marked as ours', {
    ...{ before: FINANCE, after: '{ department: finance }', at: FINANCE },
    told: 'departments[0].clause: names its clause, or is marked ours: true',
  }),
  wrong('a choice of ours without a reason', {
    ...{ before: 'clause: 五(一) }\n    feedBack', after: 'ours: true }\n    feedBack', at: 'approve:' },
    told: 'duties.approve.ours: what is ours says why: reasonZh and reasonEn',
  }),
  wrong('an unknown department', {
    ...{ before: 'department: science', after: 'department: sports', at: '{ department: science' },
    told: 'there is no department sports',
  }),
  wrong('a department that is there twice', {
    ...{ before: 'department: science', after: 'department: finance', at: '{ department: science' },
    told: 'the department finance is there twice',
  }),
  wrong('weights that do not sum to 100', {
    ...{ before: FINANCE, after: items('first/loans', '60', '39.5'), at: FINANCE },
    told: 'the weights sum to 99.5, not to 100',
  }),
  wrong('an item of an unknown target', {
    ...{ before: FINANCE, after: items('first/loan', '60', '40'), at: FINANCE },
    told: 'there is no target plan/first/loan',
  }),
  wrong('bands that rise', {
    ...{ before: 'from: "60"', after: 'from: "95"', at: 'code: QUALIFIED' },
    told: 'bands stand from the highest to the lowest',
  }),
  wrong('bands that leave a gap at the bottom', {
    ...{ before: 'from: "0"', after: 'from: "10"', at: 'list:' },
    told: 'the lowest band begins at 0',
  }),
  wrong('weights of a year without their kind', {
    ...{
      before: 'year: { kind: MEAN',
      after: 'year: { kind: MEAN, weights: ["1", "1", "1", "1"]',
      at: 'year:',
    },
    told: 'weights go with WEIGHTED, and only with it',
  }),
  wrong('a quarter that is assembled too late', {
    ...{ before: 'assembleAfter: { days: 20', after: 'assembleAfter: { days: 90', at: 'assembleAfter' },
    told: 'at most 80 days',
  }),
  wrong('a weight that is no number', {
    ...{ before: 'lead: "2"', after: 'lead: "-2"', at: 'roleWeights' },
    told: 'roleWeights.lead: must be above zero',
  }),
];
