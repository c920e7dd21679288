/** Which indicators an unknown label may mean: a score and reasons, for a person to decide. */
import type { Bilingual } from '../../domain/bilingual';
import type { IndicatorEntry, UnitEntry, Vocabulary } from '../vocabulary';
import { type LabelMeaning, meaningOf } from './label-meaning';
import { contradict, likeness, qualifierGap, TraceWeights } from './name-likeness';

export interface Candidate {
  readonly code: string;
  /** From 0 to 1; what is below `PROPOSAL_BAR` is not proposed. */
  readonly score: number;
  readonly reasons: readonly Bilingual[];
}

/** How the figures under a label compare with what is published for an indicator. */
export interface HistoryEvidence {
  readonly code: string;
  /** Figures of the same region and period. */
  readonly compared: number;
  readonly equal: number;
  /** Digits of the equal figures, trailing zeros aside: three times 5 proves little. */
  readonly digits: number;
  /** Within a tenth. */
  readonly near: number;
  /** Median of the powers of ten between the two; 0 for figures of one order. */
  readonly magnitude: number;
}

export interface LabelEvidence {
  readonly label: string;
  /** Units printed beside its figures. */
  readonly unit?: UnitEntry | null;
  readonly history?: readonly HistoryEvidence[];
  /** What other feeds make of the same label: code → names of feeds. */
  readonly elsewhere?: ReadonlyMap<string, readonly string[]>;
  /** Indicators that the labels around it mean. */
  readonly neighbours?: readonly string[];
}

/** Below it, a person would be misled more often than helped. */
export const PROPOSAL_BAR = 0.55;
const MAX_CANDIDATES = 5;
const QUALIFIER_COST = 0.13;
const UNIT_BONUS = 0.05;
const WITHOUT_UNIT_COST = 0.02;
const MEASURE_COST = 0.12;
const BASE_COST = 0.25;
const NEIGHBOUR_BONUS = 0.03;
const NEAR_BONUS = 0.08;
const FAR_COST = 0.3;
/** Two or three long figures that agree are no chance. */
const PROOF_DIGITS = 8;
const PROOF_SHARE = 0.8;
const PROVEN = 0.9;
const MAPPED_ELSEWHERE = 0.95;

interface KnownName {
  readonly text: string;
  readonly base: string | null;
  readonly label: string;
}

interface KnownIndicator {
  readonly entry: IndicatorEntry;
  readonly unit: UnitEntry | null;
  readonly names: readonly KnownName[];
  readonly isGrowth: boolean;
}

interface NameIndex {
  readonly indicators: readonly KnownIndicator[];
  readonly weights: TraceWeights;
}

const indexes = new WeakMap<Vocabulary, NameIndex>();

function indexOf(vocabulary: Vocabulary): NameIndex {
  const known = indexes.get(vocabulary);
  if (known) return known;
  const indicators = vocabulary.entries.indicators.map((entry) => ({
    entry,
    unit: vocabulary.unitByCodeOrAlias(entry.unitCode),
    names: entry.labels.map((label) => {
      const { name, base } = meaningOf(label, vocabulary);
      return { label, text: name, base };
    }),
    isGrowth: entry.measure === 'GROWTH_RATE',
  }));
  const weights = new TraceWeights(indicators.flatMap(({ names }) => names.map(({ text }) => text)));
  const index = { indicators, weights };
  indexes.set(vocabulary, index);
  return index;
}

function likestName(meaning: LabelMeaning, known: KnownIndicator, weights: TraceWeights) {
  let best = { score: 0, label: '' };
  for (const { text, label } of known.names) {
    if (contradict(meaning.name, text)) continue;
    const gap = qualifierGap(meaning.name, text) * QUALIFIER_COST;
    const score = likeness(meaning.name, text, weights) - gap;
    if (score > best.score) best = { score, label };
  }
  return best;
}

/** A level is no growth rate, an index no level. Rates alone may come without a word that says so. */
function measureCost(
  meaning: LabelMeaning,
  unit: UnitEntry | null,
  { entry, isGrowth }: KnownIndicator,
): number {
  if (meaning.isGrowth !== isGrowth) {
    if (meaning.isGrowth) return 1;
    return unit?.code === 'PERCENT' ? MEASURE_COST : 1;
  }
  const isIndex = entry.measure === 'INDEX';
  if (meaning.isIndex !== isIndex) return isIndex ? MEASURE_COST : 1;
  return 0;
}

const percent = (score: number) => `${Math.round(score * 100)}%`;

class Judged {
  readonly reasons: Bilingual[] = [];
  score = 0;

  say(zh: string, en: string): void {
    this.reasons.push({ zh, en });
  }

  get isProposed(): boolean {
    return this.score >= PROPOSAL_BAR;
  }
}

function judgeName(
  judged: Judged,
  meaning: LabelMeaning,
  known: KnownIndicator,
  weights: TraceWeights,
): void {
  const best = likestName(meaning, known, weights);
  judged.score = best.score;
  if (best.score >= 0.995) judged.say(`与“${best.label}”同名`, `the same name as "${best.label}"`);
  else if (best.score > 0) {
    const likeHere = percent(best.score);
    judged.say(`名称与“${best.label}”相近（${likeHere}）`, `its name is like "${best.label}" (${likeHere})`);
  }
}

function judgeHistory(judged: Judged, history: HistoryEvidence | undefined): void {
  if (!history || history.compared === 0) return;
  const { compared, equal, digits, near, magnitude } = history;
  if (equal / compared >= PROOF_SHARE && digits >= PROOF_DIGITS) {
    judged.score = Math.max(judged.score, PROVEN) + (1 - PROVEN) * Math.min(judged.score, 1) * 0.9;
    judged.say(
      `${equal}/${compared} 个数值与已公布的相同`,
      `${equal} of ${compared} figures equal what is published`,
    );
  } else if (near / compared >= PROOF_SHARE) {
    judged.score += NEAR_BONUS;
    judged.say(
      `${near}/${compared} 个数值与已公布的相差不到一成`,
      `${near} of ${compared} figures are within a tenth`,
    );
  } else if (Math.abs(magnitude) >= 1) {
    judged.score -= FAR_COST;
    const powers = Math.round(Math.abs(magnitude));
    judged.say(`与已公布的数值相差约 10^${powers} 倍`, `its figures are about 10^${powers} times apart`);
  }
}

/** Figures of one index on two bases cannot stand in one series. */
function judgeBase(judged: Judged, { base }: LabelMeaning, { names }: KnownIndicator): void {
  const own = names.find((name) => name.base !== null)?.base;
  if (base === null || own == null || own === base) return;
  judged.score -= BASE_COST;
  judged.say(`基期不同：${base}，目录为 ${own}`, `another base: ${base}, in the catalogue ${own}`);
}

function judgeUnit(judged: Judged, unit: UnitEntry | null, known: KnownIndicator): void {
  if (!unit) judged.score -= WITHOUT_UNIT_COST;
  else {
    judged.score += UNIT_BONUS;
    const name = unit.aliases[0] ?? unit.code;
    judged.say(
      `单位“${name}”可换算为 ${known.unit?.code}`,
      `its unit ${name} converts to ${known.unit?.code}`,
    );
  }
}

/** The first word of a code names its family: cpi-…, value-added-…, patent-…. */
const family = (code: string) => code.split('-')[0];

function judgeCompany(judged: Judged, evidence: LabelEvidence, code: string): void {
  const feeds = evidence.elsewhere?.get(code);
  if (feeds) {
    judged.score = Math.max(judged.score, MAPPED_ELSEWHERE);
    judged.say(`数据源 ${feeds.join('、')} 也这样对应`, `so mapped in ${feeds.join(', ')}`);
  }
  const isAround = evidence.neighbours?.some((other) => other !== code && family(other) === family(code));
  if (isAround) {
    judged.score += NEIGHBOUR_BONUS;
    judged.say('同一文件中相邻的指标属于同一类', 'labels around it are of the same family');
  }
}

const MAX_SCORE = 0.99;

function judge(
  evidence: LabelEvidence,
  meaning: LabelMeaning,
  known: KnownIndicator,
  weights: TraceWeights,
): Candidate | null {
  const unit = meaning.unit ?? evidence.unit ?? null;
  if (unit && known.unit && unit.dimension !== known.unit.dimension) return null;
  const cost = measureCost(meaning, unit, known);
  if (cost >= 1) return null;
  const judged = new Judged();
  judgeName(judged, meaning, known, weights);
  judgeUnit(judged, unit, known);
  judged.score -= cost;
  judgeBase(judged, meaning, known);
  judgeHistory(
    judged,
    evidence.history?.find(({ code }) => code === known.entry.code),
  );
  judgeCompany(judged, evidence, known.entry.code);
  if (!judged.isProposed) return null;
  const score = Math.round(Math.min(judged.score, MAX_SCORE) * 100) / 100;
  return { code: known.entry.code, score, reasons: judged.reasons };
}

/** The likeliest first; empty when nothing is likely. */
export function indicatorCandidates(evidence: LabelEvidence, vocabulary: Vocabulary): readonly Candidate[] {
  const { indicators, weights } = indexOf(vocabulary);
  const meaning = meaningOf(evidence.label, vocabulary);
  return indicators
    .flatMap((known) => judge(evidence, meaning, known, weights) ?? [])
    .sort((a, b) => b.score - a.score || a.code.localeCompare(b.code))
    .slice(0, MAX_CANDIDATES);
}
