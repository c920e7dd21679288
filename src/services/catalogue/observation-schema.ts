/** Figures that a document prints, as the catalogue copies them. */
import { z } from 'zod';
import { OBSERVATION_STATUSES, type ObservationStatus } from '../../domain/vocabulary';
import { MISSING_REASONS } from '../../feeds/figure-definition';
import { date, decimal, inferences, notes, period, regionCode, slug, text, unitCode } from './field-shapes';

export const figuresFileSchema = z.strictObject({
  document: slug,
  region: regionCode,
  publishedOn: date.optional(),
  inferred: inferences,
  figures: z.array(z.unknown()).min(1),
  ...notes,
});
export type FiguresHead = z.output<typeof figuresFileSchema>;

export const figureSchema = z.strictObject({
  indicator: slug,
  region: regionCode.optional(),
  period,
  value: decimal.nullable(),
  unit: unitCode,
  /** The number as it is printed. */
  published: text,
  clause: text,
  status: z
    .custom<ObservationStatus>((value) => (OBSERVATION_STATUSES as readonly unknown[]).includes(value))
    .optional(),
  missing: z.enum(MISSING_REASONS).optional(),
  ...notes,
});
export type FigureFact = z.output<typeof figureSchema>;
