/** API keys: made, listed and revoked by administrators. */
import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { ApiKey } from '../entities/api-key';
import { globalId } from '../entities/node';
import { countRows, readPage } from '../loaders/keyset-page';
import { API_KEYS } from '../loaders/lists';
import { isKeyOf } from '../loaders/rows';
import { ApiKeyInput, CreateApiKeyPayload, RevokeApiKeyPayload } from '../schema/api-key';
import { PageArgs, windowOf } from '../schema/connection';
import { ApiKeyConnection } from '../schema/connections';
import { doerOf, type RequestContext } from '../schema/context';
import { readNodeId } from '../schema/node-id';
import { ADMINISTRATION } from '../schema/permission';
import { createApiKey, revokeApiKey } from '../services/access/api-keys';
import { objectionTo } from '../services/access/key-request';
import { refusal } from '../services/access/refusal';

@Resolver(() => ApiKey)
export class ApiKeyResolver {
  @Authorized(ADMINISTRATION)
  @Query(() => ApiKeyConnection, { description: 'All keys, the newest first. For administrators.' })
  async apiKeys(@Args(() => PageArgs) args: PageArgs, @Ctx() { database }: RequestContext) {
    const page = await readPage(database, API_KEYS, [], windowOf(API_KEYS, args));
    return new ApiKeyConnection(page, () => countRows(database, API_KEYS, []));
  }

  @Authorized(ADMINISTRATION)
  @Mutation(() => CreateApiKeyPayload, {
    description:
      'Makes a key. Refusals: EMPTY_NAME, NAME_TOO_LONG, EXPIRES_IN_THE_PAST, UNKNOWN_REGION, BAD_NETWORK, ' +
      'TOO_MANY_NETWORKS, UNKNOWN_INSTITUTION, BANK_NEEDS_INSTITUTION, SCOPE_NOT_FOR_ROLE, ' +
      'UNKNOWN_DEPARTMENT, APPEAL_NEEDS_DEPARTMENT, UNKNOWN_BODY, BODY_NOT_FOR_ROLE.',
  })
  async createApiKey(
    @Arg('input', () => ApiKeyInput) input: ApiKeyInput,
    @Ctx() context: RequestContext,
  ): Promise<CreateApiKeyPayload> {
    const { database, now } = context;
    const request = { ...input, institutionSlug: input.institution, departmentSlug: input.department };
    const objection = await objectionTo(database, request, now);
    if (objection) return { apiKey: null, key: null, userErrors: [objection] };
    const created = await createApiKey(database, request, doerOf(context));
    return { ...created, userErrors: [] };
  }

  @Authorized(ADMINISTRATION)
  @Mutation(() => RevokeApiKeyPayload, {
    description: 'Ends a key at once. Refusals: UNKNOWN_KEY, LAST_ADMINISTRATOR.',
  })
  async revokeApiKey(
    @Arg('id', () => ID) id: string,
    @Ctx() context: RequestContext,
  ): Promise<RevokeApiKeyPayload> {
    const reference = readNodeId(id);
    if (reference?.type !== 'ApiKey' || !isKeyOf('uuid', reference.key)) {
      return { apiKey: null, userErrors: [refusal('UNKNOWN_KEY')] };
    }
    const result = await revokeApiKey(context.database, reference.key, doerOf(context));
    return 'refusal' in result
      ? { apiKey: null, userErrors: [result.refusal] }
      : { apiKey: result.apiKey, userErrors: [] };
  }

  @FieldResolver(() => ID, { description: 'For revokeApiKey.' })
  id(@Root() apiKey: ApiKey) {
    return globalId('ApiKey', apiKey.id);
  }
}
