/** Every bound on what one request may ask for, by name. */

/** Items of one page of a list. */
export const MAX_PAGE_SIZE = 500;
export const DEFAULT_PAGE_SIZE = 50;

/** Ids of one nodes query. */
export const MAX_NODE_IDS = 200;

/** Days that one target is judged on in one list. */
export const MAX_PROGRESS_DAYS = 24;

/** Inputs of one formula that is tried. */
export const MAX_FORMULA_INPUTS = 20;

/** Region × indicator pairs of one series query, and points of all of them together. */
export const MAX_SERIES = 1_000;
export const MAX_SERIES_POINTS = 20_000;
/** Pairs whose registers are counted in one series query. */
export const MAX_COUNTED_SERIES = 60;

/** Assessments of one list. */
export const MAX_ASSESSMENTS = 500;
export const DEFAULT_ASSESSMENTS = 100;

/** Of one document: tokens before it is parsed, the rest before it is executed. */
export const MAX_TOKENS = 1_000;
export const MAX_DEPTH = 12;
export const MAX_ALIASES = 30;
export const MAX_DIRECTIVES = 10;
export const MAX_VALIDATION_ERRORS = 5;

/** Values that an answer may hold, estimated from page sizes with the variables as given. */
export const MAX_COST = 200_000;

/** How many items a list without a page size is taken to have, where more is known than nothing. */
export const ASSUMED_LIST_SIZE = 10;
export const ASSUMED_LIST_SIZES: Readonly<Record<string, number>> = {
  'Plan.stages': 5,
  'Plan.targets': 40,
  'PlanProgress.targets': 40,
  'Stage.targets': 12,
  'Region.children': 20,
  'Series.points': 60,
  'Series.derived': 40,
  'Series.counted': 40,
  'DerivedPoint.parts': 4,
  'Indicator.inputs': 3,
  'Indicator.readings': 4,
  'Enterprise.certifications': 4,
  'Enterprise.history': 4,
  'Enterprise.investments': 2,
  'Enterprise.listings': 1,
  'Enterprise.tenancies': 1,
  'Query.enterpriseGroups': 200,
  'Query.validationRules': 60,
  'EnterpriseGroup.values': 2,
  'ProgressChange.parts': 5,
  'ProgressChangePart.items': 100,
  'Plan.contradictions': 12,
  'Target.contradictions': 4,
  'Contradiction.targets': 3,
  'TargetAtRisk.reasons': 3,
  'LapsingCertificationConnection.losses': 8,
  'Certification.countedBy': 3,
  'Feed.columns': 15,
  'Feed.labels': 60,
  'FeedReject.cells': 12,
  'FigureImpact.changes': 200,
  'Simulation.outcomes': 60,
  'SimulatedTarget.path': 12,
  'SimulatedTarget.baselinePath': 12,
  'Simulation.sensitivities': 40,
  'Simulation.assumptions': 30,
  'StressTest.banks': 8,
  'StressTest.basis': 10,
  'StressAccountAnswer.months': 36,
  'StressAccountAnswer.limits': 3,
  'StressBank.months': 36,
  'StressBank.limits': 2,
  'Query.simulationLevers': 60,
  'Query.simulationHelps': 4,
  'OfferedLever.targets': 3,
  'Scenario.runs': 3,
  'ScenarioRun.changes': 30,
  'ScenarioComparison.scenarios': 5,
  'ScenarioComparison.runs': 5,
  'ScenarioComparison.targets': 40,
  'ComparedTarget.outcomes': 5,
  'TargetImpact.changes': 200,
  'Query.assessmentRanking': 20,
  'Assessment.items': 15,
  'Assessment.versions': 2,
  'AssessmentVersion.items': 15,
  'AssessmentScheme.choices': 25,
  'AssessmentReport.departments': 20,
  'AssessmentReport.atRisk': 30,
  'AssessmentReport.milestones': 20,
  'AssessmentReport.unscored': 30,
};

/** Documents compiled and kept. */
export const MAX_COMPILED_DOCUMENTS = 500;
export const EXECUTION_TIMEOUT_MS = 20_000;
