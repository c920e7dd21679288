import { globalId } from '../../src/entities/node';
import { type Api, openApi, statementsOf } from '../server/api';
import { insertFeed, insertFeedRun, plantHebi } from '../support/factories';

describe('global ids', () => {
  let api: Api;
  let ids: Record<string, string>;

  beforeAll(async () => {
    api = await openApi();
    await plantHebi(api.db, 1);
    await insertFeed(api.db);
    await insertFeedRun(api.db);
    const { data } = await api.ask(
      `{ region(code: "410600") { id } indicator(code: "tech-loans") { id } plan(slug: "hebi") { id }
         target(key: "hebi/2018/patents-granted") { id } feedRuns { nodes { id } } }`,
      { key: await api.keyOf('ADMINISTRATOR') },
    );
    ids = {
      Region: data.region.id,
      Indicator: data.indicator.id,
      Plan: data.plan.id,
      Target: data.target.id,
      FeedRun: data.feedRuns.nodes[0].id,
    };
  });
  afterAll(() => api.close());

  const NODES = `query N($ids: [ID!]!) { nodes(ids: $ids) { __typename id
    ... on Region { code } ... on Plan { slug region { code } } ... on Target { key indicator { code } } } }`;

  it('fetches every type of node by its id', async () => {
    const key = await api.keyOf('DATA_OFFICER');
    for (const [type, id] of Object.entries(ids)) {
      const { data } = await api.ask('query Q($id: ID!) { node(id: $id) { __typename id } }', {
        variables: { id },
        key,
      });
      expect(data.node).toEqual({ __typename: type, id });
    }
  });

  it('gives nodes in the order asked for, null for unknown ones, with fields of their own types', async () => {
    const unknown = globalId('Region', '000000');
    const asked = [ids.Target, unknown, ids.Plan, ids.Region, ids.Target];
    const { data, errors } = await api.ask(NODES, { variables: { ids: asked } });
    expect(errors).toBeUndefined();
    expect(data.nodes).toEqual([
      expect.objectContaining({ __typename: 'Target', indicator: { code: 'patents-granted' } }),
      null,
      expect.objectContaining({ __typename: 'Plan', slug: 'hebi', region: { code: '410600' } }),
      expect.objectContaining({ __typename: 'Region', code: '410600' }),
      expect.objectContaining({ __typename: 'Target', key: 'hebi/2018/patents-granted' }),
    ]);
  });

  it('answers null for ids that were altered or never given out', async () => {
    const region = ids.Region as string;
    const bad = [
      ...[
        '',
        'x',
        '=',
        '中文',
        '\u{1F600}',
        `${region}=`,
        ` ${region}`,
        region.slice(0, -1),
        'a'.repeat(10_000),
      ],
      ...[globalId('ApiKey', 'x'), globalId('Node', 'x'), globalId('constructor', 'x')],
      ...[globalId('Region', ''), globalId('Region', `41${'\0'}`), globalId('Region', "' or 1=1 --")],
      Buffer.from('Region:410600', 'utf8').toString('base64').replace(/=*$/, '=='),
    ];
    const { data, errors } = await api.ask(NODES, { variables: { ids: bad } });
    expect(errors).toBeUndefined();
    expect(data.nodes).toEqual(bad.map(() => null));
  });

  it('answers null for a run id that is no uuid', async () => {
    const { data, errors } = await api.ask(NODES, {
      variables: { ids: [globalId('FeedRun', 'not-a-uuid'), globalId('FeedRun', '1')] },
      key: await api.keyOf('ADMINISTRATOR'),
    });
    expect([data.nodes, errors]).toEqual([[null, null], undefined]);
  });

  it('fetches many nodes of a type in one statement, and refuses more than 200', async () => {
    const many = Array.from({ length: 200 }, (_, i) => globalId('Region', String(410600 + i)));
    const seen = await statementsOf(api.db, () => api.ask(NODES, { variables: { ids: many } }));
    expect(seen).toHaveLength(1);
    const { errors } = await api.ask(NODES, { variables: { ids: [...many, ids.Plan] } });
    expect(errors[0].extensions.code).toBe('QUERY_TOO_COMPLEX');
  });
});
