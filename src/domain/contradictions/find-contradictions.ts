/** All that does not fit together among the statements: every rule, then what the catalogue knows better. */
import type { ContradictionSeverity } from '../finding-words';
import { amountsAndCounts } from './amounts';
import { countedBase } from './counted-base';
import { cityAgainstCounties } from './counties';
import { fallingStages } from './falling-stages';
import { increments } from './increments';
import { jumps } from './jumps';
import { partsAndWhole } from './parts';
import { scopes } from './scopes';
import { statedTwice } from './stated-twice';
import type { Equivalence, Finding, Question, Rule } from './terms';
import { units } from './units';

const RULES: readonly Rule[] = [
  ...[units, partsAndWhole, increments, statedTwice, scopes, fallingStages, jumps, cityAgainstCounties],
  ...[amountsAndCounts, countedBase],
];

const RANK: Readonly<Record<ContradictionSeverity, number>> = { CONTRADICTION: 0, TENSION: 1, REMARK: 2 };

const answers = ({ targets, kinds }: Equivalence, finding: Finding): boolean =>
  targets.every((key) => finding.targets.includes(key)) && (kinds?.includes(finding.kind) ?? true);

/** What the catalogue explains stays in sight, with the reason, and weighs no more than a remark. */
function explained(finding: Finding, equivalences: readonly Equivalence[]): Finding {
  const known = equivalences.find((one) => answers(one, finding));
  return known ? { ...finding, severity: 'REMARK', equivalentBecause: known.reason } : finding;
}

/** The weightiest first; of one severity in the order of the documents. */
export function findContradictions(question: Question): readonly Finding[] {
  const place = new Map(question.statements.map(({ key }, at) => [key, at]));
  const placeOf = ({ targets }: Finding) => Math.min(...targets.map((key) => place.get(key) ?? 0));
  return RULES.flatMap((rule) => rule(question))
    .map((finding) => explained(finding, question.equivalences))
    .sort(
      (a, b) => RANK[a.severity] - RANK[b.severity] || placeOf(a) - placeOf(b) || (a.kind < b.kind ? -1 : 1),
    );
}
