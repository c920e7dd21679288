import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { type Answer, download, type FileRequest, type Wire } from '../../../src/services/fetching/download';
import type { Resolve } from '../../../src/services/fetching/find-addresses';
import { type FileServer, HOST, LOOPBACK, localResolve, openFileServer } from './file-server';

const NOW = new Date('2026-08-15T01:30:00Z');

describe('downloading', () => {
  let files: FileServer;
  beforeAll(async () => {
    files = await openFileServer((_asked, answer) => answer.end('a,b\n1,2\n'));
  });
  afterAll(() => files.close());
  beforeEach(() => {
    files.asked.length = 0;
    files.answer = (_asked, answer) => answer.end('a,b\n1,2\n');
  });

  const hosts = () => [`http://${HOST}:${files.port}`, `http://other.example.cn:${files.port}`];
  const ask = (path = '/x.csv', more: Partial<FileRequest> = {}, wire: Partial<Wire> = {}) =>
    download(
      {
        ...{ url: `${files.origin}${path}`, method: 'GET', accept: 'text/csv', headers: {}, body: undefined },
        ...{ etag: null, lastModified: null, maxBytes: 1_000, timeoutMs: 3_000, ...more },
      },
      {
        settings: { hosts: hosts(), privateNetworks: LOOPBACK },
        resolve: localResolve,
        now: () => NOW,
        ...wire,
      },
      textOf,
    );
  const textOf = async (answer: Answer) => {
    const chunks: Uint8Array[] = [];
    if (answer.bytes) for await (const chunk of answer.bytes) chunks.push(chunk);
    return { ...answer, text: Buffer.concat(chunks).toString('utf8') };
  };
  const codeOf = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'ALLOWED',
      (error: { code?: string }) => error.code ?? String(error),
    );

  it('asks for what the feed says, without cookies, and gives the bytes and what tells this version', async () => {
    files.answer = (_asked, answer) => {
      answer.setHeader('etag', '"v1"').setHeader('set-cookie', 'a=b').end('一');
    };
    const got = await ask('/x.csv?y=1', { headers: { authorization: 'Bearer k' } });
    expect(got).toMatchObject({ text: '一', status: 200, etag: '"v1"', lastModified: null });
    await ask('/x.csv?y=1');
    const [first, second] = files.asked;
    expect(first).toMatchObject({ method: 'GET', path: '/x.csv?y=1', body: '' });
    expect(first?.headers).toEqual({
      ...{ host: `${HOST}:${files.port}`, connection: 'close', authorization: 'Bearer k' },
      ...{ accept: 'text/csv', 'accept-encoding': 'gzip', 'user-agent': 'Kejin/1 (statistics feeds)' },
    });
    expect(second?.headers.cookie).toBeUndefined();
  });

  it('posts a body', async () => {
    const headers = { 'content-type': 'application/json' };
    await ask('/q', { method: 'POST', body: '{"年":1}', headers });
    expect(files.asked[0]).toMatchObject({ method: 'POST', body: '{"年":1}' });
    expect(files.asked[0]?.headers).toMatchObject({ 'content-length': '9', ...headers });
  });

  it('asks whether the file has changed, and takes 304 only as an answer to that', async () => {
    files.answer = (_asked, answer) => answer.writeHead(304).end();
    const known = { etag: '"v1"', lastModified: 'Sat, 01 Aug 2026 00:00:00 GMT' };
    expect(await ask('/x', known)).toMatchObject({ status: 304, bytes: null });
    expect(files.asked[0]?.headers).toMatchObject({
      ...{ 'if-none-match': '"v1"', 'if-modified-since': 'Sat, 01 Aug 2026 00:00:00 GMT' },
    });
    expect(await codeOf(ask('/x'))).toBe('FETCH_TURNED_AWAY');
  });

  it('unpacks gzip', async () => {
    files.answer = (_asked, answer) => {
      answer.setHeader('content-encoding', 'gzip').end(gzipSync('packed'));
    };
    expect((await ask()).text).toBe('packed');
  });

  const answers: readonly (readonly [
    string,
    (answer: import('node:http').ServerResponse) => void,
    string,
  ])[] = [
    ['an endless body', (a) => void drip(a, 'x'.repeat(400), 1), 'FETCH_TOO_LARGE'],
    [
      'a body that is announced as too long',
      (a) => a.writeHead(200, { 'content-length': 1_001 }).flushHeaders(),
      'FETCH_TOO_LARGE',
    ],
    [
      'a gzip bomb',
      (a) => a.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(900_000))),
      'FETCH_TOO_LARGE',
    ],
    [
      'a body that is shorter than announced',
      (a) => {
        a.writeHead(200, { 'content-length': 100 });
        a.write('x', () => a.destroy());
      },
      'FETCH_UNREACHABLE',
    ],
    [
      'gzip that breaks off',
      (a) => {
        a.setHeader('content-encoding', 'gzip').end(gzipSync('x'.repeat(500)).subarray(0, 15));
      },
      'FETCH_ENCODING_REFUSED',
    ],
    [
      'what is not gzip but says so',
      (a) => a.setHeader('content-encoding', 'gzip').end('x'),
      'FETCH_ENCODING_REFUSED',
    ],
    ['brotli', (a) => a.setHeader('content-encoding', 'br').end('x'), 'FETCH_ENCODING_REFUSED'],
    ['gzip in gzip', (a) => a.setHeader('content-encoding', 'gzip, gzip').end('x'), 'FETCH_ENCODING_REFUSED'],
    ['a head that never comes', () => undefined, 'FETCH_TIMEOUT'],
    ['a body that stops', (a) => void a.write('x'), 'FETCH_TIMEOUT'],
    ['a body that trickles', (a) => void drip(a, 'x', 100), 'FETCH_TIMEOUT'],
    ['a connection that is cut', (a) => a.destroy(), 'FETCH_UNREACHABLE'],
    ['what is not HTTP', (a) => a.socket?.end('SSH-2.0-OpenSSH\r\n\r\n'), 'FETCH_UNREACHABLE'],
    [
      'a head without end',
      (a) => {
        a.socket?.end(`HTTP/1.1 200 OK\r\n${`x: ${'y'.repeat(80)}\r\n`.repeat(400)}\r\n`);
      },
      'FETCH_UNREACHABLE',
    ],
    ['a part', (a) => a.writeHead(206).end('x'), 'FETCH_TURNED_AWAY'],
    ['nothing (204)', (a) => a.writeHead(204).end(), 'FETCH_TURNED_AWAY'],
    ['403 of a firewall', (a) => a.writeHead(403).end('<html>UrlACL</html>'), 'FETCH_TURNED_AWAY'],
    ['404', (a) => a.writeHead(404).end(), 'FETCH_TURNED_AWAY'],
    ['408', (a) => a.writeHead(408).end(), 'FETCH_SERVER_TROUBLE'],
    ['500', (a) => a.writeHead(500).end(), 'FETCH_SERVER_TROUBLE'],
    [
      'a redirect inwards',
      (a) => a.writeHead(302, { location: 'http://127.0.0.1/' }).end(),
      'FETCH_HOST_NOT_ALLOWED',
    ],
    [
      'a redirect to a file',
      (a) => a.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      'FETCH_URL_REFUSED',
    ],
    [
      'a redirect in a circle',
      (a) => a.writeHead(302, { location: '/x.csv' }).end(),
      'FETCH_REDIRECT_REFUSED',
    ],
  ];
  it.each(answers)('refuses %s', async (_name, answering, code) => {
    files.answer = (_asked, answer) => answering(answer);
    const timing = { headMs: 300, idleMs: 250 };
    expect(await codeOf(ask('/x.csv', { timeoutMs: 600 }, { timing }))).toBe(code);
  });

  async function drip(answer: import('node:http').ServerResponse, text: string, everyMs: number) {
    for (let i = 0; i < 100 && !answer.destroyed; i += 1) {
      answer.write(text);
      await sleep(everyMs);
    }
  }

  it('says how long the other side asked to wait', async () => {
    const waits: (number | null)[] = [];
    for (const header of ['120', 'Sat, 15 Aug 2026 01:31:00 GMT', 'soon', '999999999', '-5']) {
      files.answer = (_asked, answer) => answer.writeHead(429, { 'retry-after': header }).end();
      waits.push(await ask().catch((error) => error.waitMs));
    }
    expect(waits).toEqual([120_000, 60_000, null, 21_600_000, null]);
  });

  it('keeps what is secret and what was known from other hosts', async () => {
    const to = `http://other.example.cn:${files.port}/there`;
    files.answer = ({ path }, answer) => {
      if (path === '/there') answer.end('there');
      else answer.writeHead(307, { location: to }).end();
    };
    const got = await ask('/here', { headers: { authorization: 'Bearer k' }, etag: '"v1"' });
    expect(got.text).toBe('there');
    expect(files.asked.map(({ headers }) => [headers.authorization, headers['if-none-match']])).toEqual([
      ['Bearer k', '"v1"'],
      [undefined, undefined],
    ]);
    expect(await codeOf(ask('/here', { method: 'POST', body: 'secret' }))).toBe('FETCH_REDIRECT_REFUSED');
    expect(files.asked.map(({ path }) => path)).toEqual(['/here', '/there', '/here']);
  });

  it('follows a redirect on the same host with the method and its body', async () => {
    files.answer = ({ path }, answer) => {
      if (path === '/new') answer.end('ok');
      else answer.writeHead(308, { location: '/new' }).end();
    };
    expect((await ask('/old', { method: 'POST', body: 'b' })).text).toBe('ok');
    expect(files.asked[1]).toMatchObject({ method: 'POST', path: '/new', body: 'b' });
  });

  it('connects to the address that was checked, whatever the name means a moment later', async () => {
    const answers = ['127.0.0.1', '127.0.0.2', '127.0.0.3'];
    let asked = 0;
    const rebinding: Resolve = async () => [{ address: answers[asked++] as string, family: 4 }];
    const settings = { hosts: hosts(), privateNetworks: ['127.0.0.1/32'] };
    expect((await ask('/x', {}, { resolve: rebinding, settings })).status).toBe(200);
    expect(asked).toBe(1);
    expect(await codeOf(ask('/x', {}, { resolve: rebinding, settings }))).toBe('FETCH_ADDRESS_REFUSED');
    expect(files.asked).toHaveLength(1);
  });

  it('does not connect inwards without being told that it may', async () => {
    const settings = { hosts: hosts(), privateNetworks: [] };
    expect(await codeOf(ask('/x', {}, { settings }))).toBe('FETCH_ADDRESS_REFUSED');
    expect(await codeOf(ask('/x', {}, { settings: { hosts: [], privateNetworks: LOOPBACK } }))).toBe(
      'FETCH_HOST_NOT_ALLOWED',
    );
    expect(files.asked).toEqual([]);
  });

  it('waits for a name no longer than for all the rest', async () => {
    const never: Resolve = () => new Promise(() => undefined);
    expect(await codeOf(ask('/x', { timeoutMs: 50 }, { resolve: never }))).toBe('FETCH_TIMEOUT');
  });

  it('takes no proxy from the environment', async () => {
    process.env.HTTP_PROXY = 'http://127.0.0.1:1';
    process.env.http_proxy = 'http://127.0.0.1:1';
    try {
      expect((await ask()).status).toBe(200);
    } finally {
      delete process.env.HTTP_PROXY;
      delete process.env.http_proxy;
    }
  });

  it('lets the connection go when the reader gives up', async () => {
    let closed = false;
    files.answer = (_asked, answer) => {
      answer.on('close', () => {
        closed = true;
      });
      void drip(answer, 'x', 20);
    };
    const settings = { hosts: hosts(), privateNetworks: LOOPBACK };
    const request = { url: `${files.origin}/x`, method: 'GET', accept: '*/*', headers: {} } as const;
    const asked = {
      ...request,
      body: undefined,
      etag: null,
      lastModified: null,
      maxBytes: 9,
      timeoutMs: 3_000,
    };
    const wire = { settings, resolve: localResolve, now: () => NOW };
    await expect(
      download(asked, wire, async () => {
        throw new Error('no thanks');
      }),
    ).rejects.toThrow('no thanks');
    for (let i = 0; i < 50 && !closed; i += 1) await sleep(10);
    expect(closed).toBe(true);
  });
});
