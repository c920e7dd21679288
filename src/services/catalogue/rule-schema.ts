/** Validation rules, as the catalogue states them. */
import { z } from 'zod';
import { decimalOrNull } from '../../domain/decimal';
import { FREQUENCIES, MEASURES, REGION_LEVELS } from '../../domain/vocabulary';
import { decimal, names, positiveDecimal, regionCode, slug, text, unitCode } from './field-shapes';

const narrow = {
  feeds: z.array(slug).min(1).optional(),
  regions: z.array(regionCode).min(1).optional(),
  levels: z.array(z.enum(REGION_LEVELS)).min(1).optional(),
  frequencies: z.array(z.enum(FREQUENCIES)).min(1).optional(),
};
/** Of kinds that name their indicators themselves. */
const narrowScope = z.strictObject(narrow).default({});
const wideScope = z
  .strictObject({
    ...narrow,
    indicators: z.array(slug).min(1).optional(),
    measures: z.array(z.enum(MEASURES)).min(1).optional(),
    dimensions: z.array(text).min(1).optional(),
    except: z.array(slug).min(1).optional(),
  })
  .default({});

const severity = z.enum(['ERROR', 'WARNING']);
/** What can be right for a good reason is never more than a warning. */
const warning = z.literal('WARNING');

const head = {
  code: slug,
  severity,
  ...names,
  explanationZh: text.optional(),
  explanationEn: text.optional(),
  document: slug.optional(),
  clause: text.optional(),
};
const notNegative = decimal.refine(
  (value) => decimalOrNull(value)?.gte(0) ?? false,
  '不能小于零\tmust not be below zero',
);

/** Changes that are looked at; each is one look-up more. */
export const MAX_HISTORY = 10;
const changes = z.int().min(1).max(MAX_HISTORY);

export const ruleSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...head,
    ...{ kind: z.literal('RANGE'), scope: wideScope },
    ...{ min: decimal.optional(), max: decimal.optional(), unit: unitCode },
  }),
  z.strictObject({ ...head, kind: z.literal('NON_NEGATIVE'), scope: wideScope }),
  z.strictObject({
    ...head,
    ...{ kind: z.literal('TOTAL_OF_PARTS'), scope: narrowScope },
    ...{ total: slug, parts: z.array(slug).min(1).max(100), complete: z.boolean().default(true) },
  }),
  z.strictObject({
    ...head,
    ...{ kind: z.literal('TOTAL_OF_REGIONS'), severity: warning, scope: wideScope },
    slack: notNegative.default('0'),
  }),
  z.strictObject({
    ...head,
    ...{ kind: z.literal('NOT_ABOVE'), scope: narrowScope, lesser: slug, greater: slug },
  }),
  z.strictObject({ ...head, kind: z.literal('ACCUMULATION'), scope: wideScope }),
  z.strictObject({
    ...head,
    ...{ kind: z.literal('GROWTH_OF_LEVELS'), severity: warning, scope: wideScope },
    tolerance: positiveDecimal,
  }),
  z.strictObject({
    ...head,
    ...{ kind: z.literal('JUMP'), severity: warning, scope: wideScope },
    by: z.enum(['RATIO', 'DIFFERENCE']),
    floor: positiveDecimal,
    times: positiveDecimal,
    least: changes.default(3),
    history: changes.default(5),
  }),
  z.strictObject({ ...head, kind: z.literal('FEEDS_AGREE'), severity: warning, scope: wideScope }),
]);
export type RuleFact = z.output<typeof ruleSchema>;
export type RuleFactOf<Kind extends RuleFact['kind']> = Extract<RuleFact, { readonly kind: Kind }>;
