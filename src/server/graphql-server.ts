/** Apollo Server as Kejin runs it: compiled execution, bounded requests, nothing sent to anybody else. */
import { ApolloServer, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from '../log';
import type { RequestContext } from '../schema/context';
import { MAX_TOKENS, MAX_VALIDATION_ERRORS } from '../schema/limits';
import { queryShapeRule } from '../schema/query-shape';
import { limitsPlugin, statusPlugin } from './apollo-plugins';
import { compiledGateway } from './compiled-executor';
import { formatError } from './error-answers';
import type { Metrics } from './metrics';
import type { RateLimiter } from './rate-limiter';

const measuringPlugin = (metrics: Metrics): ApolloServerPlugin<BaseContext> => ({
  async requestDidStart() {
    return {
      async willSendResponse({ operation, errors, response }) {
        const type = operation?.operation ?? 'none';
        const data = response.body.kind === 'single' ? response.body.singleResult.data : undefined;
        const outcome = !errors ? 'ok' : data === undefined ? 'refused' : 'errors';
        metrics.countOperation({ type, outcome });
      },
    };
  },
});

export async function startGraphqlServer(options: {
  readonly schema: GraphQLSchema;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly limiter: RateLimiter;
}): Promise<ApolloServer<RequestContext>> {
  const { schema, log, metrics, limiter } = options;
  const server = new ApolloServer<RequestContext>({
    gateway: compiledGateway(schema, log),
    logger: log,
    // Independent of NODE_ENV: a newcomer's start behaves as the one in operation.
    nodeEnv: 'production',
    introspection: true,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    maxRecursiveSelections: true,
    validationRules: [queryShapeRule],
    validationOptions: { maxErrors: MAX_VALIDATION_ERRORS },
    stringifyResult: (value) => JSON.stringify(value),
    formatError,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      limitsPlugin(limiter),
      statusPlugin,
      measuringPlugin(metrics),
    ],
  });
  await server.start();
  return server;
}
