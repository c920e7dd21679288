/** What this page knows of its sign-in, and that it has ended: learnt from whichever answer says so first. */
import { shallowRef } from 'vue';
import type { Problem } from './problem';
import type { ViewerQuery } from './session.documents';

export type Viewer = ViewerQuery['viewer'];

const NOBODY: Viewer = { role: null, name: null, regionCodes: null, scopes: [], bodies: [] };
const SESSION_HEADER = 'kejin-session';
const KEPT_AS = 'kejin-signed-in';

export const viewer = shallowRef<Viewer | null>(null);
/** Until somebody signs in again, or the reader has taken note. */
export const hasEnded = shallowRef(false);

/**
 * That somebody is signed in, and nothing about whom: the cookie may have gone with the answer that brought
 * the page itself, or have run out in the browser, and then no later answer can tell.
 */
function remember(isSignedIn: boolean): void {
  try {
    if (isSignedIn) localStorage.setItem(KEPT_AS, 'yes');
    else localStorage.removeItem(KEPT_AS);
  } catch {
    // Where storage is closed, an end is learnt from answers alone.
  }
}

function remembers(): boolean {
  try {
    return localStorage.getItem(KEPT_AS) !== null;
  } catch {
    return false;
  }
}

export function noteViewer(found: Viewer): void {
  if (found.role == null) {
    // Whoever was here a moment ago did not sign out.
    if (remembers()) noteEnd();
    viewer.value = found;
    return;
  }
  viewer.value = found;
  hasEnded.value = false;
  remember(true);
}

/** Several questions under way may each be told of the one end; it is said once. */
export function noteEnd(): void {
  if (viewer.value !== null && viewer.value.role == null) return;
  viewer.value = NOBODY;
  hasEnded.value = true;
  remember(false);
}

/** Left on purpose: nothing to be told about. */
export function noteSignOut(): void {
  viewer.value = NOBODY;
  hasEnded.value = false;
  remember(false);
}

/** Another window may have taken the cookie's end in; then this one is refused without a word in the head. */
export function noteRefusal({ code }: Pick<Problem, 'code'>): void {
  if (code === 'SESSION_ENDED' || (code === 'NOT_SIGNED_IN' && viewer.value?.role != null)) noteEnd();
}

/** `fetch` for everything that is asked as whoever is signed in. */
export const askedFetch: typeof fetch = async (...asked) => {
  const response = await fetch(...asked);
  if (response.headers.get(SESSION_HEADER) === 'ended') noteEnd();
  return response;
};
