/** What one rule answers to an application, in words that a clerk can read out. */
import { type Bilingual, bilingual } from '../bilingual';
import type { RuleRef, Unstated } from './terms';

export const RULE_VERDICTS = ['PASSED', 'FAILED', 'CANNOT_BE_JUDGED'] as const;
export type RuleVerdict = (typeof RULE_VERDICTS)[number];

/** Why a rule cannot be judged: the text leaves its measure open, or a fact was not told. */
export const UNJUDGED_BECAUSE = ['RULE_WITHOUT_MEASURE', 'FACT_NOT_TOLD'] as const;
export type UnjudgedBecause = (typeof UNJUDGED_BECAUSE)[number];

export const CHECK_UNITS = ['CNY', 'MONTH', 'YEAR', 'PERCENT', 'HOUSEHOLD'] as const;
export type CheckUnit = (typeof CHECK_UNITS)[number];

/** What was held against what; both are null where a rule compares no numbers. */
export interface Measured {
  readonly value: string | null;
  readonly limit: string | null;
  readonly unit: CheckUnit | null;
}

export interface RuleCheck extends Measured {
  readonly rule: RuleRef;
  readonly verdict: RuleVerdict;
  readonly because: UnjudgedBecause | null;
  readonly words: Bilingual;
}

const UNMEASURED: Measured = { value: null, limit: null, unit: null };

/** The clause stands at the end, as a clerk would name it. */
const withClause = ({ clause }: RuleRef, { zh, en }: Bilingual): Bilingual =>
  bilingual(`${zh}（${clause}）`, `${en} (${clause})`);

export const passed = (rule: RuleRef, words: Bilingual, measured: Measured = UNMEASURED): RuleCheck => ({
  ...measured,
  ...{ rule, verdict: 'PASSED', because: null, words: withClause(rule, words) },
});

export const failed = (rule: RuleRef, words: Bilingual, measured: Measured = UNMEASURED): RuleCheck => ({
  ...measured,
  ...{ rule, verdict: 'FAILED', because: null, words: withClause(rule, words) },
});

export const verdictOf = (holds: boolean) => (holds ? passed : failed);

const unjudged = (
  rule: RuleRef,
  because: UnjudgedBecause,
  words: Bilingual,
  measured: Measured = UNMEASURED,
): RuleCheck => ({
  ...measured,
  ...{ rule, verdict: 'CANNOT_BE_JUDGED', because, words: withClause(rule, words) },
});

/** The fact is named, so that it can be told and the question asked again. */
export const notTold = (rule: RuleRef, fact: Bilingual, measured?: Measured): RuleCheck =>
  unjudged(
    rule,
    'FACT_NOT_TOLD',
    bilingual(
      `“${rule.nameZh}”无法判断：未告知${fact.zh}`,
      `"${rule.nameEn}" cannot be judged: ${fact.en} is not told`,
    ),
    measured,
  );

const withinSentence = (sentence: string): string =>
  sentence.replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());

export const withoutMeasure = ({ rule, gapZh, gapEn }: Omit<Unstated, 'stated'>): RuleCheck =>
  unjudged(
    rule,
    'RULE_WITHOUT_MEASURE',
    bilingual(
      `“${rule.nameZh}”无法判断：${gapZh.replace(/。$/, '')}`,
      `"${rule.nameEn}" cannot be judged: ${withinSentence(gapEn.replace(/\.$/, ''))}`,
    ),
  );

export interface ToldWords {
  readonly fact: Bilingual;
  readonly holds: Bilingual;
  readonly fails: Bilingual;
}

/** A yes or no that was told; what was not told is named. */
export function told(rule: RuleRef, fact: boolean | null, wanted: boolean, words: ToldWords): RuleCheck {
  if (fact === null) return notTold(rule, words.fact);
  return verdictOf(fact === wanted)(rule, fact === wanted ? words.holds : words.fails);
}
