/** What a reader of the desk has chosen stands in the address, so that it can be passed on. */
import { computed, type WritableComputedRef } from 'vue';
import { type LocationQueryRaw, useRoute, useRouter } from 'vue-router';

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** One choice; changing it begins lists again at their first page. */
export function useChoice(name: string, lists: readonly string[] = []): WritableComputedRef<string | null> {
  const route = useRoute();
  const router = useRouter();
  return computed({
    get: () => textOf(route.query[name]),
    set: (value) => {
      const query: LocationQueryRaw = { ...route.query, [name]: value ?? undefined };
      for (const list of lists)
        Object.assign(query, { [`${list}After`]: undefined, [`${list}Before`]: undefined });
      void router.push({ query });
    },
  });
}

interface PageInfo {
  readonly startCursor?: string | null | undefined;
  readonly endCursor?: string | null | undefined;
}

/** Where in a list the reader is. */
export function usePages(list: string, size: number) {
  const route = useRoute();
  const router = useRouter();
  const after = computed(() => textOf(route.query[`${list}After`]));
  const before = computed(() => textOf(route.query[`${list}Before`]));
  const go = (place: { readonly after?: string | null; readonly before?: string | null }) =>
    router.push({
      query: {
        ...route.query,
        [`${list}After`]: place.after ?? undefined,
        [`${list}Before`]: place.before ?? undefined,
      },
    });
  return {
    window: computed(() =>
      before.value ? { last: size, before: before.value } : { first: size, after: after.value },
    ),
    forward: (info: PageInfo | undefined) => go({ after: info?.endCursor ?? null }),
    back: (info: PageInfo | undefined) => go({ before: info?.startCursor ?? null }),
  };
}
