/** Reads a text or a file through a feed and gathers everything that comes out. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ByteSource } from '../../../src/feeds/decode';
import { type FeedDefinition, isRegisterFeed } from '../../../src/feeds/definition';
import type { FeedRow, RowPlace } from '../../../src/feeds/feed-batch';
import type { FigureDefinition } from '../../../src/feeds/figure-definition';
import type { Problem } from '../../../src/feeds/problems';
import { readFeedDefinition } from '../../../src/feeds/read-definition';
import { readFeed } from '../../../src/feeds/read-feed';
import type { Vocabulary } from '../../../src/feeds/vocabulary';
import { testVocabulary } from './vocabulary';

export interface Outcome {
  readonly rows: readonly FeedRow[];
  readonly problems: readonly Problem[];
  readonly withdrawn: readonly RowPlace[];
  readonly batches: number;
  readonly read: number;
  readonly rejected: number;
  readonly ignored: number;
  readonly repeated: number;
}

/** The bytes, in chunks of a size that cuts characters and lines anywhere. */
export function sourceOf(content: string | Uint8Array, chunkBytes = 1 << 14): ByteSource {
  const bytes = Buffer.from(content as string);
  return async function* () {
    for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
  };
}

export function definitionOf(yaml: string): FigureDefinition {
  const reading = readFeedDefinition(yaml);
  if (!reading.definition || isRegisterFeed(reading.definition))
    throw new Error(JSON.stringify(reading.mistakes));
  return reading.definition;
}

const seedYaml = (slug: string) =>
  readFileSync(resolve(__dirname, `../../../seeds/feeds/${slug}.yaml`), 'utf8');

export const seedFeed = (slug: string): FigureDefinition => definitionOf(seedYaml(slug));

/** Of any kind. */
export function anySeedFeed(slug: string): FeedDefinition {
  const { definition, mistakes } = readFeedDefinition(seedYaml(slug));
  if (!definition) throw new Error(JSON.stringify(mistakes));
  return definition;
}

export async function readAll(
  source: ByteSource,
  definition: FigureDefinition,
  vocabulary: Vocabulary = testVocabulary,
): Promise<Outcome> {
  const rows: FeedRow[] = [];
  const problems: Problem[] = [];
  const withdrawn: RowPlace[] = [];
  const sum = { batches: 0, read: 0, rejected: 0, ignored: 0, repeated: 0 };
  for await (const batch of readFeed(source, definition, vocabulary)) {
    rows.push(...batch.rows);
    problems.push(...batch.problems);
    withdrawn.push(...batch.withdrawn);
    sum.batches += 1;
    sum.read += batch.read;
    sum.rejected += batch.rejected;
    sum.ignored += batch.ignored;
    sum.repeated += batch.repeated;
  }
  return { rows, problems, withdrawn, ...sum };
}

export const LONG = definitionOf(`
slug: test-long
nameZh: 测试
nameEn: test
format: csv
layout: long
columns: { region: 地区, indicator: 指标, period: 时间, value: 数值, unit: 单位 }
`);

export const WIDE = definitionOf(`
slug: test-wide
nameZh: 测试
nameEn: test
format: csv
region: "410600"
placeholders: [{ text: "", reason: NOT_PUBLISHED }]
`);

export const inFeed = (base: FigureDefinition, changes: Partial<FigureDefinition>): FigureDefinition => ({
  ...base,
  ...changes,
});

/** `CODE line column`, for tables of expectations. */
export const codesOf = ({ problems }: Outcome): readonly string[] =>
  problems.map(({ code, line }) => `${code} ${line}`);
