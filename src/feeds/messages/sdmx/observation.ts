/** An observation as its message has it, made a figure: with a value, missing, or taken back. */
import { isIsoDate } from '../../../domain/calendar';
import { MISSING_STATUSES, type ObservationStatus } from '../../../domain/vocabulary';
import type { FigureDefinition } from '../../figure-definition';
import { cleanRaw } from '../../problems';
import { remember } from '../../remember';
import type { MessageFigure } from '../message';
import { type Components, dayOf } from './components';

/** Everything that is not known to delete adds or replaces, which the store tells apart by itself. */
export type Action = 'set' | 'replace' | 'delete';

const ACTIONS: Readonly<Record<string, Action>> = {
  ...{ i: 'set', a: 'set', m: 'set', information: 'set', append: 'set', merge: 'set' },
  ...{ r: 'replace', replace: 'replace', d: 'delete', delete: 'delete' },
};

/** Null for a word that no version of SDMX has. */
export const actionOf = (word: string): Action | null =>
  Object.hasOwn(ACTIONS, word.trim().toLowerCase()) ? (ACTIONS[word.trim().toLowerCase()] as Action) : null;

/** What SDMX and its programs write where a value is missing on purpose. */
const MISSING_MARKS: ReadonlySet<string> = new Set(['NaN', '#N/A', '#NA']);

export interface Observation {
  readonly line: number;
  readonly path: string;
  readonly components: Components;
  /** Null or blank: the message says nothing in its place. */
  readonly text: string | null;
  /** It says expressly that there is none, as null does in JSON. */
  readonly isMissing?: boolean;
  readonly action: Action;
  /** The instant or the day that the message or the data set gives. */
  readonly publishedOn: string;
}

export interface Roles {
  readonly value: string;
  readonly status: string;
  readonly period: string;
}

/** What the feed calls the components that a reader itself has to know. */
export const rolesOf = ({ message }: FigureDefinition): Roles => ({
  value: message?.value ?? 'OBS_VALUE',
  status: message?.status ?? 'OBS_STATUS',
  period: message?.period ?? 'TIME_PERIOD',
});

export function figureReader(definition: FigureDefinition) {
  const { status } = rolesOf(definition);
  // A path may be of any length and hold any character; figures in a row share theirs.
  const shortPath = remember(cleanRaw);
  const says = (code: string): boolean =>
    MISSING_STATUSES.includes((definition.statuses[code] ?? code) as ObservationStatus);
  return ({ line, path, components, text, isMissing, action, publishedOn }: Observation): MessageFigure => {
    const day = dayOf(publishedOn);
    const place = {
      line,
      path: shortPath(path),
      components,
      ...(isIsoDate(day) ? { publishedOn: day } : {}),
    };
    if (action === 'delete') return { ...place, value: null, retracts: true };
    const plain = text?.trim() ?? '';
    if (plain !== '' && !MISSING_MARKS.has(plain)) return { ...place, value: text };
    // Merging leaves alone what is absent: only a status, a mark or a replacement says that nothing is there.
    const isAbsence =
      plain !== '' || isMissing || action === 'replace' || says(components[status]?.code ?? '');
    if (isAbsence) return { ...place, value: null };
    return { ...place, value: null, fault: { fault: 'ATTRIBUTES_ONLY', details: {}, ignore: true } };
  };
}
