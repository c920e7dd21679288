/** Why a number is another than before, and how to say so. */
import { type Bilingual, bilingual } from '../bilingual';
import type { Decimal } from '../decimal';
import { amount } from '../progress/wording';
import { enumObject } from '../vocabulary';

export const CHANGE_KINDS = [
  ...(['ADDED', 'EXPIRED', 'REVOKED', 'REMOVED', 'REVISED', 'RECLASSIFIED', 'DEDUPLICATED'] as const),
  ...(['NEWER_FIGURE', 'REWEIGHED', 'SOURCE_CHANGED', 'DEFINITION_CHANGED', 'TARGET_REVISED'] as const),
  'NOT_ITEMISED',
] as const;
export const ChangeKind = enumObject(CHANGE_KINDS);
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export const CHANGE_NAMES: Readonly<Record<ChangeKind, Bilingual>> = {
  ADDED: bilingual('新纳入统计', 'newly counted'),
  EXPIRED: bilingual('到期或终止', 'expired or ended'),
  REVOKED: bilingual('被撤销', 'revoked'),
  REMOVED: bilingual('从登记或公布中移除', 'removed from the register or withdrawn'),
  REVISED: bilingual('数据修订', 'revised or corrected'),
  RECLASSIFIED: bilingual('迁移或调整类别', 'moved to another region, level or class'),
  DEDUPLICATED: bilingual('去重', 'counted once instead of twice, or the other way round'),
  NEWER_FIGURE: bilingual('采用更新一期的数据', 'a figure of a later period speaks'),
  REWEIGHED: bilingual('折算关系变化', 'the same records weigh differently'),
  SOURCE_CHANGED: bilingual('数据来源改变', 'another source speaks'),
  DEFINITION_CHANGED: bilingual('指标口径改变', 'the definition of the indicator changed'),
  TARGET_REVISED: bilingual('目标修订', 'the target itself was revised'),
  NOT_ITEMISED: bilingual('未逐条列出的部分', 'the part that is not listed record by record'),
};

/** `到期或终止减少2家。` How many records it were is told where the amount does not. */
export function changeSentence(kind: ChangeKind, by: Decimal, count: number, unit: Bilingual): Bilingual {
  const name = CHANGE_NAMES[kind];
  const size = amount(by.abs(), unit);
  const sign = by.isNegative() ? '−' : '+';
  const moved = by.isNegative() ? '减少' : '增加';
  const [recordsZh, recordsEn] =
    count === 0 || by.abs().equals(count)
      ? ['', '']
      : [`（${count}条）`, ` (${count} ${count === 1 ? 'record' : 'records'})`];
  const english = name.en.charAt(0).toUpperCase() + name.en.slice(1);
  return by.isZero()
    ? bilingual(`${name.zh}，合计不增不减${recordsZh}。`, `${english}: no change on balance${recordsEn}.`)
    : bilingual(`${name.zh}${moved}${size.zh}${recordsZh}。`, `${english}: ${sign}${size.en}${recordsEn}.`);
}
