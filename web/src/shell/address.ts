/** What a reader chose stands in the address: it survives a reload, and can be sent to somebody else. */
import { computed, type WritableComputedRef } from 'vue';
import { type LocationQuery, useRoute, useRouter } from 'vue-router';

type Changes = Readonly<Record<string, string | null>>;

function changed(query: LocationQuery, changes: Changes): LocationQuery {
  const next = { ...query };
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') delete next[name];
    else next[name] = value;
  }
  return next;
}

export function useAddress() {
  const route = useRoute();
  const router = useRouter();
  /** Several at once; null takes one out. Typing replaces, so that the way back is not one letter long. */
  const put = (changes: Changes, how: 'push' | 'replace' = 'push') => {
    const query = changed(route.query, changes);
    return how === 'push' ? router.push({ query }) : router.replace({ query });
  };
  const read = (name: string): string | null => {
    const value = route.query[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const chosen = (name: string): WritableComputedRef<string | null> =>
    computed({ get: () => read(name), set: (value) => void put({ [name]: value }) });
  /** The chosen one of a few; null for anything else that somebody wrote into the address. */
  const chosenOf = <Choice extends string>(
    name: string,
    choices: readonly Choice[],
  ): WritableComputedRef<Choice | null> =>
    computed({
      get: () => choices.find((choice) => choice === read(name)) ?? null,
      set: (value) => void put({ [name]: value }),
    });
  return { put, chosen, chosenOf };
}
