/** From answers down to the records behind them: the figures used, and one listing of all counts together. */
import type { Statements } from '../../db/database';
import { composeSet, type ListedCount } from '../../domain/evidence/compose-set';
import { type CountGroup, groupCounts } from '../../domain/evidence/count-groups';
import type { EvidenceItem, EvidenceSet } from '../../domain/evidence/evidence-set';
import { type UnfoldedPoints, unfoldActual } from '../../domain/evidence/unfold-points';
import { deedPoints } from '../../domain/progress/milestone';
import type { JudgedTarget } from '../progress';
import type { CountQuestion } from './count-question';
import type { ListedRecords } from './evidence-record';
import type { Known } from './known';
import { type AskedRecords, listRecords } from './list-records';
import { seriesName } from './published-figures';
import { isStockRule } from './register-sql';

interface Plan {
  readonly judged: JudgedTarget;
  readonly items: readonly EvidenceItem[];
  readonly groups: readonly (CountGroup & { readonly question: CountQuestion; readonly id: number })[];
  /** Counts of which nobody knows how they were asked. */
  readonly unasked: readonly EvidenceItem[];
}

function unfolded({ context, gathered, progress }: JudgedTarget): UnfoldedPoints {
  const all = [...gathered.evidence.points, ...deedPoints(gathered.evidence)];
  return unfoldActual(progress.used, new Map(all.map((point) => [point.ref, point])), context);
}

function planOf(judged: JudgedTarget, nextId: () => number): Plan {
  const { items, counts } = unfolded(judged);
  const { questions } = judged.gathered;
  const isStock = (series: Parameters<typeof seriesName>[0]) => {
    const question = questions?.get(seriesName(series));
    return question !== undefined && isStockRule(question.rule);
  };
  const groups = groupCounts(counts, isStock).map((group) => ({
    ...group,
    question: questions?.get(seriesName(group.series)),
  }));
  return {
    judged,
    items,
    groups: groups.flatMap(({ question, ...group }) =>
      question ? [{ ...group, question, id: nextId() }] : [],
    ),
    unasked: groups.flatMap(({ question, series, spans, counted, contribution }) =>
      question
        ? []
        : [
            {
              ...{ kind: 'UNITEMISED', id: `${seriesName(series)}:${spans[0]?.start}` },
              ...{ amount: counted, contribution, reason: 'UNITEMISED' as const },
            },
          ],
    ),
  };
}

/** What the register was asked, as data: enough to ask it the same again. */
const storedQuestion = (question: CountQuestion, group: CountGroup) => {
  const { rule, prefix, synthetic, oncePerYear, window, context } = question;
  const definition = { indicator: context.indicatorCode, version: context.indicatorVersion };
  const asked = { rule, prefix, synthetic, oncePerYear, window, spans: group.spans };
  return { series: seriesName(group.series), definition, ...asked };
};

const NOTHING: ListedRecords = {
  ...{ counted: [], countedTotal: 0, sum: '0', digest: '', leftOut: [], leftOutByReason: [] },
};

const listOf = (group: Plan['groups'][number], listed: ListedRecords): ListedCount => ({
  contribution: group.contribution,
  counted: group.counted,
  records: listed.counted,
  countedTotal: listed.countedTotal,
  sum: listed.sum,
  digest: listed.digest,
  question: storedQuestion(group.question, group),
  leftOut: listed.leftOut.map(({ kind, id, reason }) => ({ kind, id, reason })),
  leftOutCounts: listed.leftOutByReason,
});

/** By target; those without an actual have nothing to sum up. */
export async function expandEvidence(
  statements: Statements,
  judged: readonly JudgedTarget[],
  known: Known,
): Promise<ReadonlyMap<string, EvidenceSet>> {
  let id = 0;
  const plans = judged
    .filter(({ progress }) => progress.actual !== null)
    .map((one) =>
      planOf(one, () => {
        id += 1;
        return id;
      }),
    );
  const asked: AskedRecords[] = plans.flatMap(({ groups }) => groups);
  const listed = asked.length > 0 ? await listRecords(statements, asked, known) : new Map();
  return new Map(
    plans.flatMap(({ judged: { context, progress }, items, groups, unasked }) => {
      const lists = groups.map((group) => listOf(group, listed.get(group.id) ?? NOTHING));
      const { actual } = progress;
      return actual ? [[context.key, composeSet(actual, [...items, ...unasked], lists)] as const] : [];
    }),
  );
}
