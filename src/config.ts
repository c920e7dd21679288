/** The environment, read once, checked once, frozen: nothing else in Kejin looks at process.env. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from './errors';

const port = z.coerce.number().int().min(0).max(65_535);
const positive = z.coerce.number().int().positive();

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
  LANG: z.string().optional(),
  LC_ALL: z.string().optional(),
  npm_lifecycle_event: z.string().optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('warn'),
});

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
  /** Run by `npm start`: npm passes no signal on to us, but takes our parent with it. */
  readonly isRunByNpm: boolean;
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
    isRunByNpm: env.npm_lifecycle_event === 'start',
    locale: env.LC_ALL ?? env.LANG,
  });
}
