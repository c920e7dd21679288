/** Why a target is in danger: each reason with its weight and in words; a pure function of what is known. */
import { type Bilingual, bilingual } from '../bilingual';
import { daysBetween, type IsoDate } from '../calendar';
import { Decimal, ONE, ZERO } from '../decimal';
import type { RiskReason } from '../finding-words';
import { amount, COMPUTED_DECIMALS, dayText } from '../progress/wording';
import type { ProgressStatus } from '../vocabulary';
import type { Feasibility } from './terms';

export interface RiskQuestion {
  readonly status: ProgressStatus;
  readonly value: Decimal | null;
  readonly unit: Bilingual;
  readonly actual: Decimal | null;
  readonly expected: Decimal | null;
  readonly baselineKnown: boolean;
  /** The last day that the actual speaks of. */
  readonly actualEnd: IsoDate | null;
  readonly asOf: IsoDate;
  /** Enterprises whose certificate lapses before the deadline; null where that may not be seen. */
  readonly lapsing: number | null;
  readonly feasibility: Feasibility | null;
}

export interface Risk {
  readonly reason: RiskReason;
  /** From 0 to 1, MISSED above 1: how much of the target it puts in question. */
  readonly weight: Decimal;
  readonly explanation: Bilingual;
}

/** A figure older than this says little about today. */
const OLD_DAYS = 180;
const WEIGHT_OF_OLD_DATA = new Decimal('0.2');
const WEIGHT_OF_UNKNOWN_BASELINE = new Decimal('0.05');
const IN_DANGER: readonly ProgressStatus[] = ['AT_RISK', 'OFF_TRACK', 'MISSED'];

/** What lies within 0 and 1, with the digits that can be told apart. */
const share = (part: Decimal, whole: Decimal): Decimal =>
  whole.isZero() ? ZERO : Decimal.min(ONE, part.dividedBy(whole).abs()).toDecimalPlaces(6);

function missed({ status, actual, value, unit }: RiskQuestion): Risk | null {
  if (status !== 'MISSED' || !value || !actual) return null;
  const gap = value.minus(actual).abs();
  const { zh, en } = amount(gap, unit, COMPUTED_DECIMALS);
  return {
    reason: 'MISSED',
    weight: share(gap, value).plus(1),
    explanation: bilingual(`期限已过，还差${zh}。`, `The deadline is over, and ${en} are missing.`),
  };
}

function behind({ status, actual, expected, value, unit }: RiskQuestion): Risk | null {
  if ((status !== 'AT_RISK' && status !== 'OFF_TRACK') || !actual || !expected || !value) return null;
  const gap = expected.minus(actual).abs();
  const { zh, en } = amount(gap, unit, COMPUTED_DECIMALS);
  return {
    reason: 'BEHIND_PATH',
    weight: share(gap, value),
    explanation: bilingual(`比按期应达到的少${zh}。`, `It is ${en} away from where it should stand by now.`),
  };
}

function lapses({ lapsing, value, unit }: RiskQuestion): Risk | null {
  if (!lapsing || !value) return null;
  const { zh, en } = amount(new Decimal(lapsing), unit);
  return {
    reason: 'CERTIFICATES_LAPSING',
    weight: share(new Decimal(lapsing), value),
    explanation: bilingual(
      `期限之前有${zh}证书到期，尚无接续。`,
      `The certificates of ${en} lapse before the deadline and are not renewed.`,
    ),
  };
}

function tooFast({ feasibility, unit }: RiskQuestion): Risk | null {
  const { verdict, required, best } = feasibility ?? {};
  if ((verdict !== 'HARD' && verdict !== 'OUT_OF_REACH') || !required || !best) return null;
  const [need, past] = [required, best.perMonth].map((value) => amount(value, unit, COMPUTED_DECIMALS));
  const reached = Decimal.max(ZERO, best.perMonth).dividedBy(required);
  return {
    reason: 'PACE_ABOVE_BEST',
    weight: ONE.minus(reached).toDecimalPlaces(6),
    explanation: bilingual(
      `每月需${need?.zh}，历史最好为每月${past?.zh}。`,
      `It takes ${need?.en} a month; the best of the past was ${past?.en} a month.`,
    ),
  };
}

function old({ actualEnd, asOf, status }: RiskQuestion): Risk | null {
  if (!actualEnd || status === 'MISSED' || daysBetween(actualEnd, asOf) <= OLD_DAYS) return null;
  const { zh, en } = dayText(actualEnd);
  return {
    reason: 'NO_DATA_SINCE',
    weight: WEIGHT_OF_OLD_DATA,
    explanation: bilingual(`${zh}之后没有数据。`, `There is no figure after ${en}.`),
  };
}

const noBaseline = ({ baselineKnown, status }: RiskQuestion): Risk | null =>
  baselineKnown || status === 'MISSED'
    ? null
    : {
        reason: 'BASELINE_UNKNOWN',
        weight: WEIGHT_OF_UNKNOWN_BASELINE,
        explanation: bilingual('起点未知，无法按进度判断。', 'Nobody knows where it started.'),
      };

const isHard = ({ feasibility }: RiskQuestion) =>
  feasibility?.verdict === 'HARD' || feasibility?.verdict === 'OUT_OF_REACH';

/** The weightiest first; nothing for a target that is not in danger. */
export function risksOf(question: RiskQuestion): readonly Risk[] {
  if (!IN_DANGER.includes(question.status) && !isHard(question)) return [];
  return [missed, behind, lapses, tooFast, old, noBaseline]
    .flatMap((judge) => judge(question) ?? [])
    .sort((a, b) => b.weight.comparedTo(a.weight));
}
