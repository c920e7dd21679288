/** Where targets stand, computed from the evidence as it is now or as it was known at a moment. */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Statements } from '../db/database';
import type { IsoDate } from '../domain/calendar';
import { assessProgress } from '../domain/progress/assess-progress';
import { deedPoints } from '../domain/progress/milestone';
import type { Evidence, EvidenceSource, Progress, TargetTerms, UsedPoint } from '../domain/progress/terms';
import type { ProgressStatus } from '../domain/vocabulary';
import { gatherEvidence } from './evidence/gather-evidence';
import type { GatheredEvidence } from './evidence/gathered-evidence';
import { KNOWN_NOW, type Known } from './evidence/known';
import { readTargetContexts, type TargetContext } from './evidence/target-context';

/** One figure that an answer used. */
export interface UsedInput {
  readonly ref: string;
  readonly role: UsedPoint['role'];
  readonly source: EvidenceSource;
  readonly start: IsoDate;
  readonly end: IsoDate;
  readonly value: string;
  readonly contribution: string | null;
  readonly synthetic: boolean;
}

/** All that the answer rests on: the target's terms as they were, and the figures used. */
export interface ProgressInputs {
  readonly terms: Omit<TargetTerms, 'value' | 'thresholds'> & {
    readonly value: string | null;
    readonly thresholds: Readonly<Record<keyof TargetTerms['thresholds'], string>>;
  };
  readonly used: readonly UsedInput[];
  /** By which definition of the indicator it was counted or computed. */
  readonly definition: { readonly indicator: string; readonly version: number };
  /** The days for which the register was complete, where the indicator is counted. */
  readonly covered?: readonly { readonly start: IsoDate; readonly end: IsoDate }[];
  readonly synthetic: boolean;
}

/** Numbers as exact text, as they are stored and sent. */
export interface ProgressAnswer {
  readonly targetKey: string;
  readonly planSlug: string;
  readonly targetVersion: number;
  readonly asOf: IsoDate;
  readonly actual: string | null;
  readonly actualStart: IsoDate | null;
  readonly actualEnd: IsoDate | null;
  readonly baseline: string | null;
  readonly attainment: number | null;
  readonly expected: string | null;
  readonly projected: string | null;
  readonly status: ProgressStatus;
  readonly isFinal: boolean;
  readonly explanationZh: string;
  readonly explanationEn: string;
  readonly inputs: ProgressInputs;
  readonly inputHash: string;
  /** Of the evidence kept with it; left out where the answer was computed on the spot. */
  readonly evidenceHash?: string | null;
  readonly computedAt: Date;
  readonly stale: boolean;
}

export interface ProgressQuestion {
  readonly keys: readonly string[];
  readonly asOf: IsoDate;
  /** Left out: all that is known now. */
  readonly known?: Known;
  readonly now: Date;
}

/** An answer with what it was judged by, for those who list what lies behind it. */
export interface JudgedTarget {
  readonly context: TargetContext;
  readonly gathered: GatheredEvidence;
  readonly progress: Progress;
  readonly answer: ProgressAnswer;
}

/** Unknown keys have no answer. The number of statements does not depend on the number of targets. */
export async function judgeTargets(
  statements: Statements,
  { keys, asOf, known = KNOWN_NOW, now }: ProgressQuestion,
): Promise<readonly JudgedTarget[]> {
  const contexts = await readTargetContexts(statements, keys, asOf, known);
  return judgeContexts(statements, contexts, { asOf, known, now });
}

const TARGETS_AT_A_STRETCH = 25;

/** The same for terms that are given, in force on the day or not. */
export async function judgeContexts(
  statements: Statements,
  contexts: readonly TargetContext[],
  { asOf, known = KNOWN_NOW, now }: Omit<ProgressQuestion, 'keys'>,
): Promise<readonly JudgedTarget[]> {
  const evidence = await gatherEvidence(statements, contexts, asOf, known);
  const judged: JudgedTarget[] = [];
  for (const [at, context] of contexts.entries()) {
    // Others are answered by this process, too.
    if (at % TARGETS_AT_A_STRETCH === TARGETS_AT_A_STRETCH - 1) await setImmediate();
    const gathered = evidence.get(context.key);
    if (!gathered) continue;
    const progress = assessProgress(context.terms, gathered.evidence, asOf);
    const answer = answerOf(context, progress, gathered.evidence, gathered.synthetic, now);
    judged.push({ context, gathered, progress, answer });
  }
  return judged;
}

export async function progressOf(
  statements: Statements,
  question: ProgressQuestion,
): Promise<ReadonlyMap<string, ProgressAnswer>> {
  const judged = await judgeTargets(statements, question);
  return new Map(judged.map(({ answer }) => [answer.targetKey, answer]));
}

function answerOf(
  context: TargetContext,
  progress: Progress,
  evidence: Evidence,
  synthetic: ReadonlySet<string>,
  now: Date,
): ProgressAnswer {
  const inputs = inputsOf(context, progress, evidence, synthetic);
  const text = (value: Progress['actual']) => value?.toFixed() ?? null;
  const answer = {
    targetKey: context.key,
    planSlug: context.planSlug,
    targetVersion: context.version,
    asOf: progress.asOf,
    actual: text(progress.actual),
    actualStart: progress.actualStart,
    actualEnd: progress.actualEnd,
    baseline: text(progress.baseline),
    attainment: progress.attainment?.toNumber() ?? null,
    expected: text(progress.expected),
    projected: text(progress.projected),
    status: progress.status,
    isFinal: progress.final,
    explanationZh: progress.explanationZh,
    explanationEn: progress.explanationEn,
    inputs,
  };
  return { ...answer, inputHash: hashOf(answer), computedAt: now, stale: false };
}

function inputsOf(
  { terms, indicatorCode, indicatorVersion }: TargetContext,
  progress: Progress,
  evidence: Evidence,
  synthetic: ReadonlySet<string>,
): ProgressInputs {
  const all = [...evidence.points, ...deedPoints(evidence)];
  const points = new Map(all.map((point) => [point.ref, point]));
  const used = progress.used.flatMap((use): UsedInput[] => {
    const point = points.get(use.ref);
    if (!point) return [];
    return [
      {
        ...{ ref: use.ref, role: use.role, source: point.source, start: point.start, end: point.end },
        value: point.value.toFixed(),
        contribution: use.contribution?.toFixed() ?? null,
        synthetic: synthetic.has(use.ref),
      },
    ];
  });
  return {
    terms: storedTerms(terms),
    used,
    definition: { indicator: indicatorCode, version: indicatorVersion },
    ...(evidence.covered ? { covered: evidence.covered } : {}),
    synthetic: used.some((input) => input.synthetic),
  };
}

const storedTerms = ({ value, thresholds, ...terms }: TargetTerms): ProgressInputs['terms'] => ({
  ...terms,
  value: value?.toFixed() ?? null,
  thresholds: {
    onTrack: thresholds.onTrack.toFixed(),
    atRisk: thresholds.atRisk.toFixed(),
    about: thresholds.about.toFixed(),
  },
});

/** The same inputs and rules give the same hash, on every machine. */
const hashOf = (answer: object) => createHash('sha256').update(JSON.stringify(answer)).digest('hex');
