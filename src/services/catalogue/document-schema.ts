/** Documents, and what of them went nowhere, as the catalogue states them. */
import { z } from 'zod';
import { date, inferences, notes, slug, text } from './field-shapes';

export const documentSchema = z.strictObject({
  slug,
  titleZh: text,
  titleEn: text,
  number: text.optional(),
  issuerZh: text.optional(),
  issuerEn: text.optional(),
  issuedOn: date.optional(),
  publishedOn: date.optional(),
  source: z.strictObject({ file: text, part: text.optional() }),
  inferred: inferences,
  ...notes,
});
export type DocumentFact = z.output<typeof documentSchema>;

/** A number of a document that is neither target nor figure, fund or rule. */
export const leftOutSchema = z.strictObject({
  document: slug,
  clause: text,
  figure: text,
  reasonZh: text,
  reasonEn: text,
});
export type LeftOutFact = z.output<typeof leftOutSchema>;
