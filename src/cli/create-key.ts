/** `kejin key-create`: an API key for a person or a program; only its hash is kept. */
import type { Command } from 'commander';
import { openDatabase } from '../app';
import type { Config } from '../config';
import { API_SCOPES, ApiRole, ApiScope } from '../domain/vocabulary';
import { AppError } from '../errors';
import { createApiKey } from '../services/access/api-keys';
import { type KeyRequest, objectionTo } from '../services/access/key-request';

const EXIT_REFUSED = 1;

export interface KeyOptions {
  readonly name: string;
  readonly role: string;
  readonly scope?: readonly string[] | undefined;
  readonly region?: readonly string[] | undefined;
  readonly network?: readonly string[] | undefined;
  readonly institution?: string | undefined;
  readonly department?: string | undefined;
  readonly body?: readonly string[] | undefined;
  readonly expires?: string | undefined;
}

function wordOf<Word extends string>(
  words: Readonly<Record<string, Word>>,
  kind: string,
  text: string,
): Word {
  const found = Object.values(words).find((known) => known === text.toUpperCase());
  if (found) return found;
  throw new AppError('BAD_INPUT', { detail: `${kind} ${text}; one of ${Object.values(words).join(', ')}` });
}

/** A date alone is the end of that day in China. */
function timeOf(text: string): Date {
  const time = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T24:00:00+08:00` : text);
  if (Number.isNaN(time.getTime())) throw new AppError('BAD_DATE', { text });
  return time;
}

export function keyRequestOf(options: KeyOptions): KeyRequest {
  return {
    name: options.name,
    role: wordOf(ApiRole, 'role', options.role),
    scopes: (options.scope ?? []).map((text) => wordOf(ApiScope, 'scope', text)),
    regionCodes: options.region,
    networks: options.network,
    institutionSlug: options.institution,
    departmentSlug: options.department,
    bodies: options.body,
    expiresAt: options.expires === undefined ? null : timeOf(options.expires),
  };
}

export async function createKey(config: Config, options: KeyOptions): Promise<void> {
  const request = keyRequestOf(options);
  const { database, close } = await openDatabase(config, { attach: true });
  try {
    await database.migrate();
    const objection = await objectionTo(database, request, new Date());
    if (objection) {
      const { code, messageEn, messageZh } = objection;
      process.stderr.write(`${code}: ${messageEn} / ${messageZh}\n`);
      process.exitCode = EXIT_REFUSED;
      return;
    }
    const created = await createApiKey(database, request);
    process.stdout.write(`${created.key}\n`);
  } finally {
    await close();
  }
}

export function addKeyCommand(program: Command, config: Config): void {
  program
    .command('key-create <name>')
    .description('create an API key; it is shown once')
    .option('--role <role>', 'ADMINISTRATOR, DATA_OFFICER, PLANNER, BANK or READER', 'READER')
    .option('--scope <scope...>', API_SCOPES.join(', '))
    .option('--region <code...>', 'regions that it opens, counties included (default: all)')
    .option('--network <cidr...>', 'networks or addresses it may be used from (default: any)')
    .option('--institution <slug>', 'the bank or other body it is for; a BANK key must name one')
    .option(
      '--department <slug>',
      'the department it acts for in assessments; a key with APPEAL must name one',
    )
    .option(
      '--body <programme/body...>',
      'bodies of programmes that it acts for, such as risk-fund/poverty-office',
    )
    .option('--expires <time>', 'when it ends: a day, whose end in China is meant, or a time')
    .action((name: string, options: Omit<KeyOptions, 'name'>) => createKey(config, { ...options, name }));
}
