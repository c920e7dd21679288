/** Signs a person in at an identity provider: authorization code with PKCE, then both tokens are verified. */
import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  calculatePKCECodeChallenge,
  clockSkew,
  discovery,
  enableNonRepudiationChecks,
  None,
  ResponseBodyError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type ServerMetadata,
} from 'openid-client';
import type { OidcSettings, ProviderSignInSettings } from '../../config';
import { AppError, type ErrorCode } from '../../errors';
import type { Caller } from './caller';
import type { TokenVerifier } from './verify-token';

/** What the browser keeps while it is at the provider. */
export interface SignInAttempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface ProviderSignIn {
  /** Where to send the browser, and what it must bring back. */
  begin(now: Date): Promise<{ readonly address: URL; readonly attempt: SignInAttempt }>;
  /** Who came back: the caller that the access token makes. */
  finish(answer: URLSearchParams, attempt: SignInAttempt, now: Date): Promise<Caller>;
}

export const CALLBACK_PATH = '/sign-in/oidc/callback';

const FETCH_TIMEOUT_SECONDS = 5;
const METADATA_MAX_AGE_MS = 10 * 60_000;

/** The provider's own trouble, said in the answer that the browser brings. */
const PROVIDER_TROUBLE: readonly string[] = ['server_error', 'temporarily_unavailable'];

/** What is wrong with the tokens, as opposed to with the provider. */
const TOKEN_FAULTS: Readonly<Record<string, ErrorCode>> = {
  OAUTH_JWT_TIMESTAMP_CHECK_FAILED: 'TOKEN_EXPIRED',
  OAUTH_JWT_CLAIM_COMPARISON_FAILED: 'TOKEN_INVALID',
  OAUTH_INVALID_RESPONSE: 'TOKEN_INVALID',
  OAUTH_KEY_SELECTION_FAILED: 'TOKEN_INVALID',
  OAUTH_UNSUPPORTED_OPERATION: 'TOKEN_INVALID',
};

function codeFor(error: unknown): ErrorCode {
  if (error instanceof AuthorizationResponseError && !PROVIDER_TROUBLE.includes(error.error)) {
    return 'SIGN_IN_DECLINED';
  }
  // The code was used before, or not for this browser.
  if (error instanceof ResponseBodyError && error.error === 'invalid_grant') return 'SIGN_IN_STALE';
  if (error instanceof ClientError) return TOKEN_FAULTS[error.code ?? ''] ?? 'IDENTITY_PROVIDER_UNREACHABLE';
  return 'IDENTITY_PROVIDER_UNREACHABLE';
}

const refusalFor = (error: unknown): AppError =>
  error instanceof AppError ? error : new AppError(codeFor(error), {}, { cause: error });

/** In the body where the provider takes it: not all of them decode Basic as the standard has it. */
function authenticationOf(secret: string | undefined, server: ServerMetadata): ClientAuth {
  if (secret === undefined) return None();
  const ways = server.token_endpoint_auth_methods_supported ?? [];
  return ways.includes('client_secret_post') ? ClientSecretPost(secret) : ClientSecretBasic(secret);
}

export function createProviderSignIn(
  settings: OidcSettings,
  { clientId, clientSecret, publicUrl }: ProviderSignInSettings,
  tokens: TokenVerifier,
): ProviderSignIn {
  const metadata = metadataOf(settings, clientId);
  const callback = new URL(CALLBACK_PATH, publicUrl).href;
  /** One clock for both tokens: the one that sign-ins are measured by. */
  const clientAt = async (now: Date): Promise<Configuration> => {
    const server = await metadata(now);
    const skew = Math.round((now.getTime() - Date.now()) / 1000);
    const authentication = authenticationOf(clientSecret, server);
    const client = new Configuration(server, clientId, { [clockSkew]: skew }, authentication);
    client.timeout = FETCH_TIMEOUT_SECONDS;
    if (isPlain(settings.issuer)) allowInsecureRequests(client);
    // Signatures too: what comes over plain http has not been vouched for by TLS.
    enableNonRepudiationChecks(client);
    return client;
  };
  return {
    async begin(now) {
      const attempt = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      try {
        const address = buildAuthorizationUrl(await clientAt(now), {
          ...{ redirect_uri: callback, scope: 'openid', state: attempt.state, nonce: attempt.nonce },
          code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
          code_challenge_method: 'S256',
        });
        return { address, attempt };
      } catch (error) {
        throw refusalFor(error);
      }
    },
    async finish(answer, attempt, now) {
      if (answer.get('state') !== attempt.state) throw new AppError('SIGN_IN_STALE');
      try {
        const given = await authorizationCodeGrant(await clientAt(now), new URL(`${callback}?${answer}`), {
          ...{ expectedState: attempt.state, expectedNonce: attempt.nonce },
          pkceCodeVerifier: attempt.verifier,
        });
        const caller = await tokens.verify(given.access_token, now);
        // The tolerance for clocks lets such a token pass, but a sign-in with it would be over at once.
        if (caller.expiresAt !== null && caller.expiresAt <= now) throw new AppError('TOKEN_EXPIRED');
        return caller;
      } catch (error) {
        throw refusalFor(error);
      }
    },
  };
}

const isPlain = (address: string) => new URL(address).protocol === 'http:';

/** What the provider says of itself, kept for a while; a failure is not kept. */
function metadataOf(settings: OidcSettings, clientId: string): (now: Date) => Promise<ServerMetadata> {
  let found: { readonly asked: Promise<ServerMetadata>; readonly until: number } | undefined;
  const ask = async (): Promise<ServerMetadata> => {
    const client = await discovery(new URL(settings.issuer), clientId, undefined, None(), {
      timeout: FETCH_TIMEOUT_SECONDS,
      execute: isPlain(settings.issuer) ? [allowInsecureRequests] : [],
    });
    const server = client.serverMetadata();
    const said = { ...server, jwks_uri: settings.jwksUrl ?? server.jwks_uri };
    return JSON.parse(JSON.stringify(said)) as ServerMetadata;
  };
  return (now) => {
    if (found === undefined || found.until <= now.getTime()) {
      const asked = ask();
      const mine = { asked, until: now.getTime() + METADATA_MAX_AGE_MS };
      found = mine;
      asked.catch(() => {
        if (found === mine) found = undefined;
      });
    }
    return found.asked;
  };
}
