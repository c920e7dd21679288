/** Rules on reviews that code reads straight from the data of a programme, by their keys. */
import { decimalOf, textOf } from '../programmes/fields';
import type { RuleData } from '../programmes/programme-data';
import type { Term } from '../programmes/terms';
import type { JointChain, LocalReview } from './review';

const keyed = (rules: readonly RuleData[], kind: string, key: string): RuleData | null =>
  rules.find(({ ref }) => ref.kind === kind && ref.key === key) ?? null;

const gapOf = (rule: RuleData | null): LocalReview | null => {
  const { gapZh, gapEn } = rule?.content ?? {};
  return rule && gapZh !== undefined && gapEn !== undefined ? { rule: rule.ref, gapZh, gapEn } : null;
};

/** What the guarantors below the province go by. */
export const localReviewIn = (rules: readonly RuleData[]): LocalReview | null =>
  gapOf(keyed(rules, 'REVIEW_SHORTCUT', 'local-review'));

export const jointChainIn = (rules: readonly RuleData[]): JointChain | null =>
  gapOf(keyed(rules, 'RISK_SHARING_MODEL', 'joint-guarantee-chain'));

/** Months before the due date; null where the programme says nothing of renewals. */
export function renewalIn(rules: readonly RuleData[]): Term<number> | null {
  const rule = keyed(rules, 'RENEWAL', 'early-renewal');
  if (rule === null) return null;
  const { value, unit } = rule.content;
  const months = unit === 'MONTH' ? decimalOf(value) : null;
  if (months !== null) return { stated: true, value: months.toNumber(), rule: rule.ref };
  const [gapZh, gapEn] = ['提前多久未写。', 'How early is not stated.'];
  return { stated: false, rule: rule.ref, gapZh, gapEn };
}

/** The bodies that rules of these kinds name as those who act. */
export const bodiesNamedBy = (rules: readonly RuleData[], kinds: readonly string[]): readonly string[] =>
  rules.flatMap(({ ref, content }) => {
    const body = kinds.includes(ref.kind) ? textOf(content.parameters?.body) : null;
    return body === null ? [] : [body];
  });
