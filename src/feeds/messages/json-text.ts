/** JSON of a stranger to plain data, every digit of its numbers kept as text, with bounded size and depth. */
import { parse } from 'lossless-json';
import { Decimal } from '../../domain/decimal';
import { type ByteSource, decodeWhole } from '../decode';
import { gather } from '../gather';
import { MAX_JSON_DEPTH, MAX_MESSAGE_BYTES } from '../limits';
import { FileRefused } from '../problems';

/** Numbers are text: 35371.28 must not pass through a float, nor 1.10 lose its zero. */
export interface JsonObject {
  readonly [name: string]: Json;
}
export type Json = JsonNumber | string | boolean | null | readonly Json[] | JsonObject;

export class JsonNumber {
  constructor(readonly text: string) {}
}

const OPENING = /["{}[\]]/g;
const STRING = /"(?:[^"\\]|\\.)*"/y;

/** Before the parser recurses: brackets outside of strings, counted. */
function refuseDepth(text: string): void {
  let depth = 0;
  OPENING.lastIndex = 0;
  for (let found = OPENING.exec(text); found; found = OPENING.exec(text)) {
    const [mark] = found;
    if (mark === '"') {
      STRING.lastIndex = found.index;
      if (!STRING.test(text)) return;
      OPENING.lastIndex = STRING.lastIndex;
    } else depth += mark === '{' || mark === '[' ? 1 : -1;
    if (depth > MAX_JSON_DEPTH) throw new FileRefused('JSON_TOO_DEEP', undefined, { max: MAX_JSON_DEPTH });
  }
}

const WEB_PAGE = /^\s*<(?:!doctype\s+html|html|head|body|title|script|center|h\d)\b/i;
const TAGS = /<(script|style)\b[\s\S]*?<\/\1>|<[^>]*>/gi;
const MAX_PAGE_LENGTH = 4_000;

/** A gateway or a firewall answers with a page, and with status 200. */
function refuseWebPage(text: string): void {
  if (!WEB_PAGE.test(text)) return;
  const said = text.slice(0, MAX_PAGE_LENGTH).replace(TAGS, ' ').replace(/\s+/g, ' ').trim();
  const detail = { zh: `网页“${said}”`, en: `a web page, "${said}"` };
  throw new FileRefused('SOURCE_REPORTS_ERROR', undefined, { detail });
}

export async function readJson(source: ByteSource): Promise<Json> {
  const text = decodeWhole(await gather(source, MAX_MESSAGE_BYTES, 'MESSAGE_TOO_LARGE'));
  refuseWebPage(text);
  refuseDepth(text);
  try {
    return parse(text, null, { parseNumber: (number) => new JsonNumber(number) }) as Json;
  } catch (error) {
    throw new FileRefused('BAD_JSON', undefined, { detail: error instanceof Error ? error.message : '' });
  }
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof JsonNumber);

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** Text and numbers as text; null for anything else. */
export function textIn(value: Json | undefined): string | null {
  if (typeof value === 'string') return value;
  return value instanceof JsonNumber ? plainNumber(value.text) : null;
}

const EXPONENT = /e/i;
const MAX_EXPONENT_LENGTH = 3;

/** JSON may write 1.5e3 for 1500; tables may not. Beyond all use it keeps its exponent, and is refused. */
function plainNumber(text: string): string {
  const at = text.search(EXPONENT);
  return at < 0 || text.length - at > 1 + MAX_EXPONENT_LENGTH ? text : new Decimal(text).toFixed();
}
