import { readFile } from 'node:fs/promises';
import { buildSchema, findBreakingChanges, isInterfaceType, isObjectType, parse } from 'graphql';
import { RESOLVERS } from '../../src/resolvers';
import { NODE_TYPES } from '../../src/resolvers/node.resolver';
import { buildKejinSchema, printKejinSchema } from '../../src/schema/build-schema';
import { SCHEMA_FILE } from '../../src/server/write-schema';

/** A log is followed forwards only; so is evidence, which tells of more than a list, of records unseen. */
const LOGS = ['EnterpriseChangeConnection', 'EvidenceConnection'];

/** They tell of the whole list as well: what it speaks of, what it costs each target. */
const TELL_MORE = ['IndicatorRankingConnection', 'LapsingCertificationConnection'];
/** There `before` is a day. */
const FORWARDS = ['LapsingCertificationConnection!'];

describe('the schema', () => {
  const schema = buildKejinSchema(RESOLVERS);
  const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));

  it('is the one that is checked in; npm run schema writes it', async () => {
    expect(await readFile(SCHEMA_FILE, 'utf8')).toBe(printKejinSchema(schema));
  });

  it('is the same when it is built again and when it is read back', () => {
    expect(printKejinSchema(buildKejinSchema(RESOLVERS))).toBe(printKejinSchema(schema));
    const again = buildSchema(printKejinSchema(schema));
    expect(findBreakingChanges(schema, again)).toEqual([]);
    expect(parse(printKejinSchema(schema)).definitions.length).toBeGreaterThan(40);
  });

  it('gives every connection the shape that Relay expects', () => {
    const connections = types.filter(
      ({ name }) => name.endsWith('Connection') && ![...LOGS, ...TELL_MORE].includes(name),
    );
    expect(connections.length).toBeGreaterThan(4);
    for (const type of connections) {
      if (!isObjectType(type)) throw new Error(`${type.name} is no object`);
      const fields = Object.fromEntries(Object.values(type.getFields()).map((f) => [f.name, String(f.type)]));
      const name = type.name.replace('Connection', '');
      expect(fields).toEqual({
        ...{ edges: `[${name}Edge!]!`, nodes: `[${name}!]!`, pageInfo: 'PageInfo!', totalCount: 'Int!' },
      });
      const edge = schema.getType(`${name}Edge`);
      expect(isObjectType(edge) && Object.keys(edge.getFields()).sort()).toEqual(['cursor', 'node']);
    }
  });

  it('lets every field that gives a connection be paged in both directions', () => {
    for (const type of types) {
      if (!isObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        const given = String(field.type);
        if (!given.endsWith('Connection!') || LOGS.includes(given.slice(0, -1))) continue;
        if (FORWARDS.includes(given)) continue;
        const args = field.args.map((arg) => arg.name);
        expect([type.name, field.name, args]).toEqual([
          ...[type.name, field.name],
          expect.arrayContaining(['first', 'after', 'last', 'before']),
        ]);
      }
    }
  });

  it('says of every type, and of every enum value, what it is', () => {
    const silent = types
      .filter((type) => !type.description && !['Query', 'Mutation', 'Subscription'].includes(type.name))
      .map((type) => type.name);
    expect(silent).toEqual([]);
    const words = types.flatMap((type) =>
      'getValues' in type
        ? type.getValues().map((value) => [`${type.name}.${value.name}`, value.description])
        : [],
    );
    expect(words.filter(([, description]) => !description)).toEqual([]);
  });

  it('has an id on everything that is a node', () => {
    const node = schema.getType('Node');
    if (!isInterfaceType(node)) throw new Error('Node is no interface');
    const names = schema.getPossibleTypes(node).map((type) => type.name);
    expect([...names].sort()).toEqual([...NODE_TYPES.keys()].sort());
  });
});
