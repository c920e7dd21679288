/** The secret of an API key: 256 random bits, shown once, kept only as a hash. */
import { createHash, randomBytes } from 'node:crypto';

const KEY_START = 'kj_';
const SECRET_BYTES = 32;
/** Enough to recognise a key in a list, far too little to guess it. */
const PREFIX_LENGTH = 9;

export const newSecret = (): string => `${KEY_START}${randomBytes(SECRET_BYTES).toString('base64url')}`;

export const isApiKey = (text: string): boolean => text.startsWith(KEY_START);

/** No salt and no slow hash: a random secret of 256 bits can be neither looked up nor tried out. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret, 'utf8').digest('hex');

export const prefixOf = (secret: string): string => secret.slice(0, PREFIX_LENGTH);
