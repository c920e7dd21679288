/** `kejin progress` and `kejin contradictions`: where the targets of a plan stand, and what does not fit. */
import type { Command } from 'commander';
import type { Config } from '../config';
import type { Language } from './language';
import { printContradictions } from './print-contradictions';
import { addProgressCommand } from './progress-command';

export function addPlanCommands(
  program: Command,
  config: Config,
  common: () => { readonly language: Language },
): void {
  addProgressCommand(program, config, common);
  program
    .command('contradictions [plan]')
    .description('list the clauses that do not fit together (of all plans when none is named)')
    .option('--as-of <date>', 'the day whose figures are known, YYYY-MM-DD (default: today in China)')
    .option('--no-data', 'from the catalogue alone, without figures')
    .action((plan: string | undefined, options: { asOf?: string; data: boolean }) =>
      printContradictions(config, { ...common(), plan, asOf: options.asOf, data: options.data }),
    );
}
