/** What Apollo does for each operation beside executing it: limits, status codes, measurements. */
import {
  type ApolloServerPlugin,
  type BaseContext,
  type GraphQLRequestListener,
  HeaderMap,
} from '@apollo/server';
import { GraphQLError, getVariableValues } from 'graphql';
import { AppError } from '../errors';
import type { RequestContext } from '../schema/context';
import { refuseNul } from '../schema/query-shape';
import { boundedCost } from './bounded-cost';
import { innermost } from './known-errors';
import type { RateLimiter } from './rate-limiter';
import { rateHeaders } from './rate-limits';

const badRequest = (message: string, originalError?: Error, code?: string) =>
  new GraphQLError(message, {
    ...(originalError ? { originalError } : {}),
    extensions: { http: { status: 400 }, ...(code ? { code } : {}) },
  });

const tooMuch = (error: AppError) =>
  new GraphQLError(error.message, {
    originalError: error,
    extensions: {
      http: {
        status: error.status,
        headers: new HeaderMap([['retry-after', String(error.details.seconds)]]),
      },
    },
  });

const refused = (error: AppError) =>
  error.code === 'RATE_LIMITED' ? tooMuch(error) : badRequest(error.message, error);

/**
 * Checks the variables and what they make of the operation, for literals alone would not tell; then takes
 * what the operation costs from the caller's minute.
 */
export const limitsPlugin = (limiter: RateLimiter): ApolloServerPlugin<RequestContext> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, operation, request, response, contextValue }) {
        // A name that the document does not have is refused on execution.
        if (!operation) return;
        if (operation.operation === 'subscription') throw refused(new AppError('SUBSCRIPTION_ELSEWHERE'));
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
          const cost = boundedCost({ schema, operation, document, variables: coerced ?? {} });
          const { caller, address } = contextValue;
          const state = await limiter.spend(caller, address, cost);
          for (const [name, value] of Object.entries(rateHeaders(state))) {
            response.http.headers.set(name, value);
          }
        } catch (error) {
          throw error instanceof AppError ? refused(error) : error;
        }
      },
    };
  },
});

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
