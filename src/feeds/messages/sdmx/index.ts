/** SDMX in its three forms, CSV, JSON and XML; the first character tells which it is. */
import type { ByteSource } from '../../decode';
import type { MessageKind, MessageReader } from '../message';
import { readSdmxCsv } from './csv';
import { readSdmxJson } from './json';
import { readSdmxMl } from './ml';

/** Marks of byte order, zero bytes of UTF-16, and white space. */
const MEANINGLESS = new Set([0xef, 0xbb, 0xbf, 0xff, 0xfe, 0x00, 0x20, 0x09, 0x0a, 0x0d]);
const HEAD_BYTES = 1_024;

async function firstCharacter(source: ByteSource): Promise<string> {
  let seen = 0;
  for await (const piece of source()) {
    const found = piece.subarray(0, HEAD_BYTES - seen).find((byte) => !MEANINGLESS.has(byte));
    if (found !== undefined) return String.fromCharCode(found);
    seen += piece.length;
    if (seen >= HEAD_BYTES) break;
  }
  return '';
}

const read: MessageReader = async function* (source, definition) {
  const first = await firstCharacter(source);
  if (first === '<') yield* readSdmxMl(source, definition);
  else if (first === '{' || first === '[') yield* readSdmxJson(source, definition);
  else yield* readSdmxCsv(source, definition);
};

export const sdmx: MessageKind = {
  read,
  roles: {
    ...{ region: 'REF_AREA', period: 'TIME_PERIOD', value: 'OBS_VALUE' },
    ...{ unit: 'UNIT_MEASURE', multiplier: 'UNIT_MULT', status: 'OBS_STATUS' },
  },
};
