/** Judges the figures of a file by the rules of the catalogue, set by set, after it is staged. */
import type { Statements } from '../../db/database';
import { type FileTraits, findForemost } from './foremost';
import { judgeAccumulation } from './judge-accumulation';
import { judgeFeeds } from './judge-feeds';
import { judgeFigures } from './judge-figures';
import { judgeGrowth } from './judge-growth';
import { judgeJumps } from './judge-jumps';
import { judgeRegions } from './judge-regions';
import { judgeTotals } from './judge-totals';
import { Judging } from './judging';
import { CREATE_TABLES } from './rule-sql';
import { type RulesInPlay, rulesInPlay } from './rules-in-play';
import { settleViolations, type Verdict } from './settle-violations';

export interface StagedFile extends FileTraits {
  /** Null for figures of documents. */
  readonly feedSlug: string | null;
  readonly isSynthetic: boolean;
}

const NOTHING_FOUND: Verdict = { violations: [], keptOut: 0 };
const OF_SEVERAL = [judgeTotals, judgeRegions, judgeAccumulation, judgeGrowth, judgeJumps, judgeFeeds];

/**
 * How few groups a step yields PostgreSQL can only guess. For a large file a wrong guess would compare every
 * figure with every other, and reading the figures in force once is cheap beside it.
 */
const LARGE_FILE = 5_000;
const NESTED_LOOPS = `select set_config('enable_nestloop', $1, true)`;

/** Takes out of the staging table what errors keep out, and says what was found. */
export async function judgeStaging(tx: Statements, file: StagedFile): Promise<Verdict> {
  const rules = await rulesInPlay(tx, file.feedSlug);
  if (rules === null) return NOTHING_FOUND;
  await tx.query(CREATE_TABLES);
  const judging = new Judging(tx, rules, file.isSynthetic, file.feedSlug);
  const found = (await judgeFigures(judging)) + (await compare(judging, file));
  return found === 0 ? NOTHING_FOUND : settleViolations(tx);
}

/** By the rules that hold figures against others. */
async function compare(judging: Judging, file: StagedFile): Promise<number> {
  const compared = indicatorsCompared(judging.rules);
  const changed = compared.length === 0 ? 0 : await findForemost(judging, compared, file);
  if (changed === 0) return 0;
  const isLarge = changed >= LARGE_FILE;
  if (isLarge) await judging.tx.query(NESTED_LOOPS, ['off']);
  let found = 0;
  for (const judge of OF_SEVERAL) found += await judge(judging);
  if (isLarge) await judging.tx.query(NESTED_LOOPS, ['on']);
  return found;
}

/** Those that some rule holds against other figures. */
function indicatorsCompared(rules: RulesInPlay): string[] {
  const wide = (['TOTAL_OF_REGIONS', 'ACCUMULATION', 'JUMP', 'FEEDS_AGREE'] as const)
    .flatMap((kind) => rules.of(kind))
    .flatMap((rule) => rules.staged(rule).map(({ code }) => code));
  const listed = [
    ...rules.of('TOTAL_OF_PARTS').flatMap(({ parameters }) => [parameters.total, ...parameters.parts]),
    ...rules.of('NOT_ABOVE').flatMap(({ parameters }) => [parameters.lesser, parameters.greater]),
    ...rules
      .of('GROWTH_OF_LEVELS')
      .flatMap((rule) => rules.growthRates(rule).flatMap((pair) => pair.map(({ code }) => code))),
  ];
  return [...new Set([...wide, ...listed.filter(rules.isStaged)])];
}
