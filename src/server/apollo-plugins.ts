/** What Apollo does for each operation beside executing it: limits, status codes, measurements. */
import type { ApolloServerPlugin, BaseContext, GraphQLRequestListener } from '@apollo/server';
import {
  type FragmentDefinitionNode,
  GraphQLError,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { AppError } from '../errors';
import { MAX_COST } from '../schema/limits';
import { costOf } from '../schema/query-cost';
import { refuseNul } from '../schema/query-shape';
import { innermost } from './known-errors';

const badRequest = (message: string, originalError?: Error, code?: string) =>
  new GraphQLError(message, {
    ...(originalError ? { originalError } : {}),
    extensions: { http: { status: 400 }, ...(code ? { code } : {}) },
  });

/** Checks the variables and what they make of the operation; literals alone would not tell. */
export const limitsPlugin: ApolloServerPlugin<BaseContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, operation, request }) {
        // A name that the document does not have is refused on execution.
        if (!operation) return;
        const { coerced, errors } = getVariableValues(
          schema,
          operation.variableDefinitions ?? [],
          request.variables ?? {},
          { maxErrors: 5 },
        );
        if (errors?.[0]) {
          const cause = innermost(errors[0]);
          throw badRequest(errors[0].message, cause as Error, 'BAD_USER_INPUT');
        }
        try {
          refuseNul(document, request.variables);
          refuseCost(schema, operation, document.definitions, coerced ?? {});
        } catch (error) {
          throw error instanceof AppError ? badRequest(error.message, error) : error;
        }
      },
    };
  },
};

function refuseCost(
  schema: Parameters<typeof costOf>[0]['schema'],
  operation: OperationDefinitionNode,
  definitions: readonly { readonly kind: string }[],
  variables: Readonly<Record<string, unknown>>,
): void {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of definitions as readonly FragmentDefinitionNode[]) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const cost = costOf({ schema, operation, fragments, variables });
  if (cost > MAX_COST) {
    throw new AppError('QUERY_TOO_COMPLEX', { what: 'cost', size: Math.ceil(cost), max: MAX_COST });
  }
}

/**
 * GraphQL over HTTP: who accepts only application/json cannot tell a GraphQL answer from a proxy's by its
 * media type, so a request that was understood gets status 200, with its errors in the body.
 */
export const statusPlugin: ApolloServerPlugin<BaseContext> = {
  async requestDidStart(): Promise<GraphQLRequestListener<BaseContext>> {
    return {
      async willSendResponse({ request, response }) {
        const accepts = request.http?.headers.get('accept');
        if (accepts === 'application/json' && response.http.status === 400) response.http.status = 200;
      },
    };
  },
};
