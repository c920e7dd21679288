import { resolve } from 'node:path';
import { readConfig } from '../../src/config';
import { API_ROLES } from '../../src/domain/vocabulary';
import { AppError, cleanErrorText, ERRORS, type ErrorCode } from '../../src/errors';

describe('the configuration', () => {
  it('needs nothing: an embedded database, queues on it, loopback and port 4000', () => {
    expect(readConfig({})).toMatchObject({
      ...{ databaseUrl: undefined, redisUrl: undefined, host: '127.0.0.1', port: 4000, role: 'all' },
      dataDir: resolve('.kejin'),
      inboxDir: resolve('.kejin/inbox'),
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ DATABASE_URL: '', REDIS_URL: '', PORT: '' })).toMatchObject({ port: 4000 });
  });

  it.each([
    [{ PORT: 'http' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ DATABASE_URL: 'mysql://host/db' }, 'DATABASE_URL'],
    [{ REDIS_URL: 'not a url' }, 'REDIS_URL'],
    [{ KEJIN_BOOTSTRAP_ADMIN_KEY: 'short' }, 'KEJIN_BOOTSTRAP_ADMIN_KEY'],
    [{ KEJIN_ROLE: 'king' }, 'KEJIN_ROLE'],
    [{ KEJIN_TRUSTED_PROXIES: '10.0.0.1,loopback' }, 'KEJIN_TRUSTED_PROXIES.1'],
    [{ KEJIN_TRUSTED_PROXIES: '10.0.0.0/33' }, 'KEJIN_TRUSTED_PROXIES.0'],
    [{ KEJIN_RATE_COST_PER_MINUTE: '0' }, 'KEJIN_RATE_COST_PER_MINUTE'],
    [{ KEJIN_ENCRYPTION_KEY: 'c2hvcnQ=' }, 'KEJIN_ENCRYPTION_KEY.0'],
    [{ KEJIN_FETCH_HOSTS: 'data.example.cn,*' }, 'KEJIN_FETCH_HOSTS.1'],
    [{ KEJIN_FETCH_HOSTS: 'https://data.example.cn' }, 'KEJIN_FETCH_HOSTS.0'],
    [{ KEJIN_FETCH_HOSTS: 'data.example.cn/path' }, 'KEJIN_FETCH_HOSTS.0'],
    [{ KEJIN_FETCH_HOSTS: 'data.*.cn' }, 'KEJIN_FETCH_HOSTS.0'],
    [{ KEJIN_FETCH_HOSTS: 'user@data.example.cn' }, 'KEJIN_FETCH_HOSTS.0'],
    [{ KEJIN_FETCH_ALLOW_PRIVATE: 'localhost' }, 'KEJIN_FETCH_ALLOW_PRIVATE.0'],
    [{ KEJIN_OIDC_ISSUER: 'ldap://host' }, 'KEJIN_OIDC_ISSUER'],
    [{ KEJIN_OIDC_ISSUER: 'https://id.example' }, 'KEJIN_OIDC_ISSUER, KEJIN_OIDC_AUDIENCE'],
    [{ KEJIN_OIDC_CLIENT_ID: 'kejin' }, 'KEJIN_OIDC_CLIENT_ID needs KEJIN_OIDC_ISSUER'],
    [{ KEJIN_OIDC_CLIENT_SECRET: 's' }, 'KEJIN_OIDC_CLIENT_ID needs KEJIN_OIDC_ISSUER'],
    [{ KEJIN_PUBLIC_URL: 'kejin.example.cn' }, 'KEJIN_PUBLIC_URL'],
    [{ KEJIN_PUBLIC_URL: 'http://kejin.example.cn' }, 'KEJIN_PUBLIC_URL'],
    [{ KEJIN_PUBLIC_URL: 'http://127.0.0.1.example.cn' }, 'KEJIN_PUBLIC_URL'],
    [{ KEJIN_PUBLIC_URL: 'https://kejin.example.cn/kejin' }, 'KEJIN_PUBLIC_URL'],
    [{ KEJIN_PUBLIC_URL: 'https://user@kejin.example.cn' }, 'KEJIN_PUBLIC_URL'],
    [{ KEJIN_OIDC_ROLES: 'chief=KING' }, 'KEJIN_OIDC_ROLES.0'],
    [{ KEJIN_OIDC_ROLES: 'chief' }, 'KEJIN_OIDC_ROLES.0'],
  ])('refuses %j and names the variable', (environment, name) => {
    expect(() => readConfig(environment)).toThrow(new RegExp(`Bad configuration: ${name}`));
  });
});

describe('the configuration of fetching', () => {
  it('allows nothing by default, and takes secrets by their names', () => {
    const nothing = { hosts: [], privateNetworks: [], secrets: new Map() };
    expect(readConfig({}).fetch).toEqual(nothing);
    const { fetch } = readConfig({
      KEJIN_FETCH_HOSTS: 'Data.stats.gov.cn, *.example.cn:8443,http://old.example.cn,[2606:4700::1111]',
      KEJIN_FETCH_ALLOW_PRIVATE: '10.1.0.0/16',
      ...{ KEJIN_FETCH_SECRET_TOKEN: 'a,b=c', KEJIN_FETCH_SECRET_EMPTY: '' },
    });
    expect(fetch).toEqual({
      hosts: ['data.stats.gov.cn', '*.example.cn:8443', 'http://old.example.cn', '[2606:4700::1111]'],
      ...{ privateNetworks: ['10.1.0.0/16'], secrets: new Map([['TOKEN', 'a,b=c']]) },
    });
  });
});

describe('the configuration of access', () => {
  const KEY = Buffer.alloc(32, 1).toString('base64');

  it('trusts no proxy, knows no identity provider and holds no key unless told', () => {
    expect(readConfig({})).toMatchObject({
      ...{ trustedProxies: [], oidc: null, encryptionKeys: [], rateCostPerMinute: 2_000_000 },
    });
  });

  it('reads proxies, keys and the identity provider', () => {
    const config = readConfig({
      KEJIN_TRUSTED_PROXIES: ' 10.0.0.0/8, ::1 ,2001:db8::/32',
      KEJIN_ENCRYPTION_KEY: `${KEY},${Buffer.alloc(32, 2).toString('base64')}`,
      ...{ KEJIN_OIDC_ISSUER: 'https://id.example/realms/a', KEJIN_OIDC_AUDIENCE: 'kejin' },
      ...{
        KEJIN_OIDC_ROLES: 'chief=ADMINISTRATOR, bank = BANK',
        KEJIN_OIDC_ROLES_CLAIM: 'realm_access.roles',
      },
    });
    expect(config.trustedProxies).toEqual(['10.0.0.0/8', '::1', '2001:db8::/32']);
    expect(config.encryptionKeys.map((key) => key[0])).toEqual([1, 2]);
    expect(config.oidc).toEqual({
      ...{ issuer: 'https://id.example/realms/a', audience: 'kejin', jwksUrl: undefined },
      roles: new Map([
        ['chief', 'ADMINISTRATOR'],
        ['bank', 'BANK'],
      ]),
      claims: {
        ...{ roles: 'realm_access.roles', regions: 'kejin_regions', scopes: 'kejin_scopes' },
        institution: 'kejin_institution',
        department: 'kejin_department',
      },
    });
  });

  it('reads how people are sent to the identity provider and come back', () => {
    const provider = {
      ...{
        KEJIN_OIDC_ISSUER: 'https://id.example',
        KEJIN_OIDC_AUDIENCE: 'kejin',
        KEJIN_OIDC_ROLES: 'a=READER',
      },
    };
    expect(readConfig({ ...provider, KEJIN_PUBLIC_URL: 'https://k.example' }).oidc?.signIn).toBeUndefined();
    for (const publicUrl of ['https://k.example:8443', 'http://localhost:4000', 'http://[::1]:4000']) {
      const given = { KEJIN_OIDC_CLIENT_ID: 'k', KEJIN_PUBLIC_URL: `${publicUrl}/` };
      const signIn = { clientId: 'k', clientSecret: undefined, publicUrl };
      expect(readConfig({ ...provider, ...given }).oidc?.signIn).toEqual(signIn);
      expect(readConfig({ ...provider, ...given, KEJIN_OIDC_CLIENT_SECRET: 's' }).oidc?.signIn).toEqual({
        ...{ ...signIn, clientSecret: 's' },
      });
    }
    expect(() => readConfig({ ...provider, KEJIN_OIDC_CLIENT_ID: 'k' })).toThrow(/KEJIN_PUBLIC_URL/);
  });

  it('maps every role that there is', () => {
    const base = { KEJIN_OIDC_ISSUER: 'https://id.example', KEJIN_OIDC_AUDIENCE: 'kejin' };
    const roles = API_ROLES.map((role) => `r-${role}=${role}`).join(',');
    expect([...(readConfig({ ...base, KEJIN_OIDC_ROLES: roles }).oidc?.roles.values() ?? [])]).toEqual([
      ...API_ROLES,
    ]);
  });

  it('does not say a secret that it refuses', () => {
    const secret = 'not-base64-but-secret!';
    expect(() => readConfig({ KEJIN_ENCRYPTION_KEY: secret })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(secret) }),
    );
  });
});

describe('the table of errors', () => {
  it('has both languages for every code, with the same places to fill', () => {
    const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
    for (const [code, entry] of Object.entries(ERRORS)) {
      expect([code, places(entry.zh)]).toEqual([code, places(entry.en)]);
      expect(entry.zh).toMatch(/\p{Script=Han}/u);
      expect(entry.status).toBeGreaterThanOrEqual(400);
    }
  });

  it('fills the details into both messages', () => {
    const error = new AppError('UNKNOWN_PLAN' satisfies ErrorCode, { slug: 'atlantis' });
    expect(error).toMatchObject({
      ...{ status: 404, retryable: false, message: 'No plan called atlantis' },
      messageZh: '没有方案 atlantis',
    });
  });

  it('cleans text that no store would take', () => {
    expect(cleanErrorText(new Error('a\0b\uD800c'))).toBe('ab\uFFFDc');
    expect(cleanErrorText('x'.repeat(5000))).toHaveLength(2000);
  });
});
