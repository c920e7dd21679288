/**
 * Judges the facts against each other: references, units, dates, gaps; every mistake is noted, none ends the
 * check.
 */
import { benchmarkKey, checkBenchmark } from './benchmark-schema';
import type { CatalogueFacts } from './catalogue';
import { checkFeeds } from './check-feeds';
import { checkFigures } from './check-figures';
import { checkIndicators } from './check-indicators';
import { checkPlan } from './check-plan';
import { checkProgrammes } from './check-programmes';
import { checkRegions } from './check-regions';
import { checkRelations } from './check-relations';
import { checkRules } from './check-rules';
import type { Checking } from './checking';
import type { Declarations } from './declarations';
import type { Placed } from './placed-facts';
import { UnitTable } from './unit-table';

export function checkFacts(facts: CatalogueFacts, declarations: Declarations): void {
  const checking: Checking = {
    facts,
    declarations,
    mistakes: declarations.mistakes,
    units: new UnitTable(facts.units),
    indicators: new Map(facts.indicators.map((indicator) => [indicator.code, indicator])),
  };
  checkUnits(checking);
  checkRegions(checking);
  checkProgrammes(checking);
  checkIndicators(checking);
  for (const { region, place } of facts.departments) declarations.refer('region', region, place, ['region']);
  for (const { document, place } of facts.leftOut) {
    declarations.refer('document', document, place, ['document']);
  }
  for (const plan of facts.plans) checkPlan(plan, checking);
  checkFigures(checking);
  checkFeeds(checking);
  checkRules(checking);
  checkRelations(checking);
  checkBenchmarks(checking);
  checkLanguages(checking);
}

function checkBenchmarks({ facts, declarations, mistakes }: Checking): void {
  for (const benchmark of facts.benchmarks) {
    declarations.declare('benchmark', benchmarkKey(benchmark), benchmark.place, ['effectiveOn']);
    checkBenchmark(benchmark, mistakes);
  }
}

/** An alias of two units would stand for neither of them. */
function checkUnits({ facts, declarations }: Checking): void {
  for (const { aliases, place } of facts.units) {
    aliases.forEach((alias, at) => {
      declarations.declare('unitAlias', alias, place, ['aliases', at]);
    });
  }
}

type Written = Readonly<Record<string, unknown>>;
const LANGUAGES = [
  { own: 'Zh', other: 'En' },
  { own: 'En', other: 'Zh' },
] as const;

/** Whatever is said in one language is said in the other. */
function checkLanguages({ facts, mistakes }: Checking): void {
  const all: readonly Placed<object>[] = [
    ...facts.documents,
    ...facts.departments,
    ...facts.indicators,
    ...facts.programmes,
    ...facts.programmes.flatMap(({ rules }) => rules),
    ...facts.figures.flatMap(({ figures }) => figures),
    ...facts.plans.flatMap(({ rules }) => rules),
    ...facts.rules,
    ...facts.relations,
    ...facts.benchmarks,
    ...facts.plans.flatMap(({ stages }) =>
      stages.flatMap((stage) => [...stage.targets, ...stage.milestones]),
    ),
  ];
  for (const fact of all) {
    for (const { field, other } of lonelyTexts(fact as unknown as Written)) {
      const { place } = fact;
      mistakes.add(place, [field], `${field} 缺少对应的 ${other}`, `${field} lacks its counterpart ${other}`);
    }
  }
}

/** Names that files print exist in Chinese only. */
const CHINESE_ONLY = new Set(['aliasesZh']);

function lonelyTexts(fact: Written): { field: string; other: string }[] {
  return Object.keys(fact).flatMap((field) => {
    const language = LANGUAGES.find(({ own }) => field.endsWith(own));
    if (!language || CHINESE_ONLY.has(field) || fact[field] === undefined) return [];
    const other = `${field.slice(0, -2)}${language.other}`;
    return fact[other] === undefined ? [{ field, other }] : [];
  });
}
