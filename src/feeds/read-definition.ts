/** Reads the YAML of a feed's definition; a mistake comes with its line, its field and the reason. */
import { isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { type FeedDefinition, feedDefinitionSchema } from './definition';
import { MESSAGE_SEPARATOR } from './definition-parts';

export interface DefinitionMistake {
  readonly line: number;
  /** Path of the field, for example `columns.value`; empty for the whole file. */
  readonly field: string;
  readonly messageZh: string;
  readonly messageEn: string;
}

export type DefinitionReading =
  | { readonly definition: FeedDefinition; readonly mistakes: readonly [] }
  | { readonly definition: null; readonly mistakes: readonly DefinitionMistake[] };

type Issues = readonly z.core.$ZodIssue[];

const { localeError: chinese } = z.locales.zhCN();
const { localeError: english } = z.locales.en();

function issuesIn(data: unknown, error: z.core.$ZodErrorMap): Issues {
  const result = feedDefinitionSchema.safeParse(data, { error });
  return result.success ? [] : result.error.issues;
}

const partOf = (message: string, at: 0 | 1) => message.split(MESSAGE_SEPARATOR)[at] ?? message;

export function readFeedDefinition(yaml: string): DefinitionReading {
  const lineCounter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter, uniqueKeys: true });
  const [broken] = document.errors;
  if (broken) {
    const message = broken.message.split('\n')[0] ?? '';
    const line = broken.linePos?.[0].line ?? 1;
    const mistake = {
      line,
      field: '',
      messageZh: `YAML 有误：${message}`,
      messageEn: `Not valid YAML: ${message}`,
    };
    return { definition: null, mistakes: [mistake] };
  }
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lineCounter.linePos(node.range[0]).line;
    }
    return 1;
  };
  const data: unknown = document.toJS();
  const result = feedDefinitionSchema.safeParse(data, { error: english });
  if (result.success) return { definition: result.data, mistakes: [] };
  const inChinese = issuesIn(data, chinese);
  const mistakes = result.error.issues.map((issue, at) => ({
    line: lineOf(issue.path),
    field: issue.path.map(String).join('.'),
    messageZh: partOf(inChinese[at]?.message ?? issue.message, 0),
    messageEn: partOf(issue.message, issue.code === 'custom' ? 1 : 0),
  }));
  return { definition: null, mistakes };
}
