/** Where a posting came from, as far as there is a page of it. */
import type { PostingCause } from '../../api/vocabulary';
import { language } from '../../format/language';
import { useTab } from './programme-tabs';

interface Posted {
  readonly cause: PostingCause;
  readonly causedBy?: string | null;
}

const SUBSIDIES: readonly PostingCause[] = ['SUBSIDY', 'SUBSIDY_REVERSAL'];
const CLAIMS: readonly PostingCause[] = ['COMPENSATION', 'RECOVERY', 'FURTHER_PAYMENT'];
const WORDS = {
  zh: { claim: '查看补偿申请', settlement: '查看贴息' },
  en: { claim: 'See the claim', settlement: 'See the settlement' },
} as const;

export function useOrigin() {
  const { to } = useTab();
  return ({ cause, causedBy }: Posted) => {
    if (!causedBy) return null;
    const words = WORDS[language.value];
    if (SUBSIDIES.includes(cause))
      return { text: words.settlement, to: to('subsidies', { settlement: causedBy }) };
    return CLAIMS.includes(cause) ? { text: words.claim, to: to('claims', { claim: causedBy }) } : null;
  };
}
