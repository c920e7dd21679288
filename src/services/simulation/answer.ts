/** The answer of a simulation: plain data, so that it can be kept, sent and compared. */
import type { IsoDate } from '../../domain/calendar';
import type { GoalVerdict, SimulationVerdict } from '../../domain/simulation-vocabulary';

export interface AnswerPoint {
  readonly period: string;
  readonly end: IsoDate;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

export interface OutcomeAnswer {
  readonly target: string;
  readonly verdict: SimulationVerdict;
  readonly baselineProbability: number | null;
  readonly probability: number | null;
  readonly standardError: number | null;
  readonly p10: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly path: readonly AnswerPoint[];
  readonly baselinePath: readonly AnswerPoint[];
  readonly reasonZh: string;
  readonly reasonEn: string;
  readonly historyZh: string | null;
  readonly historyEn: string | null;
  /** Exact, as run rates are told elsewhere. */
  readonly requiredPerMonth: string | null;
  readonly bestPerMonth: string | null;
  readonly synthetic: boolean;
}

export interface SensitivityAnswer {
  readonly lever: number;
  readonly target: string;
  readonly change: number;
  readonly standardError: number;
  readonly step: number;
  readonly stepChange: number;
}

export interface SolutionAnswer {
  readonly verdict: GoalVerdict;
  readonly reached: boolean;
  readonly target: string;
  readonly lever: number;
  readonly value: number | null;
  readonly probability: number | null;
  readonly explanationZh: string;
  readonly explanationEn: string;
}

export interface AssumptionAnswer {
  readonly zh: string;
  readonly en: string;
}

export interface SimulationAnswer {
  readonly planSlug: string;
  readonly asOf: IsoDate;
  readonly seed: number;
  readonly draws: number;
  /** SHA-256 over model, options and engine version: the same digest, the same answer. */
  readonly digest: string;
  readonly engineVersion: string;
  readonly synthetic: boolean;
  readonly outcomes: readonly OutcomeAnswer[];
  readonly sensitivities: readonly SensitivityAnswer[];
  readonly solution: SolutionAnswer | null;
  readonly assumptions: readonly AssumptionAnswer[];
}
