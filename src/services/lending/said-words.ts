/** What a bank writes down in words of its own: a number of a contract, a purpose, a reason. */

/** Letters that are none: they break what is written down, or hide in it. */
const NO_LETTERS = /[\p{Cc}\p{Cs}]/gu;

export const withoutNoLetters = (text: string): string => text.replace(NO_LETTERS, '');

export const hasNoLetters = (text: string): boolean => withoutNoLetters(text) !== text;

/** More than blanks, and nothing that is no letter; lines may break. */
export const saysSomething = (text: string): boolean =>
  text.trim() !== '' && !hasNoLetters(text.replace(/\s/g, ' '));
