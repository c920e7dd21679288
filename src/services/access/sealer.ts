/** Seals the data of natural persons at rest: AES-256-GCM, with the id of its key and a fingerprint. */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { AppError } from '../../errors';

/** Sealed text reads `v1.<keyId>.<fingerprint>.<base64url of iv, tag and ciphertext>`. */
export interface Sealer {
  /** Sealed anew each time: the same text never looks the same twice, but for its fingerprint. */
  seal(text: string): string;
  unseal(sealed: string): string;
  /** The third part of what `seal` gives: tells an import whether a text has changed, without unsealing. */
  fingerprint(text: string): string;
  /** The same by every key that unseals: what an older key has sealed is found by one of them. */
  fingerprints(text: string): readonly string[];
  /** Bytes that unseal at this place only: where they belong is part of what is authenticated. */
  sealBytes(bytes: Uint8Array, place: string): Buffer;
  unsealBytes(sealed: Uint8Array, place: string): Buffer;
  /** Whose key sealed these bytes; their first `SEALED_HEAD_BYTES` are enough. */
  keyBehind(sealed: Uint8Array): KeyBehind;
}

/** The key in front, which seals; another of those that unseal; one that is not given; not sealed bytes. */
export type KeyBehind = 'FIRST' | 'OTHER' | 'MISSING' | 'NONE';

interface DerivedKey {
  readonly id: string;
  readonly encryption: Buffer;
  readonly byteEncryption: Buffer;
  readonly hmac: Buffer;
}

export const KEY_BYTES = 32;
const VERSION = 'v1';
const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_ID_BYTES = 6;
/** Sealed bytes begin with this and the id of their key; iv, tag and ciphertext follow. */
const BYTES_VERSION = Buffer.from('KJB1', 'latin1');
export const SEALED_HEAD_BYTES = BYTES_VERSION.length + KEY_ID_BYTES;
/** 128 bits: no two texts of one register will ever share one. */
const FINGERPRINT_BYTES = 16;

function derive(key: Uint8Array): DerivedKey {
  if (key.length !== KEY_BYTES) throw new RangeError(`an encryption key has ${KEY_BYTES} bytes`);
  const part = (purpose: string, length: number) =>
    Buffer.from(hkdfSync('sha256', key, '', `kejin ${purpose}`, length));
  return {
    id: part('key id', KEY_ID_BYTES).toString('base64url'),
    encryption: part('encryption', KEY_BYTES),
    byteEncryption: part('byte encryption', KEY_BYTES),
    hmac: part('fingerprint', KEY_BYTES),
  };
}

const printBy = (key: DerivedKey, text: string): string =>
  createHmac('sha256', key.hmac)
    .update(text, 'utf8')
    .digest()
    .subarray(0, FINGERPRINT_BYTES)
    .toString('base64url');

/** The first key seals, all of them unseal: a new key is put in front, the old ones stay until it is done. */
export function createSealer(keys: readonly [Uint8Array, ...Uint8Array[]]): Sealer {
  const derived = keys.map(derive);
  const byId = new Map(derived.map((key) => [key.id, key]));
  const first = derived[0] as DerivedKey;
  const fingerprint = (text: string) => printBy(first, text);
  return {
    fingerprint,
    fingerprints: (text) => derived.map((key) => printBy(key, text)),
    seal(text) {
      // The head is part of what is authenticated: nobody can give a text another one's fingerprint.
      const head = `${VERSION}.${first.id}.${fingerprint(text)}`;
      return `${head}.${encrypt(first.encryption, head, Buffer.from(text, 'utf8')).toString('base64url')}`;
    },
    unseal(sealed) {
      const [version, keyId = '', print, packed, ...rest] = sealed.split('.');
      if (version !== VERSION || print === undefined || packed === undefined || rest.length > 0) {
        throw new AppError('SEALED_TEXT_DAMAGED');
      }
      const key = byId.get(keyId);
      if (!key) throw new AppError('ENCRYPTION_KEY_MISSING');
      const head = `${version}.${keyId}.${print}`;
      return decrypt(key.encryption, head, Buffer.from(packed, 'base64url')).toString('utf8');
    },
    ...byteSealing(first, byId),
  };
}

type ByteSealing = Pick<Sealer, 'sealBytes' | 'unsealBytes' | 'keyBehind'>;

function byteSealing(first: DerivedKey, byId: ReadonlyMap<string, DerivedKey>): ByteSealing {
  const idIn = (sealed: Uint8Array): string | null => {
    const head = Buffer.from(sealed.subarray(0, SEALED_HEAD_BYTES));
    const begins = head.subarray(0, BYTES_VERSION.length).equals(BYTES_VERSION);
    if (head.length < SEALED_HEAD_BYTES || !begins) return null;
    return head.subarray(BYTES_VERSION.length).toString('base64url');
  };
  const authenticated = (id: string, place: string) => `${BYTES_VERSION}.${id}.${place}`;
  return {
    sealBytes(bytes, place) {
      const body = encrypt(first.byteEncryption, authenticated(first.id, place), bytes);
      return Buffer.concat([BYTES_VERSION, Buffer.from(first.id, 'base64url'), body]);
    },
    unsealBytes(sealed, place) {
      const id = idIn(sealed);
      if (id === null) throw new AppError('SEALED_TEXT_DAMAGED');
      const key = byId.get(id);
      if (!key) throw new AppError('ENCRYPTION_KEY_MISSING');
      return decrypt(key.byteEncryption, authenticated(id, place), sealed.subarray(SEALED_HEAD_BYTES));
    },
    keyBehind(sealed) {
      const id = idIn(sealed);
      if (id === null) return 'NONE';
      if (id === first.id) return 'FIRST';
      return byId.has(id) ? 'OTHER' : 'MISSING';
    },
  };
}

/** Initialisation vector, tag and ciphertext in one. */
function encrypt(key: Buffer, authenticated: string, clear: Uint8Array): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv);
  cipher.setAAD(Buffer.from(authenticated, 'utf8'));
  const body = [cipher.update(clear), cipher.final()];
  return Buffer.concat([iv, cipher.getAuthTag(), ...body]);
}

function decrypt(key: Buffer, authenticated: string, packed: Uint8Array): Buffer {
  try {
    const decipher = createDecipheriv(CIPHER, key, packed.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(authenticated, 'utf8'));
    decipher.setAuthTag(packed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(packed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  } catch (cause) {
    throw new AppError('SEALED_TEXT_DAMAGED', {}, { cause });
  }
}

/** An installation without a key neither takes in nor shows what is to be sealed. */
export function requireSealer(sealer: Sealer | null): Sealer {
  if (sealer === null) throw new AppError('ENCRYPTION_KEY_MISSING');
  return sealer;
}
