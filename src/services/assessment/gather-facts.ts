/** What departments are judged by: the progress of a plan's targets on a day, as known at a moment. */
import type { Statements } from '../../db/database';
import type { ItemFacts, ItemRole } from '../../domain/assessment/facts';
import type { AssessedDepartment, Scheme } from '../../domain/assessment/scheme';
import type { IsoDate } from '../../domain/calendar';
import type { Period } from '../../domain/period';
import type { Known } from '../../loaders/evidence/known';
import { type ProgressAnswer, type ProgressInputs, progressOf } from '../../loaders/progress';
import { type TargetText, targetTexts } from './target-texts';

/** Targets of one plan that are looked at; a plan has some fifty. */
const MAX_TARGETS = 2_000;

export interface GatheredItem {
  readonly facts: ItemFacts;
  readonly inputs: ProgressInputs;
  readonly text: TargetText;
}

export interface FactsQuestion {
  readonly plan: string;
  readonly quarter: Period;
  readonly scheme: Scheme;
  readonly known: Known;
  readonly now: Date;
  /** Left out: all departments of the scheme. */
  readonly department?: string;
}

const KEYS = `
select t.key from target t where t.plan_slug = $1
order by t.key collate "C" limit ${MAX_TARGETS}`;

/** In the order of the scheme; items in that of their keys, which no edit of the catalogue moves. */
export async function gatherFacts(
  statements: Statements,
  question: FactsQuestion,
): Promise<ReadonlyMap<string, readonly GatheredItem[]>> {
  const { plan, quarter, scheme, known, now } = question;
  const keys = (await statements.query<{ key: string }>(KEYS, [plan])).map(({ key }) => key);
  const answers = await progressOf(statements, { keys, asOf: quarter.end, known, now });
  const texts = await targetTexts(statements, [...answers.values()], known);
  const judged = keys.flatMap((key) => {
    const [answer, text] = [answers.get(key), texts.get(key)];
    return answer && text && !text.isRetired ? [{ answer, text }] : [];
  });
  const asked = scheme.departments.filter(
    ({ department }) => question.department === undefined || department === question.department,
  );
  return new Map(
    asked.map((department) => [
      department.department,
      judged.flatMap(({ answer, text }) => itemOf(department, answer, text, question)),
    ]),
  );
}

/** What the scheme names counts in every quarter; else a target counts while its stage runs. */
function itemOf(
  department: AssessedDepartment,
  answer: ProgressAnswer,
  text: TargetText,
  { plan, quarter, scheme }: FactsQuestion,
): readonly GatheredItem[] {
  const { department: slug, items } = department;
  const named = items?.find(({ target }) => `${plan}/${target}` === answer.targetKey);
  if (items && !named) return [];
  const role: ItemRole | null = named
    ? 'NAMED'
    : text.lead.includes(slug)
      ? 'LEAD'
      : text.supporting.includes(slug)
        ? 'SUPPORTING'
        : null;
  if (role === null || (role !== 'NAMED' && !counts(answer, text, quarter))) return [];
  const { lead, supporting } = scheme.roleWeights;
  const weight = named?.weight ?? (role === 'LEAD' ? lead : supporting);
  return [{ facts: factsOf(answer, text, role, weight), inputs: answer.inputs, text }];
}

/** A deed stays an item until the quarter in which it is done, however late. */
function counts({ inputs: { terms } }: ProgressAnswer, { doneOn }: TargetText, quarter: Period): boolean {
  if (terms.startsOn > quarter.end) return false;
  if (terms.basis === 'MILESTONE') return doneOn === null || doneOn >= quarter.start;
  return terms.endsOn >= quarter.start;
}

const percent = { zh: '%', en: '%' };

function factsOf(answer: ProgressAnswer, text: TargetText, role: ItemRole, weight: string): ItemFacts {
  const { terms } = answer.inputs;
  const unit = terms.basis === 'GROWTH' ? percent : terms.unit;
  return {
    ...{ targetKey: answer.targetKey, targetVersion: answer.targetVersion },
    ...{ nameZh: text.nameZh, nameEn: text.nameEn, role, weight },
    ...{ basis: terms.basis, comparator: terms.comparator, direction: terms.direction },
    ...{ unitZh: unit.zh, unitEn: unit.en, about: terms.thresholds.about },
    ...{ startsOn: terms.startsOn, endsOn: terms.endsOn, doneOn: text.doneOn as IsoDate | null },
    ...{ value: terms.value, expected: answer.expected, actual: answer.actual, status: answer.status },
    ...{ progressZh: answer.explanationZh, progressEn: answer.explanationEn, progressHash: answer.inputHash },
  };
}
