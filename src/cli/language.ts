/** Which of the two languages the terminal speaks. */
export type Language = 'zh' | 'en';

export function languageOf(given: string | undefined, locale: string | undefined): Language {
  return (given ?? locale ?? '').toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
