/** The definition of a feed, as its YAML says it: what its files look like and what their words mean. */
import { z } from 'zod';
import { MEASURES, OBSERVATION_STATUSES, type ObservationStatus, REGION_LEVELS } from '../domain/vocabulary';

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

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const text = z.string().min(1);
const names = z
  .union([text, z.array(text).min(1)])
  .transform((value) => (typeof value === 'string' ? [value] : value));
const status = z.custom<ObservationStatus>(
  (value) => (OBSERVATION_STATUSES as readonly unknown[]).includes(value),
  'SDMX CL_OBS_STATUS: A B D E F G H I J K L M N O P Q S U V W',
);
const regionCode = z.string().regex(/^\d{6}$/);
/** Five fields or six, as job schedulers read them. */
const cron = z.string().regex(/^\S+(?: \S+){4,5}$/);

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
  slug: z.string().regex(SLUG),
  nameZh: text,
  nameEn: text,
  publisherZh: text.optional(),
  publisherEn: text.optional(),
  format: z.enum(['csv']),
  /** `auto`: a table whose axes are found; `long`: one figure a row under named columns. */
  layout: z.enum(['auto', 'long']).default('auto'),
  /** `refuse`: one rejected row leaves the data untouched; `keep-valid`: the other rows go in. */
  onReject: z.enum(['refuse', 'keep-valid']).default('refuse'),
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
      aliases: z.record(text, regionCode).default({}),
      /** Rows of totals and the like that are passed over, and reported. */
      ignore: z.array(text).default([]),
      within: regionCode.optional(),
      /** Which level a name means that several levels share: 吉林 is a province and a city. */
      prefer: z.array(z.enum(REGION_LEVELS)).default([]),
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
  /** A blank takes back the value published before; otherwise that value stays. */
  blanksRetract: z.boolean().default(false),
  synthetic: z.boolean().default(false),
  schedule: cron.optional(),
  unmapped: z.enum(['reject', 'ignore-with-report']).default('reject'),
});

type Fields = z.output<typeof fields>;

/** Requirements between fields, each as the path it is about and what is wanted. */
function contradictions(feed: Fields): readonly (readonly [path: string[], zh: string, en: string])[] {
  const found: [string[], string, string][] = [];
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

/** Messages carry both languages, with a tab between them, until the reader of the YAML parts them. */
export const MESSAGE_SEPARATOR = '\t';

export const feedDefinitionSchema = fields.superRefine((feed, context) => {
  for (const [path, zh, en] of contradictions(feed)) {
    context.addIssue({ code: 'custom', path, message: `${zh}${MESSAGE_SEPARATOR}${en}` });
  }
});

export type FeedDefinition = z.output<typeof feedDefinitionSchema>;
export type IndicatorMapping = z.output<typeof indicatorFields>;
export type ColumnRole = keyof z.output<typeof columns>;
