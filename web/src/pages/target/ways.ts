/** What may help a target, put as questions to the simulation, and the answers from the most helpful down. */
import type { CertificationKind, SimulationInput } from '../../api/vocabulary';
import type { TargetHead } from './target-head';
import type { TargetGrowthQuery } from './target-outlook.documents';

export type WayAnswer = TargetGrowthQuery['growth'];

/** As likely as a planner may reasonably want it. */
const WANTED = 0.8;

const base = (head: TargetHead, known: string | null) => ({
  plan: head.plan.slug,
  asOf: head.progress.asOf,
  asKnownAt: known,
});
const goal = (head: TargetHead) => ({ lever: 0, target: head.key, probability: WANTED });

/** Every certificate that lapses is renewed. */
export const allRenewed = (
  head: TargetHead,
  known: string | null,
  kind: CertificationKind,
): SimulationInput => ({
  ...base(head, known),
  levers: [{ renewal: { kind, rate: 1 } }],
});

/** How many more a year it takes. */
export const moreAdded = (head: TargetHead, known: string | null): SimulationInput => ({
  ...base(head, known),
  levers: [{ additions: { indicator: head.indicator.code, mode: 'BESIDES', perYear: 0 } }],
  goal: goal(head),
});

/** How fast it would have to grow. */
export const moreGrowth = (head: TargetHead, known: string | null): SimulationInput => ({
  ...base(head, known),
  levers: [{ growth: { indicator: head.indicator.code, annualRate: 0 } }],
  goal: goal(head),
});

export const outcomeOf = (answer: WayAnswer, key: string) =>
  answer.outcomes.find(({ target }) => target.key === key) ?? null;
