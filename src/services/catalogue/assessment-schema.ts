/** How a plan's departments are assessed, as the catalogue states it: each choice says what it rests on. */
import { z } from 'zod';
import { decimal, names, positiveDecimal, slug, text } from './field-shapes';

const both = (zh: string, en: string): string => `${zh}\t${en}`;

const grounds = {
  clause: text.optional(),
  ours: z.literal(true).optional(),
  reasonZh: text.optional(),
  reasonEn: text.optional(),
};

interface Grounded {
  readonly clause?: string | undefined;
  readonly ours?: true | undefined;
  readonly reasonZh?: string | undefined;
  readonly reasonEn?: string | undefined;
}

/** Without a clause a choice is ours, and what is ours has its reason. */
function grounded(value: Grounded, context: z.RefinementCtx): void {
  if (value.clause === undefined && value.ours === undefined) {
    const message = both('须写明条款 clause，或标明 ours: true', 'names its clause, or is marked ours: true');
    context.addIssue({ code: 'custom', path: ['clause'], message });
  }
  if (value.ours && (value.reasonZh === undefined || value.reasonEn === undefined)) {
    const message = both('自定的须写明 reasonZh 和 reasonEn', 'what is ours says why: reasonZh and reasonEn');
    context.addIssue({ code: 'custom', path: ['ours'], message });
  }
}

const choice = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .strictObject({ ...shape, ...grounds })
    .superRefine((value, context) => grounded(value as Grounded, context));

const points = decimal.refine(
  (value) => Number(value) >= 0 && Number(value) <= 200,
  both('须在 0 和 200 之间', 'must lie between 0 and 200'),
);
const MAX_DAYS = 366;
const days = z.number().int().min(0).max(MAX_DAYS);
const duty = choice({ body: slug });
const deadline = choice({ days });

const department = choice({
  department: slug,
  items: z
    .array(z.strictObject({ target: text, weight: positiveDecimal }))
    .min(1)
    .optional(),
});

const band = z.strictObject({ code: text.regex(/^[A-Z]+(?:_[A-Z]+)*$/), ...names, from: points });

export const assessmentSchema = z.strictObject({
  /** Why there is this version of the scheme. */
  reasonZh: text,
  reasonEn: text,
  duties: z.strictObject({ assemble: duty, approve: duty, feedBack: duty, decide: duty }),
  departments: z.array(department).min(1),
  roleWeights: choice({ lead: positiveDecimal, supporting: positiveDecimal }),
  counting: choice({ kind: z.enum(['WHILE_ITS_STAGE_RUNS']) }),
  numbers: choice({ kind: z.enum(['ATTAINMENT_OF_EXPECTED', 'ATTAINMENT_OF_TARGET']), cap: positiveDecimal }),
  milestones: choice({
    kind: z.enum(['DONE_BY_DEADLINE']),
    done: points,
    late: points,
    overdue: points,
    unreported: z.enum(['OVERDUE', 'NOT_SCORED']),
  }),
  noData: choice({ kind: z.enum(['NOT_SCORED', 'POINTS']), points: points.optional() }),
  bands: choice({ list: z.array(band).min(1) }),
  year: choice({
    kind: z.enum(['MEAN', 'WEIGHTED']),
    weights: z.array(positiveDecimal).length(4).optional(),
  }),
  deadlines: z.strictObject({
    assembleAfter: deadline,
    feedbackWithin: deadline,
    appealWithin: deadline,
    decisionWithin: deadline,
  }),
  appeals: choice({ per: z.enum(['ITEM', 'ASSESSMENT']) }),
});
export type AssessmentFact = z.output<typeof assessmentSchema>;
