/** Why a past assessment would come out otherwise today: item by item; the parts sum to the difference. */
import { type Bilingual, bilingual, joinSentences } from '../bilingual';
import type { IsoDate } from '../calendar';
import { Decimal, ZERO } from '../decimal';
import type { EvidenceSource } from '../progress/terms';
import { amount, spanText } from '../progress/wording';
import type { ScoredItem } from './facts';
import { SCORE_DECIMALS } from './score';
import type { ReplayCause } from './vocabulary';

/** A figure that an answer used. */
export interface UsedFigure {
  readonly source: EvidenceSource;
  readonly role: string;
  readonly start: IsoDate;
  readonly end: IsoDate;
  readonly value: string;
}

export type UsedByTarget = Readonly<Record<string, readonly UsedFigure[]>>;

export interface Computed {
  readonly items: readonly ScoredItem[];
  readonly score: string | null;
  readonly used: UsedByTarget;
}

export interface ReplayPart {
  readonly targetKey: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly contributionThen: string | null;
  readonly contributionNow: string | null;
  /** What it adds to the difference of the score. */
  readonly part: string;
  readonly causes: readonly ReplayCause[];
  readonly explanationZh: string;
  readonly explanationEn: string;
}

type Reason = readonly [ReplayCause, Bilingual];

const MAX_FIGURES_NAMED = 5;
const decimal = (text: string | null | undefined) => (text == null ? ZERO : new Decimal(text));

/**
 * Parts of items on which nothing changed are 0 and left out. `rescored`: the points that the facts of then
 * earn by the scheme of now, which tells a change of the rules from one of the facts.
 */
export function differencesOf(
  then: Computed,
  now: Computed,
  rescored: ReadonlyMap<string, string | null>,
): readonly ReplayPart[] {
  const keys = [...new Set([...then.items, ...now.items].map(({ targetKey }) => targetKey))];
  return keys.flatMap((key): ReplayPart[] => {
    const [before, after] = [then, now].map(({ items }) => items.find(({ targetKey }) => targetKey === key));
    const named = (after ?? before) as ScoredItem;
    const part = decimal(after?.contribution).minus(decimal(before?.contribution));
    const figures = usedChanges(named, then.used[key] ?? [], now.used[key] ?? []);
    const reasons =
      before && after ? bothReasons(before, after, figures, rescored.get(key)) : oneReason(after);
    if (part.isZero() && reasons.length === 0) return [];
    const told = reasons.length > 0 ? reasons : [otherItems(part)];
    const text = joinSentences(told.map(([, sentence]) => sentence));
    return [
      {
        ...{ targetKey: key, nameZh: named.nameZh, nameEn: named.nameEn },
        ...{ contributionThen: before?.contribution ?? null, contributionNow: after?.contribution ?? null },
        ...{ part: part.toFixed(), causes: [...new Set(told.map(([cause]) => cause))] },
        ...{ explanationZh: text.zh, explanationEn: text.en },
      },
    ];
  });
}

/** Of one unit of the last digit. */
const LAST_DIGIT = new Decimal(10).pow(-SCORE_DECIMALS);

/** Nothing about the item itself changed. */
const otherItems = (part: Decimal): Reason => [
  'OTHER_ITEMS',
  part.abs().lte(LAST_DIGIT)
    ? bilingual(
        '其他考核项有变，末位取整不同。',
        'Its last digit is rounded otherwise, as other items changed.',
      )
    : bilingual(
        '其他考核项的计分变化使其所占权重改变。',
        'Its share of the weights moved with the other items.',
      ),
];

const oneReason = (after: ScoredItem | undefined): readonly Reason[] =>
  after
    ? [['NOW_COUNTED', bilingual('现在列为考核项。', 'It is an item of the assessment now.')]]
    : [['NO_LONGER_COUNTED', bilingual('现在不再是考核项。', 'It is no item of the assessment any more.')]];

function bothReasons(
  before: ScoredItem,
  after: ScoredItem,
  figures: readonly Reason[],
  rescored: string | null | undefined,
): readonly Reason[] {
  const facts: Reason[] = [...figures, ...targetReasons(before, after)];
  const scheme: Reason[] = [];
  if (before.role !== after.role) {
    const text = bilingual('部门的责任有变。', 'What the department answers for has changed.');
    scheme.push(['RESPONSIBILITY_CHANGED', text]);
  }
  if (before.weight !== after.weight) {
    const [was, is] = [before.weight, after.weight];
    const text = bilingual(`权重由${was}改为${is}。`, `The weight went from ${was} to ${is}.`);
    scheme.push(['WEIGHT_CHANGED', text]);
  }
  if (rescored !== undefined && rescored !== before.points) {
    const text = bilingual('计分规则有变。', 'The rule that gives points has changed.');
    scheme.push(['SCORING_CHANGED', text]);
  }
  const isOtherwise = before.progressHash !== after.progressHash || before.doneOn !== after.doneOn;
  if (facts.length === 0 && isOtherwise && before.points !== after.points) {
    const text = bilingual('进展现在另有结果。', 'Its progress is computed otherwise today.');
    facts.push(['COMPUTED_OTHERWISE', text]);
  }
  return [...facts, ...scheme];
}

function targetReasons(before: ScoredItem, after: ScoredItem): readonly Reason[] {
  if (before.targetVersion === after.targetVersion && before.value === after.value) return [];
  const unit = bilingual(after.unitZh, after.unitEn);
  const [was, is] = [before.value, after.value].map((value) =>
    value === null ? bilingual('未写', 'not stated') : amount(new Decimal(value), unit),
  ) as [Bilingual, Bilingual];
  const [old, recent] = [before.targetVersion, after.targetVersion];
  return [
    [
      'TARGET_REVISED',
      bilingual(
        `目标已修订（第${old}版至第${recent}版），目标值由${was.zh}改为${is.zh}。`,
        `The target was revised (version ${old} to ${recent}): from ${was.en} to ${is.en}.`,
      ),
    ],
  ];
}

const placeOf = ({ source, role, start, end }: UsedFigure) => `${source} ${role} ${start} ${end}`;

const CAUSES = {
  PUBLISHED: 'FIGURE_REVISED',
  COUNTED: 'REGISTER_CHANGED',
  COMPUTED: 'COMPUTED_OTHERWISE',
  REPORTED: 'DEED_REPORTED',
} as const satisfies Record<EvidenceSource, ReplayCause>;

function usedChanges(
  item: ScoredItem,
  then: readonly UsedFigure[],
  now: readonly UsedFigure[],
): readonly Reason[] {
  const before = new Map(then.map((used) => [placeOf(used), used]));
  const after = new Map(now.map((used) => [placeOf(used), used]));
  const changed = [...new Set([...before.keys(), ...after.keys()])].flatMap((place): Reason[] => {
    const [old, recent] = [before.get(place), after.get(place)];
    const used = (recent ?? old) as UsedFigure;
    if (old?.value === recent?.value) return [];
    return [[CAUSES[used.source], changeText(item, used, old, recent)]];
  });
  const more = changed.length - MAX_FIGURES_NAMED;
  if (more <= 0) return changed;
  const last: Reason = [
    (changed.at(-1) as Reason)[0],
    bilingual(`另有${more}个数值变化。`, `And ${more} more figures changed.`),
  ];
  return [...changed.slice(0, MAX_FIGURES_NAMED), last];
}

function changeText(
  item: ScoredItem,
  used: UsedFigure,
  old: UsedFigure | undefined,
  recent: UsedFigure | undefined,
): Bilingual {
  if (used.source === 'REPORTED') {
    return recent
      ? bilingual('现在有完成的报告。', 'It is reported done by now.')
      : bilingual('完成的报告不再有效。', 'The report that it was done no longer holds.');
  }
  const when = spanText(used);
  // Growth is in percent, the figures it is computed from are not.
  const unit = item.basis === 'GROWTH' ? bilingual('', '') : bilingual(item.unitZh, item.unitEn);
  const shown = (figure: UsedFigure | undefined) => figure && amount(new Decimal(figure.value), unit);
  const [was, is] = [shown(old), shown(recent)];
  const what =
    used.source === 'COUNTED'
      ? bilingual('名录计数', 'The count of the register')
      : bilingual('数据', 'The figure');
  if (was && is) {
    return bilingual(
      `${when.zh}的${what.zh}由${was.zh}变为${is.zh}。`,
      `${what.en} for ${when.en} went from ${was.en} to ${is.en}.`,
    );
  }
  if (is) {
    return bilingual(
      `${when.zh}的${what.zh}（${is.zh}）当时没有。`,
      `${what.en} for ${when.en}, ${is.en}, was not there then.`,
    );
  }
  return bilingual(
    `${when.zh}的${what.zh}（${was?.zh}）不再采用。`,
    `${what.en} for ${when.en}, ${was?.en}, is used no more.`,
  );
}
