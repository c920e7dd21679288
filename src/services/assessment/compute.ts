/** Puts a department's assessment together: the same facts, scheme and corrections give the same bytes. */
import { createHash } from 'node:crypto';
import { bandOf } from '../../domain/assessment/band';
import type { UsedByTarget, UsedFigure } from '../../domain/assessment/difference';
import type { Correction, ItemFacts, ScoredItem } from '../../domain/assessment/facts';
import { scoreItems } from '../../domain/assessment/score';
import type { IsoDate } from '../../domain/calendar';
import type { ProgressInputs } from '../../loaders/progress';
import { canonicalJson } from '../catalogue/canonical-json';
import type { GatheredItem } from './gather-facts';
import type { SchemeVersion } from './schemes';

/** A published figure that an item rests on. */
export interface RestsOn {
  readonly indicator: string;
  readonly region: string;
  readonly start: IsoDate;
  readonly end: IsoDate;
}

/** What the bytes say; numbers are exact text. */
export interface AssessmentContent {
  readonly plan: string;
  readonly quarter: string;
  readonly asOf: IsoDate;
  readonly department: string;
  readonly schemeVersion: number;
  readonly corrections: readonly Correction[];
  readonly items: readonly ScoredItem[];
  readonly score: string | null;
  readonly band: string | null;
}

export interface ComputedAssessment {
  readonly content: AssessmentContent;
  readonly bytes: string;
  readonly hash: string;
  readonly inputs: string;
  readonly inputsHash: string;
  readonly isSynthetic: boolean;
  /** By target. */
  readonly restsOn: ReadonlyMap<string, readonly RestsOn[]>;
}

export interface About {
  readonly plan: string;
  readonly quarter: string;
  readonly asOf: IsoDate;
  readonly department: string;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export function contentOf(
  { plan, quarter, asOf, department }: About,
  { version, scheme }: SchemeVersion,
  facts: readonly ItemFacts[],
  corrections: readonly Correction[],
): AssessmentContent {
  const { items, score } = scoreItems(facts, { asOf, scheme, corrections });
  const band = bandOf(score, scheme)?.code ?? null;
  const own = corrections.map(({ targetKey, actual, treatment }) => ({ targetKey, actual, treatment }));
  return { plan, quarter, asOf, department, schemeVersion: version, corrections: own, items, score, band };
}

export const bytesOf = (content: AssessmentContent) => {
  const bytes = canonicalJson(content);
  return { bytes, hash: sha256(bytes) };
};

export function compute(
  about: About,
  scheme: SchemeVersion,
  gathered: readonly GatheredItem[],
  corrections: readonly Correction[] = [],
): ComputedAssessment {
  const facts = gathered.map((item) => item.facts);
  const content = contentOf(about, scheme, facts, corrections);
  const byTarget = gathered.map(({ facts: { targetKey }, inputs }) => [targetKey, inputs] as const);
  const inputs = canonicalJson(Object.fromEntries(byTarget));
  return {
    ...{ content, ...bytesOf(content), inputs, inputsHash: sha256(inputs) },
    isSynthetic: gathered.some((item) => item.inputs.synthetic),
    restsOn: new Map(gathered.map((item) => [item.facts.targetKey, restsOn(item)])),
  };
}

type Used = ProgressInputs['used'][number];

function restsOn({ inputs, text }: GatheredItem): readonly RestsOn[] {
  const { indicator, region } = text;
  return inputs.used.flatMap(({ source, start, end }: Used) =>
    source === 'PUBLISHED' ? [{ indicator, region, start, end }] : [],
  );
}

/** The figures used by each target, out of stored or fresh inputs. */
export function usedIn(inputs: string): UsedByTarget {
  const parsed = JSON.parse(inputs) as Readonly<Record<string, ProgressInputs>>;
  const used = ({ source, role, start, end, value }: Used): UsedFigure => ({
    source,
    role,
    start,
    end,
    value,
  });
  return Object.fromEntries(Object.entries(parsed).map(([key, one]) => [key, one.used.map(used)]));
}
