import type { Statements } from '../../src/db/database';
import { makePatentNumber } from '../../src/domain/identifiers/patent-number';
import { makeUscc } from '../../src/domain/identifiers/uscc';
import { type Api, type AskOptions, openApi, statementsOf } from '../server/api';
import { insertFeed, insertFeedRun, insertRegion, insertReject } from '../support/factories';
import { insertEnterprise, insertPatent } from '../support/graph';

/** A list to walk: how to ask for a page of it, and where the connection is in the answer. */
interface Walk {
  readonly name: string;
  readonly query: (args: string) => string;
  readonly pick: (data: Record<string, never>) => Page;
}

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly it: string } }[];
  readonly nodes: readonly { readonly it: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: number;
}

const SHAPE = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount';
const page = (it: string) => `{ edges { cursor node { it: ${it} } } nodes { it: ${it} } ${SHAPE} }`;
const SIZE = 11;

const WALKS: readonly Walk[] = [
  {
    name: 'regions',
    query: (args) => `{ list: regions(${args}) ${page('code')} }`,
    pick: (data) => (data as unknown as { list: Page }).list,
  },
  {
    name: 'filtered regions',
    query: (args) => `{ list: regions(filter: { level: COUNTY }, ${args}) ${page('code')} }`,
    pick: (data) => (data as unknown as { list: Page }).list,
  },
  {
    name: 'enterprises by what changed last',
    query: (args) => `{ list: enterprises(orderBy: CHANGED_AT, ${args}) ${page('uscc')} }`,
    pick: (data) => (data as unknown as { list: Page }).list,
  },
  {
    name: 'enterprises by region, filtered',
    query: (args) =>
      `{ list: enterprises(orderBy: REGION, filter: { search: "有限" }, ${args}) ${page('uscc')} }`,
    pick: (data) => (data as unknown as { list: Page }).list,
  },
  {
    name: 'the enterprises of a region',
    query: (args) => `{ region(code: "410600") { enterprises(${args}) ${page('uscc')} } }`,
    pick: (data) => (data as unknown as { region: { enterprises: Page } }).region.enterprises,
  },
  {
    name: 'patents, many filed on one day',
    query: (args) => `{ list: patents(${args}) ${page('applicationNumber')} }`,
    pick: (data) => (data as unknown as { list: Page }).list,
  },
  {
    name: 'the patents of an enterprise',
    query: (args) => `{ enterprises(last: 1) { nodes { patents(${args}) ${page('applicationNumber')} } } }`,
    pick: (data) =>
      (data as unknown as { enterprises: { nodes: { patents: Page }[] } }).enterprises.nodes[0]
        ?.patents as Page,
  },
  {
    name: 'feed runs, the newest first, many at one instant',
    query: (args) => `{ list: feedRuns(${args}) ${page('contentHash')} }`,
    pick: (data) => (data as unknown as { list: Page }).list,
  },
  {
    name: 'the runs of a feed',
    query: (args) => `{ feed(slug: "local-long") { runs(${args}) ${page('contentHash')} } }`,
    pick: (data) => (data as unknown as { feed: { runs: Page } }).feed.runs,
  },
  {
    name: 'the rejects of a run',
    query: (args) => `{ feedRuns(first: 1) { nodes { rejects(${args}) ${page('line')} } } }`,
    pick: (data) =>
      (data as unknown as { feedRuns: { nodes: { rejects: Page }[] } }).feedRuns.nodes[0]?.rejects as Page,
  },
];

async function plantEnterprises(db: Statements): Promise<void> {
  let last: unknown;
  for (let i = 0; i < SIZE; i += 1) {
    const uscc = makeUscc(`91410600PAGE${String(i).padStart(4, '0')}`);
    const row = await insertEnterprise(db, { uscc, regionCode: String(410600 + (i % 3)) });
    last = row.id;
  }
  for (let i = 0; i < SIZE; i += 1) {
    const applicationNumber = makePatentNumber(2017, 'INVENTION', i + 1);
    await insertPatent(db, last, { applicationNumber, filedOn: `2017-01-0${1 + (i % 2)}` });
  }
}

describe('pages', () => {
  let api: Api;
  let officer: AskOptions;

  beforeAll(async () => {
    api = await openApi();
    officer = { key: await api.keyOf('DATA_OFFICER') };
    for (let i = 0; i < SIZE; i += 1) {
      const code = String(410600 + i);
      await insertRegion(api.db, { code, level: i % 2 === 0 ? 'COUNTY' : 'PREFECTURE' });
    }
    await insertFeed(api.db);
    for (let i = 0; i < SIZE; i += 1) {
      const queuedAt = `2019-06-01T00:00:00.00000${i % 3}Z`;
      await insertFeedRun(api.db, { sha256: i.toString(16).padStart(64, '0'), queuedAt });
    }
    const [newest] = await api.db.query<{ id: string }>(
      'select id from feed_run order by queued_at desc, id desc limit 1',
    );
    await plantEnterprises(api.db);
    for (let line = 1; line <= SIZE; line += 1) await insertReject(api.db, { runId: newest?.id, line });
  });
  afterAll(() => api.close());

  const fetchPage = async (walk: Walk, args: string): Promise<Page> => {
    const { data, errors } = await api.ask(walk.query(args), officer);
    expect(errors).toBeUndefined();
    return walk.pick(data);
  };
  const its = (found: Page) => found.nodes.map((node) => String(node.it));

  async function walkForward(walk: Walk, size: number): Promise<string[]> {
    const seen: string[] = [];
    let after = '';
    for (let pages = 0; pages < 50; pages += 1) {
      const found = await fetchPage(walk, `first: ${size}${after}`);
      expect(found.edges.map((edge) => String(edge.node.it))).toEqual(its(found));
      expect(found.pageInfo.hasPreviousPage).toBe(after !== '');
      expect(found.pageInfo.startCursor).toBe(found.edges[0]?.cursor ?? null);
      seen.push(...its(found));
      if (!found.pageInfo.hasNextPage) return seen;
      after = `, after: "${found.pageInfo.endCursor}"`;
    }
    throw new Error('the walk does not end');
  }

  async function walkBackward(walk: Walk, size: number): Promise<string[]> {
    const seen: string[] = [];
    let before = '';
    for (let pages = 0; pages < 50; pages += 1) {
      const found = await fetchPage(walk, `last: ${size}${before}`);
      expect(found.pageInfo.hasNextPage).toBe(before !== '');
      seen.unshift(...its(found));
      if (!found.pageInfo.hasPreviousPage) return seen;
      before = `, before: "${found.pageInfo.startCursor}"`;
    }
    throw new Error('the walk does not end');
  }

  for (const walk of WALKS) {
    it(`walks ${walk.name} forward and backward over the same rows in the same order`, async () => {
      const whole = await fetchPage(walk, 'first: 200');
      expect(whole.nodes.length).toBeGreaterThan(4);
      expect(whole.totalCount).toBe(whole.nodes.length);
      expect(new Set(its(whole)).size).toBe(whole.nodes.length);
      for (const size of [1, 2, 3, 5, SIZE]) {
        expect(await walkForward(walk, size)).toEqual(its(whole));
        expect(await walkBackward(walk, size)).toEqual(its(whole));
      }
    });
  }

  it('goes on where it was although the row of the cursor is gone', async () => {
    const [walk] = WALKS as [Walk];
    await insertRegion(api.db, { code: '999999' });
    const found = await fetchPage(walk, 'last: 1');
    await api.db.query(`delete from region where code = '999999'`);
    const before = await fetchPage(walk, `last: 1, before: "${found.pageInfo.startCursor}"`);
    expect(its(before)).toEqual(['410610']);
  });

  it('takes a page between two cursors', async () => {
    const [walk] = WALKS as [Walk];
    const { edges } = await fetchPage(walk, 'first: 200');
    const between = `after: "${edges[2]?.cursor}", before: "${edges[6]?.cursor}"`;
    expect(its(await fetchPage(walk, `first: 10, ${between}`))).toEqual(['410603', '410604', '410605']);
    expect(its(await fetchPage(walk, `last: 2, ${between}`))).toEqual(['410604', '410605']);
  });

  it('refuses cursors that were altered, forged or taken from another list', async () => {
    const [regions, , runs] = WALKS as [Walk, Walk, Walk];
    const own = (await fetchPage(regions, 'first: 2')).edges[0]?.cursor as string;
    const other = (await fetchPage(runs, 'first: 1')).edges[0]?.cursor as string;
    const flipped = own.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A'));
    const plain = Buffer.from('["410600"]').toString('base64url');
    for (const cursor of [flipped, `${own}=`, ` ${own}`, other, plain, '', 'x', '%00', 'é'.repeat(3000)]) {
      const { errors, data } = await api.ask(
        'query Q($after: String) { regions(after: $after) { nodes { code } } }',
        {
          variables: { after: cursor },
        },
      );
      expect([cursor, errors?.[0].extensions.code, data]).toEqual([cursor, 'BAD_CURSOR', null]);
    }
  });

  it('refuses page sizes below 1 and above 500, and both directions at once', async () => {
    const query =
      'query Q($first: Int, $last: Int) { regions(first: $first, last: $last) { nodes { code } } }';
    const codeOf = async (variables: object) =>
      (await api.ask(query, { variables: { ...variables } })).errors?.[0].extensions.code;
    for (const size of [0, -1, 501]) {
      expect([size, await codeOf({ first: size })]).toEqual([size, 'BAD_PAGE_SIZE']);
      expect([size, await codeOf({ last: size })]).toEqual([size, 'BAD_PAGE_SIZE']);
    }
    expect(await codeOf({ first: 2 ** 31 - 1 })).toBe('QUERY_TOO_COMPLEX');
    expect(await codeOf({ first: 2 ** 31 })).toBe('BAD_USER_INPUT');
    expect(await codeOf({ first: 1, last: 1 })).toBe('BAD_INPUT');
    expect(await codeOf({ first: null, last: null })).toBeUndefined();
  });

  it('counts the list only when the count is selected', async () => {
    const count = (sqls: readonly string[]) => sqls.filter((sql) => sql.includes('count(')).length;
    const without = await statementsOf(api.db, () =>
      api.ask('{ regions { nodes { code } pageInfo { hasNextPage } } }'),
    );
    const counted = await statementsOf(api.db, () => api.ask('{ regions { totalCount } }'));
    expect([count(without), count(counted)]).toEqual([0, 1]);
  });

  it('reads the runs of all feeds and the rejects of all runs in one statement each', async () => {
    await insertFeed(api.db, { slug: 'other' });
    await insertFeedRun(api.db, { feedSlug: 'other', sha256: 'f'.repeat(64) });
    const query = `{ feeds { slug runs(first: 2) { totalCount nodes { fileName receivedFrom feed { slug }
      rejects(first: 3) { totalCount nodes { line } } } } } }`;
    const seen = await statementsOf(api.db, () => api.ask(query, officer));
    const { data } = await api.ask(query, officer);
    expect(data.feeds.map((feed: { runs: Page }) => [feed.runs.totalCount, feed.runs.nodes.length])).toEqual([
      [SIZE, 2],
      [1, 1],
    ]);
    expect(data.feeds[0].runs.nodes[0].rejects.nodes.map((r: { line: number }) => r.line)).toEqual([1, 2, 3]);
    // Caller, feeds, runs, their count, batches, feeds of runs, rejects, their count.
    expect(seen.length).toBeLessThanOrEqual(8);
  });
});
