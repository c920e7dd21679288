/** What the definitions of all kinds of feeds are made of: names, codes, and messages in two languages. */
import { z } from 'zod';
import { REGION_LEVELS } from '../domain/vocabulary';
import { isSchedule } from './schedule';

/** Formats that show tables. `table`: CSV, TSV, XLSX, XLS, or HTML that calls itself a workbook. */
export const TABLE_FORMATS = ['csv', 'xlsx', 'table'] as const;
export type TableFormatName = (typeof TABLE_FORMATS)[number];

/** Formats whose figures carry their coordinates with them. `sdmx`: SDMX-CSV, SDMX-JSON or SDMX-ML. */
export const MESSAGE_FORMATS = ['sdmx', 'json-stat', 'world-bank', 'nbs-easyquery', 'nbs-v2'] as const;
export type MessageFormat = (typeof MESSAGE_FORMATS)[number];

export const isMessageFormat = (format: string): format is MessageFormat =>
  (MESSAGE_FORMATS as readonly string[]).includes(format);

/** What must happen before others see the figures: nothing, or the three steps of the review chain. */
export const REVIEW_POLICIES = ['none', 'chain'] as const;
export type ReviewPolicy = (typeof REVIEW_POLICIES)[number];

/** Messages carry both languages, with a tab between them, until the reader of the YAML parts them. */
export const MESSAGE_SEPARATOR = '\t';

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const text = z.string().min(1);
export const slug = z.string().regex(SLUG);
export const regionCode = z.string().regex(/^\d{6}$/);
/** Several headers are alternatives. */
export const names = z
  .union([text, z.array(text).min(1)])
  .transform((value) => (typeof value === 'string' ? [value] : value));

/** Five fields or six, as job schedulers read them. */
const cron = z
  .string()
  .regex(/^\S+(?: \S+){4,5}$/)
  .refine(isSchedule, { error: `不是能到来的时间${MESSAGE_SEPARATOR}not a time that ever comes` });

/** What every feed says of itself and of its files, whatever they hold. */
export const feedFields = {
  slug,
  nameZh: text,
  nameEn: text,
  publisherZh: text.optional(),
  publisherEn: text.optional(),
  /** What the files are; of `table` and `sdmx`, each file tells by its first bytes. */
  format: z.enum([...TABLE_FORMATS, ...MESSAGE_FORMATS]),
  /** Name of the sheet, or `*` for every visible one; otherwise the first visible one with data. */
  sheet: text.optional(),
  /** `refuse`: one rejected row leaves the data untouched; `keep-valid`: the other rows go in. */
  onReject: z.enum(['refuse', 'keep-valid']).default('refuse'),
  /** A blank takes back the value known before; otherwise that value stays. */
  blanksRetract: z.boolean().default(false),
  synthetic: z.boolean().default(false),
  /** `none`: published as soon as they are in, as figures that a national office has published already. */
  review: z.enum(REVIEW_POLICIES).default('none'),
  schedule: cron.optional(),
} as const;

/** How names of regions are to be understood. */
export const regionRules = {
  aliases: z.record(text, regionCode).default({}),
  within: regionCode.optional(),
  /** Which level a name means that several levels share: 吉林 is a province and a city. */
  prefer: z.array(z.enum(REGION_LEVELS)).default([]),
} as const;

/** A requirement between fields: the path it is about and what is wanted. */
export type Contradiction = readonly [path: readonly string[], zh: string, en: string];

export function reportContradictions(
  contradictions: readonly Contradiction[],
  context: { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void },
): void {
  for (const [path, zh, en] of contradictions) {
    context.addIssue({ code: 'custom', path: [...path], message: `${zh}${MESSAGE_SEPARATOR}${en}` });
  }
}
