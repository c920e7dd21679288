/** A sentence or a name in the two languages that everything in Kejin speaks. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export const bilingual = (zh: string, en: string): Bilingual => ({ zh, en });

/** Sentences one after another; English puts a space between them, Chinese does not. */
export const joinSentences = (sentences: readonly Bilingual[]): Bilingual => ({
  zh: sentences.map((sentence) => sentence.zh).join(''),
  en: sentences.map((sentence) => sentence.en).join(' '),
});
