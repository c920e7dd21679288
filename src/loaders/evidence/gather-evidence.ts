/** The evidence of many targets: one statement for the figures, one for the coverage, one for each kind of event. */
import type { Statements } from '../../db/database';
import { addDays, type IsoDate, lastOfMonth, monthOf, yearOf } from '../../domain/calendar';
import { Decimal, ZERO } from '../../domain/decimal';
import { regionLevel } from '../../domain/identifiers/region-code';
import { type EvidenceWindow, evidenceWindow } from '../../domain/progress/evidence-window';
import type { Evidence, EvidencePoint } from '../../domain/progress/terms';
import { clip, type Span } from '../../domain/span';
import type { CountRule } from '../../entities/count-rule';
import { countFlows, type FlowOfDay } from './counted-flows';
import { countStocks, type StockCount } from './counted-stocks';
import { type CoverageRow, coveredSpans, readCoverage } from './coverage';
import { readPublishedFigures, seriesName } from './published-figures';
import type { TargetContext } from './target-context';

export interface GatheredEvidence {
  readonly evidence: Evidence;
  /** The refs that rest on synthetic records. */
  readonly synthetic: ReadonlySet<string>;
}

interface Question {
  readonly id: number;
  readonly context: TargetContext;
  readonly rule: CountRule;
  readonly window: EvidenceWindow;
  readonly covered: readonly Span[];
  readonly prefix: string;
}

/** Codes of all that lies in a region begin with this. */
const PREFIX_LENGTH = { COUNTRY: 0, PROVINCE: 2, PREFECTURE: 4, COUNTY: 6 } as const;

const prefixOf = (regionCode: string) => regionCode.slice(0, PREFIX_LENGTH[regionLevel(regionCode)]);

export async function gatherEvidence(
  statements: Statements,
  contexts: readonly TargetContext[],
  asOf: IsoDate,
  asKnownAt: Date | null,
): Promise<ReadonlyMap<string, GatheredEvidence>> {
  const registers = contexts.flatMap(({ countRule }) => (countRule ? [countRule.register] : []));
  const coverage = await readCoverage(statements, registers);
  const questions = contexts.flatMap((context, id) => questionOf(context, id, coverage, asOf));
  const counted = await answer(statements, questions);
  const rest = contexts.filter(({ key, terms }) => !counted.has(key) && terms.basis !== 'MILESTONE');
  const published = await readPublishedFigures(statements, rest, asKnownAt);
  return new Map(
    contexts.map((context) => {
      const known = counted.get(context.key) ?? publishedEvidence(published, context);
      return [context.key, known];
    }),
  );
}

function publishedEvidence(
  published: Awaited<ReturnType<typeof readPublishedFigures>>,
  context: TargetContext,
): GatheredEvidence {
  const known = published.get(seriesName(context));
  return {
    evidence: { points: known?.points ?? [], doneOn: context.doneOn },
    synthetic: known?.synthetic ?? new Set(),
  };
}

/** Where the register covers none of the days in question, published figures of the indicator speak instead. */
function questionOf(
  context: TargetContext,
  id: number,
  coverage: readonly CoverageRow[],
  asOf: IsoDate,
): readonly Question[] {
  const rule = context.countRule;
  if (!rule) return [];
  const window = evidenceWindow(context.terms, asOf);
  const covered = coveredSpans(coverage, rule, context.regionCode);
  const { flowFrom, flowTo, stockDates } = window;
  const isCovered = (span: Span) => clip(covered, span).length > 0;
  const asksFlow = flowFrom !== null && flowTo !== null && isCovered({ start: flowFrom, end: flowTo });
  const asksStock = stockDates.some((day) => isCovered({ start: day, end: day }));
  if (!asksFlow && !asksStock) return [];
  return [{ id, context, rule, window, covered, prefix: prefixOf(context.regionCode) }];
}

const isStockRule = (rule: CountRule) => rule.event === 'ACTIVE' || rule.event === 'OPEN';

async function answer(
  statements: Statements,
  questions: readonly Question[],
): Promise<ReadonlyMap<string, GatheredEvidence>> {
  const stocks = await countStocks(
    statements,
    questions
      .filter(({ rule }) => isStockRule(rule))
      .map(({ id, rule, prefix, window }) => ({ id, rule, prefix, days: window.stockDates })),
  );
  const flows = await countFlows(
    statements,
    questions.flatMap(({ id, rule, prefix, window: { flowFrom, flowTo } }) =>
      isStockRule(rule) || !flowFrom || !flowTo ? [] : [{ id, rule, prefix, from: flowFrom, to: flowTo }],
    ),
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

const counted = (question: Question, points: readonly EvidencePoint[]): Evidence => ({
  points,
  doneOn: question.context.doneOn,
  covered: question.covered,
});

const refOf = (rule: CountRule, start: IsoDate, end: IsoDate) =>
  start === end ? `${rule.register}:${end}` : `${rule.register}:${start}/${end}`;

function stockEvidence(question: Question, counts: readonly StockCount[]): GatheredEvidence {
  const byDay = new Map(counts.map((count) => [count.day, count]));
  const synthetic = new Set<string>();
  const points = question.window.stockDates.map((day): EvidencePoint => {
    const count = byDay.get(day);
    const ref = refOf(question.rule, day, day);
    if (count?.synthetic) synthetic.add(ref);
    return { ref, start: day, end: day, value: new Decimal(count?.count ?? 0), source: 'COUNTED' };
  });
  return { evidence: counted(question, points), synthetic };
}

/** Days are gathered into months, and cut where a judgement wants to look at a part of one. */
function flowEvidence(question: Question, days: readonly FlowOfDay[]): GatheredEvidence {
  const { flowFrom, flowTo, flowCuts } = question.window;
  if (!flowFrom || !flowTo) return { evidence: counted(question, []), synthetic: new Set() };
  const synthetic = new Set<string>();
  let at = 0;
  const points = buckets(flowFrom, flowTo, flowCuts).map(({ start, end }): EvidencePoint => {
    const ref = refOf(question.rule, start, end);
    let value = ZERO;
    for (let day = days[at]; day && day.day <= end; day = days[at]) {
      value = value.plus(day.amount);
      if (day.synthetic) synthetic.add(ref);
      at += 1;
    }
    return { ref, start, end, value, source: 'COUNTED' };
  });
  const within = points.filter((point) =>
    clip(question.covered, point).some((part) => part.start <= part.end),
  );
  return { evidence: counted(question, within), synthetic };
}

function buckets(from: IsoDate, to: IsoDate, cuts: readonly IsoDate[]): readonly Span[] {
  const spans: Span[] = [];
  for (let start = from; start <= to; ) {
    const month = lastOfMonth(yearOf(start), monthOf(start));
    const end = [month, to, ...cuts].filter((day) => day >= start).sort()[0] as IsoDate;
    spans.push({ start, end });
    start = addDays(end, 1);
  }
  return spans;
}
