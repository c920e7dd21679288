/** `kejin simulate` among the commands. */
import type { Command } from 'commander';
import type { readConfig } from '../config';
import type { Language } from './language';
import { printSimulation, type SimulateOptions } from './simulate-plan';

export function addSimulateCommand(
  program: Command,
  config: ReturnType<typeof readConfig>,
  common: () => { readonly language: Language },
): void {
  program
    .command('simulate <plan>')
    .description('how likely each target of a plan is, and what levers change')
    .option('--as-of <date>', 'what is known on this day is what it starts from (default: today in China)')
    .option('--renewal <kind=share...>', 'certificates renewed, e.g. HIGH_TECH_ENTERPRISE=0.7')
    .option('--additions <indicator=number...>', 'added a year, e.g. high-tech-enterprises=12')
    .option('--growth <indicator=rate...>', 'growth a year as a share, e.g. tech-contract-value=0.08')
    .option('--goal <target=chance>', 'seek the smallest lever that reaches it')
    .option(
      '--goal-lever <n>',
      'which lever is sought, counted from 0 in the order above (default: the last)',
    )
    .option('--draws <n>', 'how often is drawn')
    .option('--seed <n>', 'the same seed gives the same answer')
    .action((plan: string, options: SimulateOptions) =>
      printSimulation(config, plan, { ...common(), ...options }),
    );
}
