/** An item of an assessment in a sentence: where it stands, how many points that is, what they weigh. */
import { type Bilingual, bilingual } from '../bilingual';
import type { Decimal } from '../decimal';
import { capital } from '../progress/wording';
import type { ItemFacts, ItemRole } from './facts';
import type { Earned } from './points';

const ROLES: Readonly<Record<ItemRole, Bilingual>> = {
  LEAD: bilingual('牵头', 'leads it'),
  SUPPORTING: bilingual('配合', 'supports it'),
  NAMED: bilingual('考核方案列明', 'answers for it by the scheme'),
};

interface Told {
  readonly facts: ItemFacts;
  readonly earned: Earned;
  /** The weights of all items that are scored. */
  readonly whole: Decimal;
  readonly contribution: Decimal | null;
  readonly corrected: boolean;
}

export function explainItem({ facts, earned, whole, contribution, corrected }: Told): Bilingual {
  const { why, points } = earned;
  const role = ROLES[facts.role];
  const by = corrected ? bilingual('按申诉更正：', 'As corrected by appeal: ') : bilingual('', '');
  if (points === null || contribution === null) {
    return bilingual(
      `${by.zh}${why.zh}（${role.zh}，权重${facts.weight}）。`,
      `${by.en}${capital(why.en)} (the department ${role.en}, weight ${facts.weight}).`,
    );
  }
  const [got, share] = [points.toFixed(), contribution.toFixed()];
  return bilingual(
    `${by.zh}${why.zh}，得${got}分；${role.zh}，权重${facts.weight}/${whole.toFixed()}，计入总分${share}分。`,
    `${by.en}${capital(why.en)}, ${got} points; the department ${role.en}, weight ${facts.weight} of ` +
      `${whole.toFixed()}, which adds ${share} to its score.`,
  );
}
