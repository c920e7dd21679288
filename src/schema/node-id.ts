/** Global ids read back: what type of thing is meant, and its own key. */
import { globalId } from '../entities/node';

export interface NodeReference {
  readonly type: string;
  readonly key: string;
}

const MAX_ID_LENGTH = 600;
const REFERENCE = /^([A-Z][A-Za-z]+):([^\0]+)$/;

/** Null for anything that is not exactly an id as it was given out. */
export function readNodeId(id: string): NodeReference | null {
  if (id.length > MAX_ID_LENGTH) return null;
  const match = REFERENCE.exec(Buffer.from(id, 'base64url').toString('utf8'));
  if (!match) return null;
  const reference = { type: match[1] as string, key: match[2] as string };
  return globalId(reference.type, reference.key) === id ? reference : null;
}

/** The key of a row of this type; null for the id of anything else. */
export function keyOfId(id: string, type: string): string | null {
  const reference = readNodeId(id);
  return reference?.type === type ? reference.key : null;
}
