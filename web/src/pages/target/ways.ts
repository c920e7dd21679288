/** What may help a target, put as questions to the simulation of its plan. */
import type { CertificationKind } from '../../api/vocabulary';
import type { TargetHead } from './target-head';
import type { TargetWaysQuery } from './target-outlook.documents';

export type WayAnswer = TargetWaysQuery['renewal'];

/** As likely as a planner may reasonably want it. */
export const WANTED = 0.9;

const base = (head: TargetHead, known: string | null) => ({
  plan: head.plan.slug,
  asOf: head.progress.asOf,
  asKnownAt: known,
});
const goal = (head: TargetHead, lever: number) => ({ lever, target: head.key, probability: WANTED });
const renewed = (kind: CertificationKind) => ({ renewal: { kind, rate: 1 } });
const added = (head: TargetHead) => ({
  additions: { indicator: head.indicator.code, mode: 'BESIDES' as const, perYear: 0 },
});

/** All that lapse are renewed; or so many more are certified; or so many beside all renewed. */
export const certificateWays = (head: TargetHead, known: string | null, kind: CertificationKind) => ({
  renewal: { ...base(head, known), levers: [renewed(kind)] },
  additions: { ...base(head, known), levers: [added(head)], goal: goal(head, 0) },
  both: { ...base(head, known), levers: [renewed(kind), added(head)], goal: goal(head, 1) },
});

/** Whatever else moves it, each lever as far as it must go by itself. */
export const otherWays = (head: TargetHead, known: string | null) => ({
  input: base(head, known),
  target: head.key,
  probability: WANTED,
});

export const outcomeOf = (answer: WayAnswer, key: string) =>
  answer.outcomes.find(({ target }) => target.key === key) ?? null;
