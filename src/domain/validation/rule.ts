/** A validation rule as the catalogue states it: which figures it judges, and by what. */
import type { Frequency, Measure, RegionLevel, ValidationRuleKind } from '../vocabulary';

/** Conditions that must all hold; what is left out narrows nothing. */
export interface RuleScope {
  readonly feeds?: readonly string[] | undefined;
  /** With all that lies in them. */
  readonly regions?: readonly string[] | undefined;
  readonly levels?: readonly RegionLevel[] | undefined;
  readonly frequencies?: readonly Frequency[] | undefined;
}

/** The same, and which indicators. */
export interface WideScope extends RuleScope {
  readonly indicators?: readonly string[] | undefined;
  readonly measures?: readonly Measure[] | undefined;
  /** Of their units: money, count.enterprise. */
  readonly dimensions?: readonly string[] | undefined;
  readonly except?: readonly string[] | undefined;
}

export interface RangeParameters {
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly unit: string;
}

export interface TotalParameters {
  readonly total: string;
  readonly parts: readonly string[];
  /** The parts are all there is; else they only must not exceed the total. */
  readonly complete: boolean;
}

export interface RegionTotalParameters {
  /** Percent of the total that may be missing beyond rounding. */
  readonly slack: string;
}

export interface ComparisonParameters {
  readonly lesser: string;
  readonly greater: string;
}

export interface GrowthParameters {
  /** Percentage points between the printed rate and that of the levels. */
  readonly tolerance: string;
}

export interface JumpParameters {
  /** RATIO: a change in percent of the figure before; DIFFERENCE: in the unit of the indicator. */
  readonly by: 'RATIO' | 'DIFFERENCE';
  /** Changes up to here are never remarked on. */
  readonly floor: string;
  /** How many times the usual change a change may be. */
  readonly times: string;
  /** Fewer changes known than this: the rule stays silent. */
  readonly least: number;
  /** How many changes before are looked at. */
  readonly history: number;
}

interface ParametersOfKind {
  readonly RANGE: RangeParameters;
  readonly NON_NEGATIVE: Readonly<Record<string, never>>;
  readonly TOTAL_OF_PARTS: TotalParameters;
  readonly TOTAL_OF_REGIONS: RegionTotalParameters;
  readonly NOT_ABOVE: ComparisonParameters;
  readonly ACCUMULATION: Readonly<Record<string, never>>;
  readonly GROWTH_OF_LEVELS: GrowthParameters;
  readonly JUMP: JumpParameters;
  readonly FEEDS_AGREE: Readonly<Record<string, never>>;
}

export interface RuleOf<Kind extends ValidationRuleKind> {
  readonly code: string;
  readonly kind: Kind;
  readonly severity: 'ERROR' | 'WARNING';
  readonly scope: WideScope;
  readonly parameters: ParametersOfKind[Kind];
}

export type Rule = { readonly [Kind in ValidationRuleKind]: RuleOf<Kind> }[ValidationRuleKind];

/** What of an indicator decides whether a rule is about it. */
export interface JudgedIndicator {
  readonly code: string;
  readonly measure: Measure;
  readonly dimension: string;
}

export function isInWideScope(scope: WideScope, indicator: JudgedIndicator): boolean {
  const { indicators, measures, dimensions, except } = scope;
  if (indicators && !indicators.includes(indicator.code)) return false;
  if (measures && !measures.includes(indicator.measure)) return false;
  if (dimensions && !dimensions.includes(indicator.dimension)) return false;
  return !except?.includes(indicator.code);
}
