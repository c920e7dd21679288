import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type Api, openApi } from './api';

const PAGE = '<!doctype html><title>科金</title>';
const SCRIPT = 'export const number = 1;'.repeat(50);

/** What `npm run build:web` leaves, in small. */
async function build(directory: string): Promise<void> {
  await mkdir(join(directory, 'assets'));
  const files = {
    'index.html': PAGE,
    'assets/index-a1B2c3D4.js': SCRIPT,
    'assets/theme.js': '"use strict";',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(directory, name), text);
  await writeFile(join(directory, 'assets/index-a1B2c3D4.js.br'), brotliCompressSync(SCRIPT));
  await writeFile(join(directory, 'assets/index-a1B2c3D4.js.gz'), gzipSync(SCRIPT));
}

describe('the dashboard', () => {
  let directory: string;
  let api: Api;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'kejin-pages-'));
    await build(directory);
    api = await openApi({ pagesDirectory: directory });
  });
  afterAll(async () => {
    await api.close();
    await rm(directory, { recursive: true });
  });

  it('is one page at all of its addresses', async () => {
    for (const path of [
      ...['/', '/plans/hebi', '/plans/hebi?on=2020-06-30', '/targets/hebi/2020/patents-granted'],
      ...['/simulation', '/indicators', '/enterprises', '/enterprises/914403001922038216', '/data'],
      ...['/data/runs/RmVlZFJ1bjox', '/programmes/risk-fund', '/queues', '/sign-in?next=%2Fdata'],
    ]) {
      const answer = await api.send(path);
      expect([path, answer.status, await answer.text()]).toEqual([path, 200, PAGE]);
      expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
    }
  });

  it('leaves other addresses to those who answer there, and unknown ones unanswered', async () => {
    expect((await api.send('/livez')).headers.get('content-type')).toMatch(/json/);
    for (const path of ['/plans', '/nowhere', '/assets/', '/assets/none.js', '/assets/..%2findex.html']) {
      const answer = await api.send(path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(await answer.text()).not.toContain(PAGE);
    }
  });

  it('tells people, who ask for a page, that there is none', async () => {
    const answer = await api.send('/nowhere', { headers: { accept: 'text/html,application/xhtml+xml' } });
    expect([answer.status, await answer.text()]).toEqual([404, PAGE]);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('may load nothing from elsewhere, and run nothing that stands in the page', async () => {
    const said = (await api.send('/')).headers.get('content-security-policy') ?? '';
    const allowed = new Map(said.split('; ').map((part) => [part.split(' ')[0], part]));
    expect(allowed.get('default-src')).toBe("default-src 'none'");
    expect(allowed.get('script-src')).toBe("script-src 'self'");
    expect(allowed.get('style-src')).toBe("style-src 'self'");
    expect(allowed.get('connect-src')).toBe("connect-src 'self'");
    expect(said).not.toMatch(/unsafe|https?:|\*/);
    expect((await api.send('/')).headers.get('x-frame-options')).toBe('DENY');
  });

  it('asks again for the page, and keeps for good what is named by its content', async () => {
    const kept = async (path: string) => (await api.send(path)).headers.get('cache-control');
    expect(await kept('/')).toBe('no-cache');
    expect(await kept('/assets/theme.js')).toBe('no-cache');
    expect(await kept('/assets/index-a1B2c3D4.js')).toBe('public, max-age=31536000, immutable');
  });

  it('sends files as they were compressed, to whoever takes them so', async () => {
    const script = async (encoding: string) => {
      const answer = await api.send('/assets/index-a1B2c3D4.js', {
        headers: { 'accept-encoding': encoding },
      });
      expect(answer.headers.get('vary')).toBe('accept-encoding');
      expect(answer.headers.get('content-type')).toMatch(/^(text|application)\/javascript/);
      expect(await answer.text()).toBe(SCRIPT);
      return answer.headers.get('content-encoding');
    };
    expect(await script('br, gzip')).toBe('br');
    expect(await script('gzip')).toBe('gzip');
    expect(await script('identity')).toBeNull();
  });
});

describe('a dashboard that was not built', () => {
  it('says how to build it, and the API works', async () => {
    const api = await openApi({ pagesDirectory: join(tmpdir(), 'kejin-no-such-directory') });
    const answer = await api.send('/');
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('npm run build:web')]);
    expect((await api.send('/sign-in')).status).toBe(404);
    expect((await api.ask('{ viewer { role } }')).data.viewer.role).toBeNull();
    await api.close();
  });
});
