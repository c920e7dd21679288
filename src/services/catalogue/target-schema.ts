/** Targets and milestones of a stage, as the catalogue states them. */
import { z } from 'zod';
import { COMPARATORS, FIRMNESSES, TARGET_BASES } from '../../domain/vocabulary';
import {
  date,
  decimal,
  gaps,
  names,
  notes,
  period,
  regionCode,
  slug,
  slugs,
  text,
  unitCode,
} from './field-shapes';

const responsibility = {
  workArea: slug.optional(),
  lead: slugs.optional(),
  supporting: slugs.optional(),
  departmentsClause: text.optional(),
  departmentsInferred: z.boolean().default(false),
};

const growthBase = z.strictObject({
  kind: z.enum(['PREVIOUS_YEAR', 'PERIOD']),
  period: period.optional(),
  indicator: slug.optional(),
  compounded: z.boolean().optional(),
});

export const targetSchema = z.strictObject({
  slug: slug.optional(),
  indicator: slug,
  ...names,
  basis: z.enum(TARGET_BASES).exclude(['MILESTONE']),
  comparator: z.enum(COMPARATORS),
  value: decimal.nullable(),
  unit: unitCode,
  statedText: text.optional(),
  firmness: z.enum(FIRMNESSES),
  clause: text,
  partOf: text.optional(),
  growthBase: growthBase.optional(),
  region: regionCode.optional(),
  ...responsibility,
  ...gaps,
  ...notes,
});
export type TargetFact = z.output<typeof targetSchema>;

export const milestoneSchema = z.strictObject({
  slug,
  ...names,
  clause: text,
  dueOn: date.optional(),
  firmness: z.enum(FIRMNESSES),
  statedText: text.optional(),
  region: regionCode.optional(),
  ...responsibility,
  doneOn: date.optional(),
  doneEvidenceZh: text.optional(),
  doneEvidenceEn: text.optional(),
  doneClause: text.optional(),
  ...notes,
});
export type MilestoneFact = z.output<typeof milestoneSchema>;
