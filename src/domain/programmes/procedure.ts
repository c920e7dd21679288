/** Steps that bodies decide one after the other: what is awaited, who may decide it, what follows from it. */
import { addDays, type IsoDate, latest } from '../calendar';
import type { BorrowerKind, ProcessStep, ProgrammeTerms } from './terms';

/** The word of one body on one step. */
export interface Decision {
  readonly step: string;
  readonly body: string;
  /** The person who spoke for it. */
  readonly actor: string;
  readonly agreed: boolean;
  readonly on: IsoDate;
}

export interface ProcedureStep {
  readonly key: string;
  readonly status: string | null;
  readonly clause: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** All of them must agree; empty where neither the step nor the programme names anybody. */
  readonly bodies: readonly string[];
  /** The text of the step names nobody: those who manage the money day by day decide it. */
  readonly byManagers: boolean;
  readonly noticeDays: number | null;
}

export interface Procedure {
  readonly steps: readonly ProcedureStep[];
  /** The last day of a notice posted on a day. */
  readonly noticeUntil: (postedOn: IsoDate, days: number) => IsoDate;
}

/** What is decided on: who filed it, and what was said so far, in order of time. */
export interface Filing {
  readonly filedBy: string;
  readonly decisions: readonly Decision[];
}

export type Standing =
  | {
      readonly state: 'AWAITED';
      readonly step: ProcedureStep;
      /** Those that have not agreed yet. */
      readonly bodies: readonly string[];
      /** When the step before was complete; null at the first. */
      readonly since: IsoDate | null;
      /** No decision counts before this day; null at the first step. */
      readonly earliestOn: IsoDate | null;
      /** The last day of the notice that comes before this step. */
      readonly noticeUntil: IsoDate | null;
    }
  | { readonly state: 'STOPPED'; readonly step: ProcedureStep; readonly by: Decision }
  | { readonly state: 'COMPLETE'; readonly on: IsoDate };

export type Awaited = Extract<Standing, { state: 'AWAITED' }>;

export interface Attempt {
  readonly step: string;
  /** For which body; needed only where the person acts for several that are awaited. */
  readonly body?: string | null | undefined;
  readonly actsFor: ReadonlySet<string>;
  readonly actor: string;
  readonly on: IsoDate;
  /** False for a no, which need not wait for the end of a notice; true where nothing is said. */
  readonly agreed?: boolean;
}

export type StepRefusal =
  | { readonly code: 'FINAL' }
  | { readonly code: 'OUT_OF_TURN'; readonly awaited: ProcedureStep }
  | { readonly code: 'DECIDED_ALREADY'; readonly step: ProcedureStep }
  | { readonly code: 'NOBODY_NAMED'; readonly step: ProcedureStep }
  | {
      readonly code: 'NOT_YOUR_BODY' | 'SAY_WHICH_BODY';
      readonly step: ProcedureStep;
      readonly bodies: readonly string[];
    }
  | { readonly code: 'OWN_FILING'; readonly step: ProcedureStep }
  | { readonly code: 'STANDS_FOR_ANOTHER_BODY'; readonly step: ProcedureStep; readonly body: string }
  | { readonly code: 'NOTICE_RUNNING'; readonly step: ProcedureStep; readonly until: IsoDate }
  | { readonly code: 'BEFORE_LAST_STEP'; readonly step: ProcedureStep; readonly last: IsoDate };

/** The day of posting does not count: posted on the 1st for 7 days, the 8th is the last. */
export const calendarNotice = (postedOn: IsoDate, days: number): IsoDate => addDays(postedOn, days);

function stepFor(step: ProcessStep, kind: BorrowerKind, managers: readonly string[]): ProcedureStep {
  const { key, status, clause, nameZh, nameEn, noticeDays } = step;
  const named = step.bodies[kind];
  const byManagers = named.length === 0;
  return {
    key,
    status,
    clause,
    nameZh,
    nameEn,
    noticeDays,
    byManagers,
    bodies: byManagers ? managers : named,
  };
}

export function procedureFor(
  terms: Pick<ProgrammeTerms, 'steps' | 'managers'>,
  process: ProcessStep['process'],
  kind: BorrowerKind,
  noticeUntil: Procedure['noticeUntil'] = calendarNotice,
): Procedure {
  const own = terms.steps.filter((step) => step.process === process && step.borrowers.includes(kind));
  const inOrder = [...own].sort((a, b) => a.ordinal - b.ordinal);
  return { noticeUntil, steps: inOrder.map((step) => stepFor(step, kind, terms.managers)) };
}

/** Where something stands: the first step on which not all have agreed, unless somebody said no. */
export function standingOf(procedure: Procedure, decisions: readonly Decision[]): Standing {
  let since: IsoDate | null = null;
  let noticeUntil: IsoDate | null = null;
  for (const step of procedure.steps) {
    const said = decisions.filter((decision) => decision.step === step.key);
    const no = said.find(({ agreed }) => !agreed);
    if (no) return { state: 'STOPPED', step, by: no };
    const bodies = step.bodies.filter((body) => !said.some((decision) => decision.body === body));
    if (bodies.length > 0 || step.bodies.length === 0) {
      const earliestOn = noticeUntil === null ? since : addDays(noticeUntil, 1);
      return { state: 'AWAITED', step, bodies, since, earliestOn, noticeUntil };
    }
    since = latest(...(said.map(({ on }) => on) as [IsoDate, ...IsoDate[]]));
    noticeUntil = step.noticeDays === null ? null : procedure.noticeUntil(since, step.noticeDays);
  }
  if (since === null) throw new RangeError('a procedure has a step');
  return { state: 'COMPLETE', on: since };
}

/** The body that a person decides the step for, or why not. */
export function whoDecides(
  procedure: Procedure,
  filing: Filing,
  attempt: Attempt,
): { readonly body: string } | { readonly refusal: StepRefusal } {
  const standing = standingOf(procedure, filing.decisions);
  if (standing.state !== 'AWAITED') return { refusal: { code: 'FINAL' } };
  const { step } = standing;
  if (step.key !== attempt.step) return { refusal: notItsTurn(procedure, standing, attempt.step) };
  if (step.bodies.length === 0) return { refusal: { code: 'NOBODY_NAMED', step } };
  const chosen = bodyOf(standing, attempt);
  if ('refusal' in chosen) return chosen;
  const refusal = hindrance(standing, filing, attempt, chosen.body);
  return refusal ? { refusal } : chosen;
}

function notItsTurn({ steps }: Procedure, { step: awaited }: Awaited, asked: string): StepRefusal {
  const at = steps.findIndex(({ key }) => key === asked);
  const step = steps[at];
  const isOver = step !== undefined && at < steps.indexOf(awaited);
  return isOver ? { code: 'DECIDED_ALREADY', step } : { code: 'OUT_OF_TURN', awaited };
}

function bodyOf(
  { step, bodies }: Awaited,
  { body: said, actsFor }: Attempt,
): { readonly body: string } | { readonly refusal: StepRefusal } {
  const own = step.bodies.filter((body) => actsFor.has(body) && (said == null || said === body));
  if (own.length === 0) return { refusal: { code: 'NOT_YOUR_BODY', step, bodies } };
  const open = own.filter((body) => bodies.includes(body));
  const [body, another] = open;
  if (body === undefined) return { refusal: { code: 'DECIDED_ALREADY', step } };
  return another === undefined ? { body } : { refusal: { code: 'SAY_WHICH_BODY', step, bodies: open } };
}

/** Why this person, or this day, will not do. */
function hindrance(
  { step, since, noticeUntil }: Awaited,
  { filedBy, decisions }: Filing,
  { actor, on, agreed = true }: Attempt,
  body: string,
): StepRefusal | null {
  if (actor === filedBy) return { code: 'OWN_FILING', step };
  const before = decisions.find((one) => one.step === step.key && one.actor === actor);
  if (before && before.body !== body) return { code: 'STANDS_FOR_ANOTHER_BODY', step, body: before.body };
  if (since !== null && on < since) return { code: 'BEFORE_LAST_STEP', step, last: since };
  const isOnNotice = noticeUntil !== null && on <= noticeUntil;
  return isOnNotice && agreed ? { code: 'NOTICE_RUNNING', step, until: noticeUntil } : null;
}
