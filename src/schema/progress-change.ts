/** Why a number changed between two days, as the API shows it. */
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { type Bilingual, bilingual } from '../domain/bilingual';
import { Decimal } from '../domain/decimal';
import { CHANGE_NAMES, ChangeKind, changeSentence } from '../domain/evidence/change-kinds';
import type { ChangedItem, ChangePart } from '../domain/evidence/compare-evidence';
import { reasonText } from '../domain/evidence/item-reasons';
import { amount, dayText } from '../domain/progress/wording';
import { ProgressStatus } from '../domain/vocabulary';
import { DateText, DecimalText } from '../entities/scalar-markers';
import type { ChangeSide } from '../services/evidence/change-side';
import type { ProgressDifference } from '../services/evidence/progress-change';
import type { EvidenceEntry } from './evidence';

/** Entries of one part that are listed, the heaviest. */
export const MAX_CHANGED_ITEMS = 100;

@ObjectType({
  simpleResolvers: true,
  description: 'One entry whose contribution changed. Its node is null as on EvidenceEdge.',
})
export class ProgressChangeItem {
  readonly entry: EvidenceEntry;

  @Field(() => String, { description: 'As on EvidenceEdge.' })
  kind: string;

  @Field(() => DecimalText, { description: '0 where it did not count before.' })
  contributionBefore: string;

  @Field(() => DecimalText, { description: '0 where it counts no more.' })
  contributionAfter: string;

  @Field(() => String, { description: 'Why it counts now, or counts no more.' })
  reason: string;

  @Field(() => String)
  reasonZh: string;

  @Field(() => String)
  reasonEn: string;
}

@ObjectType({ simpleResolvers: true, description: 'One reason of a change, and how much of it.' })
export class ProgressChangePart {
  @Field(() => ChangeKind)
  kind: ChangeKind;

  @Field(() => DecimalText, { description: 'In the target’s unit; the parts sum to the change exactly.' })
  amount: string;

  @Field(() => Int, { description: 'Entries concerned, all of them.' })
  count: number;

  @Field(() => String)
  nameZh: string;

  @Field(() => String)
  nameEn: string;

  @Field(() => String)
  sentenceZh: string;

  @Field(() => String)
  sentenceEn: string;

  @Field(() => [ProgressChangeItem], { description: `The heaviest, at most ${MAX_CHANGED_ITEMS}.` })
  items: readonly ProgressChangeItem[];
}

@ObjectType({ simpleResolvers: true, description: 'Where the target stood on one of the two days.' })
export class ProgressChangeSide {
  @Field(() => DateText)
  asOf: string;

  @Field(() => String, {
    description:
      'FROZEN: the answer stored for that day, as it was. PRESENT: computed now with all that is known ' +
      'now. PUBLISHED_BY: computed now with the figures published by knownAt.',
  })
  knowledge: string;

  @Field(() => Date, { nullable: true })
  knownAt: Date | null;

  @Field(() => Date)
  computedAt: Date;

  @Field(() => DecimalText, { nullable: true })
  actual: string | null;

  @Field(() => DecimalText, { nullable: true, description: 'What the target promised.' })
  targetValue: string | null;

  @Field(() => DecimalText, { nullable: true })
  expected: string | null;

  @Field(() => Float, { nullable: true })
  attainment: number | null;

  @Field(() => ProgressStatus)
  status: ProgressStatus;

  @Field(() => Int, { description: 'Of the target, see Target.versions.' })
  targetVersion: number;

  @Field(() => Int, { nullable: true, description: 'Of the indicator’s definition.' })
  definitionVersion: number | null;

  @Field(() => String, { nullable: true, description: 'Of the evidence of that side.' })
  evidenceHash: string | null;

  constructor(side: ChangeSide) {
    const { asOf, knowledge, knownAt, computedAt, actual, expected, attainment, status, inputs } = side;
    Object.assign(this, { asOf, knowledge, knownAt, computedAt, actual, expected, attainment, status });
    this.targetValue = inputs.terms.value;
    this.targetVersion = side.targetVersion;
    this.definitionVersion = inputs.definition?.version ?? null;
    this.evidenceHash = side.hash;
  }
}

@ObjectType({
  simpleResolvers: true,
  description:
    'Why a target’s actual differs between two days: parts that sum to the change, each explained.',
})
export class ProgressChange {
  readonly targetKey: string;

  @Field(() => DateText)
  from: string;

  @Field(() => DateText)
  to: string;

  @Field(() => DecimalText, { nullable: true })
  actualBefore: string | null;

  @Field(() => DecimalText, { nullable: true })
  actualAfter: string | null;

  @Field(() => DecimalText, { nullable: true, description: 'Null where one of the two is not known.' })
  change: string | null;

  @Field(() => ProgressChangeSide)
  before: ProgressChangeSide;

  @Field(() => ProgressChangeSide)
  after: ProgressChangeSide;

  @Field(() => [ProgressChangePart], { description: 'The heaviest first; none where a side is not known.' })
  parts: readonly ProgressChangePart[];

  @Field(() => String)
  explanationZh: string;

  @Field(() => String)
  explanationEn: string;

  constructor(found: ProgressDifference) {
    const { targetKey, before, after, change, parts, unit } = found;
    this.targetKey = targetKey;
    this.from = before.asOf;
    this.to = after.asOf;
    this.actualBefore = before.actual;
    this.actualAfter = after.actual;
    this.change = change?.toFixed() ?? null;
    this.before = new ProgressChangeSide(before);
    this.after = new ProgressChangeSide(after);
    this.parts = parts.map((part) => partOf(part, targetKey, unit));
    const text = explain(found);
    this.explanationZh = text.zh;
    this.explanationEn = text.en;
  }
}

function partOf(
  { kind, amount: by, items }: ChangePart,
  targetKey: string,
  unit: Bilingual,
): ProgressChangePart {
  const [name, sentence] = [CHANGE_NAMES[kind], changeSentence(kind, by, items.length, unit)];
  return {
    ...{ kind, amount: by.toFixed(), count: items.length, nameZh: name.zh, nameEn: name.en },
    ...{ sentenceZh: sentence.zh, sentenceEn: sentence.en },
    items: items.slice(0, MAX_CHANGED_ITEMS).map((item) => itemOf(item, targetKey)),
  };
}

function itemOf({ kind, id, before, after, reason }: ChangedItem, targetKey: string): ProgressChangeItem {
  const text = reasonText(reason);
  return {
    ...{ entry: { targetKey, kind, id }, kind, reason, reasonZh: text.zh, reasonEn: text.en },
    ...{ contributionBefore: before.toFixed(), contributionAfter: after.toFixed() },
  };
}

/** Beside what is: what was promised, where that was revised in between. */
function revisedTarget(before: ChangeSide, after: ChangeSide, unit: Bilingual): Bilingual {
  const [old, now] = [before.inputs.terms.value, after.inputs.terms.value];
  if (old === now && before.targetVersion === after.targetVersion) return bilingual('', '');
  const say = (value: string | null) =>
    value === null ? bilingual('无具体数值', 'no number') : amount(new Decimal(value), unit);
  const [from, to] = [say(old), say(now)];
  const versions = `${before.targetVersion}→${after.targetVersion}`;
  return bilingual(
    `目标由${from.zh}改为${to.zh}（版本${versions}）。`,
    ` The target was revised from ${from.en} to ${to.en} (version ${versions}).`,
  );
}

function explain({ before, after, change, parts, unit }: ProgressDifference): Bilingual {
  const [from, to] = [dayText(before.asOf), dayText(after.asOf)];
  const { set: old } = before;
  const { set: now } = after;
  if (!change || !old || !now) {
    const said = (known: boolean) => (known ? bilingual('有', 'known') : bilingual('没有', 'not known'));
    const [first, second] = [said(old !== null), said(now !== null)];
    return bilingual(
      `${from.zh}${first.zh}数据，${to.zh}${second.zh}数据，无法比较。`,
      `On ${from.en} the number is ${first.en}, on ${to.en} ${second.en}: there is nothing to compare.`,
    );
  }
  const [a, b, by] = [amount(old.total, unit), amount(now.total, unit), amount(change.abs(), unit)];
  const [movedZh, movedEn] = change.isNegative() ? ['减少', 'down'] : ['增加', 'up'];
  const sentences = parts.map(({ kind, amount: of, items }) => changeSentence(kind, of, items.length, unit));
  const head = change.isZero()
    ? bilingual(`${from.zh}与${to.zh}均为${b.zh}。`, `It stands at ${b.en} on ${to.en}, as on ${from.en}. `)
    : bilingual(
        `从${from.zh}的${a.zh}到${to.zh}的${b.zh}，${movedZh}${by.zh}。`,
        `From ${a.en} on ${from.en} to ${b.en} on ${to.en}: ${movedEn} by ${by.en}. `,
      );
  const revised = revisedTarget(before, after, unit);
  return bilingual(
    head.zh + sentences.map(({ zh }) => zh).join('') + revised.zh,
    (head.en + sentences.map(({ en }) => en).join(' ')).trim() + revised.en,
  );
}
