/** The way of a settlement: its bank reports it, then the bodies that the programme names decide. */
import {
  type Decision,
  type Procedure,
  type ProcedureStep,
  procedureFor,
  type Standing,
  standingOf,
} from '../programmes/procedure';
import type { BorrowerKind, ProgrammeTerms } from '../programmes/terms';
import type { SettlementStatus } from './vocabulary';

export interface Way {
  /** Done by the bank for whoever applies: a household, or an enterprise that the text has report itself. */
  readonly report: ProcedureStep;
  /** What comes after it. */
  readonly procedure: Procedure;
}

/** Null where the programme states no steps for the subsidy of this kind of borrower. */
export function wayOf(terms: ProgrammeTerms, kind: BorrowerKind): Way | null {
  const own = terms.steps.filter(({ borrowers }) => borrowers.includes(kind));
  const procedure = procedureFor({ steps: own, managers: terms.managers }, 'SUBSIDY', kind);
  const [report, ...steps] = procedure.steps;
  return report === undefined || steps.length === 0 ? null : { report, procedure: { ...procedure, steps } };
}

export interface AwaitedStep {
  readonly key: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly clause: string;
  /** Those whose word is missing; empty for the report, which is the bank's. */
  readonly bodies: readonly string[];
}

/** What is to be done next; null once nothing is. */
export function awaitedStep(
  way: Way,
  status: SettlementStatus,
  decisions: readonly Decision[],
): AwaitedStep | null {
  if (status === 'PAID' || status === 'REFUSED') return null;
  if (status === 'DRAFT') return { ...way.report, bodies: [] };
  const standing = standingOf(way.procedure, decisions);
  return standing.state === 'AWAITED' ? { ...standing.step, bodies: standing.bodies } : null;
}

const isStatus = (text: string | null): text is SettlementStatus =>
  text === 'VERIFIED' || text === 'APPROVED' || text === 'PAID';

/** Where a settlement stands once one more body has said its word on a step. */
export function statusAfter(
  { procedure }: Way,
  status: SettlementStatus,
  decisions: readonly Decision[],
  said: Decision,
): SettlementStatus {
  if (!said.agreed) return 'REFUSED';
  const standing: Standing = standingOf(procedure, [...decisions, said]);
  const isStill = standing.state === 'AWAITED' && standing.step.key === said.step;
  if (isStill) return status;
  const step = procedure.steps.find(({ key }) => key === said.step);
  return isStatus(step?.status ?? null) ? (step?.status as SettlementStatus) : status;
}
