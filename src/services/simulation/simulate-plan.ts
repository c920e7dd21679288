/** A what-if over a plan: what is known on the day, the levers placed on it, drawn, and put into words. */
import type { Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import type { Lever } from '../../domain/simulation/lever';
import type { SimulationModel } from '../../domain/simulation/model';
import type { Goal, SimulationOptions, SimulationOutcome } from '../../domain/simulation/outcome';
import { AppError } from '../../errors';
import { publishedBy } from '../../loaders/evidence/known';
import { contentHash } from '../catalogue/canonical-json';
import type { SimulationAnswer, SolutionAnswer } from './answer';
import { programmeText, STANDING_ASSUMPTIONS, sourceText } from './assumption-words';
import { goalOutcomeText } from './goal-words';
import { rangeOf } from './lever-range';
import { type PlacedLevers, placeLevers, requireNoClash } from './levers';
import { modelOf } from './model';
import { outcomeAnswers } from './outcomes';
import { type GoalRequest, type LeverRequest, requireSound, type SimulationRequest } from './request';
import { readSubject } from './subject';

/** Draws; usually in a thread of its own. */
export type Run = (model: SimulationModel, options: SimulationOptions) => Promise<SimulationOutcome>;

export interface Simulating {
  readonly statements: Statements;
  readonly today: IsoDate;
  readonly run: Run;
}

export interface PreparedSimulation {
  readonly request: SimulationRequest;
  readonly asOf: IsoDate;
  readonly placed: PlacedLevers;
  readonly options: SimulationOptions;
  readonly digest: string;
}

/** Changes with every change of how is drawn, so that a digest never stands for two answers. */
export const ENGINE_VERSION = '1';

function requireGoal(goal: GoalRequest, { plan, levers }: PlacedLevers): Goal {
  const { target, lever, probability } = goal;
  const found = plan.standings.find((one) => one.target.row.key === target);
  if (!found) throw new AppError('UNKNOWN_TARGET', { key: target });
  const { kind } = found.standing;
  if (kind !== 'OPEN') {
    const verdict = kind === 'OBSTACLE' ? 'INSUFFICIENT_HISTORY' : kind;
    throw new AppError('GOAL_NOT_SIMULATED', { target, verdict });
  }
  const range = rangeOf(levers[lever] as Lever, plan);
  return { target, lever, probability, ...(range ? { range } : {}) };
}

/** All that is read; nothing is drawn yet. */
export async function prepareSimulation(
  { statements, today }: Omit<Simulating, 'run'>,
  request: SimulationRequest,
): Promise<PreparedSimulation> {
  requireSound(request, today);
  const asOf = request.asOf ?? today;
  const known = publishedBy(request.asKnownAt);
  const subject = await readSubject(statements, { plan: request.plan, asOf, known });
  const placed = await placeLevers(statements, subject, modelOf(subject), request.levers);
  requireNoClash(placed.levers);
  const goal = request.goal && requireGoal(request.goal, placed);
  const options: SimulationOptions = {
    ...{ seed: request.seed, draws: request.draws, levers: placed.levers },
    ...{ withSensitivities: placed.levers.length > 0, goal },
  };
  const rates = subject.targets.map(({ feasibility: { required, best } }) =>
    [required, best?.perMonth].map((rate) => rate?.toFixed() ?? null),
  );
  const digest = contentHash({ engine: ENGINE_VERSION, model: placed.plan.model, rates, options });
  return { request, asOf, placed, options, digest };
}

function solutionOf(
  { request, placed }: PreparedSimulation,
  outcome: SimulationOutcome,
): SolutionAnswer | null {
  const { goal } = request;
  const found = outcome.goal;
  if (!goal || !found) return null;
  const { target, lever } = goal;
  if (found.verdict === 'LEVER_DOES_NOT_MOVE_TARGET') {
    throw new AppError('GOAL_LEVER_CANNOT_MOVE', { lever, target });
  }
  if (found.verdict === 'INSUFFICIENT_HISTORY') {
    throw new AppError('GOAL_NOT_SIMULATED', { target, verdict: found.verdict });
  }
  const text = goalOutcomeText(found, goal, request.levers[lever] as LeverRequest, placed.names);
  return {
    ...{ verdict: found.verdict, reached: found.verdict !== 'NOT_REACHABLE', target, lever },
    ...{ value: found.value, probability: found.probability },
    ...{ explanationZh: text.zh, explanationEn: text.en },
  };
}

const NOTHING_DRAWN = (options: SimulationOptions): SimulationOutcome => ({
  ...{ seed: options.seed, draws: options.draws, targets: [], sensitivities: [], goal: null },
});

/** A goal without an effect of its lever is refused rather than answered. */
export async function simulatePlan(
  simulating: Simulating,
  request: SimulationRequest,
): Promise<SimulationAnswer> {
  const prepared = await prepareSimulation(simulating, request);
  const { placed, options, asOf, digest } = prepared;
  const { plan, programmes } = placed;
  const isOpen = plan.model.targets.length > 0;
  const outcome = isOpen ? await simulating.run(plan.model, options) : NOTHING_DRAWN(options);
  const outcomes = outcomeAnswers(plan, outcome.targets);
  const sources = [...plan.sources.values()].filter(({ kind }) => kind !== 'FUND');
  return {
    ...{ planSlug: request.plan, asOf, seed: options.seed, draws: options.draws },
    ...{ digest, engineVersion: ENGINE_VERSION, outcomes },
    synthetic: outcomes.some((one) => one.synthetic),
    sensitivities: outcome.sensitivities,
    solution: solutionOf(prepared, outcome),
    assumptions: [
      ...sources.map(sourceText),
      ...[...programmes.values()].map(programmeText),
      ...(isOpen ? STANDING_ASSUMPTIONS : []),
    ],
  };
}
