/** From what was drawn to what is answered of each target, in the order of the document. */
import { type Bilingual, bilingual, joinSentences } from '../../domain/bilingual';
import { type IsoDate, monthOf } from '../../domain/calendar';
import type { Decimal } from '../../domain/decimal';
import { periodContaining } from '../../domain/period';
import type { PathPoint, TargetOutcome } from '../../domain/simulation/outcome';
import type { AnswerPoint, OutcomeAnswer } from './answer';
import { sourceText } from './assumption-words';
import { type PlanModel, type StandingTarget, termsIn } from './model';
import {
  decidedText,
  deedText,
  forecastText,
  NO_VALUE_TEXT,
  obstacleText,
  shortageText,
} from './outcome-words';
import { isSynthetic } from './subject';

const NOTHING = {
  ...{ baselineProbability: null, probability: null, standardError: null, p10: null, p50: null, p90: null },
  ...{ path: [], baselinePath: [], historyZh: null, historyEn: null },
  ...{ requiredPerMonth: null, bestPerMonth: null },
} as const;

const MONTHS_IN_QUARTER = 3;

const text = (value: Decimal | null | undefined) => value?.toFixed() ?? null;

const pointOf = ({ end, p10, p50, p90 }: PathPoint): AnswerPoint => ({
  period: periodContaining(end, monthOf(end) % MONTHS_IN_QUARTER === 0 ? 'QUARTER' : 'MONTH').text,
  ...{ end, p10, p50, p90 },
});

function told(
  { target }: StandingTarget,
  verdict: OutcomeAnswer['verdict'],
  reason: Bilingual,
  more: Partial<OutcomeAnswer> = {},
): OutcomeAnswer {
  const synthetic = isSynthetic(target.history) || isSynthetic(target.own);
  const { zh: reasonZh, en: reasonEn } = reason;
  return { ...NOTHING, target: target.row.key, verdict, reasonZh, reasonEn, synthetic, ...more };
}

/** Sure either way, and what it came to. */
function decided(one: StandingTarget, met: boolean): OutcomeAnswer {
  const { actual } = one.target.progress;
  const [chance, value] = [met ? 1 : 0, actual === null ? null : Number(actual)];
  return told(one, 'DECIDED', decidedText(one.target.context.terms, met), {
    ...{ baselineProbability: chance, probability: chance, standardError: 0 },
    ...{ p10: value, p50: value, p90: value },
  });
}

function deed(one: StandingTarget, asOf: IsoDate): OutcomeAnswer {
  const { doneOn } = one.target.context;
  const isDone = doneOn !== null && doneOn <= asOf;
  const chance = isDone ? 1 : null;
  return told(one, 'MILESTONE', deedText(isDone), { baselineProbability: chance, probability: chance });
}

function historyOf({ target }: StandingTarget, plan: PlanModel): Bilingual | null {
  const simulated = plan.model.targets.find(({ name }) => name === target.row.key);
  if (!simulated) return null;
  const names = [...new Set(termsIn(simulated.figure).map(({ driver }) => driver))];
  const sources = names.flatMap((name) => plan.sources.get(name) ?? []);
  return joinSentences(sources.filter(({ kind }) => kind !== 'FUND').map(sourceText));
}

function open(one: StandingTarget, plan: PlanModel, outcome: TargetOutcome): OutcomeAnswer {
  const history = historyOf(one, plan);
  const about = { historyZh: history?.zh ?? null, historyEn: history?.en ?? null };
  const { required, best } = one.target.feasibility;
  const paces = { requiredPerMonth: text(required), bestPerMonth: text(best?.perMonth) };
  if (outcome.verdict === 'INSUFFICIENT_HISTORY') {
    return told(one, 'INSUFFICIENT_HISTORY', shortageText(outcome.shortages), { ...about, ...paces });
  }
  const { withLevers, baseline } = outcome;
  const { terms } = one.target.context;
  return told(one, 'SIMULATED', forecastText(terms, withLevers, baseline), {
    baselineProbability: baseline?.probability ?? null,
    probability: withLevers.probability,
    standardError: withLevers.standardError,
    ...withLevers.atDeadline,
    path: withLevers.path.map(pointOf),
    baselinePath: baseline?.path.map(pointOf) ?? [],
    ...about,
    ...paces,
  });
}

export function outcomeAnswers(plan: PlanModel, drawn: readonly TargetOutcome[]): readonly OutcomeAnswer[] {
  const outcomes = new Map(drawn.map((outcome) => [outcome.target, outcome]));
  return plan.standings.map((one): OutcomeAnswer => {
    const { standing, target } = one;
    switch (standing.kind) {
      case 'MILESTONE':
        return deed(one, plan.model.asOf);
      case 'NO_VALUE':
        return told(one, 'NO_VALUE', NO_VALUE_TEXT);
      case 'DECIDED':
        return decided(one, standing.met);
      case 'OBSTACLE':
        return told(one, 'INSUFFICIENT_HISTORY', obstacleText(standing.obstacle));
      default: {
        const outcome = outcomes.get(target.row.key);
        return outcome ? open(one, plan, outcome) : told(one, 'INSUFFICIENT_HISTORY', bilingual('', ''));
      }
    }
  });
}
