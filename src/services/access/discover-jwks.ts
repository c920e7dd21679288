/** Asks an identity provider where its signing keys are: OpenID Connect Discovery 1.0. */
import { z } from 'zod';

const PATH = '/.well-known/openid-configuration';

const answerSchema = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });

/** Rejects with whatever went wrong: the provider's absence and its nonsense come to the same. */
export async function discoverJwksUrl(issuer: string, timeoutMs: number): Promise<string> {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}${PATH}`, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!answer.ok) throw new Error(`the identity provider answered ${answer.status}`);
  const found = answerSchema.parse(await answer.json());
  // Section 4.3: who speaks for another issuer is not believed.
  if (found.issuer !== issuer) throw new Error(`the identity provider calls itself ${found.issuer}`);
  return found.jwks_uri;
}
