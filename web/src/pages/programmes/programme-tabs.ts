/** The parts of a programme's page; the one that is open stands in the address as `?tab=`. */
import { computed } from 'vue';
import { type LocationQueryRaw, useRoute } from 'vue-router';

export const TABS = [
  ...(['overview', 'rules', 'books', 'claims', 'applications', 'subsidies', 'guarantees', 'stress'] as const),
] as const;
export type Tab = (typeof TABS)[number];

/** What stays in the address from one part to the next. */
const KEPT = ['on'];

export function useTab() {
  const route = useRoute();
  const tab = computed<Tab>(() => TABS.find((one) => one === route.query.tab) ?? 'overview');
  const kept = () =>
    Object.fromEntries(KEPT.flatMap((name) => (route.query[name] ? [[name, route.query[name]]] : [])));
  const to = (one: Tab, more: LocationQueryRaw = {}) => ({
    query: { ...kept(), ...(one === 'overview' ? {} : { tab: one }), ...more },
  });
  return { tab, to };
}
