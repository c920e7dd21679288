/** Reads a list through a feed of a register and gathers everything that comes out. */
import type { Problem } from '../../../src/feeds/problems';
import type { RegisterRecord } from '../../../src/feeds/registers/read-record';
import { RegisterReading } from '../../../src/feeds/registers/read-register';
import {
  type RegisterDefinition,
  registerDefinitionSchema,
} from '../../../src/feeds/registers/register-definition';
import { fieldsOf, type RegisterName } from '../../../src/feeds/registers/register-fields';
import { sourceOf } from './reading';
import { testVocabulary } from './vocabulary';

/** Headers of every register are the names of its fields here. */
export function registerOf(register: RegisterName, given: Record<string, unknown> = {}): RegisterDefinition {
  const columns = Object.fromEntries(Object.keys(fieldsOf(register)).map((name) => [name, name]));
  return registerDefinitionSchema.parse({
    ...{ slug: 'list', kind: 'register', register, nameZh: '名单', nameEn: 'List', format: 'csv' },
    columns,
    ...given,
  });
}

export interface ListOutcome {
  readonly records: readonly RegisterRecord[];
  readonly problems: readonly Problem[];
  readonly read: number;
  readonly rejected: number;
}

export async function readList(
  content: string | Uint8Array,
  definition: RegisterDefinition,
  canSeal = true,
): Promise<ListOutcome> {
  const reading = new RegisterReading({
    ...{ source: sourceOf(content), definition, vocabulary: testVocabulary, canSeal },
  });
  const records: RegisterRecord[] = [];
  const problems: Problem[] = [];
  const sum = { read: 0, rejected: 0 };
  for await (const batch of reading.batches()) {
    records.push(...batch.rows);
    problems.push(...batch.problems);
    sum.read += batch.read;
    sum.rejected += batch.rejected;
  }
  return { records, problems, ...sum };
}

/** `CODE line column`, without remarks on columns. */
export const saidOf = ({ problems }: ListOutcome): readonly string[] =>
  problems
    .filter(({ code }) => code !== 'IGNORED_COLUMN')
    .map(({ code, line, column }) => [code, line, column].filter((part) => part !== null).join(' '));
