/** The day on which the reader looks at everything: today, or the one in the address (`?on=`). */
import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { today } from '../format/dates';

const DAY = /^\d{4}-\d\d-\d\d$/;

export function useReadingDay() {
  const route = useRoute();
  const router = useRouter();
  /** Null for today: the server then says which day that is. */
  const asOf = computed<string | null>(() => {
    const { on } = route.query;
    return typeof on === 'string' && DAY.test(on) ? on : null;
  });
  const readOn = (day: string | null) => {
    const { on: _, ...rest } = route.query;
    return router.push({ query: day === null || day === '' ? rest : { ...rest, on: day } });
  };
  return { asOf, day: computed(() => asOf.value ?? today()), readOn };
}
