/** Who works at the desk: officers hand files in, reviewers decide; everybody else is told so. */
import { computed } from 'vue';
import { useSession } from '../../api/session';

export function useDeskAccess() {
  const { viewer, hasRole, hasScope } = useSession();
  const isOfficer = computed(() => hasRole('ADMINISTRATOR', 'DATA_OFFICER'));
  const isReviewer = computed(
    () =>
      hasRole('ADMINISTRATOR', 'DATA_OFFICER', 'PLANNER') &&
      (['REVIEW', 'AUDIT', 'APPROVE'] as const).some((scope) => hasScope(scope)),
  );
  return {
    /** Until it is known who is here, nothing is asked and nothing is refused. */
    isKnown: computed(() => viewer.value !== null),
    isOfficer,
    isReviewer,
    mayEnter: computed(() => isOfficer.value || isReviewer.value),
  };
}
