/** The environment, read once, checked once, frozen: nothing else in Kejin looks at process.env. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from './errors';

const port = z.coerce.number().int().min(0).max(65_535);
const positive = z.coerce.number().int().positive();

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const ENCRYPTION_KEY_BYTES = 32;
/** More proxies or keys than this is a mistake in the list, not an installation. */
const MAX_LISTED = 50;

const listed = (text: string | undefined) =>
  (text ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

const listOf = <Item>(item: z.ZodType<Item, string>) =>
  z.string().optional().transform(listed).pipe(z.array(item).max(MAX_LISTED));

const network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
  error: 'not an address or a network such as 10.0.0.0/8',
});

/** `data.stats.gov.cn`, `*.stats.gov.cn`, either with a port; `http://` before it allows plain HTTP. */
const fetchHost = z
  .string()
  .toLowerCase()
  .regex(/^(?:http:\/\/)?(?:(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(?::\d{1,5})?$/, {
    error: 'not a host such as data.stats.gov.cn, *.stats.gov.cn or http://files.example.cn:8080',
  });
const SECRET_PREFIX = 'KEJIN_FETCH_SECRET_';

const encryptionKey = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((key) => key.length === ENCRYPTION_KEY_BYTES, {
    error: `not ${ENCRYPTION_KEY_BYTES} bytes in base64 (openssl rand -base64 ${ENCRYPTION_KEY_BYTES})`,
  });

const ROLES = ['ADMINISTRATOR', 'DATA_OFFICER', 'PLANNER', 'BANK', 'READER'] as const;
const roleMapping = z
  .string()
  .regex(/^[^=]+=[^=]+$/, { error: 'not their-role=OUR_ROLE' })
  .transform((text) => text.split('=').map((part) => part.trim()))
  .pipe(z.tuple([z.string().min(1), z.enum(ROLES)]));

/** Where people reach this server: sent to others, so it must be safe to come back to. */
const publicUrl = z
  .url({ protocol: /^https?$/ })
  .transform((text) => new URL(text))
  .refine((url) => url.href === `${url.origin}/`, { error: 'not the address of a host alone' })
  .refine((url) => url.protocol === 'https:' || LOOPBACK.test(url.hostname), {
    error: 'not https, and not on loopback',
  })
  .transform((url) => url.origin);

const claimName = z.string().max(200);

const environmentSchema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(4000),
  KEJIN_DATA_DIR: z.string().default('.kejin'),
  KEJIN_SEEDS_DIR: z.string().optional(),
  KEJIN_INBOX_DIR: z.string().optional(),
  KEJIN_BOOTSTRAP_ADMIN_KEY: z.string().min(20).optional(),
  KEJIN_MAX_UPLOAD_BYTES: positive.default(200 * 1024 * 1024),
  KEJIN_POOL_SIZE: positive.default(10),
  KEJIN_CHANGE_RETENTION_DAYS: positive.default(90),
  KEJIN_ROLE: z.enum(['all', 'api', 'worker']).default('all'),
  KEJIN_TRUSTED_PROXIES: listOf(network),
  KEJIN_RATE_COST_PER_MINUTE: positive.default(2_000_000),
  KEJIN_ENCRYPTION_KEY: listOf(encryptionKey),
  KEJIN_FETCH_HOSTS: listOf(fetchHost),
  KEJIN_FETCH_ALLOW_PRIVATE: listOf(network),
  KEJIN_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  KEJIN_OIDC_AUDIENCE: z.string().optional(),
  KEJIN_OIDC_JWKS_URL: z.url({ protocol: /^https?$/ }).optional(),
  KEJIN_OIDC_CLIENT_ID: z.string().optional(),
  KEJIN_OIDC_CLIENT_SECRET: z.string().optional(),
  KEJIN_PUBLIC_URL: publicUrl.optional(),
  KEJIN_OIDC_ROLES: listOf(roleMapping),
  KEJIN_OIDC_ROLES_CLAIM: claimName.default('roles'),
  KEJIN_OIDC_REGIONS_CLAIM: claimName.default('kejin_regions'),
  KEJIN_OIDC_SCOPES_CLAIM: claimName.default('kejin_scopes'),
  KEJIN_OIDC_INSTITUTION_CLAIM: claimName.default('kejin_institution'),
  KEJIN_OIDC_DEPARTMENT_CLAIM: claimName.default('kejin_department'),
  LANG: z.string().optional(),
  LC_ALL: z.string().optional(),
  npm_lifecycle_event: z.string().optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('warn'),
});

type Environment = z.infer<typeof environmentSchema>;

/** How people are sent to the identity provider and come back. */
export interface ProviderSignInSettings {
  readonly clientId: string;
  /** Left out where the provider knows us as a public client. */
  readonly clientSecret: string | undefined;
  /** Without a slash at its end. */
  readonly publicUrl: string;
}

/** An identity provider whose tokens sign in here. */
export interface OidcSettings {
  readonly issuer: string;
  readonly audience: string;
  /** Where its keys are; found out from the issuer where it is not given. */
  readonly jwksUrl: string | undefined;
  /** What a role of theirs is here. */
  readonly roles: ReadonlyMap<string, (typeof ROLES)[number]>;
  /** Names of claims, or dotted paths to them. */
  readonly claims: {
    readonly roles: string;
    readonly regions: string;
    readonly scopes: string;
    readonly institution: string;
    readonly department?: string;
  };
  /** Left out where only programs bring its tokens. */
  readonly signIn?: ProviderSignInSettings | undefined;
}

/** Where files may be fetched from; nowhere by default. */
export interface FetchSettings {
  readonly hosts: readonly string[];
  /** Networks that count as public although they are not: none, but in an office's own network. */
  readonly privateNetworks: readonly string[];
  /** What `${secret:NAME}` stands for: the variable KEJIN_FETCH_SECRET_NAME. */
  readonly secrets: ReadonlyMap<string, string>;
}

export interface Config {
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly seedsDir: string;
  readonly inboxDir: string;
  readonly bootstrapAdminKey: string | undefined;
  readonly maxUploadBytes: number;
  readonly poolSize: number;
  /** How long a partner may stay away and still continue from its token. */
  readonly changeRetentionDays: number;
  /** `api` only serves; `worker` and `all` also load the catalogue and work the queues. */
  readonly role: 'all' | 'api' | 'worker';
  readonly logLevel: string;
  /** Addresses and networks of proxies whose X-Forwarded-For is believed; none by default. */
  readonly trustedProxies: readonly string[];
  /** What one caller may ask for in a minute, in values of an answer. */
  readonly rateCostPerMinute: number;
  /** Keys for the data of natural persons: the first one seals, all unseal. */
  readonly encryptionKeys: readonly Uint8Array[];
  readonly oidc: OidcSettings | null;
  readonly fetch: FetchSettings;
  /** Run by `npm start`: npm passes no signal on to us, but takes our parent with it. */
  readonly isRunByNpm: boolean;
  /** How this program was called, to be put in front of a command that is proposed. */
  readonly program: string;
  /** The terminal's locale, for example zh_CN.UTF-8. */
  readonly locale: string | undefined;
}

export const PROJECT_ROOT = resolve(__dirname, '..');

/** An empty variable counts as not set, as docker compose passes them on. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(set);
  if (!parsed.success) {
    const detail = parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ');
    throw new AppError('BAD_CONFIG', { detail });
  }
  const env = parsed.data;
  const dataDir = resolve(env.KEJIN_DATA_DIR);
  return Object.freeze({
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    host: env.HOST,
    port: env.PORT,
    dataDir,
    seedsDir: resolve(env.KEJIN_SEEDS_DIR ?? resolve(PROJECT_ROOT, 'seeds')),
    inboxDir: resolve(env.KEJIN_INBOX_DIR ?? resolve(dataDir, 'inbox')),
    bootstrapAdminKey: env.KEJIN_BOOTSTRAP_ADMIN_KEY,
    maxUploadBytes: env.KEJIN_MAX_UPLOAD_BYTES,
    poolSize: env.KEJIN_POOL_SIZE,
    changeRetentionDays: env.KEJIN_CHANGE_RETENTION_DAYS,
    role: env.KEJIN_ROLE,
    logLevel: env.LOG_LEVEL,
    trustedProxies: env.KEJIN_TRUSTED_PROXIES,
    rateCostPerMinute: env.KEJIN_RATE_COST_PER_MINUTE,
    encryptionKeys: env.KEJIN_ENCRYPTION_KEY,
    oidc: oidcOf(env),
    fetch: {
      hosts: env.KEJIN_FETCH_HOSTS,
      privateNetworks: env.KEJIN_FETCH_ALLOW_PRIVATE,
      secrets: secretsIn(set),
    },
    isRunByNpm: env.npm_lifecycle_event === 'start',
    program: env.npm_lifecycle_event === undefined ? 'kejin' : 'npm run -s kejin --',
    locale: env.LC_ALL ?? env.LANG,
  });
}

function secretsIn(set: NodeJS.ProcessEnv): ReadonlyMap<string, string> {
  const named = Object.entries(set).filter(([name]) => name.startsWith(SECRET_PREFIX));
  return new Map(named.map(([name, value]) => [name.slice(SECRET_PREFIX.length), value ?? '']));
}

function signInOf(env: Environment): ProviderSignInSettings | undefined {
  const { KEJIN_OIDC_CLIENT_ID: clientId, KEJIN_OIDC_CLIENT_SECRET: clientSecret } = env;
  const { KEJIN_PUBLIC_URL: url } = env;
  if (clientId === undefined && clientSecret === undefined) return undefined;
  if (clientId === undefined || url === undefined || env.KEJIN_OIDC_ISSUER === undefined) {
    const detail = 'KEJIN_OIDC_CLIENT_ID needs KEJIN_OIDC_ISSUER and KEJIN_PUBLIC_URL, and a secret needs it';
    throw new AppError('BAD_CONFIG', { detail });
  }
  return { clientId, clientSecret, publicUrl: url };
}

/** All of it or nothing: half an identity provider would leave the other half to chance. */
function oidcOf(env: Environment): OidcSettings | null {
  const signIn = signInOf(env);
  const { KEJIN_OIDC_ISSUER: issuer, KEJIN_OIDC_AUDIENCE: audience, KEJIN_OIDC_ROLES: roles } = env;
  if (issuer === undefined && audience === undefined && roles.length === 0) return null;
  if (issuer === undefined || audience === undefined || roles.length === 0) {
    const detail = 'KEJIN_OIDC_ISSUER, KEJIN_OIDC_AUDIENCE and KEJIN_OIDC_ROLES go together';
    throw new AppError('BAD_CONFIG', { detail });
  }
  return {
    ...{ issuer, audience, jwksUrl: env.KEJIN_OIDC_JWKS_URL, roles: new Map(roles), signIn },
    claims: {
      roles: env.KEJIN_OIDC_ROLES_CLAIM,
      regions: env.KEJIN_OIDC_REGIONS_CLAIM,
      scopes: env.KEJIN_OIDC_SCOPES_CLAIM,
      institution: env.KEJIN_OIDC_INSTITUTION_CLAIM,
      department: env.KEJIN_OIDC_DEPARTMENT_CLAIM,
    },
  };
}
