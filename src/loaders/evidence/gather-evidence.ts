/** The evidence of many targets: one statement for figures, one for coverage, one for each kind of event. */
import type { Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import { contextsBehind } from './computed-contexts';
import { readDefinitions } from './computed-definitions';
import { derivedEvidence } from './computed-evidence';
import { readRegionsBelow, seriesBelow } from './computed-regions';
import { type CountQuestion, countQuestion } from './count-question';
import { flowEvidence, stockEvidence } from './counted-evidence';
import { countFlows } from './counted-flows';
import { countStocks } from './counted-stocks';
import { readCoverage } from './coverage';
import type { GatheredEvidence } from './gathered-evidence';
import type { Known } from './known';
import { type KnownPoints, readPublishedFigures, seriesName } from './published-figures';
import { isStockRule, registersOf } from './register-sql';
import type { TargetContext } from './target-context';

export async function gatherEvidence(
  statements: Statements,
  targets: readonly TargetContext[],
  asOf: IsoDate,
  known: Known,
): Promise<ReadonlyMap<string, GatheredEvidence>> {
  const codes = targets.map(({ indicatorCode }) => indicatorCode);
  const definitions = await readDefinitions(statements, codes, known);
  const contexts = [...targets, ...contextsBehind(targets, definitions)];
  const below = await readRegionsBelow(statements, contexts, definitions);
  const registers = contexts.flatMap(({ countRule }) => (countRule ? registersOf(countRule) : []));
  const coverage = await readCoverage(statements, registers, known);
  const questions = contexts.flatMap((context, id) => countQuestion(context, id, coverage, asOf) ?? []);
  const counted = await countAll(statements, questions, known);
  const rest = contexts.filter(({ key, terms }) => !counted.has(key) && terms.basis !== 'MILESTONE');
  const series = [...rest, ...seriesBelow(rest, definitions, below)];
  const published = await readPublishedFigures(statements, series, known);
  const gathered = new Map(
    contexts.map((context) => {
      const direct = counted.get(context.key) ?? publishedEvidence(published, context);
      return [context.key, direct];
    }),
  );
  const inputs = { gathered, published, definitions, below, asOf };
  return new Map(
    targets.map((context) => {
      const behind = [context, ...contextsBehind([context], definitions)];
      const questions = new Map(behind.flatMap(({ key }) => [...(counted.get(key)?.questions ?? [])]));
      return [context.key, { ...derivedEvidence(context, inputs), questions }];
    }),
  );
}

/** All deeds share one indicator, so that no published figure could speak of one of them. */
function publishedEvidence(
  published: ReadonlyMap<string, KnownPoints>,
  context: TargetContext,
): GatheredEvidence {
  const known = context.terms.basis === 'MILESTONE' ? undefined : published.get(seriesName(context));
  return {
    evidence: { points: known?.points ?? [], doneOn: context.doneOn },
    synthetic: known?.synthetic ?? new Set(),
  };
}

async function countAll(
  statements: Statements,
  questions: readonly CountQuestion[],
  known: Known,
): Promise<ReadonlyMap<string, GatheredEvidence>> {
  const stocks = await countStocks(
    statements,
    questions
      .filter(({ rule }) => isStockRule(rule))
      .map(({ window, ...question }) => ({ ...question, days: window.stockDates })),
    known,
  );
  const flows = await countFlows(
    statements,
    questions.flatMap(({ window: { flowFrom, flowTo }, ...question }) =>
      isStockRule(question.rule) || !flowFrom || !flowTo ? [] : [{ ...question, from: flowFrom, to: flowTo }],
    ),
    known,
  );
  return new Map(
    questions.map((question) => [
      question.context.key,
      isStockRule(question.rule)
        ? stockEvidence(question, stocks.get(question.id) ?? [])
        : flowEvidence(question, flows.get(question.id) ?? []),
    ]),
  );
}
