/** The formats of messages, each with its reader. */
import type { MessageFormat } from '../definition-parts';
import type { MessageKind } from './message';
import { sdmx } from './sdmx';
import { worldBank } from './world-bank';

export const MESSAGE_KINDS: Readonly<Partial<Record<MessageFormat, MessageKind>>> = {
  sdmx,
  'world-bank': worldBank,
};
