import { connect } from 'node:net';
import { readNodeId } from '../../src/schema/node-id';
import { readRawFile } from '../../src/services/ingestion/raw-file';
import { list, putFeed, putRegions, registerFeed, uscc } from '../services/ingestion/register-feeds';
import { insertFeed, insertReject } from '../support/factories';
import { type Api, bearer, openApi, TEST_SEALER } from './api';

const MAX = 300_000;
const CSV = '地区代码,指标,报告期,数值,单位\n410600,专利授权量,2019-06,88,件\n';

describe('files handed in over HTTP', () => {
  let api: Api;
  let officer: string;
  beforeAll(async () => {
    api = await openApi({ maxUploadBytes: MAX });
    await insertFeed(api.db);
    officer = await api.keyOf('DATA_OFFICER');
  });
  afterAll(() => api.close());

  const upload = (
    body: RequestInit['body'],
    headers: Record<string, string> = {},
    path = '/feeds/local-long',
  ) =>
    api.send(path, {
      method: 'POST',
      ...(body === undefined ? {} : { body }),
      headers: { 'content-type': 'text/csv', ...bearer(officer), ...headers },
      ...(body instanceof ReadableStream ? { duplex: 'half' as const } : {}),
    });
  const runs = async () => (await api.db.query('select 1 from feed_run')).length;

  it('accepts a file, and says so again when the same bytes come twice', async () => {
    const first = await upload(CSV, { 'x-file-name': encodeURIComponent('六月/鹤壁 六月.csv') });
    const accepted = (await first.json()) as { runId: string };
    expect([first.status, accepted]).toEqual([
      202,
      { runId: expect.any(String), status: 'QUEUED', duplicate: false },
    ]);
    expect(first.headers.get('location')).toBe(`/feeds/runs/${accepted.runId}`);
    const second = await upload(CSV);
    expect([second.status, await second.json()]).toEqual([200, { ...accepted, duplicate: true }]);
    expect(await runs()).toBe(1);
    const { data } = await api.ask('{ feedRuns { nodes { id fileName receivedFrom } } }', { key: officer });
    expect(data.feedRuns.nodes).toEqual([
      {
        ...{ id: accepted.runId, fileName: '鹤壁 六月.csv' },
        receivedFrom: expect.stringMatching(/^test DATA_OFFICER \(kj_.{6}…\)$/),
      },
    ]);
    const [stored] = await api.db.query<{ sha256: string; bytes: Buffer }>('select * from raw_chunk');
    expect(stored?.bytes.includes('410600')).toBe(false);
    const back: Uint8Array[] = [];
    for await (const slice of readRawFile(api.db, stored?.sha256 as string, TEST_SEALER)) back.push(slice);
    expect(Buffer.concat(back).toString('utf8')).toBe(CSV);
  });

  it('takes a workbook as such, and keeps who sent it and for which regions', async () => {
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    expect((await upload(Buffer.from('PK workbook'), { 'content-type': type })).status).toBe(202);
    const [batch] = await api.db.query<{ actor: string; region_codes: string[] | null }>(
      'select actor, region_codes from feed_batch order by received_at desc limit 1',
    );
    expect(batch).toEqual({ actor: expect.stringMatching(/^key:/), region_codes: null });
    const [audited] = await api.db.query('select actor from audit_record order by seq desc limit 1');
    expect(audited).toEqual({ actor: batch?.actor });
  });

  it('tells what became of a run, by its global id and by its own', async () => {
    const { runId } = (await (await upload('tell me\n')).json()) as { runId: string };
    const own = readNodeId(runId)?.key as string;
    await api.db.query(`update feed_run set status = 'FAILED', rows_rejected = 1 where id = $1`, [own]);
    await insertReject(api.db, { runId: own });
    for (const id of [runId, own]) {
      const answer = await api.send(`/feeds/runs/${id}`, { headers: bearer(officer) });
      expect([answer.status, await answer.json()]).toEqual([
        200,
        expect.objectContaining({
          ...{ runId, status: 'FAILED', rowsRejected: 1 },
          rejects: [expect.objectContaining({ line: 17, column: '数值', messageZh: '不是数字' })],
        }),
      ]);
    }
    const unknown = await api.send('/feeds/runs/x', { headers: bearer(officer) });
    expect([unknown.status, await unknown.json()]).toEqual([
      404,
      expect.objectContaining({ code: 'UNKNOWN_RUN' }),
    ]);
  });

  it('waits for the run to end when it is asked to', async () => {
    const waiting = upload('wait for me\n', {}, '/feeds/local-long?wait=20');
    let pending: { id: string } | undefined;
    for (let tries = 0; !pending && tries < 100; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      [pending] = await api.db.query<{ id: string }>(
        `select r.id from feed_run r where status = 'QUEUED' and queued_at = (select max(queued_at) from feed_run)
           and content_hash = encode(sha256(convert_to('wait for me' || chr(10), 'UTF8')), 'hex')`,
      );
    }
    await api.db.query(`update feed_run set status = 'PUBLISHED', rows_new = 3 where id = $1`, [pending?.id]);
    const answer = await waiting;
    expect([answer.status, await answer.json()]).toEqual([
      200,
      expect.objectContaining({ status: 'PUBLISHED', rowsNew: 3, duplicate: false, rejects: [] }),
    ]);
  });

  it('says that the run goes on when the time is up', async () => {
    const answer = await upload('too slow\n', {}, '/feeds/local-long?wait=1');
    expect([answer.status, await answer.json()]).toEqual([
      202,
      expect.objectContaining({ status: 'QUEUED' }),
    ]);
  });

  it('refuses what it cannot wait for', async () => {
    for (const wait of ['61', '-1', '1.5', 'x', '1e1', '']) {
      const answer = await upload('x\n', {}, `/feeds/local-long?wait=${wait}`);
      expect([wait, answer.status, await answer.json()]).toEqual([
        wait,
        400,
        expect.objectContaining({ code: 'BAD_INPUT' }),
      ]);
    }
  });

  it('is for administrators and data officers, by either header', async () => {
    const before = await runs();
    const post = async (headers: Record<string, string>) => {
      const sent = { method: 'POST', body: 'role\n', headers: { 'content-type': 'text/csv', ...headers } };
      const answer = await api.send('/feeds/local-long', sent);
      return [answer.status, ((await answer.json()) as { code?: string }).code];
    };
    expect(await post({})).toEqual([401, 'NOT_SIGNED_IN']);
    for (const role of ['READER', 'BANK', 'PLANNER'] as const) {
      expect(await post(bearer(await api.keyOf(role)))).toEqual([403, 'NOT_ALLOWED']);
    }
    expect(await runs()).toBe(before);
    expect(await post({ 'x-api-key': await api.keyOf('ADMINISTRATOR') })).toEqual([202, undefined]);
    const look = await api.send('/feeds/runs/x');
    expect(look.status).toBe(401);
  });

  it('refuses a form, an encoding and a feed that it does not know', async () => {
    const form = new FormData();
    form.append('file', new Blob([CSV]), 'june.csv');
    const asForm = await api.send('/feeds/local-long', {
      method: 'POST',
      body: form,
      headers: bearer(officer),
    });
    expect([asForm.status, await asForm.json()]).toEqual([
      415,
      expect.objectContaining({
        ...{
          code: 'UNSUPPORTED_MEDIA',
          messageEn: expect.stringMatching(/multipart\/form-data.*send the bytes/),
        },
      }),
    ]);
    const answers = [
      [await upload(CSV, { 'content-type': 'application/pdf' }), 415, 'UNSUPPORTED_MEDIA'],
      [await upload(CSV, { 'content-encoding': 'gzip' }), 415, 'UNSUPPORTED_MEDIA'],
      [await upload(CSV, {}, '/feeds/unknown'), 404, 'UNKNOWN_FEED'],
      [await upload(CSV, {}, '/feeds/%00'), 404, 'UNKNOWN_FEED'],
      [await upload(''), 400, 'EMPTY_PAYLOAD'],
      [await upload(CSV, { 'x-file-name': '%E4%B8' }), 400, 'BAD_INPUT'],
    ] as const;
    for (const [answer, status, code] of answers) {
      expect([answer.status, await answer.json()]).toEqual([status, expect.objectContaining({ code })]);
    }
    for (const type of ['text/plain', 'application/octet-stream', 'text/csv; charset=gb18030']) {
      expect((await upload(`${type}\n`, { 'content-type': type })).status).toBe(202);
    }
  });

  it('refuses a list that may hold contacts where no key is set up, before it keeps anything', async () => {
    const keyless = await openApi({ sealer: null });
    await putRegions(keyless.db);
    await putFeed(keyless.db, registerFeed('enterprises'));
    const key = await keyless.keyOf('DATA_OFFICER');
    const answer = await keyless.send('/feeds/enterprises', {
      method: 'POST',
      body: list('uscc,name,region,contactPhone', `${uscc(1)},甲,410611,13800000000`),
      headers: { 'content-type': 'text/csv', ...bearer(key) },
    });
    expect([answer.status, await answer.json()]).toEqual([
      503,
      expect.objectContaining({ code: 'ENCRYPTION_KEY_MISSING' }),
    ]);
    expect(await keyless.db.query('select from raw_file')).toHaveLength(0);
    expect(await keyless.db.query('select from feed_batch')).toHaveLength(0);
    await keyless.close();
  });

  it('takes a stream of unknown length up to the limit, and answers one that exceeds it', async () => {
    const stream = (chunks: number) => {
      let left = chunks;
      return new ReadableStream({
        pull(controller) {
          if (left === 0) controller.close();
          else controller.enqueue(new Uint8Array(100_000).fill(48 + left));
          left -= 1;
        },
      });
    };
    expect((await upload(stream(3))).status).toBe(202);
    const declared = await upload('x'.repeat(MAX + 1));
    expect([declared.status, await declared.json()]).toEqual([
      413,
      expect.objectContaining({ code: 'PAYLOAD_TOO_LARGE' }),
    ]);
    expect(await exceed()).toMatch(/^HTTP\/1.1 413 [\s\S]*PAYLOAD_TOO_LARGE/);
  });

  const head =
    () => `POST /feeds/local-long HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${officer}\r\nContent-Type: text/csv\r
Transfer-Encoding: chunked\r\n\r\n`;

  /** Chunks beyond the limit, sent by hand: fetch gives up as soon as the server does. */
  const exceed = () =>
    new Promise<string>((resolve, reject) => {
      let answer = '';
      const socket = connect(Number(new URL(api.url).port), '127.0.0.1', () => {
        socket.write(head());
        for (let i = 0; i < 4; i += 1) socket.write(`186A0\r\n${'1'.repeat(100_000)}\r\n`);
      });
      socket.on('data', (data) => {
        answer += data.toString('utf8');
        if (answer.includes('requestId')) socket.destroy();
      });
      socket.on('close', () => resolve(answer));
      socket.on('error', (error) => (answer ? resolve(answer) : reject(error)));
    });

  it('leaves nothing of a file whose sender goes away half-way', async () => {
    const before = await runs();
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(api.url).port), '127.0.0.1', () => {
        socket.write(`${head()}4\r\n1234\r\n`);
        setTimeout(() => socket.destroy(), 150);
      });
      socket.on('close', () => resolve());
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await runs()).toBe(before);
    expect((await api.send('/livez')).status).toBe(200);
  });
});
