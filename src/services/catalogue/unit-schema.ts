/** Units and departments, as the catalogue lists them. */
import { z } from 'zod';
import { names, notes, positiveDecimal, regionCode, slug, text, unitCode } from './field-shapes';

export const unitSchema = z.strictObject({
  code: unitCode,
  ...names,
  dimension: text,
  factor: positiveDecimal,
  aliases: z.array(text).default([]),
});
export type UnitFact = z.output<typeof unitSchema>;

export const departmentSchema = z.strictObject({
  slug,
  ...names,
  region: regionCode.optional(),
  ...notes,
});
export type DepartmentFact = z.output<typeof departmentSchema>;
