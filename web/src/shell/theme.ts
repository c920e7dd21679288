/** Light or dark: as the system says until the reader chooses; and the colours of the moment, for charts. */
import { computed, shallowRef } from 'vue';

export type Theme = 'light' | 'dark';
const KEPT_AS = 'kejin-theme';

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
const system = shallowRef<Theme>(systemDark.matches ? 'dark' : 'light');
systemDark.addEventListener('change', ({ matches }) => {
  system.value = matches ? 'dark' : 'light';
});

const chosen = shallowRef<Theme | undefined>(document.documentElement.dataset.theme as Theme | undefined);

export const theme = computed<Theme>({
  get: () => chosen.value ?? system.value,
  set: (value) => {
    chosen.value = value;
    document.documentElement.dataset.theme = value;
    try {
      localStorage.setItem(KEPT_AS, value);
    } catch {
      // The choice then holds for this visit.
    }
  },
});

export interface Palette {
  readonly ink: string;
  readonly inkSoft: string;
  readonly line: string;
  readonly surface: string;
  readonly accent: string;
  readonly notice: string;
  readonly danger: string;
  readonly series: string[];
  readonly font: string;
}

/** Read from the style sheet when a chart is drawn, so that there is one place for colours. */
export const usePalette = () => (): Palette => {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: read('--ink'),
    inkSoft: read('--ink-soft'),
    line: read('--line'),
    surface: read('--surface'),
    accent: read('--accent'),
    notice: read('--notice'),
    danger: read('--danger'),
    series: [1, 2, 3, 4, 5, 6].map((at) => read(`--series-${at}`)),
    font: read('--font'),
  };
};
