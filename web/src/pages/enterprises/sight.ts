/** What the reader's role shows of an enterprise: what it does not is not asked for, and said in words. */
import { computed } from 'vue';
import { learnViewer, useSession } from '../../api/session';
import type { ApiScope } from '../../api/vocabulary';

export interface Sight {
  readonly certificates: boolean;
  readonly patents: boolean;
  readonly loans: boolean;
  /** Technology contracts and investments of funds. */
  readonly finance: boolean;
  /** Persons come in clear, and each reading is recorded: they are not asked for by the way. */
  readonly contactsInClear: boolean;
}

const ALL = { certificates: true, patents: true, loans: true, finance: true };
const PUBLIC_RECORD = { certificates: true, patents: true, loans: false, finance: false };

export function useSight() {
  const { viewer, viewerProblem, hasScope } = useSession();
  const isKnown = computed(() => viewer.value !== null);
  /** Null for somebody without a key, who sees no enterprise. */
  const sight = computed<Sight | null>(() => {
    const role = viewer.value?.role ?? null;
    if (role === null) return null;
    const contactsInClear = hasScope('CONTACTS');
    if (role === 'READER') return { ...PUBLIC_RECORD, contactsInClear };
    if (role !== 'BANK') return { ...ALL, contactsInClear };
    const opens = (scope: ApiScope) => hasScope(scope);
    return {
      ...{ certificates: opens('CERTIFICATIONS'), patents: opens('PATENTS') },
      ...{ loans: opens('LOANS'), finance: opens('FINANCE'), contactsInClear },
    };
  });
  const isBank = computed(() => viewer.value?.role === 'BANK');
  /** The problem is kept by the session, which shows it. */
  const learnAgain = () => learnViewer().catch(() => undefined);
  return { isKnown, sight, isBank, viewerProblem, learnAgain };
}
