/**
 * Plans, as the catalogue states them; their stages and targets are read one by one, so that each mistake
 * shows.
 */
import { z } from 'zod';
import { STAGE_KINDS } from '../../domain/vocabulary';
import {
  date,
  decimal,
  inferences,
  names,
  notes,
  positiveDecimal,
  regionCode,
  slug,
  slugs,
  text,
  unitCode,
} from './field-shapes';

const parts = z.array(z.unknown()).default([]);

export const planSchema = z.strictObject({
  slug,
  document: slug,
  titleZh: text,
  titleEn: text,
  region: regionCode,
  startsOn: date.optional(),
  endsOn: date,
  thresholds: z
    .strictObject({
      onTrack: positiveDecimal.default('1'),
      atRisk: positiveDecimal.default('0.8'),
      about: decimal.default('0.05'),
    })
    .prefault({}),
  inferred: inferences,
  workAreas: parts,
  stages: z.array(z.unknown()).min(1),
  rules: parts,
  revisions: parts,
});
export type PlanHead = z.output<typeof planSchema>;

export const workAreaSchema = z.strictObject({
  slug,
  ...names,
  clause: text,
  lead: slugs.default([]),
  supporting: slugs.default([]),
  inferred: inferences,
});
export type WorkAreaFact = z.output<typeof workAreaSchema>;

export const stageSchema = z.strictObject({
  slug,
  kind: z.enum(STAGE_KINDS),
  ...names,
  startsOn: date,
  endsOn: date,
  clause: text,
  inferred: inferences,
  targets: parts,
  milestones: parts,
});
export type StageHead = z.output<typeof stageSchema>;

/** A fact of the plan that is neither target nor figure. */
export const planRuleSchema = z.strictObject({
  slug,
  ...names,
  clause: text,
  value: decimal.nullish(),
  unit: unitCode.optional(),
  statedText: text.optional(),
  ...notes,
});
export type PlanRuleFact = z.output<typeof planRuleSchema>;

/** Why a target of this plan was edited; `retired` when it was taken out. */
export const revisionSchema = z.strictObject({
  /** stage/target, as in partOf. */
  target: text,
  reasonZh: text,
  reasonEn: text,
  retired: z.literal(true).optional(),
});
export type RevisionFact = z.output<typeof revisionSchema>;
