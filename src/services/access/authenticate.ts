/** Turns the key or token of a request into its caller, or says why it opens nothing. */
import type { Database } from '../../db/database';
import { AppError } from '../../errors';
import { callerOfKey } from './authenticate-key';
import type { Caller } from './caller';
import { isApiKey } from './key-secret';
import type { TokenVerifier } from './verify-token';

/** What a request shows of who it is. Never part of its address: addresses end up in logs. */
export interface Presented {
  readonly authorization?: string | undefined;
  readonly apiKey?: string | undefined;
}

export interface Authentication {
  readonly database: Database;
  /** Null where no identity provider is set up: then every bearer is taken for a key. */
  readonly tokens: TokenVerifier | null;
}

interface Secret {
  readonly text: string;
  readonly mayBeToken: boolean;
}

/** `Authorization: Bearer <key or token>` or `X-Api-Key: <key>`; null when neither is there. */
function secretOf({ authorization, apiKey }: Presented): Secret | null {
  if (authorization === undefined) return apiKey === undefined ? null : { text: apiKey, mayBeToken: false };
  const match = /^Bearer +(\S+) *$/i.exec(authorization);
  if (!match) throw new AppError('NOT_SIGNED_IN');
  return { text: match[1] as string, mayBeToken: true };
}

/** Three parts of base64url with dots between: what a signed token looks like, and no key of ours does. */
const TOKEN_SHAPE = /^[\w-]+\.[\w-]+\.[\w-]*$/;

export async function authenticate(
  { database, tokens }: Authentication,
  presented: Presented,
  { now, address }: { readonly now: Date; readonly address: string },
): Promise<Caller | null> {
  const secret = secretOf(presented);
  if (secret === null) return null;
  const { text, mayBeToken } = secret;
  if (tokens && mayBeToken && !isApiKey(text) && TOKEN_SHAPE.test(text)) return tokens.verify(text, now);
  return callerOfKey(database, text, { now, address });
}
