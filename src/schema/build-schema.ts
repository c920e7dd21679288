/** Builds the executable schema from the decorators, and prints it as the SDL that is checked in. */
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchemaSync, type NonEmptyArray, type PubSub } from 'type-graphql';
import { registerEnums } from './enums';
import { checkPermission } from './permission';
import { SCALARS_MAP } from './scalars';

const unused = () => {
  throw new TypeError('a subscription brings its own source');
};
/** The library wants one as soon as there is a subscription, whether or not it is used. */
const NO_PUB_SUB: PubSub = { publish: unused, subscribe: unused };

// biome-ignore lint/complexity/noBannedTypes: type-graphql's own name for a resolver class
export type ResolverClass = Function;

/** The resolvers are given, for the schema knows none: they stand to its right on the stair. */
export function buildKejinSchema(resolvers: readonly [ResolverClass, ...ResolverClass[]]): GraphQLSchema {
  registerEnums();
  return buildSchemaSync({
    resolvers: resolvers as unknown as NonEmptyArray<ResolverClass>,
    scalarsMap: SCALARS_MAP,
    authChecker: checkPermission,
    authMode: 'error',
    pubSub: NO_PUB_SUB,
    // Inputs are judged by the services that know the rules.
    validate: false,
  });
}

const HEADER = `# The public GraphQL schema of Kejin. npm run schema writes it; a test fails on drift.\n\n`;

export const printKejinSchema = (schema: GraphQLSchema): string =>
  `${HEADER}${printSchema(lexicographicSortSchema(schema))}\n`;
