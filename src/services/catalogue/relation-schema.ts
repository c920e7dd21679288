/** How indicators hang together, as the catalogue states it. */
import { z } from 'zod';
import { positiveDecimal, slug, text, unitCode } from './field-shapes';

const head = { code: slug, of: slug, reasonZh: text, reasonEn: text };

export const relationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...head, kind: z.literal('INCREMENT_OF'), indicator: slug }),
  z.strictObject({ ...head, kind: z.literal('NARROWER_THAN'), indicator: slug }),
  z.strictObject({
    ...head,
    ...{ kind: z.literal('COUNT_OF'), indicator: slug },
    averageAtMost: z.strictObject({ value: positiveDecimal, unit: unitCode }).optional(),
  }),
  z.strictObject({ ...head, kind: z.literal('PARTS_OF'), parts: z.array(slug).min(2) }),
]);
export type RelationFact = z.output<typeof relationSchema>;

/** The indicators on the other side of `of`. */
export const indicatorsOf = (relation: RelationFact): readonly string[] =>
  relation.kind === 'PARTS_OF' ? relation.parts : [relation.indicator];
