/** Why a target's number on one day differs from that on another: parts that sum to the change exactly. */
import type { Statements } from '../../db/database';
import type { Bilingual } from '../../domain/bilingual';
import { addDays, type IsoDate, latest } from '../../domain/calendar';
import type { Decimal } from '../../domain/decimal';
import { type ChangePart, compareEvidence, type FigureOfItem } from '../../domain/evidence/compare-evidence';
import type { EvidenceSet } from '../../domain/evidence/evidence-set';
import { AppError } from '../../errors';
import { expandEvidence } from '../../loaders/evidence/expand-evidence';
import { readTargetContexts, type TargetContext } from '../../loaders/evidence/target-context';
import { judgeContexts } from '../../loaders/progress';
import { dayWithin } from '../asked-day';
import { canonicalJson } from '../catalogue/canonical-json';
import { type ChangeSide, readSide } from './change-side';
import { whyGone } from './why-gone';

export interface ChangeQuestion {
  readonly targetKey: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** Null: the answer frozen for the day if there is one, else what is known now. */
  readonly fromKnownAt: Date | null;
  readonly toKnownAt: Date | null;
  readonly now: Date;
  readonly today: IsoDate;
}

export interface ProgressDifference {
  readonly targetKey: string;
  readonly before: ChangeSide;
  readonly after: ChangeSide;
  /** Null where one of the two is not known: a missing value is no zero. */
  readonly change: Decimal | null;
  readonly parts: readonly ChangePart[];
  readonly unit: Bilingual;
}

export async function progressChange(
  statements: Statements,
  question: ChangeQuestion,
): Promise<ProgressDifference> {
  const { targetKey, from, to, now, today } = question;
  if (from > to) throw new AppError('DATES_REVERSED', { from, to });
  const [context] = await readTargetContexts(statements, [targetKey], from);
  if (!context) throw new AppError('UNKNOWN_TARGET', { key: targetKey });
  checkDays(question, context);
  const sideOf = (asOf: IsoDate, knownAt: Date | null) =>
    readSide(statements, { targetKey, asOf, knownAt, now, today });
  const before = await sideOf(from, question.fromKnownAt);
  const after = await sideOf(to, question.toKnownAt);
  if (!before || !after) throw new AppError('UNKNOWN_TARGET', { key: targetKey });
  const parts =
    before.set && after.set
      ? await partsOf(statements, { before, after, context, now }, [before.set, after.set])
      : [];
  const change = before.set && after.set ? after.set.total.minus(before.set.total) : null;
  return { targetKey, before, after, change, parts, unit: after.inputs.terms.unit };
}

/** From the day before the plan, where levels start from, to the deadline or today, whichever is later. */
function checkDays({ from, to, today }: ChangeQuestion, { terms }: TargetContext): void {
  for (const date of [from, to]) {
    dayWithin(date, addDays(terms.planStartsOn, -1), latest(today, terms.endsOn));
  }
}

interface Sides {
  readonly before: ChangeSide;
  readonly after: ChangeSide;
  readonly context: TargetContext;
  readonly now: Date;
}

/** Without the number that is promised: it decides what is reached, not what there is. */
const measuredBy = ({ inputs }: ChangeSide) => {
  const { thresholds: _, gap: __, unit: ___, ...terms } = inputs.terms;
  const decides = terms.basis === 'EVERY_YEAR' ? terms : { ...terms, value: null, comparator: null };
  return canonicalJson({ terms: decides, indicator: inputs.definition?.indicator ?? null });
};

/** A revised target first: what its old terms would have said of the later day stands between the two. */
async function partsOf(
  statements: Statements,
  sides: Sides,
  [old, now]: readonly [EvidenceSet, EvidenceSet],
): Promise<readonly ChangePart[]> {
  const { before, after } = sides;
  const definitionChanged =
    before.inputs.definition?.version !== after.inputs.definition?.version ||
    before.inputs.definition?.indicator !== after.inputs.definition?.indicator;
  const how = { day: after.asOf, definitionChanged };
  if (measuredBy(before) === measuredBy(after)) {
    return compare(statements, old, now, how);
  }
  const middle = await underOldTerms(statements, sides);
  if (middle === null) return revised(now.total.minus(old.total));
  const parts = await compare(statements, old, middle, how);
  return [...parts, ...revised(now.total.minus(middle.total))];
}

const revised = (amount: Decimal): ChangePart[] => [{ kind: 'TARGET_REVISED', amount, items: [] }];

async function underOldTerms(
  statements: Statements,
  { after, context, now }: Sides,
): Promise<EvidenceSet | null> {
  const { asOf, known } = after;
  const judged = await judgeContexts(statements, [context], { asOf, known, now });
  return (await expandEvidence(statements, judged, known)).get(context.key) ?? null;
}

async function compare(
  statements: Statements,
  before: EvidenceSet,
  after: EvidenceSet,
  { day, definitionChanged }: { readonly day: IsoDate; readonly definitionChanged: boolean },
): Promise<readonly ChangePart[]> {
  const figures = await readFigures(statements, [...before.items, ...after.items]);
  const reasons = { before: new Map(), after: await whyGone(statements, before, after, day) };
  return compareEvidence({ before, after, figures, reasons, definitionChanged });
}

async function readFigures(
  statements: Statements,
  items: EvidenceSet['items'],
): Promise<ReadonlyMap<string, FigureOfItem>> {
  const ids = [...new Set(items.flatMap(({ kind, id }) => (kind === 'DATA_POINT' ? [id] : [])))];
  if (ids.length === 0) return new Map();
  const rows = await statements.query<{ id: string; series: string; period: string }>(
    `select id, region_code || '/' || indicator_code as series, period_start || '/' || period_end as period
     from observation where id = any($1::bigint[])`,
    [ids],
  );
  return new Map(rows.map(({ id, ...figure }) => [String(id), figure]));
}
