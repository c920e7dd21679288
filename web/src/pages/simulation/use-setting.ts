/** The what-if that is being put together; the address follows it, and it follows the address. */
import { onScopeDispose, shallowRef, watch } from 'vue';
import { type LocationQuery, useRoute, useRouter } from 'vue-router';
import { queryOf, type Setting, settingOf } from './scenario-address';

/** Browsers refuse addresses that change with every pixel of a slider. */
const SETTLE_MS = 250;

export function useSetting(onArrival: () => void) {
  const route = useRoute();
  const router = useRouter();
  const setting = shallowRef<Setting>(settingOf(route.query));
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isRun = (query: LocationQuery) => query.run === '1';
  const same = (a: Setting, b: Setting) => JSON.stringify(a) === JSON.stringify(b);

  const write = (run: boolean) => {
    clearTimeout(timer);
    if (route.name !== 'simulation') return;
    const query = { ...queryOf(setting.value, route.query), ...(run ? { run: '1' } : {}) };
    if (router.resolve({ query }).fullPath === route.fullPath) return;
    void router.replace({ query });
  };

  const change = (part: Partial<Setting>) => {
    setting.value = { ...setting.value, ...part };
    clearTimeout(timer);
    timer = setTimeout(() => write(isRun(route.query)), SETTLE_MS);
  };

  // Somebody went back, or opened another scenario.
  watch(
    () => route.query,
    (query) => {
      if (route.name !== 'simulation' || same(settingOf(query), setting.value)) return;
      clearTimeout(timer);
      setting.value = settingOf(query);
      if (isRun(query)) onArrival();
    },
  );
  onScopeDispose(() => clearTimeout(timer));

  return { setting, change, markRun: () => write(true), wasRun: () => isRun(route.query) };
}
