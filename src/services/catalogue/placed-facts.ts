/**
 * Facts read by their schema, each remembering where it stands; what does not fit is a mistake in both
 * languages.
 */
import { z } from 'zod';
import type { Mistakes, Place } from './catalogue-error';
import { inChinese, inEnglish } from './field-shapes';
import type { Path, YamlSource } from './yaml-source';

export type Placed<T> = T & { readonly place: Place };

/** The place is no part of the fact: neither its content hash nor what is stored sees it. */
export function placed<T extends object>(fact: T, place: Place): Placed<T> {
  return Object.defineProperty(fact, 'place', { value: place, enumerable: false }) as Placed<T>;
}

/** The place of a part of a fact. */
export const placeWithin = ({ file, line }: Place, ...path: Path): Place => ({
  file,
  line: (...field) => line(...path, ...field),
});

const { localeError: chinese } = z.locales.zhCN();
const { localeError: english } = z.locales.en();

const dotted = (path: Path) =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');

const fieldsOf = (issue: z.core.$ZodIssue): readonly Path[] =>
  issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];

function addIssue(place: Place, issue: z.core.$ZodIssue, messageZh: string, mistakes: Mistakes): void {
  for (const field of fieldsOf(issue)) {
    const name = dotted(field);
    const unknown = issue.code === 'unrecognized_keys';
    const zh = unknown ? '没有这个字段' : inChinese(messageZh);
    const en = unknown ? 'there is no such field' : inEnglish(issue.message);
    mistakes.add(place, field, name ? `${name}：${zh}` : zh, name ? `${name}: ${en}` : en);
  }
}

export function readFact<Schema extends z.ZodType<object>>(
  schema: Schema,
  data: unknown,
  place: Place,
  mistakes: Mistakes,
): Placed<z.output<Schema>> | null {
  const result = schema.safeParse(data, { error: english });
  if (result.success) return placed(result.data, place);
  const again = schema.safeParse(data, { error: chinese });
  const messagesZh = again.success ? [] : again.error.issues.map((issue) => issue.message);
  result.error.issues.forEach((issue, at) => {
    addIssue(place, issue, messagesZh[at] ?? issue.message, mistakes);
  });
  return null;
}

/** What a list holds that fits; `each` sees every entry, whether it fits or not. */
export function readFacts<Schema extends z.ZodType<object>>(
  schema: Schema,
  source: YamlSource,
  { path = [], data }: { readonly path?: Path; readonly data: unknown },
  mistakes: Mistakes,
  each: (entry: unknown, place: Place) => void = () => undefined,
): Placed<z.output<Schema>>[] {
  if (!Array.isArray(data)) {
    mistakes.add(source.placeOf(path), [], '应为列表', 'must be a list');
    return [];
  }
  return data.flatMap((entry, at) => {
    const place = source.placeOf([...path, at]);
    each(entry, place);
    const fact = readFact(schema, entry, place, mistakes);
    return fact ? [fact] : [];
  });
}

/** The text of a field of something that need not fit its schema. */
export function fieldText(entry: unknown, ...fields: readonly string[]): string | null {
  if (typeof entry !== 'object' || entry === null) return null;
  for (const field of fields) {
    const value = (entry as Readonly<Record<string, unknown>>)[field];
    if (typeof value === 'string') return value;
  }
  return null;
}
