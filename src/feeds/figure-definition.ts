/** The definition of a feed of figures, as its YAML says it: what its files look like and mean. */
import { z } from 'zod';
import { MEASURES, OBSERVATION_STATUSES, type ObservationStatus } from '../domain/vocabulary';
import {
  type Contradiction,
  feedFields,
  names,
  regionCode,
  regionRules,
  reportContradictions,
  text,
} from './definition-parts';

/** Why a figure is not there. */
export const MISSING_REASONS = [
  'NOT_PUBLISHED',
  'NOT_APPLICABLE',
  'NOT_COLLECTED',
  'BELOW_UNIT',
  'CONFIDENTIAL',
  'UNKNOWN',
] as const;
export type MissingReason = (typeof MISSING_REASONS)[number];

/** SDMX CL_OBS_STATUS for each reason: M cannot exist, L not collected, Q suppressed, O missing. */
export const STATUS_OF_REASON: Readonly<Record<MissingReason, ObservationStatus>> = {
  NOT_PUBLISHED: 'O',
  NOT_APPLICABLE: 'M',
  NOT_COLLECTED: 'L',
  BELOW_UNIT: 'O',
  CONFIDENTIAL: 'Q',
  UNKNOWN: 'O',
};

const status = z.custom<ObservationStatus>(
  (value) => (OBSERVATION_STATUSES as readonly unknown[]).includes(value),
  'SDMX CL_OBS_STATUS: A B D E F G H I J K L M N O P Q S U V W',
);
const indicatorFields = z.strictObject({
  code: text,
  /** Unit of files that print none. */
  unit: text.optional(),
  /** A check on the mapping: the catalogue's indicator must be of this measure. */
  measure: z.enum(MEASURES).optional(),
  /** Months, quarters and halves mean the year to date; by default when the label says 累计. */
  cumulative: z.boolean().optional(),
});
const indicator = z
  .union([text.transform((code) => ({ code })), indicatorFields])
  .transform((fields): z.output<typeof indicatorFields> => fields);

const columns = z.strictObject({
  region: names.optional(),
  indicator: names.optional(),
  period: names,
  value: names,
  unit: names.optional(),
  status: names.optional(),
  publishedOn: names.optional(),
});

const placeholder = z.strictObject({
  /** "" is a blank cell. */
  text: z.string(),
  reason: z.enum(MISSING_REASONS),
  status: status.optional(),
});

const fields = z.strictObject({
  ...feedFields,
  kind: z.literal('figures').optional(),
  /** `auto`: a table whose axes are found; `long`: one figure a row under named columns. */
  layout: z.enum(['auto', 'long']).default('auto'),
  /** Headers of the `long` layout by what stands under them; several headers are alternatives. */
  columns: columns.optional(),
  /** Labels of the files; the catalogue's names and aliases count as well. */
  indicators: z.record(text, indicator).default({}),
  /** What the file is about where it does not say so itself. */
  indicator: indicator.optional(),
  region: regionCode.optional(),
  unit: text.optional(),
  regions: z
    .strictObject({
      ...regionRules,
      /** Rows of totals and the like that are passed over, and reported. */
      ignore: z.array(text).default([]),
    })
    .prefault({}),
  placeholders: z.array(placeholder).default([]),
  periods: z
    .strictObject({
      dottedMonth: z.enum(['refuse', 'january', 'october']).default('refuse'),
      /** `from-title`: 7月 belongs to the year that the lines above the table name. */
      defaultYear: z.enum(['none', 'from-title']).default('none'),
    })
    .prefault({}),
  /** Words of a status column beside the letters of CL_OBS_STATUS. */
  statuses: z.record(text, status).default({}),
  /** `column-or-received`: rows without a date were published when the file arrived. */
  publishedAt: z.enum(['received', 'column', 'column-or-received']).default('received'),
  unmapped: z.enum(['reject', 'ignore-with-report']).default('reject'),
});

type Fields = z.output<typeof fields>;

/** Requirements between fields, each as the path it is about and what is wanted. */
function contradictions(feed: Fields): readonly Contradiction[] {
  const found: Contradiction[] = [];
  const { layout, columns: named } = feed;
  if (layout === 'auto' && named) found.push([['columns'], '只用于 long 布局', 'only for the layout `long`']);
  if (layout === 'long' && !named)
    found.push([['columns'], 'long 布局必须列出', 'the layout `long` needs them']);
  if (named && !named.region && !feed.region) {
    found.push([['columns', 'region'], '没有地区列时须有 region', 'without it the feed needs `region`']);
  }
  if (named && !named.indicator && !feed.indicator) {
    found.push([
      ['columns', 'indicator'],
      '没有指标列时须有 indicator',
      'without it the feed needs `indicator`',
    ]);
  }
  if (feed.publishedAt !== 'received' && !named?.publishedOn) {
    found.push([['publishedAt'], '需要 columns.publishedOn', 'needs columns.publishedOn']);
  }
  return found;
}

export const figureDefinitionSchema = fields.superRefine((feed, context) => {
  reportContradictions(contradictions(feed), context);
});

export type FigureDefinition = z.output<typeof figureDefinitionSchema>;
export type IndicatorMapping = z.output<typeof indicatorFields>;
export type ColumnRole = keyof z.output<typeof columns>;
