/** Asks only once a part of the page comes near the window. */
import { onBeforeUnmount, onMounted, type ShallowRef, shallowRef } from 'vue';

const NEAR = '200px';

export function useSeen(place: Readonly<ShallowRef<HTMLElement | null>>) {
  const isSeen = shallowRef(false);
  let observer: IntersectionObserver | undefined;
  onMounted(() => {
    if (!place.value) return;
    const look = (entries: readonly IntersectionObserverEntry[]) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      isSeen.value = true;
      observer?.disconnect();
    };
    observer = new IntersectionObserver(look, { rootMargin: NEAR });
    observer.observe(place.value);
  });
  onBeforeUnmount(() => observer?.disconnect());
  return isSeen;
}
