/** Computes a past assessment again: with what was known then, or with today's data, targets and scheme. */
import type { Database, Statements } from '../../db/database';
import { type Computed, differencesOf, type ReplayPart } from '../../domain/assessment/difference';
import type { Correction } from '../../domain/assessment/facts';
import { pointsOf } from '../../domain/assessment/points';
import { explainReplay } from '../../domain/assessment/replay-words';
import type { Scheme } from '../../domain/assessment/scheme';
import type { ReplayBasis } from '../../domain/assessment/vocabulary';
import { Decimal } from '../../domain/decimal';
import { parsePeriod } from '../../domain/period';
import { KNOWN_NOW, type Known, recordedBefore } from '../../loaders/evidence/known';
import { type ComputedAssessment, compute, usedIn } from './compute';
import { readVersion, type StoredVersion } from './correct-version';
import { gatherFacts } from './gather-facts';
import { type SchemeVersion, schemeOf } from './schemes';

export interface Replay {
  readonly basis: ReplayBasis;
  readonly version: number;
  /** The bytes of the assessment and of the figures used are the same. */
  readonly identical: boolean;
  readonly storedHash: string;
  readonly replayedHash: string;
  readonly storedInputsHash: string;
  readonly replayedInputsHash: string;
  readonly schemeVersionThen: number;
  readonly schemeVersionNow: number | null;
  readonly scoreThen: string | null;
  readonly scoreNow: string | null;
  /** The parts sum to it; what has no score counts as 0 here. */
  readonly difference: string;
  readonly parts: readonly ReplayPart[];
  readonly explanationZh: string;
  readonly explanationEn: string;
}

export interface ReplayQuestion {
  readonly assessmentId: string;
  readonly version: number;
  readonly basis: ReplayBasis;
  readonly now: Date;
}

/** What was decided by then stays decided: only the data, targets and scheme are others. */
const UPHELD = `
select target_key as "targetKey", claimed_actual as actual, claimed_treatment as treatment
from appeal where assessment_id = $1 and upheld and corrected_version <= $2 order by corrected_version`;

/** Null where there is no such version. All of it is one moment of the database. */
export function replay(database: Database, question: ReplayQuestion): Promise<Replay | null> {
  return database.transaction(async (tx) => {
    await tx.query('set transaction isolation level repeatable read, read only');
    const stored = await readVersion(tx, question.assessmentId, question.version);
    return stored && replayStored(tx, stored, question);
  });
}

async function replayStored(
  tx: Statements,
  stored: StoredVersion,
  { basis, now }: ReplayQuestion,
): Promise<Replay> {
  const known = basis === 'KNOWN_THEN' ? recordedBefore(stored.knownBefore) : KNOWN_NOW;
  const scheme = await schemeOf(tx, stored.plan, known);
  const corrections = await tx.query<{ [K in keyof Correction]: Correction[K] }>(UPHELD, [
    stored.assessmentId,
    stored.version,
  ]);
  const fresh = scheme && (await computeAgain(tx, stored, { scheme, known, corrections, now }));
  const then: Computed = { ...stored.content, used: usedIn(stored.inputs) };
  const today: Computed = fresh
    ? { ...fresh.content, used: usedIn(fresh.inputs) }
    : { items: [], score: null, used: {} };
  const parts = differencesOf(then, today, rescored(stored, scheme?.scheme ?? null));
  const score = (text: string | null) => new Decimal(text ?? '0');
  const replayedHash = fresh?.hash ?? '';
  const identical = replayedHash === stored.hash && fresh?.inputsHash === stored.inputsHash;
  const difference = score(today.score).minus(score(then.score)).toFixed();
  const told = { basis, identical, scoreThen: then.score, scoreNow: today.score, difference };
  const words = explainReplay({ ...told, parts: parts.length, hasScheme: scheme !== null });
  return {
    ...{ ...told, version: stored.version, storedHash: stored.hash, replayedHash, parts },
    ...{ storedInputsHash: stored.inputsHash, replayedInputsHash: fresh?.inputsHash ?? '' },
    ...{ schemeVersionThen: stored.content.schemeVersion, schemeVersionNow: scheme?.version ?? null },
    ...{ explanationZh: words.zh, explanationEn: words.en },
  };
}

interface Again {
  readonly scheme: SchemeVersion;
  readonly known: Known;
  readonly corrections: readonly Correction[];
  readonly now: Date;
}

async function computeAgain(
  tx: Statements,
  { plan, content }: StoredVersion,
  { scheme, known, corrections, now }: Again,
): Promise<ComputedAssessment> {
  const { department } = content;
  const quarter = parsePeriod(content.quarter);
  const gathered = await gatherFacts(tx, {
    ...{ plan, quarter, scheme: scheme.scheme, known, now, department },
  });
  return compute(content, scheme, gathered.get(department) ?? [], corrections);
}

/** Corrected items earn by the decision, whatever the rules say: there is nothing to compare. */
function rescored({ content }: StoredVersion, scheme: Scheme | null): ReadonlyMap<string, string | null> {
  if (!scheme) return new Map();
  const corrected = new Set(content.corrections.map(({ targetKey }) => targetKey));
  return new Map(
    content.items
      .filter(({ targetKey }) => !corrected.has(targetKey))
      .map((item) => [item.targetKey, pointsOf(item, content.asOf, scheme).points?.toFixed() ?? null]),
  );
}
