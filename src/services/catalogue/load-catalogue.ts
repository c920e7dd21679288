/**
 * Loads a catalogue into the database: in one transaction, set by set, and only if it differs from the last
 * one.
 */
import type { Database, Transaction } from '../../db/database';
import { appendAudit } from '../audit/append-audit';
import { type ChangedDefinitions, targetsDependingOn } from '../progress/targets-depending-on';
import type { Catalogue } from './catalogue';
import * as tables from './catalogue-tables';
import { loadDocumentFigures } from './document-figures';
import { type IndicatorVersions, indicatorVersions } from './indicator-versions';
import { loadSchemes } from './load-schemes';
import { loadTargets } from './load-targets';
import { planRows, stageRows, workAreaRows } from './plan-rows';
import { prune } from './prune';
import { type Row, type Table, upsert } from './upsert';
import * as words from './word-rows';

export interface CatalogueSummary {
  /** The very same catalogue had been loaded before: no row was touched. */
  readonly unchanged: boolean;
  /** What the catalogue holds. */
  readonly counts: Readonly<Record<string, number>>;
  /** Targets whose progress must be computed again, in order. */
  readonly changedTargets: readonly string[];
}

const LOCK = `select pg_advisory_xact_lock(hashtext('kejin catalogue'))`;
const LAST = 'select content_hash from catalogue_load order by id desc limit 1';

export async function loadCatalogue(
  database: Database,
  catalogue: Catalogue,
  now: Date,
): Promise<CatalogueSummary> {
  const counts = countsOf(catalogue);
  return database.transaction(async (tx) => {
    await tx.query(LOCK);
    const [last] = await tx.query<{ content_hash: string }>(LAST);
    if (last?.content_hash === catalogue.contentHash) return { unchanged: true, counts, changedTargets: [] };
    const changedTargets = await loadFacts(tx, catalogue, now);
    await tx.query('insert into catalogue_load (content_hash, counts, loaded_at) values ($1, $2, $3)', [
      catalogue.contentHash,
      JSON.stringify(counts),
      now,
    ]);
    const detail = { contentHash: catalogue.contentHash, counts };
    await appendAudit(tx, { action: 'CATALOGUE_LOADED', actor: 'system:catalogue', detail }, now);
    return { unchanged: false, counts, changedTargets };
  });
}

type Filled = readonly [table: Table, rows: readonly Row[]];

/** What is referred to comes first. */
const beforeTargets = (catalogue: Catalogue, versions: IndicatorVersions): readonly Filled[] => [
  [tables.UNIT, words.unitRows(catalogue)],
  [tables.REGION, words.regionRows(catalogue)],
  [tables.DOCUMENT, words.documentRows(catalogue)],
  [tables.DEPARTMENT, words.departmentRows(catalogue)],
  [tables.INDICATOR, words.indicatorRows(catalogue, versions.versionOf)],
  [tables.PLAN, planRows(catalogue)],
  [tables.WORK_AREA, workAreaRows(catalogue)],
  [tables.STAGE, stageRows(catalogue)],
];

const afterTargets = (catalogue: Catalogue): readonly Filled[] => [
  [tables.PROGRAMME, words.programmeRows(catalogue)],
  [tables.PROGRAMME_RULE, words.programmeRuleRows(catalogue)],
  [tables.BENCHMARK_RATE, words.benchmarkRows(catalogue)],
  [tables.FEED, words.feedRows(catalogue)],
  [tables.VALIDATION_RULE, words.ruleRows(catalogue)],
  [tables.INDICATOR_RELATION, words.relationRows(catalogue)],
];

async function loadFacts(tx: Transaction, catalogue: Catalogue, now: Date): Promise<string[]> {
  const versions = await indicatorVersions(tx, catalogue);
  const filled = [...beforeTargets(catalogue, versions), ...afterTargets(catalogue)];
  const changed = new Map<string, string[]>();
  for (const [table, rows] of filled) changed.set(table.name, await upsert(tx, table, rows));
  await upsert(tx, tables.INDICATOR_VERSION, versions.rows);
  const targets = await loadTargets(tx, catalogue, now);
  await loadSchemes(tx, catalogue);
  const series = await loadDocumentFigures(tx, catalogue);
  for (const [table, rows] of filled.toReversed()) await prune(tx, table, rows);
  const dependent = [
    ...(await targetsDependingOn(tx, { series, definitions: definitionsIn(changed) })),
    ...targets.changed,
  ];
  return [...new Set(dependent)].sort();
}

/** Progress speaks of more than the target: its dates, thresholds, direction, unit and region. */
function definitionsIn(changed: ReadonlyMap<string, string[]>): ChangedDefinitions {
  const of = (table: string) => changed.get(table) ?? [];
  return {
    ...{ stages: of('stage'), plans: of('plan'), indicators: of('indicator') },
    ...{ units: of('unit'), regions: of('region') },
  };
}

function countsOf(catalogue: Catalogue): Record<string, number> {
  const stages = catalogue.plans.flatMap((plan) => plan.stages);
  return {
    plans: catalogue.plans.length,
    stages: stages.length,
    targets: stages.flatMap((stage) => stage.targets).length,
    milestones: stages.flatMap((stage) => stage.milestones).length,
    departments: catalogue.departments.length,
    indicators: catalogue.indicators.length,
    figures: catalogue.figures.flatMap((file) => file.figures).length,
    programmes: catalogue.programmes.length,
    feeds: catalogue.feeds.length,
    rules: catalogue.rules.length,
    relations: catalogue.relations.length,
    regions: catalogue.regions.length,
    benchmarks: catalogue.benchmarks.length,
  };
}
