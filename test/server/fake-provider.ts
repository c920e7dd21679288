/** An identity provider on loopback: discovery, keys and the token endpoint; the test is its login page. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

export const CLIENT_ID = 'kejin-dashboard';
export const AUDIENCE = 'kejin';

/** What was agreed to on the login page. */
export interface Consent {
  readonly access?: JWTPayload;
  readonly id?: JWTPayload;
  /** Signs the id token with a key that is not published. */
  readonly isForged?: boolean;
}

interface Granted extends Consent {
  readonly asked: URLSearchParams;
}

const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url');

/** As RFC 6749 has it: both halves are encoded as in a form before they are joined. */
const secretIn = (authorization = '') =>
  decodeURIComponent(
    Buffer.from(authorization.replace('Basic ', ''), 'base64').toString().split(':')[1] ?? '',
  );

export class FakeProvider {
  readonly paths: string[] = [];
  /** What clients proved themselves with, in whichever way was announced. */
  readonly secrets: (string | undefined)[] = [];
  methods: readonly string[] | undefined;
  isAway = false;
  /** Who sits before the login page when a browser is sent there. */
  consent: Consent = {};
  private readonly codes = new Map<string, Granted>();
  private constructor(
    private readonly server: Server,
    private readonly pair: CryptoKeyPairOf,
    private readonly stranger: CryptoKeyPairOf,
    private readonly now: () => Date,
  ) {}

  static async start(now: () => Date): Promise<FakeProvider> {
    const made = () => generateKeyPair('ES256', { extractable: true });
    const server = createServer((request, response) => void provider.answer(request, response));
    const provider = new FakeProvider(server, await made(), await made(), now);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return provider;
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The answer of the login page to a browser that was sent there. */
  agree(address: URL, consent: Consent = {}): URLSearchParams {
    const code = `code-${this.codes.size}`;
    this.codes.set(code, { ...consent, asked: address.searchParams });
    return new URLSearchParams({ code, state: address.searchParams.get('state') ?? '' });
  }

  async sign(claims: JWTPayload, audience: string, key = this.pair.privateKey): Promise<string> {
    const seconds = Math.floor(this.now().getTime() / 1000);
    return new SignJWT({
      iss: this.issuer,
      aud: audience,
      sub: 'u-1',
      iat: seconds,
      exp: seconds + 3_600,
      ...claims,
    })
      .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
      .sign(key);
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url as string;
    this.paths.push(path);
    const send = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (this.isAway) return void send(503, {});
    if (path === '/keys') {
      return void send(200, {
        keys: [{ ...(await exportJWK(this.pair.publicKey)), kid: 'k1', alg: 'ES256' }],
      });
    }
    if (path.startsWith('/authorize?')) return this.showLogin(new URL(path, this.issuer), response);
    if (path === '/token') return void send(...(await this.exchange(request)));
    send(200, {
      ...{ issuer: this.issuer, jwks_uri: `${this.issuer}/keys`, token_endpoint: `${this.issuer}/token` },
      ...{
        authorization_endpoint: `${this.issuer}/authorize?realm=hebi`,
        response_types_supported: ['code'],
      },
      ...{ id_token_signing_alg_values_supported: ['ES256'], subject_types_supported: ['public'] },
      token_endpoint_auth_methods_supported: this.methods,
    });
  }

  /** Two ways on, as links: whoever drives the browser agrees, or does not. */
  private showLogin(address: URL, response: ServerResponse): void {
    const state = address.searchParams.get('state') ?? '';
    const back = (answer: URLSearchParams) =>
      `${address.searchParams.get('redirect_uri')}?${answer}`.replaceAll('&', '&amp;');
    const declined = new URLSearchParams({ error: 'access_denied', state });
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(
      `<!doctype html><html lang="zh-CN"><title>单位账号</title><h1>单位账号</h1>
       <p><a href="${back(this.agree(address, this.consent))}">同意登录</a></p>
       <p><a href="${back(declined)}">拒绝</a></p></html>`,
    );
  }

  private async exchange(request: IncomingMessage): Promise<[number, object]> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const given = new URLSearchParams(Buffer.concat(chunks).toString());
    this.secrets.push(
      this.methods?.includes('client_secret_post')
        ? (given.get('client_secret') ?? undefined)
        : secretIn(request.headers.authorization),
    );
    const code = given.get('code') ?? '';
    const granted = this.codes.get(code);
    this.codes.delete(code);
    const { asked } = granted ?? {};
    const fits =
      given.get('redirect_uri') === asked?.get('redirect_uri') &&
      challengeOf(given.get('code_verifier') ?? '') === asked?.get('code_challenge');
    if (!granted || !asked || !fits) return [400, { error: 'invalid_grant' }];
    const nonce = asked.get('nonce') ?? undefined;
    const key = granted.isForged ? this.stranger.privateKey : this.pair.privateKey;
    const access = { roles: ['planner'], name: '规划处', ...granted.access };
    const tokens = {
      access_token: await this.sign(access, AUDIENCE),
      id_token: await this.sign({ ...(nonce ? { nonce } : {}), ...granted.id }, CLIENT_ID, key),
    };
    return [200, { ...tokens, token_type: 'Bearer', expires_in: 3_600 }];
  }
}

interface CryptoKeyPairOf {
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}
