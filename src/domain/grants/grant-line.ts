/** What one rule on subsidies comes to: an amount with its reckoning, or why the text gives none. */
import { type Bilingual, bilingual } from '../bilingual';
import type { Decimal } from '../decimal';
import type { RuleRef } from '../programmes/terms';

export interface GrantLine {
  readonly rule: RuleRef;
  /** Yuan to the cent; null where it cannot be worked out. */
  readonly amount: Decimal | null;
  readonly words: Bilingual;
  /** The costs that the text names as covered; empty where it names none. */
  readonly covers: readonly Bilingual[];
}

export const quoted = (rule: RuleRef, amount: Decimal, { zh, en }: Bilingual): GrantLine => ({
  ...{ rule, amount, covers: [] },
  words: bilingual(`${zh}（${rule.clause}）`, `${en} (${rule.clause})`),
});

export const notQuoted = (
  rule: RuleRef,
  { zh, en }: Bilingual,
  covers: readonly Bilingual[] = [],
): GrantLine => ({
  ...{ rule, amount: null, covers },
  words: bilingual(
    `“${rule.nameZh}”无法计算：${zh.replace(/。$/, '')}（${rule.clause}）`,
    `"${rule.nameEn}" cannot be worked out: ${en.replace(/\.$/, '')} (${rule.clause})`,
  ),
});
