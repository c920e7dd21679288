/** What every part of the report is written with. */
import type { CatalogueNames } from '../../services/mapping/catalogue-names';
import { displayWidth } from '../display-width';
import type { Language } from '../language';
import { wrapText } from '../wrap-text';
import type { Say } from './trial-words';

export interface Writer {
  readonly language: Language;
  readonly say: Say;
  readonly names: CatalogueNames;
  /** How this program is called here, in front of its commands. */
  readonly program: string;
}

export const INDENT = '  ';
const NAME_WIDTH = 48;
/** In tables whose columns are many. */
export const SHORT_NAME_WIDTH = 30;

export const nameOf = (
  { names, language }: Writer,
  kind: keyof CatalogueNames,
  code: string,
  width = NAME_WIDTH,
): string => wrapText(names[kind].get(code)?.[language] ?? code, width);

/** Cut to a width, with a mark that it was. */
export function shortened(text: string, width = SHORT_NAME_WIDTH): string {
  if (displayWidth(text) <= width) return text;
  let short = '';
  for (const character of text) {
    if (displayWidth(short + character) >= width) break;
    short += character;
  }
  return `${short}…`;
}

export const shortName = (writer: Writer, kind: keyof CatalogueNames, code: string): string =>
  shortened(nameOf(writer, kind, code, Number.POSITIVE_INFINITY));

/** 12345678.5 is 12,345,678.5. */
export function grouped(number: string): string {
  const [whole = '', fraction] = number.split('.');
  const withCommas = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? withCommas : `${withCommas}.${fraction}`;
}
