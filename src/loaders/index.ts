/** What one request reads through: each loader gathers the keys of a moment into one prepared statement. */
import type { Database } from '../db/database';
import type { Visibility } from '../domain/access/visibility';
import type { IsoDate } from '../domain/calendar';
import { AuditRecord } from '../entities/audit-record';
import { Department } from '../entities/department';
import { Document } from '../entities/document';
import { Indicator } from '../entities/indicator';
import { IndicatorVersion } from '../entities/indicator-version';
import { LabelMapping } from '../entities/label-mapping';
import { Observation } from '../entities/observation';
import { Plan } from '../entities/plan';
import { PullReceipt } from '../entities/pull-receipt';
import { Region } from '../entities/region';
import { Scenario } from '../entities/scenario';
import { ScenarioRun } from '../entities/scenario-run';
import { Stage } from '../entities/stage';
import { Target } from '../entities/target';
import { TargetVersion } from '../entities/target-version';
import { Unit } from '../entities/unit';
import { ValidationRule } from '../entities/validation-rule';
import { WorkArea } from '../entities/work-area';
import { createAssessmentLoaders } from './assessments';
import { manyByKey, oneByKey, readAll } from './by-key';
import { createClaimLoaders } from './claims';
import { createCountedSeriesLoader } from './evidence/counted-series';
import { createDerivedSeriesLoader } from './evidence/derived-series';
import { createFeedLoaders } from './feeds';
import { createGraphLoaders } from './graph';
import { createGuaranteeLoaders } from './guarantees';
import { createLapsingLoaders } from './lapsing';
import { createLedgerLoaders } from './ledger';
import { createLoanHistoryLoaders } from './lending/loan-history';
import { createProgrammeLendingLoader } from './lending/programme-lending';
import { onFirstUse } from './on-first-use';
import { createProgrammeLoaders } from './programmes';
import { createRevisionsLoader } from './series';
import { createSubmissionLoaders } from './submissions';
import { createSubsidyLoaders } from './subsidies';
import { createTargetDepartmentsLoader } from './target-departments';

/** A target that the catalogue has dropped is kept for its history, but listed no more. */
const NOT_RETIRED = 't.retired_at is null';

export function createLoaders(database: Database, visibility: Visibility, today: IsoDate) {
  const guarantees = onFirstUse(() => createGuaranteeLoaders(database, visibility));
  const ledger = onFirstUse(() => createLedgerLoaders(database, visibility));
  const claims = onFirstUse(() => createClaimLoaders(database, visibility));
  const subsidies = onFirstUse(() => createSubsidyLoaders(database, visibility));
  return {
    graph: createGraphLoaders(database, visibility, today),
    get guarantees() {
      return guarantees();
    },
    lapsing: createLapsingLoaders(database, visibility),
    submissions: createSubmissionLoaders(database, visibility),
    assessments: createAssessmentLoaders(database, visibility),
    get ledger() {
      return ledger();
    },
    ...createLoanHistoryLoaders(database, visibility),
    programmeLending: createProgrammeLendingLoader(database, today),
    get claims() {
      return claims();
    },
    get subsidies() {
      return subsidies();
    },
    ...catalogueLoaders(database),
    ...createProgrammeLoaders(database),
    ...createFeedLoaders(database, visibility),
    ...recordLoaders(database),
  };
}

/** Regions, indicators and plans, with what they consist of. */
const catalogueLoaders = (database: Database) => ({
  region: oneByKey(database, Region, { column: 'code' }),
  regionChildren: manyByKey(database, Region, { column: 'parent_code', order: 't.code' }),
  regionPlans: manyByKey(database, Plan, { column: 'region_code', order: 't.slug' }),
  unit: oneByKey(database, Unit, { column: 'code' }),
  indicator: oneByKey(database, Indicator, { column: 'code' }),
  indicatorTargets: manyByKey(database, Target, {
    column: 'indicator_code',
    order: 't.plan_slug, t.ordinal, t.key',
    where: NOT_RETIRED,
  }),
  document: oneByKey(database, Document, { column: 'slug' }),
  department: oneByKey(database, Department, { column: 'slug' }),
  plan: oneByKey(database, Plan, { column: 'slug' }),
  planStages: manyByKey(database, Stage, { column: 'plan_slug', order: 't.ordinal, t.key' }),
  planTargets: manyByKey(database, Target, {
    column: 'plan_slug',
    order: 't.ordinal, t.key',
    where: NOT_RETIRED,
  }),
  planWorkAreas: manyByKey(database, WorkArea, { column: 'plan_slug', order: 't.ordinal' }),
  stage: oneByKey(database, Stage, { column: 'key' }),
  workArea: oneByKey(database, WorkArea, { column: 'key' }),
  target: oneByKey(database, Target, { column: 'key' }),
  targetParts: manyByKey(database, Target, {
    column: 'part_of_key',
    order: 't.ordinal, t.key',
    where: NOT_RETIRED,
  }),
  indicatorVersions: manyByKey(database, IndicatorVersion, {
    column: 'indicator_code',
    order: 't.version',
  }),
  targetVersions: manyByKey(database, TargetVersion, { column: 'target_key', order: 't.version' }),
  targetDepartments: createTargetDepartmentsLoader(database),
});

/** What figures are judged by, and what was before: earlier figures, pulls, and what was done. */
const recordLoaders = (database: Database) => ({
  validationRule: oneByKey(database, ValidationRule, { column: 'code' }),
  allValidationRules: () => readAll(database, ValidationRule, 't.code'),
  observation: oneByKey(database, Observation, { column: 'id', type: 'bigint' }),
  revisions: createRevisionsLoader(database),
  derivedSeries: createDerivedSeriesLoader(database),
  countedSeries: createCountedSeriesLoader(database),
  feedMappings: manyByKey(database, LabelMapping, { column: 'feed_slug', order: 't.id desc' }),
  pullReceipt: oneByKey(database, PullReceipt, { column: 'id', type: 'uuid' }),
  /** Who may see one is asked where it is shown. */
  scenario: oneByKey(database, Scenario, { column: 'id', type: 'uuid' }),
  scenarioRuns: manyByKey(database, ScenarioRun, {
    column: 'scenario_id',
    type: 'uuid',
    order: 't.ordinal',
  }),
  auditRecord: oneByKey(database, AuditRecord, { column: 'seq', type: 'bigint' }),
});

export type Loaders = ReturnType<typeof createLoaders>;
