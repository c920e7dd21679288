/** The formats of messages, each with its reader. */
import type { MessageFormat } from '../definition-parts';
import { jsonStat } from './json-stat';
import type { MessageKind } from './message';
import { nbsEasyquery } from './nbs-easyquery';
import { nbsV2 } from './nbs-v2';
import { sdmx } from './sdmx';
import { worldBank } from './world-bank';

export const MESSAGE_KINDS: Readonly<Record<MessageFormat, MessageKind>> = {
  sdmx,
  'world-bank': worldBank,
  'json-stat': jsonStat,
  'nbs-easyquery': nbsEasyquery,
  'nbs-v2': nbsV2,
};
