/**
 * Plans, as the catalogue states them; their stages and targets are read one by one, so that each mistake
 * shows.
 */
import { z } from 'zod';
import { CONTRADICTION_KINDS } from '../../domain/finding-words';
import { COMPARATORS, FIRMNESSES, STAGE_KINDS, TARGET_BASES } from '../../domain/vocabulary';
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

/** Two targets that are known to say the same, or to differ on purpose. */
const equivalentSchema = z.strictObject({
  /** stage/target, as in partOf. */
  targets: z.tuple([text, text]),
  /** The kinds of finding that it answers; all of them when left out. */
  kinds: z.array(z.enum(CONTRADICTION_KINDS)).min(1).optional(),
  reasonZh: text,
  reasonEn: text,
});

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
  equivalents: z.array(equivalentSchema).default([]),
  workAreas: parts,
  stages: z.array(z.unknown()).min(1),
  rules: parts,
  revisions: parts,
  assessment: z.unknown().optional(),
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

/** What a target said before a document revised it; what is not given here was as it is now. */
const formerTerms = z
  .strictObject({
    basis: z.enum(TARGET_BASES).exclude(['MILESTONE']).optional(),
    comparator: z.enum(COMPARATORS).optional(),
    value: decimal.nullable().optional(),
    unit: unitCode.optional(),
    statedText: text.optional(),
    firmness: z.enum(FIRMNESSES).optional(),
    clause: text.optional(),
    gapZh: text.optional(),
    gapEn: text.optional(),
  })
  .refine((was) => Object.keys(was).length > 0, { message: 'says nothing' });

/**
 * Why a target of this plan was edited; `retired` when it was taken out. With `effectiveOn` a document has
 * revised it, and answers for earlier days keep what it said before; without, our reading was corrected.
 */
export const revisionSchema = z.strictObject({
  /** stage/target, as in partOf. */
  target: text,
  reasonZh: text,
  reasonEn: text,
  effectiveOn: date.optional(),
  document: slug.optional(),
  clause: text.optional(),
  was: formerTerms.optional(),
  retired: z.literal(true).optional(),
});
export type RevisionFact = z.output<typeof revisionSchema>;
