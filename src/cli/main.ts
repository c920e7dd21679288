/** The command line: `kejin start`, `kejin progress`, and what an operator needs beside them. */
import { Command, Option } from 'commander';
import { type Config, readConfig } from '../config';
import { API_SCOPES } from '../domain/vocabulary';
import { AppError } from '../errors';
import { CatalogueError } from '../services/catalogue/catalogue-error';
import { checkCatalogue } from './check-catalogue';
import { createKey, type KeyOptions } from './create-key';
import { fetchFeedNow } from './fetch-feed';
import { type Language, languageOf } from './language';
import { printProgress } from './print-progress';
import { type ReplayOptions, replayFeed } from './replay-feed';
import { sendFile } from './send-file';
import { start } from './start';
import { verifyAuditChain } from './verify-audit';

const EXIT_FAILURE = 1;

function addFeedCommands(program: Command, config: Config, common: () => { language: Language }): void {
  program
    .command('feed-send <feed> <file>')
    .description('hand a file to a feed and wait for what becomes of it')
    .option('--dry-run', 'only find out what would happen')
    .option('--json', 'print all of it as JSON')
    .action((feed: string, file: string, options: { dryRun?: boolean; json?: boolean }) =>
      sendFile(config, { ...common(), feed, file, ...options }),
    );
  program
    .command('feed-replay <run>')
    .description('work the file of a run again, with the corrections made since')
    .option('--check', 'only read it again as it was read then, and say whether it comes to the same', false)
    .option('--dry-run', 'only find out what would happen', false)
    .option('--json', 'print all of it as JSON', false)
    .action((run: string, options: Omit<ReplayOptions, 'run' | 'language'>) =>
      replayFeed(config, { ...common(), run, ...options }),
    );
}

function buildProgram(): Command {
  const config = readConfig();
  const program = new Command('kejin')
    .description('科金 Kejin: what an innovation plan promised, connected with what happened')
    .addOption(new Option('--lang <language>', 'language of the terminal').choices(['zh', 'en']))
    .showHelpAfterError();
  const common = (): { readonly language: Language } => ({
    language: languageOf(program.opts().lang, config.locale),
  });

  program
    .command('start')
    .description('migrate, load the catalogue, take in the example feeds, recompute and serve')
    .option('--no-demo', 'leave the synthetic demo data out')
    .action((options: { demo: boolean }) => start(config, { ...common(), demo: options.demo }));
  program
    .command('progress [plan]')
    .description('print where each target of a plan stands (all plans when none is named)')
    .option('--as-of <date>', 'the day to judge on, YYYY-MM-DD (default: today in China)')
    .action((plan: string | undefined, options: { asOf?: string }) =>
      printProgress(config, { ...common(), plan, asOf: options.asOf }),
    );
  program
    .command('catalogue-check')
    .description('read seeds/ and list every mistake with file and line; writes nothing')
    .action(() => checkCatalogue(config, common()));
  addFeedCommands(program, config, common);
  program
    .command('key-create <name>')
    .description('create an API key; it is shown once')
    .option('--role <role>', 'ADMINISTRATOR, DATA_OFFICER, PLANNER, BANK or READER', 'READER')
    .option('--scope <scope...>', API_SCOPES.join(', '))
    .option('--region <code...>', 'regions that it opens, counties included (default: all)')
    .option('--network <cidr...>', 'networks or addresses it may be used from (default: any)')
    .option('--institution <slug>', 'the bank or other body it is for; a BANK key must name one')
    .option('--expires <time>', 'when it ends: a day, whose end in China is meant, or a time')
    .action((name: string, options: Omit<KeyOptions, 'name'>) => createKey(config, { ...options, name }));
  program
    .command('feed-fetch <feed>')
    .description('fetch the file of a feed now, whatever its schedule says, and wait for what becomes of it')
    .action((feed: string) => fetchFeedNow(config, feed));
  program
    .command('audit-verify')
    .description('check the chain of audit records; exit code 1 when it is broken')
    .option('--head <seq:hash>', 'what this command printed before, kept elsewhere')
    .action((options: { head?: string }) => verifyAuditChain(config, { ...common(), head: options.head }));
  return program;
}

/** Expected refusals are one line; anything else shows where it came from. */
function report(error: unknown): void {
  if (error instanceof CatalogueError) {
    for (const problem of error.problems) {
      console.error(`${problem.file}:${problem.line}  ${problem.messageZh} / ${problem.messageEn}`);
    }
  }
  if (error instanceof AppError) console.error(`${error.code}: ${error.messageEn} / ${error.messageZh}`);
  else console.error(error);
}

export async function main(argv: readonly string[]): Promise<void> {
  try {
    await buildProgram().parseAsync([...argv]);
  } catch (error) {
    report(error);
    process.exitCode = EXIT_FAILURE;
  }
}
