/** Indicators, as the catalogue defines them. */
import { z } from 'zod';
import {
  CERTIFICATION_KINDS,
  DIRECTIONS,
  ENTERPRISE_SCALES,
  FUND_KINDS,
  INCUBATOR_KINDS,
  INDICATOR_SOURCES,
  INPUT_TAKES,
  MEASURES,
  PATENT_KINDS,
  ROLL_UPS,
  TECH_CONTRACT_KINDS,
} from '../../domain/vocabulary';
import {
  COUNTED_EVENTS,
  COUNTED_REGISTERS,
  COUNTED_SUMS,
  type CountedEvent,
  type CountedRegister,
  type CountedSum,
} from '../../entities/count-rule';
import { names, slug, text, unitCode } from './field-shapes';

const texts = z.array(text).min(1).optional();
const count = z.strictObject({
  register: z.enum(COUNTED_REGISTERS),
  kind: texts,
  level: texts,
  event: z.enum(COUNTED_EVENTS),
  sum: z.enum(COUNTED_SUMS).optional(),
  of: z.literal('enterprise').optional(),
  certified: z.array(z.enum(CERTIFICATION_KINDS)).min(1).optional(),
  scale: z.array(z.enum(ENTERPRISE_SCALES)).min(1).optional(),
  technology: z.literal(true).optional(),
  programme: z.array(slug).min(1).optional(),
  contributor: texts,
  body: z.array(slug).min(1).optional(),
});

/** Old figures of slow indicators are better than none, but not for ever. */
const MAX_AGE_MONTHS = 60;

const input = z.strictObject({
  indicator: slug,
  take: z.enum(INPUT_TAKES),
  withinMonths: z.int().min(1).max(MAX_AGE_MONTHS).optional(),
});

const reading = z.strictObject({
  questionZh: text,
  questionEn: text,
  takenZh: text,
  takenEn: text,
  clause: text.optional(),
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
  inputs: z.record(z.string(), input).optional(),
  growthOf: slug.optional(),
  count: count.optional(),
  rollUp: z.enum(ROLL_UPS).optional(),
  readings: z.array(reading).default([]),
  aliasesZh: z.array(text).default([]),
});
export type IndicatorFact = z.output<typeof indicatorSchema>;

interface Countable {
  /** What can happen to a row, and what its stock is called. */
  readonly events: readonly CountedEvent[];
  /** Empty: it has none; null: any text, as the boards of listings. */
  readonly kinds: readonly string[] | null;
  readonly levels: boolean;
  /** The column that adds up. */
  readonly sum: CountedSum | null;
  /** Its rows belong to enterprises. */
  readonly owned: boolean;
}

const row = (
  events: Countable['events'],
  kinds: Countable['kinds'],
  { levels = false, sum = null, owned = true }: Partial<Countable> = {},
): Countable => ({ events, kinds, levels, sum, owned });

/** What rules may ask of each register. */
export const COUNTABLE: Readonly<Record<CountedRegister, Countable>> = {
  certification: row(['ACTIVE', 'FIRST_ISSUED'], CERTIFICATION_KINDS, { levels: true }),
  patent: row(['FILED', 'GRANTED', 'IN_FORCE'], PATENT_KINDS),
  loan: row(['DRAWN'], [], { sum: 'principal' }),
  incubator: row(['OPEN', 'OPENED'], INCUBATOR_KINDS, { levels: true, owned: false }),
  listing: row(['LISTED', 'ON_BOARD'], null),
  tech_contract: row(['REGISTERED', 'SIGNED'], TECH_CONTRACT_KINDS, { sum: 'value' }),
  contribution: row(['PAID_IN'], FUND_KINDS, { sum: 'amount', owned: false }),
  investment: row(['INVESTED'], FUND_KINDS, { sum: 'amount' }),
  fund: row(['ESTABLISHED'], FUND_KINDS, { sum: 'size', owned: false }),
  ledger: row(['HELD', 'PLACED', 'COMPENSATED', 'RECOVERED', 'SUBSIDISED'], FUND_KINDS, {
    ...{ sum: 'amount', owned: false },
  }),
};
