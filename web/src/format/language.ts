/** Chinese first; what the API says in both languages is shown in the one that the reader chose. */
import { computed, watchEffect } from 'vue';
import { createI18n, useI18n } from 'vue-i18n';

export type Language = 'zh' | 'en';
const KEPT_AS = 'kejin-language';

function chosenLanguage(): Language {
  try {
    const kept = localStorage.getItem(KEPT_AS);
    if (kept === 'zh' || kept === 'en') return kept;
  } catch {
    // Where storage is closed, every visit begins in Chinese.
  }
  return 'zh';
}

export const i18n = createI18n({
  legacy: false,
  locale: chosenLanguage(),
  fallbackLocale: 'zh',
  missingWarn: false,
  fallbackWarn: false,
});

export const language = computed<Language>({
  get: () => i18n.global.locale.value as Language,
  set: (value) => {
    i18n.global.locale.value = value;
    try {
      localStorage.setItem(KEPT_AS, value);
    } catch {
      // The choice then holds for this visit.
    }
  },
});

watchEffect(() => {
  document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en';
});

/** `name` of a thing that has `nameZh` and `nameEn`; Chinese where there is no English. */
export function inLanguage<Name extends string>(
  thing: { readonly [Key in `${Name}Zh` | `${Name}En`]?: string | null | undefined } | null | undefined,
  name: Name,
): string {
  if (!thing) return '';
  const zh = thing[`${name}Zh`] ?? '';
  return language.value === 'en' ? (thing[`${name}En`] ?? zh) : zh;
}

/** In brackets as the language writes them, with the blank that goes before them. */
export const bracketed = (text: string): string => (language.value === 'zh' ? `（${text}）` : ` (${text})`);

/** What follows a name: with the colon of the language. */
export const after = (name: string, text: string): string =>
  language.value === 'zh' ? `${name}：${text}` : `${name}: ${text}`;

/** `{name}` stands for a value; `|`, `@` and braces need quoting, as vue-i18n has it: {'|'}. */
export type Say<Key extends string> = (key: Key, values?: Readonly<Record<string, unknown>>) => string;

/** The words of a page, given in both languages, and what goes with them. */
export function useWords<Key extends string>(words: {
  readonly zh: Readonly<Record<Key, string>>;
  readonly en: Readonly<Record<NoInfer<Key>, string>>;
}) {
  const scope = useI18n({ useScope: 'local', inheritLocale: true, messages: words as Messages });
  const t: Say<Key> = (key, values = {}) => (scope.t as (key: string, values: object) => string)(key, values);
  return { t, language };
}

type Messages = Record<Language, Record<string, string>>;
