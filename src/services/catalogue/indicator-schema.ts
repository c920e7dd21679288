/** Indicators, as the catalogue defines them. */
import { z } from 'zod';
import {
  CERTIFICATION_KINDS,
  DIRECTIONS,
  INCUBATOR_KINDS,
  INDICATOR_SOURCES,
  MEASURES,
  PATENT_KINDS,
} from '../../domain/vocabulary';
import type { CountRule } from '../../entities/count-rule';
import { names, slug, text, unitCode } from './field-shapes';

const count = z.strictObject({
  register: z.enum(['certification', 'patent', 'loan', 'incubator']),
  kind: z.array(text).min(1).optional(),
  level: z.array(text).min(1).optional(),
  event: z.enum(['ACTIVE', 'FIRST_ISSUED', 'GRANTED', 'FILED', 'DRAWN', 'OPENED', 'OPEN']),
  sum: z.literal('principal').optional(),
  of: z.literal('enterprise').optional(),
});

export const indicatorSchema = z.strictObject({
  code: slug,
  ...names,
  definitionZh: text.optional(),
  definitionEn: text.optional(),
  unit: unitCode,
  measure: z.enum(MEASURES),
  direction: z.enum(DIRECTIONS),
  source: z.enum(INDICATOR_SOURCES),
  formula: text.optional(),
  growthOf: slug.optional(),
  count: count.optional(),
  aliasesZh: z.array(text).default([]),
});
export type IndicatorFact = z.output<typeof indicatorSchema>;

type Register = CountRule['register'];

/** What can happen to a row of each register, and what its stock is called. */
export const EVENTS_OF_REGISTER: Readonly<Record<Register, readonly CountRule['event'][]>> = {
  certification: ['ACTIVE', 'FIRST_ISSUED'],
  patent: ['FILED', 'GRANTED'],
  loan: ['DRAWN'],
  incubator: ['OPEN', 'OPENED'],
};

export const KINDS_OF_REGISTER: Readonly<Record<Register, readonly string[]>> = {
  certification: CERTIFICATION_KINDS,
  patent: PATENT_KINDS,
  loan: [],
  incubator: INCUBATOR_KINDS,
};
