import type { GraphQLSchema } from 'graphql';
import { RESOLVERS } from '../../src/resolvers';
import { NODE_TYPES } from '../../src/resolvers/node.resolver';
import { buildKejinSchema } from '../../src/schema/build-schema';
import { type Api, bearer, type GraphqlAnswer, openApi, TEST_SEALER } from './api';
import { argsFor } from './walk/args';
import {
  ENTRANCES,
  guardOf,
  JINTA,
  MUTATIONS,
  maySee,
  maySeeOnce,
  type PlantedRow,
  TYPES,
  WALKERS,
  type Walker,
} from './walk/callers';
import { type Planted, plantForWalk } from './walk/plant';
import { objectTypesOf, type Road, RoadFinder } from './walk/roads';
import { ROUTES } from './walk/routes';

/** Roads taken at once. */
const ABREAST = 6;
const ONE_OF_EACH_ROLE = WALKERS.filter(
  ({ role }, i) => WALKERS.findIndex((other) => other.role === role) === i,
);
const WALK_TIMEOUT_MS = 120_000;
const REFUSALS = ['NOT_SIGNED_IN', 'NOT_ALLOWED'];

/** Scalars that tell of rows of another type. */
const GUARDED_LEAVES = {
  'Enterprise.patentCount': 'Patent',
  'Fund.paidIn': 'Contribution',
  'Fund.balance': 'LedgerPosting',
  'Programme.outstanding': 'Loan',
  'Programme.defaultRate': 'Loan',
  'FigureSource.fileName': 'FeedRun',
};

/** What only the answers of mutations hold. */
const TOLD_BY_MUTATIONS = ['UnjudgedRule'];
/** Served over a road of its own, which live-runs.test.ts takes as every role. */
const STREAMED = 'Subscription';

/** Every road is taken within a minute or two, by one caller after the other. */
const ROADS_COST = 1_000_000_000;

describe('the authorisation walk', () => {
  let api: Api;
  let planted: Planted;
  let roads: readonly Road[];
  let finder: RoadFinder;
  let schema: GraphQLSchema;
  const keys = new Map<Walker, string>();

  beforeAll(async () => {
    api = await openApi({ config: { rateCostPerMinute: ROADS_COST } });
    planted = await plantForWalk(api.db, TEST_SEALER);
    schema = buildKejinSchema(RESOLVERS);
    finder = new RoadFinder(schema, {
      ...{
        args: argsFor(planted.usccs, planted.ids),
        ids: planted.ids,
        entrances: Object.keys(ENTRANCES),
        guardedLeaves: GUARDED_LEAVES,
      },
    });
    roads = finder.roads();
    await api.keyOf('READER', { name: '⟦key⟧' });
    for (const walker of WALKERS) {
      const { role, title, ...more } = walker;
      if (role !== null) keys.set(walker, await api.keyOf(role, { ...more, name: title }));
    }
  }, WALK_TIMEOUT_MS);
  afterAll(() => api.close());

  const rows = (): readonly PlantedRow[] => [
    ...planted.rows,
    { type: 'ApiKey', marker: '⟦key⟧', region: null, isShared: null },
    { type: 'AuditRecord', marker: 'system:cli', region: null, isShared: null },
  ];

  it('knows every object type, mutation and node of the schema', () => {
    const types = objectTypesOf(schema).map(({ name }) => name);
    const walked = types.filter(
      (name) => !finder.unreached.includes(name) && !['Query', 'Mutation'].includes(name),
    );
    expect(walked.map(guardOf).filter((name) => !TYPES[name])).toEqual([]);
    expect(Object.keys(TYPES).filter((name) => !types.includes(name))).toEqual([]);
    const payloads = Object.values(schema.getMutationType()?.getFields() ?? {});
    expect(payloads.map(({ name }) => name).sort()).toEqual(Object.keys(MUTATIONS).sort());
    const nodes = schema.getPossibleTypes(schema.getType('Node') as never).map(({ name }) => name);
    const unserved = nodes.filter((name) => !NODE_TYPES.has(name));
    const answersOfMutations = finder.unreached.filter(
      (name) => name.endsWith('Payload') || TOLD_BY_MUTATIONS.includes(name),
    );
    expect([...finder.unreached].sort()).toEqual([...unserved, ...answersOfMutations, STREAMED].sort());
    expect(Object.keys(planted.ids).sort()).toEqual([...NODE_TYPES.keys()].sort());
  });

  it('takes a road over every field that leads to an object, from everywhere', () => {
    const edges = new Set(roads.map(({ edge }) => edge.split(' ')[0]));
    const wanted = objectTypesOf(schema)
      .filter(({ name }) => !finder.unreached.includes(name) && name !== 'Mutation')
      .flatMap((type) => Object.values(type.getFields()).map((field) => [type.name, field] as const))
      .filter(
        ([, { type }]) =>
          /^[A-Z]/.test(String(type).replace(/[[\]!]/g, '')) && isComposite(schema, String(type)),
      )
      .map(([name, field]) => `${name}.${field.name}`);
    expect(wanted.filter((edge) => !edges.has(edge))).toEqual([]);
    expect(wanted.length).toBeGreaterThan(150);
  });

  describe('on every road', () => {
    const seen = new Map(WALKERS.map((walker) => [walker, new Set<string>()]));
    /** The first thing that was wrong, of whom something was. */
    const faults = new Map<Walker, unknown>();

    /** All take one road together: what is asked is compiled once, and forgotten before the last road. */
    beforeAll(async () => {
      await Promise.all(
        Array.from({ length: ABREAST }, async (_, lane) => {
          for (let at = lane; at < roads.length; at += ABREAST) await takeRoad(roads[at] as Road);
        }),
      );
    }, WALK_TIMEOUT_MS * WALKERS.length);

    async function takeRoad(road: Road): Promise<void> {
      for (const walker of WALKERS) {
        if (faults.has(walker)) continue;
        try {
          const { text } = await look(walker, road);
          for (const { marker } of rows()) if (text.includes(marker)) seen.get(walker)?.add(marker);
        } catch (fault) {
          faults.set(walker, fault);
        }
      }
    }

    for (const walker of WALKERS) {
      it(`shows ${walker.title} what it may see, and nothing else`, () => {
        if (faults.has(walker)) throw faults.get(walker);
        const mine = rows().filter((row) => maySee(walker, row));
        const unseen = mine.filter(({ marker }) => !seen.get(walker)?.has(marker));
        expect(unseen.map(({ marker }) => marker)).toEqual([]);
      });
    }
  });

  async function look(walker: Walker, road: Road): Promise<GraphqlAnswer> {
    const answer = await api.ask(road.query, { key: keys.get(walker) });
    const leaked = rows().filter(
      (row) =>
        answer.text.includes(row.marker) &&
        !maySee(walker, row) &&
        !isOfThePast(walker, road, row) &&
        !isEcho(road, row),
    );
    expect([road.query, leaked.map(({ marker }) => marker)]).toEqual([road.query, []]);
    checkRefusal(walker, road, answer);
    checkCounts(walker, road, answer);
    return answer;
  }

  const isOfThePast = (walker: Walker, road: Road, row: PlantedRow) =>
    road.types.includes('EnterpriseChange') && row.type === 'Enterprise' && maySeeOnce(walker, row);

  /** A refusal repeats what was asked for, whether or not it is there. */
  const isEcho = (road: Road, row: PlantedRow) =>
    road.edge.endsWith('.userErrors') && road.query.includes(row.marker);

  /** A list that the caller may see, and that is empty for it: there is nothing behind it to be refused. */
  const endsEarly = (road: Road, barred: string, { data }: GraphqlAnswer) =>
    road.types[0] !== barred &&
    Object.values(data ?? {}).some((list) => (list as Partial<Counted> | null)?.nodes?.length === 0);

  function checkRefusal(walker: Walker, road: Road, answer: GraphqlAnswer): void {
    const codes: string[] = (answer.errors ?? []).map(
      (error: { extensions: { code: string } }) => error.extensions.code,
    );
    const barred = road.types.find((name) => !(ENTRANCES[name] ?? TYPES[guardOf(name)])?.(walker));
    const where = `${road.query} as ${walker.title}`;
    if (barred === undefined) expect([where, codes]).toEqual([where, []]);
    else if (!road.isNarrow && !endsEarly(road, barred, answer)) {
      expect([where, [...new Set(codes)]]).toEqual([
        where,
        [walker.role === null ? REFUSALS[0] : REFUSALS[1]],
      ]);
    } else expect(codes.filter((code) => !REFUSALS.includes(code))).toEqual([]);
  }

  /** A count tells of rows too: a list has as many as it shows, and groups as many as are seen. */
  function checkCounts(walker: Walker, road: Road, answer: GraphqlAnswer): void {
    for (const { totalCount, nodes } of connectionsIn(answer.data))
      expect([road.query, totalCount]).toEqual([road.query, nodes.length]);
    if (road.edge !== 'Query.enterpriseGroups' || road.isNarrow === false || !answer.data) return;
    const counted = answer.data.enterpriseGroups.reduce(
      (sum: number, { count }: { count: number }) => sum + count,
      0,
    );
    const mine = planted.rows.filter((row) => planted.usccs.includes(row.marker) && maySee(walker, row));
    const wanted = road.query.includes(JINTA) ? mine.filter(({ region }) => region === JINTA) : mine;
    expect([road.query, counted]).toEqual([road.query, wanted.length]);
  }

  it(
    'lets nobody write who may not, and nothing comes of trying',
    async () => {
      // Refused requests about money leave a record that they were refused.
      const content = () =>
        api.db.query(
          `select seq, hash from audit_record where content::jsonb ->> 'action' <> 'REQUEST_REFUSED'
           order by seq desc limit 1`,
        );
      const before = await content();
      for (const walker of WALKERS) {
        for (const [name, { ask, may }] of Object.entries(MUTATIONS)) {
          const { data, errors } = await api.ask(`mutation { ${ask} }`, { key: keys.get(walker) });
          const refusal = walker.role === null ? 'NOT_SIGNED_IN' : 'NOT_ALLOWED';
          const outcome = errors?.[0].extensions.code ?? data[name].userErrors.length;
          expect([walker.title, name, outcome]).toEqual([walker.title, name, may(walker) ? 1 : refusal]);
        }
      }
      expect(await content()).toEqual(before);
    },
    WALK_TIMEOUT_MS,
  );

  it(
    'opens every address of the server to those it is for, and to nobody else',
    async () => {
      expect(Object.keys(ROUTES).sort()).toEqual(routesOf(api).sort());
      for (const walker of ONE_OF_EACH_ROLE) {
        const key = keys.get(walker);
        const signedIn = key === undefined ? {} : bearer(key);
        for (const [route, { may, path, status: expected }] of Object.entries(ROUTES)) {
          const method = route.split(' ')[0] as string;
          const headers = method === 'POST' ? { ...signedIn, 'content-type': 'text/x-none' } : signedIn;
          const answer = await api.send(path, {
            method,
            headers,
            ...(method === 'POST' ? { body: 'x' } : {}),
          });
          const status = may(walker) ? expected : walker.role === null ? 401 : 403;
          expect([walker.title, route, answer.status]).toEqual([walker.title, route, status]);
          const text = await answer.text();
          expect(rows().filter((row) => !maySee(walker, row) && text.includes(row.marker))).toEqual([]);
        }
      }
    },
    WALK_TIMEOUT_MS,
  );
});

/** `GET /feeds/runs/:id` and the like, from the tree that Fastify prints. */
function routesOf({ server }: Api): string[] {
  const trail: string[] = [];
  return server
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', part, methods = ''] = /^([│ ]*)[├└]── (\S+)(?: \((.+)\))?/.exec(line) ?? [];
      if (part === undefined) return [];
      const depth = indent.length / 4;
      trail.splice(depth, trail.length, part);
      const shown = methods.split(', ').filter((method) => method !== '' && method !== 'HEAD');
      return shown.map((method) => `${method} ${trail.join('')}`);
    });
}

interface Counted {
  readonly totalCount: number;
  readonly nodes: readonly object[];
}

function connectionsIn(value: unknown): readonly Counted[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(connectionsIn);
  return 'totalCount' in value && 'nodes' in value ? [value as Counted, ...inner] : inner;
}

const isComposite = (schema: GraphQLSchema, type: string) =>
  'getFields' in (schema.getType(type.replace(/[[\]!]/g, '')) ?? {});
