/**
 * The shapes that fields of several kinds of fact share; a message carries both languages until it is
 * parted.
 */
import { z } from 'zod';
import { isIsoDate } from '../../domain/calendar';
import { decimalOrNull } from '../../domain/decimal';
import { isRegionCode } from '../../domain/identifiers/region-code';
import { periodOrNull } from '../../domain/period';

const SEPARATOR = '\t';
const both = (zh: string, en: string): string => `${zh}${SEPARATOR}${en}`;

export const inChinese = (message: string): string => message.split(SEPARATOR)[0] ?? message;
export const inEnglish = (message: string): string => message.split(SEPARATOR)[1] ?? message;

export const text = z
  .string()
  .refine(
    (value) => value.trim() === value && value !== '',
    both('不能为空，首尾不能有空格', 'must be text without spaces around it'),
  );

export const slug = z
  .string()
  .regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    both('须为小写字母、数字和短横线', 'must be lower case letters, digits and dashes'),
  );

export const unitCode = z
  .string()
  .regex(
    /^[A-Z0-9]+(?:_[A-Z0-9]+)*$/,
    both('须为大写字母、数字和下划线', 'must be capitals, digits and underscores'),
  );

export const regionCode = z
  .string()
  .refine(isRegionCode, both('不是六位行政区划代码', 'is not a code of GB/T 2260'));

export const date = z
  .string()
  .refine(isIsoDate, both('日期不存在，须写作 YYYY-MM-DD', 'is not a date, YYYY-MM-DD'));

export const period = z
  .string()
  .refine((value) => periodOrNull(value) !== null, both('不是报告期', 'is not a reporting period'));

/** Quoted in the YAML, so that no digit is lost on the way. */
export const decimal = z
  .string(both('数值须加引号', 'must be a number in quotes'))
  .refine((value) => decimalOrNull(value) !== null, both('不是精确的十进制数', 'is not an exact decimal'));

export const positiveDecimal = decimal.refine(
  (value) => decimalOrNull(value)?.gt(0) ?? false,
  both('须大于零', 'must be above zero'),
);

/** A number with its unit, as the text prints it. */
export const amount = z.strictObject({ value: decimal, unit: unitCode, statedText: text.optional() });

export const inference = z.strictObject({
  field: text,
  clause: text.optional(),
  reasonZh: text,
  reasonEn: text,
});
export const inferences = z.array(inference).default([]);

export const names = { nameZh: text, nameEn: text };
export const notes = { noteZh: text.optional(), noteEn: text.optional() };
export const gaps = { gapZh: text.optional(), gapEn: text.optional() };
export const slugs = z.array(slug);

/** Paths of the bare numbers in free facts. */
function bareNumbers(value: unknown, path: readonly PropertyKey[] = []): PropertyKey[][] {
  if (typeof value === 'number' || typeof value === 'bigint') return [[...path]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    bareNumbers(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** What a kind of fact may carry beside its own fields; numbers are quoted here as everywhere. */
export const facts = z.record(z.string(), z.unknown()).superRefine((value, context) => {
  for (const path of bareNumbers(value)) {
    context.addIssue({ code: 'custom', path, message: both('数值须加引号', 'must be a number in quotes') });
  }
});
