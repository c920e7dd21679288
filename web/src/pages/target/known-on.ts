/** The moment up to which figures had been published, as it stands in the address: by the clocks of China. */
import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';

const DAY = /^\d{4}-\d\d-\d\d$/;
const MINUTE = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;
const CHINA = '+08:00';

/** A day alone means that all of it has passed: what was published on it is known. */
export function instantOf(known: string): string | null {
  const text = DAY.test(known) ? `${known}T23:59:59` : MINUTE.test(known) ? `${known}:00` : null;
  return text === null || Number.isNaN(Date.parse(`${text}${CHINA}`)) ? null : `${text}${CHINA}`;
}

export function useKnownOn() {
  const route = useRoute();
  const router = useRouter();
  const known = computed<string | null>(() => {
    const said = route.query.known;
    return typeof said === 'string' && instantOf(said) !== null ? said : null;
  });
  const knowAt = (moment: string | null) => {
    const { known: _, ...rest } = route.query;
    return router.push({ query: moment === null || moment === '' ? rest : { ...rest, known: moment } });
  };
  return { known, instant: computed(() => (known.value === null ? null : instantOf(known.value))), knowAt };
}
