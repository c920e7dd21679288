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
}

interface DerivedKey {
  readonly id: string;
  readonly encryption: Buffer;
  readonly hmac: Buffer;
}

export const KEY_BYTES = 32;
const VERSION = 'v1';
const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_ID_BYTES = 6;
/** 128 bits: no two texts of one register will ever share one. */
const FINGERPRINT_BYTES = 16;

function derive(key: Uint8Array): DerivedKey {
  if (key.length !== KEY_BYTES) throw new RangeError(`an encryption key has ${KEY_BYTES} bytes`);
  const part = (purpose: string, length: number) =>
    Buffer.from(hkdfSync('sha256', key, '', `kejin ${purpose}`, length));
  return {
    id: part('key id', KEY_ID_BYTES).toString('base64url'),
    encryption: part('encryption', KEY_BYTES),
    hmac: part('fingerprint', KEY_BYTES),
  };
}

/** The first key seals, all of them unseal: a new key is put in front, the old ones stay until it is done. */
export function createSealer(keys: readonly [Uint8Array, ...Uint8Array[]]): Sealer {
  const derived = keys.map(derive);
  const byId = new Map(derived.map((key) => [key.id, key]));
  const first = derived[0] as DerivedKey;
  const fingerprint = (text: string) =>
    createHmac('sha256', first.hmac)
      .update(text, 'utf8')
      .digest()
      .subarray(0, FINGERPRINT_BYTES)
      .toString('base64url');
  return {
    fingerprint,
    seal(text) {
      const head = `${VERSION}.${first.id}.${fingerprint(text)}`;
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, first.encryption, iv);
      // The head is part of what is authenticated: nobody can give a text another one's fingerprint.
      cipher.setAAD(Buffer.from(head, 'utf8'));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `${head}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    unseal(sealed) {
      const [version, keyId = '', print, packed, ...rest] = sealed.split('.');
      if (version !== VERSION || print === undefined || packed === undefined || rest.length > 0) {
        throw new AppError('SEALED_TEXT_DAMAGED');
      }
      const key = byId.get(keyId);
      if (!key) throw new AppError('ENCRYPTION_KEY_MISSING');
      return open(key, `${version}.${keyId}.${print}`, Buffer.from(packed, 'base64url'));
    },
  };
}

function open(key: DerivedKey, head: string, bytes: Buffer): string {
  try {
    const decipher = createDecipheriv(CIPHER, key.encryption, bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(head, 'utf8'));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch (cause) {
    throw new AppError('SEALED_TEXT_DAMAGED', {}, { cause });
  }
}

/** An installation without a key neither takes in nor shows what is to be sealed. */
export function requireSealer(sealer: Sealer | null): Sealer {
  if (sealer === null) throw new AppError('ENCRYPTION_KEY_MISSING');
  return sealer;
}
