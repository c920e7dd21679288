/** The kinds of levers in their order, and a lever with how far it is moved. */
import type { LeverKind } from '../../api/vocabulary';
import type { Language } from '../../format/language';
import { leverName } from '../../format/levers';
import { leverValueText } from './lever-scale';
import type { ChosenLever } from './scenario-address';
import type { LeverFactsFragment } from './simulation.documents';

export const KIND_ORDER: readonly LeverKind[] = ['RENEWAL', 'ADDITIONS', 'GROWTH', 'FUND', 'DELAY'];

const KIND_NAMES: Readonly<Record<LeverKind, Readonly<Record<Language, string>>>> = {
  RENEWAL: { zh: '证书续期率', en: 'Certificates renewed' },
  ADDITIONS: { zh: '每年新增', en: 'Added a year' },
  GROWTH: { zh: '年增长率', en: 'Growth a year' },
  FUND: { zh: '基金投入', en: 'Money into a fund' },
  DELAY: { zh: '数据迟报', en: 'Late data' },
};

export const kindName = (kind: LeverKind, language: Language) => KIND_NAMES[kind][language];

/** The facts of a lever that stands in the address, also where the plan no longer has it. */
export const factsOf = (
  lever: ChosenLever,
  offered: readonly LeverFactsFragment[],
): LeverFactsFragment | undefined =>
  offered.find(({ kind, subject }) => kind === lever.kind && subject === lever.subject);

export function leverSentence(
  lever: ChosenLever,
  offered: readonly LeverFactsFragment[],
  language: Language,
): string {
  const facts = factsOf(lever, offered);
  if (!facts) return `${kindName(lever.kind, language)} ${lever.subject} ${lever.value}`;
  return `${leverName(facts, language)} ${leverValueText(lever.value, facts, language)}`;
}
