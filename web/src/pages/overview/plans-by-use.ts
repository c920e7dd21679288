/** Which plans a reader looks at first, which regions have any. */
import type { ProgressStatus } from '../../api/vocabulary';
import type { OverviewQuery } from './overview.documents';

export type PlanOfOverview = OverviewQuery['plans']['nodes'][number];
export type RiskOfOverview = OverviewQuery['targetsAtRisk']['nodes'][number];
export type FeedOfOverview = OverviewQuery['feeds'][number];
type Counts = Readonly<Record<ProgressStatus, number>>;

const UNKNOWN: readonly ProgressStatus[] = ['NO_DATA', 'NOT_STARTED'];

/** The region of a plan, the one above it, and so on up. */
export function regionsAbove(plan: PlanOfOverview) {
  const city = plan.region.parent;
  const above = [plan.region, city, city?.parent].filter((region) => region != null);
  return above.filter(({ level }) => level !== 'COUNTRY');
}

export const liesIn = (plan: PlanOfOverview, code: string | null): boolean =>
  code === null || regionsAbove(plan).some((region) => region.code === code);

/** Regions that have a plan, they themselves or beneath them, each with the one above it. */
export function regionsWithPlans(plans: readonly PlanOfOverview[]) {
  const found = new Map(
    plans.flatMap((plan) => {
      const chain = regionsAbove(plan);
      return chain.map(({ code, nameZh, nameEn }, at) => {
        const above = chain[at + 1];
        return [code, { code, nameZh, nameEn, parent: above ? { code: above.code } : null }] as const;
      });
    }),
  );
  return [...found.values()].sort((one, other) => one.code.localeCompare(other.code));
}

export function countsOf(plans: readonly PlanOfOverview[]): Counts {
  const sum: Partial<Record<ProgressStatus, number>> = {};
  for (const { status, count } of plans.flatMap(({ progress }) => progress.counts)) {
    sum[status] = (sum[status] ?? 0) + count;
  }
  const all: Counts = {
    ...{ MET: 0, ON_TRACK: 0, AT_RISK: 0, OFF_TRACK: 0, MISSED: 0, NO_DATA: 0, NOT_STARTED: 0 },
    ...sum,
  };
  return all;
}

export const inDanger = (counts: Counts): number => counts.AT_RISK + counts.OFF_TRACK;

/** How many targets of a plan something is known of. */
export const knownTargets = ({ progress }: PlanOfOverview): number =>
  progress.counts.reduce((sum, { status, count }) => sum + (UNKNOWN.includes(status) ? 0 : count), 0);

export const isUnderWay = ({ startsOn, endsOn }: PlanOfOverview, day: string): boolean =>
  (startsOn ?? day) <= day && day <= endsOn;

/** Under way and with figures first; plans of which nothing is known on the day stand apart. */
export function plansByUse(plans: readonly PlanOfOverview[], day: string) {
  const foremost = plans.filter((plan) => knownTargets(plan) > 0);
  const weight = (plan: PlanOfOverview) =>
    (isUnderWay(plan, day) ? 1_000_000 : 0) + inDanger(countsOf([plan])) * 1_000 + knownTargets(plan);
  return {
    foremost: foremost.sort((one, other) => weight(other) - weight(one)),
    rest: plans
      .filter((plan) => knownTargets(plan) === 0)
      .sort(
        (one, other) =>
          Number(isUnderWay(other, day)) - Number(isUnderWay(one, day)) ||
          other.endsOn.localeCompare(one.endsOn),
      ),
  };
}

/** The next day on which something falls due, of stages and of whole plans. */
export function nextDeadline(plans: readonly PlanOfOverview[], day: string): string | null {
  const ends = plans.flatMap(({ stages, endsOn }) => [...stages.map((stage) => stage.endsOn), endsOn]);
  return ends.filter((end) => end >= day).sort()[0] ?? null;
}

/** The plan whose days are offered when none is under way: with figures, and ended last. */
export function planToLookAt(plans: readonly PlanOfOverview[]): PlanOfOverview | undefined {
  const withFigures = plans.filter((one) => knownTargets(one) > 0);
  return (withFigures.length > 0 ? withFigures : plans).toSorted(
    (one, other) => other.endsOn.localeCompare(one.endsOn) || knownTargets(other) - knownTargets(one),
  )[0];
}
