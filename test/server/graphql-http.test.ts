import { insertRegion } from '../support/factories';
import { type Api, bearer, openApi } from './api';

const JSON_TYPE = { 'content-type': 'application/json' };

describe('GraphQL over HTTP', () => {
  let api: Api;
  beforeAll(async () => {
    api = await openApi();
    await insertRegion(api.db);
  });
  afterAll(() => api.close());

  const post = (body: string, headers: Record<string, string> = JSON_TYPE) =>
    api.send('/graphql', { method: 'POST', body, headers });
  const query = (text: string, more: object = {}) => JSON.stringify({ query: text, ...more });

  it('answers in the media type that is asked for', async () => {
    const types = [
      ['*/*', 'application/json; charset=utf-8'],
      ['application/json', 'application/json; charset=utf-8'],
      ['application/graphql-response+json', 'application/graphql-response+json; charset=utf-8'],
    ] as const;
    for (const [accept, type] of types) {
      const answer = await post(query('{ __typename }'), { ...JSON_TYPE, accept });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
      expect(await answer.json()).toEqual({ data: { __typename: 'Query' } });
    }
    expect((await post(query('{ __typename }'), { ...JSON_TYPE, accept: 'text/csv' })).status).toBe(406);
  });

  it('says 400 to a request that cannot be run, and 200 to who takes only application/json', async () => {
    const faults = [
      query('{ '),
      query('{ nothing }'),
      query('query Q($code: String!) { region(code: $code) { code } }'),
      query('query Q($code: String!) { region(code: $code) { code } }', { variables: { code: [] } }),
      query('query A { __typename } query B { __typename }'),
      query('query A { __typename }', { operationName: 'B' }),
    ];
    for (const body of faults) {
      const strict = await post(body, { ...JSON_TYPE, accept: 'application/graphql-response+json' });
      const plain = await post(body, { ...JSON_TYPE, accept: 'application/json' });
      expect([body, strict.status, plain.status]).toEqual([body, 400, 200]);
      const { errors, data } = (await plain.json()) as { errors: { extensions: object }[]; data?: unknown };
      expect(data).toBeUndefined();
      expect(errors[0]?.extensions).toMatchObject({
        ...{ code: expect.stringMatching(/^[A-Z_]+$/), messageZh: expect.stringMatching(/[一-龥]/) },
        ...{ messageEn: expect.stringMatching(/\w/), retryable: false },
      });
    }
  });

  it('takes queries by GET from clients that send a header of their own, and never a mutation', async () => {
    const get = (text: string, headers: Record<string, string>) =>
      api.send(`/graphql?query=${encodeURIComponent(text)}`, { headers });
    const own = { 'apollo-require-preflight': '1' };
    expect((await get('{ __typename }', own)).status).toBe(200);
    const blocked = await get('{ __typename }', {});
    expect([blocked.status, await blocked.text()]).toEqual([400, expect.stringContaining('CSRF')]);
    const mutation = await get('mutation { revokeApiKey(id: "x") { userErrors { code } } }', own);
    expect([mutation.status, mutation.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('takes JSON and nothing else', async () => {
    const form = 'query=%7B__typename%7D';
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/html',
    ]) {
      const answer = await post(form, { 'content-type': type, 'apollo-require-preflight': '1' });
      const { errors } = (await answer.json()) as { errors: { extensions: { code: string } }[] };
      expect([type, answer.status, errors[0]?.extensions.code]).toEqual([type, 415, 'UNSUPPORTED_MEDIA']);
    }
    const body = query('{ __typename }');
    expect((await post(body, { ...JSON_TYPE, 'content-encoding': 'gzip' })).status).toBe(415);
    expect((await post(body, { 'content-type': 'application/json; charset=gbk' })).status).toBe(415);
    expect((await post(body, { 'content-type': 'application/json; charset=UTF-8' })).status).toBe(200);
    for (const bad of [
      '',
      '{',
      '[]',
      'null',
      '"x"',
      '[{"query":"{__typename}"}]',
      '{"query":{}}',
      '{"__proto__":{}}',
    ]) {
      const answer = await post(bad);
      expect([bad, answer.status]).toEqual([bad, 400]);
      expect(await answer.json()).toMatchObject({
        errors: [{ extensions: { messageZh: expect.any(String) } }],
      });
    }
  });

  it('refuses a body of more than 256 KB', async () => {
    const body = query('{ __typename }', { variables: { x: 'a'.repeat(300_000) } });
    const answer = await post(body);
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }] });
  });

  it('says 401 to a key that opens nothing, and names the scheme', async () => {
    const answer = await post(query('{ __typename }'), { ...JSON_TYPE, ...bearer('kj_nothing') });
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(await answer.json()).toEqual({
      errors: [
        {
          message: 'This needs a valid API key',
          extensions: {
            ...{ code: 'NOT_SIGNED_IN', retryable: false },
            ...{ messageZh: '请提供有效的 API 密钥', messageEn: 'This needs a valid API key' },
          },
        },
      ],
    });
  });

  it('gives every answer a request id and locks down what pages may do with it', async () => {
    const answer = await post(query('{ __typename }'));
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('shows its schema to whoever asks', async () => {
    const { data } = await api.ask(
      '{ __schema { queryType { fields { name } } } __type(name: "Plan") { kind } }',
    );
    expect(data.__type).toEqual({ kind: 'OBJECT' });
    const names = data.__schema.queryType.fields.map((field: { name: string }) => field.name);
    expect(names).toEqual(expect.arrayContaining(['plan', 'series', 'feedRuns', 'node']));
  });

  it('runs the same document with other variables, skips and fragments as graphql says', async () => {
    const text = `query Q($code: String!, $with: Boolean!) { region(code: $code) {
      ...Names @include(if: $with) again: code ... on Node { __typename id @skip(if: $with) } } }
      fragment Names on Region { nameEn }`;
    const ask = async (variables: Record<string, unknown>) => (await api.ask(text, { variables })).data;
    expect(await ask({ code: '410600', with: true })).toEqual({
      region: { nameEn: 'Name 410600', again: '410600', __typename: 'Region' },
    });
    expect(await ask({ code: '410600', with: false })).toEqual({
      region: { again: '410600', __typename: 'Region', id: expect.any(String) },
    });
    expect(await ask({ code: 'x', with: true })).toEqual({ region: null });
  });

  it('runs the operation that is named', async () => {
    const text = 'query A { a: __typename } query B { b: __typename }';
    expect((await api.ask(text, { operationName: 'A' })).data).toEqual({ a: 'Query' });
    expect((await api.ask(text, { operationName: 'B' })).data).toEqual({ b: 'Query' });
  });
});
