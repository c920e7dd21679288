/** What would help a target most: each lever that moves it, as far as it must go, the easiest first. */
import type { Statements } from '../../db/database';
import type { Bilingual } from '../../domain/bilingual';
import { driversUnder, type Lever } from '../../domain/simulation/lever';
import { firstClash } from '../../domain/simulation/lever-problems';
import { SEARCH_RANGES } from '../../domain/simulation/limits';
import type { GoalOutcome, HelpingLever } from '../../domain/simulation/outcome';
import type { GoalVerdict } from '../../domain/simulation-vocabulary';
import type { CertificationKind } from '../../domain/vocabulary';
import { AppError } from '../../errors';
import { publishedBy } from '../../loaders/evidence/known';
import { goalOutcomeText } from './goal-words';
import { rangeOf } from './lever-range';
import type { LeverNames } from './lever-words';
import { type PlacedLevers, placeLevers, requireNoClash } from './levers';
import { modelOf } from './model';
import { type OfferedLever, type Offering, offeredFor } from './offered-levers';
import { type LeverRequest, requireSound, type SimulationRequest } from './request';
import type { Simulating } from './simulate-plan';
import { readSubject } from './subject';

export interface LeverHelp {
  readonly offered: OfferedLever;
  readonly verdict: GoalVerdict;
  readonly value: number | null;
  readonly probability: number;
  readonly text: Bilingual;
}

interface Candidate {
  readonly offered: OfferedLever;
  readonly request: LeverRequest;
}

/** From here the search starts; only its kind and what it names matter. */
const START_RATE = 0.5;
const START_AMOUNT = '1000000';

function requestOf({ kind, subject, usual: { value }, leverage }: OfferedLever): LeverRequest | null {
  const exact = { standardDeviation: 0 };
  if (kind === 'RENEWAL')
    return { renewal: { kind: subject as CertificationKind, rate: value ?? START_RATE } };
  if (kind === 'ADDITIONS') {
    return { additions: { indicator: subject, perYear: Math.max(0, value ?? 0), mode: 'INSTEAD', ...exact } };
  }
  if (kind === 'GROWTH') return { growth: { indicator: subject, annualRate: 0, ...exact } };
  // A late feed helps nobody, and loans without a leverage are not known.
  if (kind === 'DELAY' || leverage === null) return null;
  return { fund: { programme: subject, amount: START_AMOUNT, defaultRate: 0 } };
}

function helping(lever: Lever, given: readonly Lever[]): HelpingLever | null {
  const drivers = new Set(driversUnder(lever));
  const same = given.findIndex(
    (one) =>
      one.kind === lever.kind &&
      !('mode' in one && one.mode === 'BESIDES') &&
      driversUnder(one).some((driver) => drivers.has(driver)),
  );
  if (same >= 0 && lever.kind !== 'FUND') return { lever, insteadOf: same };
  return firstClash([...given, lever]) === null ? { lever, insteadOf: null } : null;
}

/** How far it is from what is usual, as a share of that; what was never done is far. */
function effortOf({ offered: { kind, usual }, value }: LeverHelp): number {
  if (value === null) return 0;
  if (kind === 'FUND') return SEARCH_RANGES.FUND.highest;
  const from = kind === 'GROWTH' ? 1 + (usual.value ?? 0) : (usual.value ?? 0);
  const to = kind === 'GROWTH' ? 1 + value : value;
  return from > 0 ? Math.abs(to - from) / from : SEARCH_RANGES.ADDITIONS.highest;
}

const inOrder = (helps: readonly LeverHelp[]) => [
  ...helps.filter(({ verdict }) => verdict !== 'NOT_REACHABLE').sort((a, b) => effortOf(a) - effortOf(b)),
  ...helps.filter(({ verdict }) => verdict === 'NOT_REACHABLE').sort((a, b) => b.probability - a.probability),
];

interface Asked {
  readonly candidate: Candidate;
  readonly helping: HelpingLever;
}

function asked(
  candidates: readonly Candidate[],
  placed: PlacedLevers,
  given: readonly Lever[],
): readonly Asked[] {
  return candidates.flatMap((candidate, place): Asked[] => {
    const found = helping(placed.levers[given.length + place] as Lever, given);
    if (!found) return [];
    const range = rangeOf(found.lever, placed.plan);
    return [{ candidate, helping: range ? { ...found, range } : found }];
  });
}

async function candidatesFor(key: string, statements: Statements, offering: Offering) {
  const offered = await offeredFor(statements, offering);
  return offered.flatMap((one): Candidate[] => {
    const request = one.targets.includes(key) ? requestOf(one) : null;
    return request ? [{ offered: one, request }] : [];
  });
}

function helpOf(outcome: GoalOutcome, { offered, request }: Candidate, goal: Wanted, names: LeverNames) {
  const { verdict, value, probability } = outcome;
  if (verdict === 'INSUFFICIENT_HISTORY' || verdict === 'LEVER_DOES_NOT_MOVE_TARGET') return [];
  const text = goalOutcomeText(outcome, { ...goal, lever: 0 }, request, names);
  return [{ offered, verdict, value, probability, text } satisfies LeverHelp];
}

interface Wanted {
  readonly target: string;
  readonly probability: number;
}

/** Empty where no lever moves the target, or nothing can be said of it. */
export async function leverHelps(
  { statements, today, run }: Simulating,
  request: SimulationRequest,
  wanted: Wanted,
): Promise<readonly LeverHelp[]> {
  requireSound(request, today);
  const { target, probability } = wanted;
  if (!(probability > 0 && probability < 1)) throw new AppError('GOAL_PROBABILITY', { probability });
  const known = publishedBy(request.asKnownAt);
  const subject = await readSubject(statements, { plan: request.plan, asOf: request.asOf ?? today, known });
  if (!subject.targets.some(({ row }) => row.key === target))
    throw new AppError('UNKNOWN_TARGET', { key: target });
  const plan = modelOf(subject);
  const candidates = await candidatesFor(target, statements, { subject, plan });
  const levers = [...request.levers, ...candidates.map((one) => one.request)];
  const placed = await placeLevers(statements, subject, plan, levers);
  const given = placed.levers.slice(0, request.levers.length);
  requireNoClash(given);
  const questions = asked(candidates, placed, given);
  if (questions.length === 0) return [];
  const { helps = [] } = await run(placed.plan.model, {
    ...{ seed: request.seed, draws: request.draws, levers: given, withSensitivities: false, goal: null },
    help: { target, probability, levers: questions.map((one) => one.helping) },
  });
  return inOrder(
    helps.flatMap((outcome, place) =>
      helpOf(outcome, (questions[place] as Asked).candidate, wanted, placed.names),
    ),
  );
}
