import { plantHebi } from '../support/factories';
import { type Api, openApi } from './api';

describe('when something fails', () => {
  let api: Api;
  beforeAll(async () => {
    api = await openApi();
    await plantHebi(api.db, 1);
  });
  afterAll(() => api.close());
  afterEach(() => jest.restoreAllMocks());

  const QUERY = '{ region(code: "410600") { code } viewer { role } }';
  const failWith = (error: Error) =>
    jest.spyOn(api.db.pool, 'query').mockImplementation(() => Promise.reject(error));

  it('masks what it does not know under the request id, and still gives the rest', async () => {
    failWith(Object.assign(new Error('syntax error at or near "secret_table"'), { code: '42601' }));
    const { status, data, errors, text, headers } = await api.ask(QUERY);
    const requestId = headers.get('x-request-id');
    expect(status).toBe(200);
    expect(data).toEqual({ region: null, viewer: { role: null } });
    expect(errors).toEqual([
      {
        message: `Internal error; give the operator this request id: ${requestId}`,
        locations: [{ line: 1, column: 3 }],
        path: ['region'],
        extensions: {
          ...{ code: 'INTERNAL', retryable: false },
          messageZh: `内部错误，请把请求编号 ${requestId} 告诉管理员`,
          messageEn: `Internal error; give the operator this request id: ${requestId}`,
        },
      },
    ]);
    expect(text).not.toMatch(/secret_table|42601|stack|node_modules/);
  });

  it('masks a broken row the same way', async () => {
    jest.spyOn(api.db.pool, 'query').mockImplementation(() => Promise.resolve({ rows: [['410600']] }));
    const { data, errors } = await api.ask('{ region(code: "410600") { nameZh } }');
    expect([data.region, errors[0].extensions.code]).toEqual([null, 'INTERNAL']);
  });

  it('says that the database is away, and that trying again makes sense', async () => {
    const away = [
      Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:5432'), { code: 'ECONNREFUSED' }),
      Object.assign(new Error('terminating connection'), { code: '57P01' }),
      new Error('timeout exceeded when trying to connect'),
    ];
    for (const error of away) {
      failWith(error);
      const { errors, text } = await api.ask(QUERY);
      expect(errors[0].extensions).toMatchObject({ code: 'DATABASE_UNREACHABLE', retryable: true });
      expect(text).not.toContain('10.0.0.7');
    }
  });

  it('says 503 and when to come back where the caller cannot even be found out', async () => {
    failWith(Object.assign(new Error('shutting down'), { code: '57P03' }));
    const answer = await api.send('/feeds/runs/x', { headers: { 'x-api-key': 'kj_x' } });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await answer.json()).toMatchObject({ code: 'DATABASE_UNREACHABLE', retryable: true });
  });

  it('answers 404 to an address that does not exist, in both languages', async () => {
    const answer = await api.send('/nothing/here');
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({
      messageZh: expect.any(String),
      messageEn: expect.any(String),
    });
  });

  it('is well again afterwards', async () => {
    const { data, errors } = await api.ask(QUERY);
    expect([data.region, errors]).toEqual([{ code: '410600' }, undefined]);
  });
});
