import { connect } from 'node:net';
import { insertFeed } from '../support/factories';
import { type Api, bearer, openApi } from './api';

/** Sends these bytes, then nothing, and tells how long the server kept the connection. */
function keptOpenMs(url: string, bytes: string): Promise<number> {
  const startedAtMs = performance.now();
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(performance.now() - startedAtMs));
    socket.resume();
  });
}

describe('senders that take their time', () => {
  let api: Api;
  beforeAll(async () => {
    api = await openApi({ bodyTimeoutMs: 300 });
    await insertFeed(api.db);
  });
  afterAll(() => api.close());

  it('are cut off while they trickle in a head', async () => {
    expect(await keptOpenMs(api.url, 'POST /graphql HTTP/1.1\r\nHost: x\r\n')).toBeLessThan(8_000);
  }, 15_000);

  it('are cut off while they trickle in a small body', async () => {
    const head =
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n';
    expect(await keptOpenMs(api.url, `${head}{"query":`)).toBeLessThan(3_000);
  });

  it('may take longer over a file', async () => {
    const officer = await api.keyOf('DATA_OFFICER');
    const slow = new ReadableStream({
      async start(controller) {
        controller.enqueue(new TextEncoder().encode('first half,'));
        await new Promise((resolve) => setTimeout(resolve, 600));
        controller.enqueue(new TextEncoder().encode('second half\n'));
        controller.close();
      },
    });
    const answer = await api.send('/feeds/local-long', {
      ...{ method: 'POST', body: slow, duplex: 'half' },
      headers: { 'content-type': 'text/csv', ...bearer(officer) },
    });
    expect(answer.status).toBe(202);
  });

  it('do not keep the server from stopping', async () => {
    const other = await openApi();
    await insertFeed(other.db);
    const officer = await other.keyOf('DATA_OFFICER');
    const waiting = other
      .send('/feeds/local-long?wait=60', {
        ...{ method: 'POST', body: 'never worked\n' },
        headers: { 'content-type': 'text/csv', ...bearer(officer) },
      })
      .catch((error: Error) => error.message);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const startedAtMs = performance.now();
    await other.server.close();
    expect(performance.now() - startedAtMs).toBeLessThan(6_000);
    expect(await waiting).toBe('fetch failed');
    // The run is given its end so that nothing polls a database that is gone.
    await other.db.query(`update feed_run set status = 'FAILED'`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await other.close();
  }, 20_000);
});
