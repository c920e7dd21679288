/** What the readers of messages yield: figures with their coordinates, before any of it is understood. */
import type { IsoDate } from '../../domain/calendar';
import type { ByteSource } from '../decode';
import type { Unresolved } from '../feed-batch';
import type { FigureDefinition, MessageRoles, MissingReason } from '../figure-definition';

/** What a dimension or an attribute says of a figure. */
export interface Component {
  /** Code, for example CN; the text itself where a component is not coded. */
  readonly code: string;
  /** Name of the code, where the message gives it. */
  readonly name?: string;
}

export interface MessageFigure {
  /** Line of the file where it has lines; else the ordinal of the figure in the message, from 1. */
  readonly line: number;
  /** Where in the message it stands, as its format says it: a series key, a path. */
  readonly path: string;
  readonly components: Readonly<Record<string, Component>>;
  /** The number as the message prints it, every digit kept; null when there is none. */
  readonly value: string | null;
  /** Why there is none, where the message says so; else its status or the feed tells. */
  readonly missing?: MissingReason;
  /** The message takes the figure back. */
  readonly retracts?: true;
  /** The place holds no figure that can be used: why, in the words of the problems. */
  readonly fault?: Unresolved;
  /** What the message says of the day of publication, of this figure or of all. */
  readonly publishedOn?: IsoDate;
}

export type MessageReader = (
  source: ByteSource,
  definition: FigureDefinition,
) => AsyncGenerator<readonly MessageFigure[]>;

/** A format: how it is read, and what its components are called where the feed does not say otherwise. */
export interface MessageKind {
  readonly read: MessageReader;
  readonly roles: Readonly<Partial<Record<MessageRole, string>>> & { readonly indicator?: readonly string[] };
}

export type MessageRole = Exclude<
  keyof MessageRoles,
  'where' | 'given' | 'indicator' | 'decimalComma' | 'roundTo'
>;
