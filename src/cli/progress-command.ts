/** `kejin progress`: prints where targets stand, checks what is stored, or asks for all of it anew. */
import type { Command } from 'commander';
import type { Config } from '../config';
import { AppError } from '../errors';
import { checkStoredProgress, recomputeAll } from './check-progress';
import type { Common } from './feed-commands';
import { printProgress } from './print-progress';

interface ProgressOptions {
  readonly asOf?: string;
  readonly check?: true;
  readonly recompute?: true;
}

export function addProgressCommand(program: Command, config: Config, common: Common): void {
  program
    .command('progress [plan]')
    .description('print where each target of a plan stands (all plans when none is named)')
    .option('--as-of <date>', 'the day to judge on, YYYY-MM-DD (default: today in China)')
    .option('--check', 'compute all anew and compare with what is stored; exit code 1 when it differs')
    .option('--recompute', 'ask for all targets to be computed again; the running server does it')
    .action((plan: string | undefined, { asOf, check, recompute }: ProgressOptions) => {
      const { language } = common();
      if (!check && !recompute) return printProgress(config, { language, plan, asOf });
      if (plan !== undefined || asOf !== undefined || (check && recompute)) {
        throw new AppError('BAD_INPUT', { detail: '--check and --recompute stand alone' });
      }
      return check ? checkStoredProgress(config, language) : recomputeAll(config, language);
    });
}
