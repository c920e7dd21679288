/** The steps of a programme's processes; who reviews and who approves stands in its approval rules. */
import { type Fields, fieldsOf, listOf, oneOf, textOf, textsOf, wholeIn } from './fields';
import type { UnitFactors } from './programme-data';
import {
  BORROWER_KINDS,
  type BorrowerKind,
  PROCESSES,
  type ProcessKind,
  type ProcessStep,
  type RuleTerms,
} from './terms';

type Approvals = RuleTerms['approvals'];

/** Which part of the approval rule a step is. */
export const APPROVAL_PARTS = ['REVIEW', 'DECISION'] as const;

function bodiesOf(step: Fields, borrower: BorrowerKind, approvals: Approvals): readonly string[] {
  const part = oneOf(APPROVAL_PARTS, step.approval);
  if (part === null) return step.body === undefined ? textsOf(step.bodies) : textsOf([step.body]);
  const approval = approvals[borrower];
  if (!approval?.stated) return [];
  const { reviewers, approver } = approval.value;
  if (part === 'REVIEW') return reviewers;
  return approver === null ? [] : [approver];
}

/** A decision that nobody takes is no step for that kind of borrower. */
function borrowersOf(step: Fields, approvals: Approvals): readonly BorrowerKind[] {
  const only = oneOf(BORROWER_KINDS, step.borrower);
  const kinds = only === null ? BORROWER_KINDS : [only];
  if (step.approval !== 'DECISION') return kinds;
  return kinds.filter((borrower) => bodiesOf(step, borrower, approvals).length > 0);
}

function readStep(step: Fields, approvals: Approvals, units: UnitFactors): ProcessStep[] {
  const process: ProcessKind | null = oneOf(PROCESSES, step.process);
  const ordinal = Number(textOf(step.ordinal));
  if (process === null || !Number.isInteger(ordinal)) return [];
  const bodies = (borrower: BorrowerKind) => bodiesOf(step, borrower, approvals);
  return [
    {
      ...{ key: textOf(step.key) ?? '', ordinal, process, status: textOf(step.status) },
      ...{
        clause: textOf(step.clause) ?? '',
        nameZh: textOf(step.nameZh) ?? '',
        nameEn: textOf(step.nameEn) ?? '',
      },
      borrowers: borrowersOf(step, approvals),
      bodies: { NATURAL_PERSON: bodies('NATURAL_PERSON'), LEGAL_PERSON: bodies('LEGAL_PERSON') },
      noticeDays: wholeIn('DAY', step.atLeast, units),
    },
  ];
}

export const readSteps = (
  content: Fields,
  approvals: Approvals,
  units: UnitFactors,
): readonly ProcessStep[] =>
  listOf(content.steps)
    .flatMap((step) => readStep(fieldsOf(step), approvals, units))
    .sort((a, b) => PROCESSES.indexOf(a.process) - PROCESSES.indexOf(b.process) || a.ordinal - b.ordinal);
