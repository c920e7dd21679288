/** What the rules of each kind that is evaluated may carry beside their value. */
import { z } from 'zod';
import type { EvaluatedKindName } from '../../domain/programmes/rule-kinds';
import { ADMISSIONS, BORROWER_KINDS, SECURITIES } from '../../domain/programmes/terms';
import { amount, decimal, slug, slugs, text, unitCode } from './field-shapes';

const borrower = { borrower: z.enum(BORROWER_KINDS).optional() };
const texts = z.array(text);
/** The limit itself is included; nothing else is published so far. */
const atMost = { comparator: z.literal('AT_MOST').optional() };
const atLeast = { comparator: z.literal('AT_LEAST').optional() };
const word = unitCode;

const share = z.strictObject({
  body: slug,
  value: decimal.optional(),
  unit: z.literal('PERCENT').optional(),
  statedText: text.optional(),
  by: z.literal('INSURED_SHARE').optional(),
});
const shares = z.array(share).min(1);

const band = {
  ...{ min: decimal, max: decimal, base: word, every: z.literal('YEAR') },
  ...{ body: slug, firmness: z.enum(['BINDING', 'ASPIRATIONAL']) },
};

const none = z.strictObject({});

/** A rule that states nothing to go by carries none of them. */
export const RULE_PARAMETERS: Readonly<Record<EvaluatedKindName, z.ZodType<object>>> = {
  ADMISSION: z.strictObject({
    ...borrower,
    requires: z.enum(ADMISSIONS).optional(),
    ...{ register: text.optional(), badCreditRecordAllowed: z.boolean().optional() },
    ...{ shortDefaultAllowed: z.boolean().optional(), conditionsZh: texts.optional() },
    ...{ conditionsEn: texts.optional(), principlesZh: texts.optional(), principlesEn: texts.optional() },
  }),
  AGE_LIMIT: z.strictObject({ ...borrower, ...atMost }),
  LOAN_CAP: z.strictObject({
    ...{ ...borrower, ...atMost, perHousehold: amount.optional() },
    ...{ modelsZh: texts.optional(), modelsEn: texts.optional() },
  }),
  TENOR: z.strictObject(atMost),
  RATE_CEILING: z.strictObject({
    ...{ base: z.literal('LENDING_BENCHMARK').optional(), spread: decimal.optional(), ...atMost },
    ...{ relative: z.literal(true).optional(), guarantor: slug.optional() },
  }),
  SECURITY_FREE: z.strictObject({ free: z.enum(SECURITIES) }),
  REVIEW_SHORTCUT: z.strictObject({ ...atMost, body: slug }),
  LEVERAGE: z.strictObject({ base: z.literal('RISK_COMPENSATION_FUND').optional() }),
  LOSS_COVERAGE: z.strictObject({ covers: z.array(z.enum(['PRINCIPAL', 'INTEREST'])).optional() }),
  LOSS_SHARE: z.strictObject({
    ...{ shares: shares.optional(), onlyFor: z.literal('BAD_DEBT').optional() },
    beneficiaries: slugs.optional(),
  }),
  INSURED_LOSS_SHARE: z.strictObject({
    ...{ shares: shares.optional(), insuranceZh: text.optional(), insuranceEn: text.optional() },
  }),
  RECOVERY: z.strictObject({ by: z.literal('LOSS_SHARE').optional() }),
  EVADED_DEBT: z.strictObject({
    ...{ to: z.literal('fund').optional(), share: z.literal('ALL').optional() },
    byLawsuit: z.boolean().optional(),
  }),
  BEYOND_FUND: z.strictObject({ bodies: slugs.optional() }),
  APPROVAL: z.strictObject({
    ...{ ...borrower, reviewers: slugs.optional(), approver: slug.nullish() },
  }),
  FILING: z.strictObject({ from: z.literal('LOAN_DATE').optional(), filedWith: slugs.optional() }),
  OVERDUE: z.strictObject({ ...atLeast, afterCollection: z.boolean().optional() }),
  PUBLIC_NOTICE: z.strictObject({ ...atLeast, placeZh: text.optional(), placeEn: text.optional() }),
  REFUSAL: none,
  COMPENSATED_CAUSE: z.strictObject({ ...borrower, body: slug.optional() }),
  SUBSIDY_RATE: z.strictObject({
    ...{ ...borrower, rate: z.literal('LENDING_BENCHMARK').optional() },
    base: z.enum(['OUTSTANDING', 'CREDIT_FOR_HOUSEHOLDS_LED']).optional(),
  }),
  SUBSIDY_STOP: z.strictObject({ ...borrower, from: z.literal('DUE_DATE').optional() }),
  SUBSIDY_SETTLEMENT: none,
  PLANTING_SUBSIDY: z.strictObject({
    ...{ cropZh: text.optional(), cropEn: text.optional(), perArea: amount.optional() },
  }),
  NPL_TOLERANCE: z.strictObject({
    ...{ base: z.literal('BANK_YEARLY_NPL_TARGET').optional(), ...atMost },
    ...{ effect: z.literal('NO_DEDUCTION').optional(), body: slug.optional() },
  }),
  FEE_CUT: z.strictObject({ base: z.literal('CURRENT_FEE_RATE').optional(), body: slug.optional() }),
  CAPITAL_TOP_UP: z.strictObject(band).partial(),
  RESERVE_TOP_UP: z.strictObject(band).partial(),
};
