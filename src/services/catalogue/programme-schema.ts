/** Loan, guarantee and subsidy programmes, as the catalogue states them. */
import { z } from 'zod';
import { APPROVAL_PARTS } from '../../domain/programmes/read-steps';
import { RULE_KIND_NAMES } from '../../domain/programmes/rule-kinds';
import { BORROWER_KINDS, LOSS_BEARERS, PROCESSES } from '../../domain/programmes/terms';
import { FUND_KINDS } from '../../domain/vocabulary';
import {
  amount,
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

/** `follows` names the rule that goes before this one; a reading without it is of the rule itself. */
const reading = z.strictObject({ follows: slug.optional(), zh: text, en: text });

const body = z.strictObject({
  slug,
  ...names,
  /** Bodies that together are this one. */
  members: slugs.optional(),
  /** Whose part of a loss it bears. */
  bearer: z.enum(LOSS_BEARERS).optional(),
  ...notes,
});

const fundPart = z.strictObject({ ...amount.shape, body: slug.optional(), ...names, clause: text });

const fund = z.strictObject({
  kind: z.enum(FUND_KINDS),
  ...names,
  clause: text,
  size: z.strictObject({
    value: decimal.nullable(),
    unit: unitCode.optional(),
    statedText: text.optional(),
    clause: text,
    ...notes,
    ...gaps,
  }),
  sources: z.array(fundPart).default([]),
  allocations: z.array(fundPart).default([]),
});

/** A step that an approval rule governs has its bodies from there. */
const step = z.strictObject({
  key: slug,
  ordinal: z.string().regex(/^[1-9]\d?$/, '须为加引号的正整数\tmust be a whole number in quotes'),
  process: z.enum(PROCESSES),
  status: unitCode.optional(),
  clause: text,
  ...names,
  borrower: z.enum(BORROWER_KINDS).optional(),
  approval: z.enum(APPROVAL_PARTS).optional(),
  body: slug.optional(),
  bodies: slugs.optional(),
  atLeast: amount.optional(),
  within: amount.optional(),
  reading: reading.optional(),
  ...notes,
});

export const programmeSchema = z.strictObject({
  slug,
  document: slug,
  ...names,
  region: regionCode.optional(),
  inferred: inferences,
  bodies: z.array(body).default([]),
  /** Bodies that keep the fund's books, with the clause that gives them this. */
  managers: z.strictObject({ bodies: slugs, clause: text, ...notes }).optional(),
  fund: fund.optional(),
  rules: parts,
  steps: z.array(step).default([]),
  ...notes,
});
export type ProgrammeHead = z.output<typeof programmeSchema>;

const KINDS = new Set(RULE_KIND_NAMES);

const kind = unitCode.refine(
  (name) => KINDS.has(name),
  '没有这类规则，见 docs/programmes.md\tthere is no such kind of rule, see docs/programmes.md',
);

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
