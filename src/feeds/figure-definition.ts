/** The definition of a feed of figures, as its YAML says it: what its files look like and mean. */
import { z } from 'zod';
import { MAX_FRACTION_DIGITS } from '../domain/decimal';
import { MEASURES, OBSERVATION_STATUSES, type ObservationStatus } from '../domain/vocabulary';
import {
  type Contradiction,
  feedFields,
  isMessageFormat,
  names,
  regionCode,
  regionRules,
  reportContradictions,
  text,
} from './definition-parts';
import { fetchSchema } from './fetch-definition';

/** Why a figure is not there. */
export const MISSING_REASONS = [
  'NOT_PUBLISHED',
  'NOT_APPLICABLE',
  'NOT_COLLECTED',
  'BELOW_UNIT',
  'CONFIDENTIAL',
  'UNKNOWN',
  'WITHDRAWN',
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
  WITHDRAWN: 'O',
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
  /** Indicator of the growth rates printed beside it; by default the catalogue's only one. */
  growth: text.optional(),
  /** Indicator of changes in percentage points that are printed where a growth rate would stand. */
  change: text.optional(),
});
const indicator = z
  .union([text.transform((code) => ({ code })), indicatorFields])
  .transform((fields): z.output<typeof indicatorFields> => fields);

/** One text is a list of one: read again from where it is stored, a definition must be what it was. */
const conditions = z
  .record(
    text,
    z.union([z.string(), z.array(z.string()).min(1)]).transform((codes) => [codes].flat()),
  )
  .default({});

const columns = z.strictObject({
  region: names.optional(),
  indicator: names.optional(),
  period: names,
  value: names,
  unit: names.optional(),
  status: names.optional(),
  publishedOn: names.optional(),
  /** Code of the reason why there is no value. */
  missing: names.optional(),
  /** The number as its publisher printed it, where `value` repeats it in another unit; and its unit. */
  printed: names.optional(),
  printedUnit: names.optional(),
});

/** Which components of a message say what; each format has its own names for them. */
const message = z.strictObject({
  /** Components whose codes, joined by dots, are the label of the indicator; or else their names. */
  indicator: names.optional(),
  region: text.optional(),
  period: text.optional(),
  value: text.optional(),
  unit: text.optional(),
  /** Power of ten that the number is to be multiplied by: SDMX UNIT_MULT. */
  multiplier: text.optional(),
  status: text.optional(),
  publishedOn: text.optional(),
  missing: text.optional(),
  printed: text.optional(),
  printedUnit: text.optional(),
  /** Codes of components that the messages leave out and the feed knows. */
  given: z.record(text, text).default({}),
  /** 12,4 is twelve and four tenths, as files of some languages write it. */
  decimalComma: z.boolean().default(false),
  /** Digits after the point that are kept of averages printed with more than the catalogue takes. */
  roundTo: z.int().min(0).max(MAX_FRACTION_DIGITS).optional(),
  /** Only figures with these codes; the others are passed over, and counted. "" is an absent component. */
  where: conditions,
});

const placeholder = z.strictObject({
  /** "" is a blank cell. */
  text: z.string(),
  reason: z.enum(MISSING_REASONS),
  status: status.optional(),
});

const fields = z.strictObject({
  ...feedFields,
  fetch: fetchSchema.optional(),
  kind: z.literal('figures').optional(),
  /** `auto`: a table whose axes are found; `long`: one figure a row under named columns. */
  layout: z.enum(['auto', 'long']).default('auto'),
  /** Headers of the `long` layout by what stands under them; several headers are alternatives. */
  columns: columns.optional(),
  /** Of the `long` layout: only rows with one of these texts under the header; the others are counted. */
  where: conditions,
  /** Of the formats whose figures carry their coordinates: SDMX, JSON-stat and the like. */
  message: message.optional(),
  /** Labels of the files; the catalogue's names and aliases count as well. */
  indicators: z.record(text, indicator).default({}),
  /** Labels that are passed over, and reported, whatever `unmapped` says. */
  ignore: z.array(text).default([]),
  /** What the file is about where it does not say so itself. */
  indicator: indicator.optional(),
  region: regionCode.optional(),
  unit: text.optional(),
  /** The period of tables that nowhere say it. */
  period: text.optional(),
  /** The header of tables that have lost theirs, a column each: its levels with a slash between them. */
  header: z.array(z.string()).min(2).optional(),
  /** Words and codes of the files for units, beside those that the catalogue knows. */
  units: z.record(text, text).default({}),
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
      /** 2019.1. `by-position`: October between 2019.09 and 2019.11, January before 2019.02. */
      dottedMonth: z.enum(['refuse', 'january', 'october', 'by-position']).default('refuse'),
      /** `from-title`: 7月 is of the year that the lines above the table name; or a year for all tables. */
      defaultYear: z.union([z.enum(['none', 'from-title']), z.number().int()]).default('none'),
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
  const { layout, columns: named, message, format } = feed;
  const isMessage = isMessageFormat(format);
  if (message && !isMessage) found.push([['message'], '只用于统计消息格式', 'only for formats of messages']);
  if (isMessage && (named || layout === 'long')) {
    found.push([['columns'], '只用于表格', 'only for tables; a message has `message`']);
  }
  if (layout === 'auto' && Object.keys(feed.where).length > 0)
    found.push([['where'], '只用于 long 布局', 'only for the layout `long`']);
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
  if (isMessage && (feed.header || feed.period !== undefined)) {
    found.push([['header'], '只用于表格', 'only for tables, as `period` is']);
  }
  if (feed.publishedAt !== 'received' && !isMessage && !named?.publishedOn) {
    found.push([['publishedAt'], '需要 columns.publishedOn', 'needs columns.publishedOn']);
  }
  return found;
}

export const figureDefinitionSchema = fields.superRefine((feed, context) => {
  reportContradictions(contradictions(feed), context);
});

export type FigureDefinition = z.output<typeof figureDefinitionSchema>;
export type IndicatorMapping = z.output<typeof indicatorFields>;
export type MessageRoles = z.output<typeof message>;
export type ColumnRole = keyof z.output<typeof columns>;
