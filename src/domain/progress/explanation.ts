/** A progress in sentences that a planner can read out: where it stands, what was promised, what follows. */
import { type Bilingual, bilingual, joinSentences } from '../bilingual';
import type { IsoDate } from '../calendar';
import type { Decimal } from '../decimal';
import type { ProgressStatus } from '../vocabulary';
import { goalText } from './goal-text';
import { hasValue, type NumberedTerms } from './judgement';
import type { Measurement } from './measurement';
import type { TargetTerms } from './terms';
import { amount, COMPUTED_DECIMALS, dayText, percentText } from './wording';

export interface Finding {
  readonly asOf: IsoDate;
  readonly status: ProgressStatus;
  readonly attainment: Decimal | null;
  readonly expected: Decimal | null;
  readonly final: boolean;
}

const VERDICTS: Readonly<Record<'ON_TRACK' | 'AT_RISK' | 'OFF_TRACK', Bilingual>> = {
  ON_TRACK: bilingual('进度符合预期', 'on track'),
  AT_RISK: bilingual('进度存在风险', 'at risk'),
  OFF_TRACK: bilingual('进度落后', 'behind'),
};

/** The catalogue's own words, closed with a full stop where it left that out. */
const closed = ({ zh, en }: Bilingual): Bilingual =>
  bilingual(/[。！？]$/.test(zh) ? zh : `${zh}。`, /[.!?]$/.test(en) ? en : `${en}.`);

const NO_NUMBER = bilingual('文件没有给出具体数值。', 'The document gives no number.');

function headline(terms: NumberedTerms, { reading }: Measurement, { attainment }: Finding): Bilingual {
  const goal = goalText(terms);
  if (!reading) return bilingual(`目标是${goal.zh}。`, `The target is ${goal.en}.`);
  const share = attainment && terms.basis !== 'MILESTONE' ? percentText(attainment) : null;
  return bilingual(
    `${reading.zh}，目标是${goal.zh}${share ? `，完成${share}` : ''}。`,
    `${reading.en}; the target is ${goal.en}${share ? ` (${share} reached)` : ''}.`,
  );
}

function verdictSentence(
  terms: TargetTerms,
  { path }: Measurement,
  { asOf, expected }: Finding,
  verdict: Bilingual,
) {
  switch (path.kind) {
    case 'LINE': {
      const from = amount(path.baseline, terms.unit);
      const [mark, day] = [amount(expected ?? path.baseline, terms.unit, COMPUTED_DECIMALS), dayText(asOf)];
      return bilingual(
        `从${from.zh}起按直线进度，${day.zh}应为${mark.zh}，${verdict.zh}。`,
        `On a straight path from ${from.en} it should stand at ${mark.en} on ${day.en}: ${verdict.en}.`,
      );
    }
    case 'FLAT':
      return bilingual(
        `这一要求自始至终有效，直接与目标相比，${verdict.zh}。`,
        `The promise holds all along, so the figure is compared with it directly: ${verdict.en}.`,
      );
    case 'STEP':
      return bilingual(
        `期限为${dayText(terms.endsOn).zh}，${verdict.zh}。`,
        `It is due on ${dayText(terms.endsOn).en}: ${verdict.en}.`,
      );
    case 'UNKNOWN':
      return bilingual(
        `只能按完成的比例判断，${verdict.zh}。`,
        `The judgement goes by the share reached alone: ${verdict.en}.`,
      );
  }
}

function metSentence(terms: TargetTerms, { asOf, final }: Finding): Bilingual {
  if (final) return bilingual('目标已实现。', 'The target is met.');
  if (asOf >= terms.endsOn)
    return bilingual('按已有数据，目标已实现。', 'By the figures so far, the target is met.');
  if (terms.basis === 'MILESTONE') return bilingual('目标已提前实现。', 'The target is met ahead of time.');
  return bilingual(
    '目前已达到目标，到期之前仍可能回落。',
    'The target is met for now; it may still fall back before the deadline.',
  );
}

function statusSentence(terms: TargetTerms, measured: Measurement, finding: Finding): Bilingual {
  const { status, final } = finding;
  switch (status) {
    case 'NOT_STARTED': {
      const start = dayText(terms.startsOn);
      return bilingual(
        `本阶段从${start.zh}开始，尚未开始。`,
        `The stage begins on ${start.en} and has not started.`,
      );
    }
    case 'NO_DATA':
      return bilingual('还没有可用的数据，暂不评价。', 'There is no figure to judge by yet.');
    case 'MET':
      return metSentence(terms, finding);
    case 'MISSED':
      return final
        ? bilingual('期限已过，目标没有实现。', 'The deadline has passed and the target is not met.')
        : bilingual(
            '期限已过，按已有数据目标没有实现。',
            'The deadline has passed; by the figures so far the target is not met.',
          );
    default:
      return verdictSentence(terms, measured, finding, VERDICTS[status]);
  }
}

/** Said only where it tells more than the actual does. */
function projectionSentence(terms: TargetTerms, measured: Measurement, asOf: IsoDate): Bilingual[] {
  const { projected, path, incomplete } = measured;
  if (!projected || !incomplete || path.kind === 'FLAT') return [];
  const { zh, en } = amount(projected, terms.unit, COMPUTED_DECIMALS);
  return [
    asOf < terms.endsOn
      ? bilingual(`照此推算，到期约为${zh}。`, `At this pace it comes to about ${en} by the deadline.`)
      : bilingual(`照此推算，补齐后约为${zh}。`, `At this pace it would come to about ${en} once complete.`),
  ];
}

export function explain(terms: TargetTerms, measured: Measurement, finding: Finding): Bilingual {
  const { reading, remarks } = measured;
  if (!hasValue(terms)) {
    const gap = closed(terms.gap ?? NO_NUMBER);
    return joinSentences([gap, ...(reading ? [closed(reading)] : []), ...remarks]);
  }
  return joinSentences([
    headline(terms, measured, finding),
    statusSentence(terms, measured, finding),
    ...projectionSentence(terms, measured, finding.asOf),
    ...remarks,
  ]);
}
