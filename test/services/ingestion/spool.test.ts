import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withSpooled } from '../../../src/services/ingestion/spool';
import { bytesOf } from './feed-rows';

describe('a spooled file', () => {
  const usual = process.env.TMPDIR;
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'kejin-spool-'));
    process.env.TMPDIR = directory;
  });
  afterEach(async () => {
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
    await rm(directory, { recursive: true });
  });

  it('has no name while its bytes come and while it is used, so a killed process leaves nothing', async () => {
    const seen: string[][] = [];
    async function* watched(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('张某某,');
      seen.push(await readdir(directory));
      yield Buffer.from('13800000000');
    }
    const read = await withSpooled(watched(), 100, async ({ slices }) => {
      seen.push(await readdir(directory));
      const parts: Buffer[] = [];
      for await (const slice of slices(4)) parts.push(slice);
      return Buffer.concat(parts).toString('utf8');
    });
    expect(read).toBe('张某某,13800000000');
    expect(seen).toEqual([[], []]);
  });

  it('is gone after every end: too large, empty, broken off, or a failure of who uses it', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('half');
      throw new Error('socket hang up');
    }
    const use = async () => undefined;
    const fail = async () => Promise.reject(new Error('the disk is full'));
    await expect(withSpooled(bytesOf('123456'), 5, use)).rejects.toMatchObject({ code: 'PAYLOAD_TOO_LARGE' });
    await expect(withSpooled(bytesOf(''), 5, use)).rejects.toMatchObject({ code: 'EMPTY_PAYLOAD' });
    await expect(withSpooled(broken(), 5, use)).rejects.toThrow('socket hang up');
    await expect(withSpooled(bytesOf('x'), 5, fail)).rejects.toThrow('the disk is full');
    expect(await readdir(directory)).toEqual([]);
  });
});
