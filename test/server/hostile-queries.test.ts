import { getIntrospectionQuery } from 'graphql';
import { insertRegion, plantHebi } from '../support/factories';
import { type Api, openApi, statementsOf } from './api';

const nested = (depth: number) =>
  `{ region(code: "410600") ${'{ parent '.repeat(depth)} { code } ${'} '.repeat(depth)} }`;

/** What somebody sends who wants to hurt. */
const HOSTILE: Readonly<Record<string, () => string>> = {
  'a query too deep': () => nested(20),
  'a hundred aliases': () => `{ ${Array.from({ length: 100 }, (_, i) => `a${i}: __typename`).join(' ')} }`,
  'aliases multiplied by fragments': () =>
    `{ ${'...F '.repeat(9)} } fragment F on Query { a: __typename b: __typename c: __typename d: __typename }`,
  'a fragment bomb': () => {
    const fragments = Array.from(
      { length: 60 },
      (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`,
    );
    return `{ ...F0 } ${fragments.join(' ')} fragment F60 on Query { a: __typename }`;
  },
  'fragments in a circle': () => '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
  'more tokens than anybody writes': () => `{ ${'__typename '.repeat(1100)} }`,
  'directives without end': () => `{ __typename ${'@skip(if: false) '.repeat(40)} }`,
  'many directives over many fields': () =>
    `{ ${Array.from({ length: 11 }, () => '__typename @include(if: true)').join(' ')} }`,
  'pages of pages': () =>
    '{ plans(first: 200) { nodes { stages { targets { plan { targets { key nameZh } } } } } } }',
  'introspection in circles': () =>
    '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }',
  'a thousand series': () =>
    `{ series(regions: [${'"1",'.repeat(300)}], indicators: ["a","b","c"]) { points { period value status clause unit } } }`,
  'text that PostgreSQL cannot keep': () => '{ region(code: "41\\u00000600") { code } }',
};

describe('hostile queries', () => {
  let api: Api;
  beforeAll(async () => {
    api = await openApi();
    await plantHebi(api.db, 1);
    await insertRegion(api.db, { code: '100000' });
  });
  afterAll(() => api.close());

  for (const [name, build] of Object.entries(HOSTILE)) {
    it(`refuses ${name} before anything is read`, async () => {
      const seen = await statementsOf(api.db, async () => {
        const { status, data, errors } = await api.ask(build());
        expect([status, data]).toEqual([400, undefined]);
        expect(errors[0].extensions.code).toMatch(
          /^(QUERY_TOO_COMPLEX|GRAPHQL_(VALIDATION|PARSE)_FAILED|BAD_INPUT)$/,
        );
        expect(errors.length).toBeLessThanOrEqual(6);
      });
      expect(seen).toEqual([]);
    });
  }

  it('says in both languages what is too large, how large it is and what the limit is', async () => {
    const { errors } = await api.ask(nested(20));
    expect(errors[0]).toMatchObject({
      message: 'The query is too large: depth is 22, the limit is 12',
      extensions: {
        ...{ code: 'QUERY_TOO_COMPLEX', messageZh: '查询过大：depth 为 22，上限 12', retryable: false },
      },
    });
  });

  it('counts page sizes that come as variables', async () => {
    const query = `query Q($n: Int!, $m: Int) { plans(first: $n) { nodes { region { plans {
      stages { targets { parts { key nameZh } } } } } } } regions(last: $m) { nodes { code } } }`;
    const codeOf = async (variables: Record<string, unknown>) =>
      (await api.ask(query, { variables })).errors?.[0].extensions.code;
    expect(await codeOf({ n: 2 })).toBeUndefined();
    expect(await codeOf({ n: 200 })).toBe('QUERY_TOO_COMPLEX');
    expect(await codeOf({ n: 100_000 })).toBe('QUERY_TOO_COMPLEX');
    expect(await codeOf({ n: 1, m: 200_000 })).toBe('QUERY_TOO_COMPLEX');
  });

  it('refuses U+0000 in variables as well, wherever it hides', async () => {
    const query = 'query Q($filter: RegionFilter) { regions(filter: $filter) { nodes { code } } }';
    const { errors } = await api.ask(query, { variables: { filter: { search: 'a\0b' } } });
    expect(errors[0].extensions.code).toBe('BAD_INPUT');
  });

  it('lets the tools introspect', async () => {
    for (const options of [{}, { inputValueDeprecation: true, specifiedByUrl: true, oneOf: true }]) {
      const { errors, data } = await api.ask(getIntrospectionQuery(options));
      expect(errors).toBeUndefined();
      expect(data.__schema.types.length).toBeGreaterThan(30);
    }
  });

  it('takes every odd text as text', async () => {
    const odd = [
      "'; drop table region; --",
      '\\',
      '%',
      '_',
      '\u202e',
      '𠮷',
      '\ud800',
      '🚀'.repeat(500),
      '$1',
    ];
    const query = `query Q($text: String!, $ids: [ID!]!) { region(code: $text) { code } plan(slug: $text) { slug }
      target(key: $text) { key } indicator(code: $text) { code } nodes(ids: $ids) { id }
      regions(filter: { search: $text, parent: $text }) { nodes { code } }
      plans(filter: { search: $text, region: $text }) { nodes { slug } }
      indicators(filter: { search: $text }) { nodes { code } } }`;
    for (const text of odd) {
      const { errors, data } = await api.ask(query, { variables: { text, ids: [text] } });
      expect([text, errors]).toEqual([text, undefined]);
      expect([data.region, data.plan, data.nodes]).toEqual([null, null, [null]]);
    }
    expect(await api.db.query('select 1 from region')).toHaveLength(3);
  });

  it('refuses values that its scalars do not know, in literals and in variables', async () => {
    const argument = async (type: string, field: string, value: unknown) => {
      const asked = `series(regions: [], indicators: [], ${field}: $value) { points { period } }`;
      const { status, errors } = await api.ask(`query Q($value: ${type}) { ${asked} }`, {
        variables: { value },
      });
      return [status, errors?.[0].extensions.code];
    };
    for (const bad of [
      '2019-13',
      '2019-Q5',
      '2019-00',
      '19',
      '2019-02/2019-05',
      ' 2019',
      '２０１９',
      '2019-1',
    ]) {
      expect([bad, ...(await argument('Period', 'from', bad))]).toEqual([bad, 400, 'BAD_PERIOD']);
    }
    expect(await argument('Period', 'to', 2019)).toEqual([400, 'BAD_USER_INPUT']);
    const badInstants = [
      '2019-02-30T00:00:00Z',
      '2019-06-30',
      '2019-06-30T24:00:00Z',
      '2019-06-30T00:00:00',
      'now',
      '1561852800',
    ];
    for (const bad of badInstants) {
      expect([bad, ...(await argument('DateTime', 'asKnownAt', bad))]).toEqual([bad, 400, 'BAD_DATE']);
    }
    expect(await argument('DateTime', 'asKnownAt', '2019-06-30T08:00:00.123456+08:00')).toEqual([
      200,
      undefined,
    ]);
    const literal = await api.ask(
      '{ series(regions: [], indicators: [], from: "2019-Q9") { points { period } } }',
    );
    expect(literal.errors[0].extensions).toMatchObject({
      code: 'BAD_PERIOD',
      messageZh: '无法识别的报告期“2019-Q9”',
    });
  });

  it('still answers afterwards', async () => {
    expect((await api.ask('{ region(code: "410600") { nameEn } }')).data.region.nameEn).toBe('Hebi');
  });
});
