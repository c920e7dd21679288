/** The definition of a feed of records, as its YAML says it: which register, which columns, which words. */
import { z } from 'zod';
import { isIsoDate } from '../../domain/calendar';
import {
  type Contradiction,
  feedFields,
  names,
  regionCode,
  regionRules,
  reportContradictions,
  TABLE_FORMATS,
  text,
} from '../definition-parts';
import { fetchSchema } from '../fetch-definition';
import { fieldsOf, keysOf, REGISTER_NAMES, type RegisterName, SLICE_FIELDS } from './register-fields';

/** A full list that would remove more than this share of what was there is more likely a mistake. */
export const MAX_REMOVED_SHARE = 0.3;

/** A column that names the region above, for names that repeat. */
export const REGION_PARENT = 'regionParent';

const day = z.string().refine(isIsoDate, 'YYYY-MM-DD');
const scalar = z.union([text, z.boolean()]).transform(String);

/** What the list is full for; what is left out of it is left alone. */
const slice = z.strictObject({
  within: regionCode.optional(),
  kind: text.optional(),
  bank: text.optional(),
  board: text.optional(),
  fund: text.optional(),
});

const fields = z.strictObject({
  ...feedFields,
  fetch: fetchSchema.optional(),
  format: z.enum(TABLE_FORMATS),
  /** Records are not reviewed step by step: they are corrected by the next list. */
  review: z.literal('none').default('none'),
  kind: z.literal('register'),
  register: z.enum(REGISTER_NAMES as readonly [RegisterName, ...RegisterName[]]),
  /** Headers by the field that stands under them. */
  columns: z.record(text, names),
  /** What the files print for our words, by field: `values: { status: { 存续: ACTIVE } }`. */
  values: z.record(text, z.record(text, scalar)).default({}),
  /** What holds for every record that does not say otherwise. */
  defaults: z.record(text, scalar).default({}),
  /** Units of columns whose header prints none: `units: { principal: 万元, annualRate: "%" }`. */
  units: z.record(text, text).default({}),
  /** Region of records whose files do not tell. */
  region: regionCode.optional(),
  regions: z.strictObject(regionRules).prefault({}),
  /** What a file does not hold any more has gone; without this a record that is not mentioned stays. */
  fullList: z.union([z.boolean(), slice]).default(false),
  maxRemovedShare: z.number().min(0).max(1).default(MAX_REMOVED_SHARE),
  /** For where and when the register is complete once a file has been taken in. */
  coverage: z
    .strictObject({
      startsOn: day,
      /** `received`: up to the day that the file arrived. */
      endsOn: z.union([z.literal('received'), day]).default('received'),
      region: regionCode,
      kind: text.optional(),
    })
    .optional(),
});

type Fields = z.output<typeof fields>;

const listed = (all: readonly string[]) => all.join(' ');

function unknownFields(feed: Fields): readonly Contradiction[] {
  const known = fieldsOf(feed.register);
  const all = Object.keys(known);
  const columns = 'region' in known ? [...all, REGION_PARENT] : all;
  const check = (part: 'columns' | 'values' | 'defaults' | 'units', allowed: readonly string[]) =>
    Object.keys(feed[part])
      .filter((name) => !allowed.includes(name))
      .map(
        (name): Contradiction => [
          [part, name],
          `${feed.register} 没有此项；可用：${listed(allowed)}`,
          `${feed.register} has no such field; there are: ${listed(allowed)}`,
        ],
      );
  const ofType = (...types: readonly string[]) =>
    all.filter((name) => types.includes(known[name]?.type as string));
  const fixed = all.filter((name) => known[name]?.type !== 'contact');
  return [
    ...check('columns', columns),
    ...check('values', ofType('word', 'boolean')),
    ...check('defaults', fixed),
    ...check('units', ofType('money', 'rate')),
  ];
}

/** A key may come from a column, from the defaults, or, for a region, from the feed. */
function missingKeys(feed: Fields): readonly Contradiction[] {
  const given = (name: string) =>
    name in feed.columns || name in feed.defaults || (name === 'region' && feed.region !== undefined);
  return keysOf(feed.register)
    .filter((name) => !given(name))
    .map((name) => [
      ['columns', name],
      '必须有此列，否则无法识别记录',
      'needed: a record cannot be told from others without it',
    ]);
}

function faultsOfFullList(feed: Fields): readonly Contradiction[] {
  if (feed.fullList === false) return [];
  const found: Contradiction[] = [];
  if (feed.onReject !== 'refuse') {
    const zh = '完整名单须用 onReject: refuse，否则未通过的行会被当作已消失';
    found.push([['fullList'], zh, 'needs onReject: refuse, else rejected rows would count as gone']);
  }
  const allowed: readonly string[] = SLICE_FIELDS[feed.register];
  const named = feed.fullList === true ? [] : Object.keys(feed.fullList);
  for (const name of named) {
    if (name === 'within' || allowed.includes(name)) continue;
    const zh = `${feed.register} 不能按此项划分`;
    found.push([['fullList', name], zh, `${feed.register} has no such part`]);
  }
  return found;
}

/** Only figures are reviewed: a region and a period are what is submitted. */
function faultsOfReview({ review }: Fields): readonly Contradiction[] {
  return review === 'none' ? [] : [[['review'], '只用于统计数据', 'only for feeds of figures']];
}

export const registerDefinitionSchema = fields.superRefine((feed, context) => {
  const sheets: readonly Contradiction[] =
    feed.sheet === '*' ? [[['sheet'], '名单只读一个工作表', 'a list is one sheet']] : [];
  const faults = [...unknownFields(feed), ...missingKeys(feed), ...faultsOfFullList(feed), ...sheets];
  reportContradictions([...faults, ...faultsOfReview(feed)], context);
});

export type RegisterDefinition = z.output<typeof registerDefinitionSchema>;
