/** Bearer tokens of an identity provider (OIDC): signature, times and audience, then claims to a caller. */
import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { OidcSettings } from '../../config';
import { AppError } from '../../errors';
import type { Caller } from './caller';
import { discoverJwksUrl } from './discover-jwks';
import { callerOfClaims } from './token-claims';

export interface TokenVerifier {
  verify(token: string, now: Date): Promise<Caller>;
}

/** Signed with a secret that we would share, or not at all, a token proves nothing. */
const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'],
  ...['EdDSA', 'Ed25519'],
];
const MAX_TOKEN_LENGTH = 8_192;
/** Clocks of two institutions are never quite the same. */
const CLOCK_TOLERANCE_SECONDS = 30;
const FETCH_TIMEOUT_MS = 5_000;
const KEYS_MAX_AGE_MS = 10 * 60_000;

export interface TokenTiming {
  /** Unknown key ids make us ask the provider again, but not more often than this. */
  readonly cooldownMs: number;
}

const DEFAULT_TIMING: TokenTiming = { cooldownMs: 15_000 };

/** What is wrong with the token itself, as opposed to with the provider. */
const TOKEN_FAULTS = [
  errors.JWTClaimValidationFailed,
  errors.JWTInvalid,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
];

function refusalFor(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof errors.JWTExpired) return new AppError('TOKEN_EXPIRED');
  if (TOKEN_FAULTS.some((fault) => error instanceof fault)) return new AppError('TOKEN_INVALID');
  return new AppError('IDENTITY_PROVIDER_UNREACHABLE', {}, { cause: error });
}

export function createTokenVerifier(settings: OidcSettings, timing = DEFAULT_TIMING): TokenVerifier {
  const remote = (url: string): JWTVerifyGetKey =>
    createRemoteJWKSet(new URL(url), {
      timeoutDuration: FETCH_TIMEOUT_MS,
      cooldownDuration: timing.cooldownMs,
      cacheMaxAge: KEYS_MAX_AGE_MS,
    });
  const keys = keysOf(settings, remote, timing);
  return {
    async verify(token, now) {
      if (token.length > MAX_TOKEN_LENGTH) throw new AppError('TOKEN_INVALID');
      try {
        // Only asked for once the token's own head is in order.
        const { payload } = await jwtVerify(token, async (head, jws) => (await keys())(head, jws), {
          algorithms: ALGORITHMS,
          issuer: settings.issuer,
          audience: settings.audience,
          clockTolerance: CLOCK_TOLERANCE_SECONDS,
          currentDate: now,
          requiredClaims: ['exp', 'sub'],
        });
        return callerOfClaims(payload, settings);
      } catch (error) {
        throw refusalFor(error);
      }
    },
  };
}

/** Where the provider's keys are, found out once, with the first token; a failure is not kept for long. */
function keysOf(
  settings: OidcSettings,
  remote: (url: string) => JWTVerifyGetKey,
  { cooldownMs }: TokenTiming,
): () => Promise<JWTVerifyGetKey> {
  let found: Promise<JWTVerifyGetKey> | undefined;
  const find = () => {
    const asked = settings.jwksUrl
      ? Promise.resolve(settings.jwksUrl).then(remote)
      : discoverJwksUrl(settings.issuer, FETCH_TIMEOUT_MS).then(remote);
    const forget = () => {
      if (found === asked) found = undefined;
    };
    asked.catch(() => setTimeout(forget, cooldownMs).unref());
    return asked;
  };
  return () => {
    found ??= find();
    return found;
  };
}
