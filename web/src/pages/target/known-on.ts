/** The moment up to which figures had been published, as it stands in the address: by the clocks of China. */
import { computed } from 'vue';
import { useAddress } from '../../shell/address';

const DAY = /^\d{4}-\d\d-\d\d$/;
const MINUTE = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;
const CHINA = '+08:00';

/** A day alone means that all of it has passed: what was published on it is known. */
export function instantOf(known: string): string | null {
  const text = DAY.test(known) ? `${known}T23:59:59` : MINUTE.test(known) ? `${known}:00` : null;
  return text === null || Number.isNaN(Date.parse(`${text}${CHINA}`)) ? null : `${text}${CHINA}`;
}

export function useKnownOn() {
  const said = useAddress().text('known');
  const known = computed<string | null>({
    get: () => (said.value !== null && instantOf(said.value) !== null ? said.value : null),
    set: (moment) => {
      said.value = moment;
    },
  });
  return { known, instant: computed(() => (known.value === null ? null : instantOf(known.value))) };
}
