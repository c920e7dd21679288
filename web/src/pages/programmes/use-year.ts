/** The year that is looked at: the one in the address, or so many before that of the reading day. */
import { computed } from 'vue';
import { useAddress } from '../../shell/address';
import { useReadingDay } from '../../shell/reading-day';

const OFFERED = 10;
const YEAR = /^(19|20)\d\d$/;

export function useYear(back: number) {
  const { day } = useReadingDay();
  const chosen = useAddress().text('year');
  const latest = computed(() => Number(day.value.slice(0, 4)));
  const year = computed<number>({
    get: () => (YEAR.test(chosen.value ?? '') ? Number(chosen.value) : latest.value - back),
    set: (value) => {
      chosen.value = String(value);
    },
  });
  const years = computed(() => {
    const offered = Array.from({ length: OFFERED }, (_, at) => latest.value - at);
    return [...new Set([...offered, year.value])].sort((one, other) => other - one);
  });
  return { year, years };
}
