/** A rule in words: what it states, how it is evaluated or why not, and which reading is followed. */
import { type Bilingual, bilingual, joinSentences } from '../bilingual';
import { readConditions } from './conditions';
import type { ProgrammeData, RuleData, UnitFactors, UnitNames } from './programme-data';
import { followsAnother, readingOf, readTerms, whatRuleSays } from './read-terms';
import { ruleKind } from './rule-kinds';
import { isEvaluated, NO_NUMBER, type RuleKind } from './rule-kinds/rule-kind';
import { statedIn } from './stated-words';
import { isTerm } from './terms';

export interface RuleWords {
  readonly canBeEvaluated: boolean;
  readonly kind: Bilingual;
  /** Its numbers with their units, its bodies and what it lists; null where it holds nothing of the kind. */
  readonly states: Bilingual | null;
  /** How it is evaluated, or why it cannot be. */
  readonly evaluation: Bilingual;
  readonly reading: Bilingual | null;
  readonly explanation: Bilingual;
}

const SHOWN = bilingual('照录，不据以计算。', 'Kept as it stands; nothing is computed from it.');

/** Whether anything in the terms, or a check of an application, comes from it. */
function isUsed(rule: RuleData, programme: ProgrammeData, units: UnitFactors): boolean {
  const said = Object.values(whatRuleSays(rule, readingOf(programme, units)));
  const parts = said.flatMap((part) =>
    isTerm(part) || Array.isArray(part) ? part : Object.values(part ?? {}),
  );
  if (parts.some((part) => !isTerm(part) || part.stated)) return true;
  const own = { ...programme, rules: [rule] };
  return readConditions(own, readTerms(own, units)).some(({ kind }) => kind !== 'WITHOUT_MEASURE');
}

function whyNot(rule: RuleData, kind: RuleKind | null, { rules }: ProgrammeData): Bilingual {
  const { reading, gapZh, gapEn } = rule.content;
  const followed = rules.find(({ ref }) => ref.key === reading?.follows);
  if (followed && followsAnother(rule)) {
    const { clause, nameZh, nameEn } = followed.ref;
    return bilingual(
      `不据以计算，依${clause}“${nameZh}”。`,
      `Not evaluated: ${clause}, ${nameEn}, is followed.`,
    );
  }
  const gap = gapZh !== undefined && gapEn !== undefined ? { gapZh, gapEn } : null;
  if (gap) return bilingual(`不能据以计算：${gap.gapZh}`, `Cannot be evaluated: ${gap.gapEn}`);
  return kind && isEvaluated(kind) ? bilingual(NO_NUMBER.gapZh, NO_NUMBER.gapEn) : SHOWN;
}

export function ruleWords(
  rule: RuleData,
  programme: ProgrammeData,
  units: UnitFactors,
  unitNames: UnitNames,
): RuleWords {
  const kind = ruleKind(rule.ref.kind);
  const canBeEvaluated = isUsed(rule, programme, units);
  const { reading } = rule.content;
  const how = kind && 'evaluatedZh' in kind ? bilingual(kind.evaluatedZh, kind.evaluatedEn) : SHOWN;
  const words = {
    canBeEvaluated,
    kind: kind ? bilingual(kind.nameZh, kind.nameEn) : bilingual(rule.ref.kind, rule.ref.kind),
    states: statedIn(rule, programme, { units, unitNames }),
    evaluation: canBeEvaluated ? how : whyNot(rule, kind, programme),
    reading: reading ? bilingual(reading.zh, reading.en) : null,
  };
  return { ...words, explanation: explanationOf(rule, words) };
}

function explanationOf(
  { ref }: RuleData,
  { states, evaluation, reading }: Omit<RuleWords, 'explanation'>,
): Bilingual {
  const head = states
    ? bilingual(
        `${ref.nameZh}（${ref.clause}）：${states.zh}。`,
        `${ref.nameEn} (${ref.clause}): ${states.en}.`,
      )
    : bilingual(`${ref.nameZh}（${ref.clause}）。`, `${ref.nameEn} (${ref.clause}).`);
  const followed = reading ? [bilingual(`所依读法：${reading.zh}`, `Reading followed: ${reading.en}`)] : [];
  return joinSentences([head, evaluation, ...followed]);
}
