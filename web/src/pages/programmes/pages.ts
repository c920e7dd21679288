/** Forwards and backwards through a list that is read page by page. */
import { computed, shallowRef, watch } from 'vue';

interface PageInfo {
  readonly startCursor?: string | null;
  readonly endCursor?: string | null;
}

/** `of` is what the list is of: when it changes, reading begins anew. */
export function usePages(size: number, of: () => unknown) {
  const place = shallowRef<{ after?: string; before?: string }>({});
  watch(
    () => JSON.stringify(of()),
    () => {
      place.value = {};
    },
    { flush: 'sync' },
  );
  const variables = computed(() => {
    const { after, before } = place.value;
    return before === undefined
      ? { first: size, after: after ?? null, last: null, before: null }
      : { first: null, after: null, last: size, before };
  });
  const forward = ({ endCursor }: PageInfo) => {
    if (endCursor) place.value = { after: endCursor };
  };
  const back = ({ startCursor }: PageInfo) => {
    if (startCursor) place.value = { before: startCursor };
  };
  return { variables, forward, back };
}
