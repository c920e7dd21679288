/** The ordinary loans of the story: lending days, who draws how much, and how it is paid back. */
import { addDays, addMonths, type IsoDate } from '../../calendar';
import type { SeededRandom } from '../../random';
import { dayBetween } from '../shares';
import { type LoanPlan, lentTogether, yuan } from './apply-and-lend';
import { type Cast, STORY_ENDS_ON, type StoryBank } from './risk-fund-cast';
import type { StoryEvent } from './story-event';

interface Round {
  readonly on: IsoDate;
  readonly A: number;
  readonly B: number;
  /** Null where the list of borrowers has not been filed yet. */
  readonly filed: IsoDate | null;
}

/** The last but two was filed late, the last still has its fifteen working days. */
const ROUNDS: readonly Round[] = [
  { on: '2017-04-18', A: 4, B: 2, filed: '2017-04-28' },
  { on: '2017-09-19', A: 4, B: 2, filed: '2017-09-28' },
  { on: '2018-03-20', A: 4, B: 2, filed: '2018-03-30' },
  { on: '2018-09-18', A: 5, B: 2, filed: '2018-09-28' },
  { on: '2019-03-19', A: 5, B: 3, filed: '2019-03-29' },
  { on: '2019-09-17', A: 5, B: 3, filed: '2019-10-22' },
  { on: '2020-03-17', A: 4, B: 2, filed: '2020-03-31' },
  { on: '2020-06-16', A: 3, B: 2, filed: null },
];

const PURPOSES = ['养羊', '养牛', '大棚蔬菜', '果园', '食用菌', '药材种植', '农产品加工', '养鸡'] as const;
const PRINCIPALS = [20_000, 30_000, 40_000, 50_000, 50_000] as const;
const TERMS = [12, 12, 24, 36] as const;
/** One in so many is a cooperative that leads poor households. */
const COOPERATIVES = 7;
const HOUSEHOLDS_LED = [4, 12] as const;
const A_HOUSEHOLD = 50_000;
const EARLY_DAYS = [0, 25] as const;
const LATE_SHARE = 0.15;
const LATE_DAYS = [4, 45] as const;
const PART_SHARE = 0.3;

function planOf(
  cast: Cast,
  random: SeededRandom,
  place: Pick<LoanPlan, 'key' | 'bank' | 'drawnOn'>,
  at: number,
) {
  const months = random.pick(TERMS);
  const purpose = random.pick(PURPOSES);
  if (at % COOPERATIVES === COOPERATIVES - 1) {
    const led = random.int(...HOUSEHOLDS_LED);
    const principal = Math.round((led * A_HOUSEHOLD * 0.6) / 10_000) * 10_000;
    return { ...place, months, purpose, principal, borrower: cast.cooperative(led) };
  }
  const principal = random.pick(PRINCIPALS);
  return { ...place, months, purpose, principal, borrower: cast.household(place.drawnOn) };
}

/** Most pay on time, some late, a part of them in two goes; whoever is late at the end may still be. */
function repaymentsOf(plan: LoanPlan, random: SeededRandom): readonly StoryEvent[] {
  const { key: loan, bank, drawnOn, months, principal } = plan;
  const by = `clerk-${bank}`;
  const dueOn = addMonths(drawnOn, months);
  const isLate = random.chance(LATE_SHARE);
  const [early, late] = [random.int(...EARLY_DAYS), random.int(...LATE_DAYS)];
  const endsOn = addDays(dueOn, isLate ? late : -early);
  const paysPart = random.chance(PART_SHARE);
  const partOn = dayBetween(random, addMonths(drawnOn, 4), addMonths(drawnOn, months - 2));
  const part = yuan(Math.round((principal * 0.4) / 1_000) * 1_000);
  const told: readonly StoryEvent[] = [
    ...(paysPart ? [{ does: 'REPAY', on: partOn, by, loan, principal: part } as const] : []),
    { does: 'REPAY', on: endsOn, by, loan, principal: null },
  ];
  return told.filter(({ on }) => on <= STORY_ENDS_ON);
}

const EXTENDED = '因疫情影响销售，经县领导小组同意延期';
const EXTENDED_ON = '2020-03-10';

/** Two that fall due right after the outbreak are given half a year more, within their three years. */
function extensions(plans: readonly LoanPlan[]): readonly StoryEvent[] {
  return plans
    .filter(({ drawnOn, months }) => months === 12 && drawnOn === '2019-03-19')
    .slice(0, 2)
    .map(({ key: loan, bank, drawnOn, months }) => ({
      ...{ does: 'EXTEND', on: EXTENDED_ON, by: `clerk-${bank}`, loan, reason: EXTENDED },
      newDueOn: addMonths(drawnOn, months + 6),
    }));
}

/** With the loans that go wrong, which are drawn on the same days. */
export function lendingRounds(
  cast: Cast,
  random: SeededRandom,
  others: readonly LoanPlan[],
): readonly StoryEvent[] {
  const plans = ROUNDS.flatMap((round, place) =>
    (['A', 'B'] as const satisfies readonly StoryBank[]).flatMap((bank) =>
      Array.from({ length: round[bank] }, (_, at) => {
        const key = `${round.on.slice(2, 4)}${round.on.slice(5, 7)}${bank}${String(at + 1).padStart(2, '0')}`;
        const drawn = { key, bank, drawnOn: round.on };
        return planOf(cast, random, drawn, place * 3 + at);
      }),
    ),
  );
  const prolonged = extensions(plans);
  const isProlonged = (key: string) => prolonged.some((event) => 'loan' in event && event.loan === key);
  return [
    ...ROUNDS.flatMap(({ on, filed }) =>
      (['A', 'B'] as const).flatMap((bank) =>
        lentTogether(
          [...plans, ...others].filter((plan) => plan.bank === bank && plan.drawnOn === on),
          filed,
        ),
      ),
    ),
    ...prolonged,
    ...plans.filter(({ key }) => !isProlonged(key)).flatMap((plan) => repaymentsOf(plan, random)),
  ];
}
