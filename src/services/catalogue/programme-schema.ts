/** Loan, guarantee and subsidy programmes, as the catalogue states them. */
import { z } from 'zod';
import { LOSS_BEARERS } from '../../domain/programmes/terms';
import {
  decimal,
  facts,
  gaps,
  inferences,
  names,
  notes,
  regionCode,
  slug,
  slugs,
  text,
  unitCode,
} from './field-shapes';

const parts = z.array(z.unknown()).default([]);

/** Whose part of a loss a body bears. */
const bearer = z.enum(LOSS_BEARERS);

/** `follows` names the rule that goes before this one; a reading without it is of the rule itself. */
const reading = z.strictObject({ follows: slug.optional(), zh: text, en: text });

export const programmeSchema = z.strictObject({
  slug,
  document: slug,
  ...names,
  region: regionCode.optional(),
  inferred: inferences,
  /** Members are bodies that together are this one. */
  bodies: z
    .array(z.strictObject({ slug, ...names, members: slugs.optional(), bearer: bearer.optional(), ...notes }))
    .default([]),
  /** Bodies that keep the fund's books, with the clause that gives them this. */
  managers: z.strictObject({ bodies: slugs, clause: text, ...notes }).optional(),
  fund: facts.optional(),
  rules: parts,
  steps: z.array(facts).default([]),
  ...notes,
});
export type ProgrammeHead = z.output<typeof programmeSchema>;

/** A kind of rule, for example LOSS_SHARE. */
const kind = unitCode;

export const programmeRuleSchema = z.strictObject({
  key: slug,
  kind,
  clause: text,
  ...names,
  value: decimal.nullish(),
  unit: unitCode.optional(),
  statedText: text.optional(),
  parameters: facts.optional(),
  reading: reading.optional(),
  ...notes,
  ...gaps,
});
export type ProgrammeRuleFact = z.output<typeof programmeRuleSchema>;
