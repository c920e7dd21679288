/** Every road of the schema: for each field that leads to an object type, a query that takes it. */
import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLUnionType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';
import { globalId } from '../../../src/entities/node';

export interface Road {
  /** The field at its end: `Patent.owner`. */
  readonly edge: string;
  /** Object types on the way, the last one included; wrappers (connections, edges) too. */
  readonly types: readonly string[];
  readonly query: string;
  /** Leads to rows by the arguments of the table: whether there are any depends on the caller. */
  readonly isNarrow: boolean;
}

export interface WalkTables {
  /** Arguments by field, as text; the first of them is taken on the way to further fields. */
  readonly args: Readonly<Record<string, readonly string[]>>;
  /** Global ids of rows, by type: what `node` is asked for. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  /** Fields that need more than what they answer with: they stand among the types of their roads. */
  readonly entrances: readonly string[];
  /** Scalar fields that need more than their object does, with the type that guards them. */
  readonly guardedLeaves: Readonly<Record<string, string>>;
}

interface Way {
  readonly types: readonly string[];
  readonly wrap: (inner: string) => string;
}

const ROOT: Way = { types: [], wrap: (inner) => `{ ${inner} }` };

export class RoadFinder {
  readonly #ways = new Map<string, Way>([['Query', ROOT]]);

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly tables: WalkTables,
  ) {
    this.#findWays();
  }

  /** Object types that no road leads to: payloads of mutations, which are walked as mutations. */
  get unreached(): readonly string[] {
    return objectTypesOf(this.schema)
      .map(({ name }) => name)
      .filter((name) => !this.#ways.has(name) && name !== 'Mutation');
  }

  roads(): readonly Road[] {
    return [...this.#ways].flatMap(([name, way]) => {
      const type = this.schema.getType(name) as GraphQLObjectType;
      return Object.values(type.getFields()).flatMap((field) => this.#roadsOver(type, way, field));
    });
  }

  /** Breadth first, and first without any field that needs arguments: on the way stand whole lists. */
  #findWays(): void {
    for (const mayNeedArguments of [false, true]) {
      const waiting = [...this.#ways.keys()];
      for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
        const type = this.schema.getType(name) as GraphQLObjectType;
        for (const field of Object.values(type.getFields())) {
          const target = getNamedType(field.type);
          if (!isObjectType(target) || this.#ways.has(target.name)) continue;
          if (field.args.some(isRequiredArgument) && !mayNeedArguments) continue;
          this.#ways.set(target.name, this.#wayOver(type, field, target));
          waiting.push(target.name);
        }
      }
    }
  }

  #wayOver(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, target: GraphQLObjectType): Way {
    const way = this.#ways.get(type.name) as Way;
    const [args = ''] = this.#argsOf(type, field);
    return {
      types: [...this.#typesOver(type, way, field), target.name],
      wrap: (inner) => way.wrap(`${field.name}${args} { ${inner} }`),
    };
  }

  #typesOver(type: GraphQLObjectType, way: Way, field: GraphQLField<unknown, unknown>): readonly string[] {
    const edge = `${type.name}.${field.name}`;
    return this.tables.entrances.includes(edge) ? [...way.types, edge] : way.types;
  }

  #roadsOver(type: GraphQLObjectType, way: Way, field: GraphQLField<unknown, unknown>): readonly Road[] {
    const edge = `${type.name}.${field.name}`;
    const target = getNamedType(field.type);
    if (isInterfaceType(target)) return this.#roadsToNodes(edge, field);
    if (isLeafType(target)) {
      const guard = this.tables.guardedLeaves[edge];
      if (guard === undefined) return [];
      const types = [...way.types, guard];
      return [{ edge, types, query: way.wrap(field.name), isNarrow: false }];
    }
    if (isUnionType(target)) return this.#roadsToMembers(edge, way, field);
    if (!isObjectType(target)) throw new TypeError(`the walk knows no way through ${edge}`);
    return this.#argsOf(type, field).map((args, i) => ({
      edge,
      types: [...this.#typesOver(type, way, field), target.name],
      query: way.wrap(`${field.name}${args} { ${this.#leavesOf(target)} }`),
      isNarrow: i > 0 || field.args.some(isRequiredArgument),
    }));
  }

  /** Each type of a union: which of them is there depends on the data, and null stands for what is unseen. */
  #roadsToMembers(edge: string, way: Way, field: GraphQLField<unknown, unknown>): readonly Road[] {
    const types = this.schema.getPossibleTypes(getNamedType(field.type) as GraphQLUnionType);
    return types.map((type) => ({
      edge: `${edge} ${type.name}`,
      types: [...way.types, type.name],
      query: way.wrap(`${field.name} { ... on ${type.name} { ${this.#leavesOf(type)} } }`),
      isNarrow: true,
    }));
  }

  /** `node` and `nodes`: each type by each of its ids, and what hangs on it. */
  #roadsToNodes(edge: string, field: GraphQLField<unknown, unknown>): readonly Road[] {
    const types = this.schema.getPossibleTypes(getNamedType(field.type) as never);
    return types.flatMap((type) => {
      // What no resolver serves yet is asked for all the same.
      const ids = this.tables.ids[type.name] ?? [globalId(type.name, '1')];
      const leaves = `{ id ... on ${type.name} { ${this.#leavesOf(type)} } }`;
      const asked =
        field.name === 'nodes'
          ? `nodes(ids: ${JSON.stringify(ids)}) ${leaves}`
          : ids.map((id, i) => `n${i}: ${field.name}(id: "${id}") ${leaves}`).join(' ');
      return [{ edge: `${edge} ${type.name}`, types: [type.name], query: `{ ${asked} }`, isNarrow: true }];
    });
  }

  #argsOf(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): readonly string[] {
    const edge = `${type.name}.${field.name}`;
    const given = this.tables.args[edge];
    if (given) return given;
    if (field.args.some(isRequiredArgument)) throw new TypeError(`say with what arguments to ask ${edge}`);
    return field.args.some(({ name }) => name === 'first') ? ['(first: 20)'] : [''];
  }

  #leavesOf(type: GraphQLObjectType): string {
    const leaves = Object.values(type.getFields()).filter(
      (field) =>
        isLeafType(getNamedType(field.type)) &&
        !field.args.some(isRequiredArgument) &&
        this.tables.guardedLeaves[`${type.name}.${field.name}`] === undefined,
    );
    // Beside its count, so that the two can be compared.
    const nodes = type.name.endsWith('Connection') ? ['nodes { __typename }'] : [];
    return ['__typename', ...leaves.map(({ name }) => name), ...nodes].join(' ');
  }
}

export const objectTypesOf = (schema: GraphQLSchema): readonly GraphQLObjectType[] =>
  Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
  );
