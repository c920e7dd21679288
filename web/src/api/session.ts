/** Who is signed in. The key itself stays in a cookie that no script can read. */
import { computed, shallowRef } from 'vue';
import { tell } from './ask';
import { isProblem, type Problem, readAnswer } from './problem';
import { ViewerDocument } from './session.documents';
import { hasEnded, noteSignOut, noteViewer, viewer } from './session-state';
import type { ApiRole, ApiScope } from './vocabulary';

export type { Viewer } from './session-state';

/** Why it is not known who is signed in. */
const viewerProblem = shallowRef<Problem | null>(null);

export const useSession = () => ({
  viewer: computed(() => viewer.value),
  viewerProblem: computed(() => viewerProblem.value),
  isSignedIn: computed(() => viewer.value?.role != null),
  /** The sign-in ended without anybody signing out, and nobody has taken note yet. */
  hasEnded: computed(() => hasEnded.value),
  takeNote: () => {
    hasEnded.value = false;
  },
  hasRole: (...roles: readonly ApiRole[]) => viewer.value?.role != null && roles.includes(viewer.value.role),
  hasScope: (scope: ApiScope) => viewer.value?.scopes.includes(scope) ?? false,
});

/** Asked once when the page opens, and after every sign-in and sign-out. */
export async function learnViewer(): Promise<void> {
  try {
    noteViewer((await tell(ViewerDocument, {})).viewer);
    viewerProblem.value = null;
  } catch (error) {
    if (isProblem(error)) viewerProblem.value = error;
    throw error;
  }
}

/** What the server offers to sign in with. */
export interface SignInOffer {
  readonly identityProvider: boolean;
}

export const signInOffer = (): Promise<SignInOffer> => readAnswer(fetch('/session'));

export async function signInWithKey(key: string): Promise<void> {
  await readAnswer(
    fetch('/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key }),
    }),
  );
  await learnViewer();
}

export async function signOut(): Promise<void> {
  await readAnswer(fetch('/session', { method: 'DELETE' }));
  noteSignOut();
  await learnViewer();
}
