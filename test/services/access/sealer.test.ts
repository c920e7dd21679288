import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { KEY_FILE, openSealer } from '../../../src/services/access/open-sealer';
import { createSealer, requireSealer } from '../../../src/services/access/sealer';

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
