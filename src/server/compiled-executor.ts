/** Runs operations compiled to JavaScript, once per document and operation, behind Apollo's gateway seam. */
import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server';
import {
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { AppError } from '../errors';
import type { Logger } from '../log';
import type { RequestContext } from '../schema/context';
import { EXECUTION_TIMEOUT_MS, MAX_COMPILED_DOCUMENTS } from '../schema/limits';
import { BoundedCache } from './bounded-cache';
import { type AskedIn, fieldError } from './error-answers';

type GatewayInterface = ApolloServerOptionsWithGateway<BaseContext>['gateway'];
interface Compiled {
  readonly query: CompiledQuery | ExecutionResult;
  readonly defaults: Readonly<Record<string, unknown>>;
}

/**
 * The seam of a gateway, because what goes through it keeps Apollo's own pipeline around it: error formatting
 * and the plugins' hooks, which a response given by a plugin would bypass.
 */
export function compiledGateway(
  schema: GraphQLSchema,
  log: Logger,
  timeoutMs = EXECUTION_TIMEOUT_MS,
): GatewayInterface {
  const compiled = new BoundedCache<Compiled>(MAX_COMPILED_DOCUMENTS);
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    async load() {
      return {
        executor: async ({ document, queryHash, operation, request, context }) => {
          const operationName = operation?.name?.value ?? request.operationName ?? undefined;
          const { query, defaults } = compiled.getOrMake(`${queryHash} ${operationName ?? ''}`, () => ({
            query: compileQuery(schema, document, operationName, { disablingCapturingStackErrors: true }),
            defaults: defaultsOf(operation),
          }));
          // Such as an operation name that the document does not have.
          if (!isCompiledQuery(query)) return query;
          const given = context as RequestContext;
          const variables = { ...defaults, ...request.variables };
          const result = await withinTime(query.query(undefined, given, variables), timeoutMs);
          return finished(result, given, log);
        },
      };
    },
    async stop() {},
  };
}

/**
 * The defaults of an operation's variables as a caller would send them. Left to the compiler, the default of
 * a non-null variable would be refused as missing, and that of a scalar such as Date would stay text.
 */
function defaultsOf(operation: OperationDefinitionNode | null | undefined): Record<string, unknown> {
  const defaults: Record<string, unknown> = {};
  for (const { variable, defaultValue } of operation?.variableDefinitions ?? [])
    if (defaultValue) defaults[variable.name.value] = valueFromASTUntyped(defaultValue);
  return defaults;
}

function finished(result: ExecutionResult, asked: AskedIn, log: Logger): ExecutionResult {
  if (!result.errors || result.errors.length === 0) return result;
  const errors = result.errors.map((error: GraphQLError) => fieldError(error, asked, log));
  return { ...result, errors };
}

export async function withinTime(
  running: Promise<ExecutionResult> | ExecutionResult,
  timeoutMs: number,
): Promise<ExecutionResult> {
  if (!(running instanceof Promise)) return running;
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const details = { what: 'execution time in ms', size: `> ${timeoutMs}`, max: timeoutMs };
      reject(new AppError('QUERY_TOO_COMPLEX', details));
    }, timeoutMs);
  });
  try {
    return await Promise.race([running, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
