/** The command line: `kejin start`, `kejin progress`, and what an operator needs beside them. */
import { Command, Option } from 'commander';
import { readConfig } from '../config';
import { AppError } from '../errors';
import { CatalogueError } from '../services/catalogue/catalogue-error';
import { addAssessmentCommand } from './assessment-report';
import { checkCatalogue } from './check-catalogue';
import { printInvariants } from './check-invariants';
import { addKeyCommand } from './create-key';
import { addFeedCommands } from './feed-commands';
import { type Language, languageOf } from './language';
import { addPlanCommands } from './plan-commands';
import { addProgrammesCommand } from './print-programmes';
import { addSimulateCommand } from './simulate-command';
import { start } from './start';
import { addStressCommand } from './stress-command';
import { verifyAuditChain } from './verify-audit';

const EXIT_FAILURE = 1;

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
  addPlanCommands(program, config, common);
  addSimulateCommand(program, config, common);
  addStressCommand(program, config, common);
  program
    .command('catalogue-check')
    .description('read seeds/ and list every mistake with file and line; writes nothing')
    .action(() => checkCatalogue(config, common()));
  addProgrammesCommand(program, config);
  addAssessmentCommand(program, config, common);
  addFeedCommands(program, config, common);
  addKeyCommand(program, config);
  program
    .command('audit-verify')
    .description('check the chain of audit records; exit code 1 when it is broken')
    .option('--head <seq:hash>', 'what this command printed before, kept elsewhere')
    .action((options: { head?: string }) => verifyAuditChain(config, { ...common(), head: options.head }));
  program
    .command('invariants')
    .description('check what must always hold (evidence adds up); exit code 1 when it does not')
    .action(() => printInvariants(config, common()));
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
