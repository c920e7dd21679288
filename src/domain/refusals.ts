/** Expected refusals of what was asked for: of each subject one table of codes, fields and both messages. */
import { type ErrorDetails, fillTemplate } from '../errors';

export interface RefusalEntry {
  readonly field: readonly string[];
  readonly zh: string;
  readonly en: string;
}

export interface RefusalOf<Code extends string> {
  readonly code: Code;
  readonly field: readonly string[];
  readonly messageZh: string;
  readonly messageEn: string;
}

export function refusalsIn<Code extends string>(table: Readonly<Record<Code, RefusalEntry>>) {
  return (code: Code, details: ErrorDetails = {}): RefusalOf<Code> => {
    const { field, zh, en } = table[code];
    return { code, field, messageZh: fillTemplate(zh, details), messageEn: fillTemplate(en, details) };
  };
}

/** Where a published document is behind the refusal. */
export interface ClausedEntry extends RefusalEntry {
  readonly clause?: string;
}

export interface ClausedRefusal<Code extends string> extends RefusalOf<Code> {
  readonly clause: string | null;
}

export function clausedRefusalsIn<Code extends string>(table: Readonly<Record<Code, ClausedEntry>>) {
  const refusal = refusalsIn(table);
  /** A clause that is given goes before the table's: most stand in the rules of a programme. */
  return (code: Code, details: ErrorDetails = {}, clause?: string | null): ClausedRefusal<Code> => ({
    ...refusal(code, details),
    clause: clause ?? table[code].clause ?? null,
  });
}
