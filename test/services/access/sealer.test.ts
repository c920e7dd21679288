import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { KEY_FILE, openSealer } from '../../../src/services/access/open-sealer';
import { createSealer, requireSealer, SEALED_HEAD_BYTES } from '../../../src/services/access/sealer';

const keyOf = (byte: number) => Buffer.alloc(32, byte);
const text = fc.string({ unit: 'grapheme', maxLength: 60 });

describe('sealing', () => {
  const sealer = createSealer([keyOf(1)]);

  it('gives back every text, looks different each time, and shows nothing of it', () => {
    fc.assert(
      fc.property(text, (given) => {
        const sealed = sealer.seal(given);
        expect(sealer.unseal(sealed)).toBe(given);
        expect(sealed).not.toBe(sealer.seal(given));
        expect(sealed).toMatch(/^v1\.[\w-]{8}\.[\w-]{22}\.[\w-]{38,}$/);
      }),
    );
  });

  it('has one fingerprint for one text, and shows it as the third part', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(sealer.fingerprint(one) === sealer.fingerprint(other)).toBe(one === other);
        expect(sealer.seal(one).split('.')[2]).toBe(sealer.fingerprint(one));
      }),
    );
  });

  it('has fingerprints that nobody can compute without the key', () => {
    expect(createSealer([keyOf(2)]).fingerprint('13812345678')).not.toBe(sealer.fingerprint('13812345678'));
  });

  it('refuses whatever was altered in a single character, the fingerprint too', () => {
    const sealed = sealer.seal('13812345678');
    for (let i = 0; i < sealed.length - 1; i += 1) {
      const altered = `${sealed.slice(0, i)}${sealed[i] === 'A' ? 'B' : 'A'}${sealed.slice(i + 1)}`;
      expect(() => sealer.unseal(altered)).toThrow(
        expect.objectContaining({
          code: expect.stringMatching(/SEALED_TEXT_DAMAGED|ENCRYPTION_KEY_MISSING/),
        }),
      );
    }
    for (const nonsense of ['', 'v1', 'v1.a.b', 'x.y.z.w', `${sealed}.x`, '张三']) {
      expect(() => sealer.unseal(nonsense)).toThrow(expect.objectContaining({ code: 'SEALED_TEXT_DAMAGED' }));
    }
  });

  it('unseals with every key that is given and seals with the first', () => {
    const rotated = createSealer([keyOf(2), keyOf(1)]);
    expect(rotated.unseal(sealer.seal('张三'))).toBe('张三');
    expect(createSealer([keyOf(2)]).unseal(rotated.seal('张三'))).toBe('张三');
    expect(() => sealer.unseal(rotated.seal('张三'))).toThrow(
      expect.objectContaining({ code: 'ENCRYPTION_KEY_MISSING' }),
    );
  });

  it('never says the text or the key in an error', () => {
    const broken = sealer.seal('13812345678').replace(/.{4}$/, 'AAAA');
    try {
      sealer.unseal(broken);
      throw new Error('was unsealed');
    } catch (error) {
      const said = JSON.stringify([error, String(error), String((error as Error).cause)]);
      expect(said).toContain('SEALED_TEXT_DAMAGED');
      expect(said).not.toContain('13812345678');
      expect(said).not.toContain(keyOf(1).toString('base64'));
    }
  });

  it('takes keys of 32 bytes and no others', () => {
    expect(() => createSealer([Buffer.alloc(16)])).toThrow('32 bytes');
    expect(() => requireSealer(null)).toThrow(expect.objectContaining({ code: 'ENCRYPTION_KEY_MISSING' }));
  });
});

describe('sealing bytes', () => {
  const sealer = createSealer([keyOf(1)]);
  const bytes = fc.uint8Array({ maxLength: 200 });
  const damaged = expect.objectContaining({ code: 'SEALED_TEXT_DAMAGED' });
  const keyMissing = expect.objectContaining({ code: 'ENCRYPTION_KEY_MISSING' });

  it('gives back all bytes at their place, and never looks the same twice', () => {
    fc.assert(
      fc.property(bytes, text, (given, place) => {
        const sealed = sealer.sealBytes(given, place);
        expect(sealer.unsealBytes(sealed, place).equals(given)).toBe(true);
        expect(sealed.equals(sealer.sealBytes(given, place))).toBe(false);
        expect(sealer.keyBehind(sealed.subarray(0, SEALED_HEAD_BYTES))).toBe('FIRST');
      }),
    );
  });

  it('shows nothing of a text', () => {
    const sealed = sealer.sealBytes(Buffer.from('联系人,张某某,13800000000'), 'file 0');
    expect(sealed.includes('张某某')).toBe(false);
    expect(sealed.includes('1380000')).toBe(false);
  });

  it('refuses bytes that come from another place', () => {
    const sealed = sealer.sealBytes(Buffer.from('one'), 'file 0');
    for (const place of ['file 1', 'file', '', 'file 00']) {
      expect(() => sealer.unsealBytes(sealed, place)).toThrow(damaged);
    }
  });

  it('refuses whatever was altered in a single bit, cut off or added to', () => {
    const sealed = sealer.sealBytes(Buffer.from('张三'), 'p');
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const altered = Buffer.from(sealed);
      altered[bit >> 3] = (altered[bit >> 3] as number) ^ (1 << (bit & 7));
      const isKeyId = bit >> 3 >= 4 && bit >> 3 < SEALED_HEAD_BYTES;
      expect(() => sealer.unsealBytes(altered, 'p')).toThrow(isKeyId ? keyMissing : damaged);
    }
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => sealer.unsealBytes(sealed.subarray(0, length), 'p')).toThrow(damaged);
    }
    expect(() => sealer.unsealBytes(Buffer.concat([sealed, Buffer.alloc(1)]), 'p')).toThrow(damaged);
    expect(() => sealer.unsealBytes(Buffer.from('clear,bytes,of,a,file,from,before'), 'p')).toThrow(damaged);
  });

  it('knows its keys: the one in front, others, those that are not given', () => {
    const sealed = sealer.sealBytes(Buffer.from('x'), 'p');
    const rotated = createSealer([keyOf(2), keyOf(1)]);
    expect(rotated.unsealBytes(sealed, 'p').toString()).toBe('x');
    expect(rotated.keyBehind(sealed)).toBe('OTHER');
    expect(rotated.keyBehind(rotated.sealBytes(Buffer.from('x'), 'p'))).toBe('FIRST');
    expect(createSealer([keyOf(2)]).keyBehind(sealed)).toBe('MISSING');
    expect(() => createSealer([keyOf(2)]).unsealBytes(sealed, 'p')).toThrow(keyMissing);
    for (const other of ['', 'KJB1', 'clear bytes'])
      expect(sealer.keyBehind(Buffer.from(other))).toBe('NONE');
  });

  it('has another key for bytes than for texts', () => {
    const head = sealer.seal('张三').split('.').slice(0, 3).join('.');
    const packed = Buffer.from(sealer.seal('张三').split('.')[3] as string, 'base64url');
    const asBytes = Buffer.concat([sealer.sealBytes(packed, head).subarray(0, SEALED_HEAD_BYTES), packed]);
    expect(() => sealer.unsealBytes(asBytes, head)).toThrow(damaged);
  });
});

describe('the keys of an installation', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'kejin-sealer-'));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  const embedded = () => openSealer({ dataDir, encryptionKeys: [], databaseUrl: undefined });

  it('are made once for an embedded database, readable by nobody else', async () => {
    const sealers = await Promise.all([embedded(), embedded(), embedded()]);
    const sealed = sealers[0]?.seal('张三') as string;
    for (const sealer of [...sealers, await embedded()]) expect(sealer?.unseal(sealed)).toBe('张三');
    expect(await readdir(dataDir)).toEqual([KEY_FILE]);
    expect((await stat(join(dataDir, KEY_FILE))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(dataDir, KEY_FILE), 'utf8')).toMatch(/^[\w+/]{43}=\n$/);
  });

  it('are refused when the file is damaged, and not made anew', async () => {
    await writeFile(join(dataDir, KEY_FILE), 'half a k');
    await expect(embedded()).rejects.toMatchObject({ code: 'BAD_CONFIG' });
    expect(await readFile(join(dataDir, KEY_FILE), 'utf8')).toBe('half a k');
  });

  it('are those given, and none for a server of your own without any', async () => {
    const config = { dataDir, databaseUrl: 'postgres://host/db' };
    const given = await openSealer({ ...config, encryptionKeys: [keyOf(2), keyOf(1)] });
    expect(given?.unseal(createSealer([keyOf(1)]).seal('张三'))).toBe('张三');
    expect(await openSealer({ ...config, encryptionKeys: [] })).toBeNull();
    expect(await readdir(dataDir)).toEqual([]);
  });
});
