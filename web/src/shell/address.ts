/** What a reader would share stands in the address: filters and chosen things, beside the reading day. */
import { computed, type WritableComputedRef } from 'vue';
import { type LocationQueryRaw, useRoute, useRouter } from 'vue-router';

/** Null, an empty text or an empty list takes a parameter away. */
export type AddressChange = Readonly<Record<string, string | readonly string[] | null>>;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

export function useAddress() {
  const route = useRoute();
  const router = useRouter();

  /** `isPassing` for what is typed letter by letter: going back then leaves it in one step. */
  const change = (changes: AddressChange, isPassing = false) => {
    const query: LocationQueryRaw = { ...route.query };
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || value.length === 0) delete query[name];
      else query[name] = typeof value === 'string' ? value : [...value];
    }
    return isPassing ? router.replace({ query }) : router.push({ query });
  };
  const read = (name: string): string[] => [route.query[name]].flat().filter(isText);

  /** One parameter, for a field; null when it is not there. Others in `resets` go when it changes. */
  const text = (name: string, resets: readonly string[] = []): WritableComputedRef<string | null> =>
    computed({
      get: () => read(name)[0] ?? null,
      set: (value) =>
        void change({ ...Object.fromEntries(resets.map((other) => [other, null])), [name]: value }),
    });
  const texts = (name: string, resets: readonly string[] = []): WritableComputedRef<string[]> =>
    computed({
      get: () => read(name),
      set: (values) =>
        void change({ ...Object.fromEntries(resets.map((other) => [other, null])), [name]: values }),
    });
  /** One of a few words; anything else in the address counts as not there. */
  const oneOf = <Word extends string>(
    name: string,
    words: readonly Word[],
    resets: readonly string[] = [],
  ): WritableComputedRef<Word | null> => {
    const plain = text(name, resets);
    return computed({
      get: () => words.find((word) => word === plain.value) ?? null,
      set: (value) => {
        plain.value = value;
      },
    });
  };
  return { change, text, texts, oneOf };
}
