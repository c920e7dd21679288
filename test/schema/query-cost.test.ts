import { type FragmentDefinitionNode, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { RESOLVERS } from '../../src/resolvers';
import { buildKejinSchema } from '../../src/schema/build-schema';
import { costOf } from '../../src/schema/query-cost';

const schema = buildKejinSchema(RESOLVERS);

function cost(query: string, variables: Record<string, unknown> = {}): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  let operation: OperationDefinitionNode | undefined;
  for (const node of parse(query).definitions) {
    if (node.kind === Kind.OPERATION_DEFINITION) operation = node;
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  return costOf({ schema, operation: operation as OperationDefinitionNode, fragments, variables });
}

describe('the cost of a query', () => {
  it('counts the values of one object', () => {
    expect(cost('{ region(code: "1") { code nameZh } }')).toBe(3);
    expect(cost('{ __typename __schema { types { name } } }')).toBe(2);
  });

  it('counts a page as large as it is asked to be, in literals, variables and defaults', () => {
    expect(cost('{ regions(first: 7) { nodes { code nameZh } } }')).toBe(1 + 1 + 7 * 2);
    expect(cost('{ regions(last: 7) { edges { node { code } } } }')).toBe(1 + 1 + 7 * 2);
    expect(cost('query Q($n: Int) { regions(first: $n) { nodes { code } } }', { n: 100_000 })).toBe(100_002);
    expect(cost('query Q($n: Int) { regions(first: $n) { nodes { code } } }')).toBe(52);
    expect(cost('{ regions { nodes { code } } }')).toBe(52);
  });

  it('multiplies lists in lists', () => {
    expect(cost('{ plans(first: 10) { nodes { stages { targets { key } } } } }')).toBe(
      1 + 1 + 10 * (1 + 5 * (1 + 12)),
    );
  });

  it('knows how many series, nodes and days are asked for', () => {
    const series = '{ series(regions: ["1", "2"], indicators: ["a", "b", "c"]) { points { value } } }';
    expect(cost(series)).toBe(1 + 6 * (1 + 60));
    const days = { days: ['2019-03-31', '2019-06-30', '2019-06-30'] };
    const standing =
      'query Q($days: [Date!]!) { target(key: "a") { progressOn(days: $days) { actual status } } }';
    expect(cost(standing, days)).toBe(1 + 1 + 3 * (50 + 2));
    expect(cost(standing, { days: [] })).toBe(2);
    expect(cost('query Q($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', 'b'] })).toBe(3);
  });

  it('counts fragments where they are spread, and inline ones too', () => {
    const spread =
      '{ regions(first: 3) { ...P } } fragment P on RegionConnection { nodes { ...R ... on Region { code } } } fragment R on Region { nameZh }';
    expect(cost(spread)).toBe(1 + 1 + 3 * 2);
    expect(cost('{ node(id: "x") { id ... on Plan { stages { key } } } }')).toBe(1 + 1 + 1 + 5);
  });

  it('measures a fragment bomb without running into it', () => {
    const fragments = Array.from(
      { length: 60 },
      (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`,
    );
    expect(
      cost(`{ ...F0 } ${fragments.join(' ')} fragment F60 on Query { viewer { role } }`),
    ).toBeGreaterThan(2 ** 60);
  });
});
