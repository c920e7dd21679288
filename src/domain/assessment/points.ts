/** How many points an item earns by the scheme, or why none: never 0 for what is not known. */
import { type Bilingual, bilingual } from '../bilingual';
import type { IsoDate } from '../calendar';
import { Decimal, HUNDRED, ONE, ZERO } from '../decimal';
import { attainmentOf, isSatisfied, type NumberedTerms } from '../progress/judgement';
import { amount, dayText, percentText } from '../progress/wording';
import type { ItemFacts, Unscored } from './facts';
import type { Scheme } from './scheme';

export const POINT_DECIMALS = 2;

export type Earned = { readonly why: Bilingual } & (
  | { readonly points: Decimal; readonly unscored: null }
  | { readonly points: null; readonly unscored: Unscored }
);

const earned = (points: Decimal, why: Bilingual): Earned => ({
  ...{ points: points.toDecimalPlaces(POINT_DECIMALS), unscored: null, why },
});
const none = (unscored: Unscored, why: Bilingual): Earned => ({ points: null, unscored, why });

type Judged = Pick<NumberedTerms, 'comparator' | 'direction' | 'value' | 'thresholds'>;

/** As much of the terms as comparing needs. */
const judged = ({ comparator, direction, about }: ItemFacts, value: Decimal): NumberedTerms =>
  ({
    ...{ comparator, direction, value },
    thresholds: { onTrack: ONE, atRisk: ONE, about: new Decimal(about) },
  }) satisfies Judged as unknown as NumberedTerms;

export const isMet = (facts: ItemFacts): boolean =>
  facts.value !== null &&
  facts.actual !== null &&
  isSatisfied(judged(facts, new Decimal(facts.value)), new Decimal(facts.actual));

const unitOf = ({ unitZh, unitEn }: ItemFacts): Bilingual => bilingual(unitZh, unitEn);

function noData(facts: ItemFacts, { noData: rule }: Scheme): Earned {
  const why =
    facts.value === null
      ? bilingual('文件未写目标值', 'the document states no number')
      : bilingual('没有数据', 'nothing is known of it');
  if (rule.kind === 'POINTS' && rule.points !== undefined) {
    const given = bilingual(
      `${why.zh}，按规定计${rule.points}分`,
      `${why.en}; the scheme gives ${rule.points}`,
    );
    return earned(new Decimal(rule.points), given);
  }
  return none('NO_DATA', bilingual(`${why.zh}，不计分`, `${why.en}, so it is not scored`));
}

/** Attainment of the mark, floored at 0 and capped. */
function attained(facts: ItemFacts, mark: Decimal, actual: Decimal, cap: Decimal): Decimal | null {
  const share = attainmentOf(judged(facts, mark), actual);
  return share && Decimal.min(Decimal.max(share, ZERO), cap);
}

function numberPoints(facts: ItemFacts, scheme: Scheme): Earned {
  const { numbers } = scheme;
  if (facts.value === null || facts.actual === null) return noData(facts, scheme);
  const [value, actual, cap] = [facts.value, facts.actual, numbers.cap].map((text) => new Decimal(text)) as [
    Decimal,
    Decimal,
    Decimal,
  ];
  const unit = unitOf(facts);
  const has = amount(actual, unit);
  const met = isMet(facts);
  const expected = facts.expected === null ? null : new Decimal(facts.expected);
  const mark = numbers.kind === 'ATTAINMENT_OF_EXPECTED' && !met ? (expected ?? value) : value;
  const share = attained(facts, mark, actual, cap) ?? (met ? Decimal.min(ONE, cap) : null);
  if (share === null) {
    return none(
      'NOT_MEASURABLE',
      bilingual(
        `实际${has.zh}，与${amount(mark, unit).zh}相比没有意义，不计分`,
        `the actual is ${has.en}, which cannot be measured against ${amount(mark, unit).en}; not scored`,
      ),
    );
  }
  // 左右 may be met from below: what is met earns no less than all of it.
  const counted = met ? Decimal.max(share, Decimal.min(ONE, cap)) : share;
  const should = amount(mark, unit);
  const verb =
    mark === value
      ? bilingual(`目标${should.zh}`, `the target is ${should.en}`)
      : bilingual(`此时应达${should.zh}`, `by then it should have been ${should.en}`);
  const text = percentText(counted);
  return earned(
    counted.times(HUNDRED),
    bilingual(
      `实际${has.zh}，${verb.zh}，${met ? '已达到' : '完成'}${met ? '' : text}，计${text}`,
      `the actual is ${has.en}, ${verb.en}${met ? ', which is met' : ''}: it counts ${text}`,
    ),
  );
}

function milestonePoints(facts: ItemFacts, asOf: IsoDate, scheme: Scheme): Earned {
  const rule = scheme.milestones;
  const { doneOn, endsOn } = facts;
  const due = dayText(endsOn);
  if (isMet(facts)) return earned(new Decimal(rule.done), bilingual('已按期完成', 'done in time'));
  if (doneOn !== null && doneOn <= asOf) {
    const day = dayText(doneOn);
    return earned(
      new Decimal(rule.late),
      bilingual(`${day.zh}完成，晚于期限${due.zh}`, `done on ${day.en}, after its deadline of ${due.en}`),
    );
  }
  if (asOf < endsOn) {
    return none(
      'NOT_DUE',
      bilingual(`期限${due.zh}未到，不计分`, `not due before ${due.en}, so it is not scored`),
    );
  }
  const unreported = facts.actual === null && doneOn === null;
  if (unreported && rule.unreported === 'NOT_SCORED') {
    return none(
      'NO_DATA',
      bilingual(
        `期限${due.zh}已到，没有完成的报告，不计分`,
        `due on ${due.en}, and nobody has reported it done; not scored`,
      ),
    );
  }
  return earned(
    new Decimal(rule.overdue),
    bilingual(`期限${due.zh}已到，未完成`, `due on ${due.en} and not done`),
  );
}

export function pointsOf(facts: ItemFacts, asOf: IsoDate, scheme: Scheme): Earned {
  if (facts.startsOn > asOf) {
    return none('NOT_STARTED', bilingual('所在阶段尚未开始，不计分', 'its stage has not begun; not scored'));
  }
  return facts.basis === 'MILESTONE' ? milestonePoints(facts, asOf, scheme) : numberPoints(facts, scheme);
}
