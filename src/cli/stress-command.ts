/** `kejin stress`: what defaults would do to a programme's fund, beside a running server or without one. */
import type { Command } from 'commander';
import { openDatabase } from '../app';
import type { Config, readConfig } from '../config';
import { visibilityOf } from '../domain/access/visibility';
import { chinaDate, isoDate } from '../domain/calendar';
import { STRESS_LIMITS } from '../domain/stress/plan';
import { type BalanceGiven, runStressTest, type StressRequest } from '../services/stress/run-stress-test';
import type { Language } from './language';
import { stressTable } from './stress-table';

interface StressFlags {
  readonly defaultRate: string;
  readonly deviation?: string;
  readonly recovery?: string;
  readonly recoveryMonths?: string;
  readonly months?: string;
  readonly lendsAgain?: boolean;
  readonly suspendAbove?: string;
  readonly badLoanTarget?: string;
  readonly delayDays?: string;
  readonly balance?: readonly string[];
  readonly draws?: string;
  readonly seed?: string;
  readonly asOf?: string;
}

const DEFAULT_RECOVERY_MONTHS = 12;
const DEFAULT_SEED = 1;
const BY_HAND = 'system:cli';

const numberOr = <Other>(text: string | undefined, other: Other) =>
  text === undefined ? other : Number(text);

const balanceOf = (text: string): BalanceGiven => {
  const [institution = '', amount = ''] = text.split('=');
  return { institution, amount };
};

const requestOf = (programme: string, flags: StressFlags): StressRequest => ({
  programme,
  assumptions: {
    defaultRate: Number(flags.defaultRate),
    deviation: numberOr(flags.deviation, 0),
    recoveryShare: numberOr(flags.recovery, 0),
    recoveryMonths: numberOr(flags.recoveryMonths, DEFAULT_RECOVERY_MONTHS),
    months: numberOr(flags.months, STRESS_LIMITS.defaultMonths),
    lendsAgain: flags.lendsAgain ?? false,
    suspendAbove: numberOr(flags.suspendAbove, null),
    badLoanTarget: numberOr(flags.badLoanTarget, null),
    delayDays: numberOr(flags.delayDays, null),
    draws: numberOr(flags.draws, STRESS_LIMITS.defaultDraws),
    seed: numberOr(flags.seed, DEFAULT_SEED),
  },
  balances: flags.balance?.map(balanceOf) ?? null,
  asOf: flags.asOf ? isoDate(flags.asOf) : null,
});

/** Whoever has the server itself sees all of it. */
const EVERYTHING = visibilityOf({
  ...{ role: 'ADMINISTRATOR', regionCodes: null, scopes: [], institutionSlug: null },
});

async function printStressTest(
  config: Config,
  programme: string,
  flags: StressFlags & { readonly language: Language },
): Promise<void> {
  const { database, close } = await openDatabase(config, { attach: true });
  try {
    await database.migrate();
    const today = chinaDate(new Date());
    const asker = { database, visibility: EVERYTHING, actor: BY_HAND, today };
    const answer = await runStressTest(asker, requestOf(programme, flags));
    const { language } = flags;
    if ('refusals' in answer) {
      for (const { code, messageZh, messageEn, clause } of answer.refusals) {
        const message = language === 'zh' ? messageZh : messageEn;
        process.stderr.write(`${code} ${message}${clause ? ` (${clause})` : ''}\n`);
      }
      process.exitCode = 1;
      return;
    }
    process.stdout.write(`${stressTable(answer, language)}\n`);
  } finally {
    await close();
  }
}

export function addStressCommand(
  program: Command,
  config: ReturnType<typeof readConfig>,
  common: () => { readonly language: Language },
): void {
  program
    .command('stress <programme>')
    .description('what defaults would do to the fund of a programme, month by month and bank by bank')
    .option('--as-of <date>', 'loans and accounts at the end of this day (default: today in China)')
    .requiredOption('--default-rate <share>', 'share of the loans that default in a year, e.g. 0.05')
    .option('--deviation <share>', 'how far that differs between draws, as a standard deviation')
    .option('--recovery <share>', 'share of a compensated loss that is recovered (default: 0)')
    .option('--recovery-months <n>', 'months from the payment to the recovery (default: 12)')
    .option('--months <n>', 'how far it looks (default: 36)')
    .option('--lends-again', 'what is paid back is lent again, within the leverage')
    .option('--suspend-above <share>', 'lending is suspended once this share of all that was lent defaults')
    .option('--bad-loan-target <share>', "a bank's own target, where the programme tolerates points above it")
    .option('--delay-days <n>', 'from a default to its payment (default: as the rules state)')
    .option('--balance <bank=yuan...>', 'what the accounts hold, instead of what the books say')
    .option('--draws <n>', 'how often is drawn')
    .option('--seed <n>', 'the same seed gives the same answer')
    .action((programme: string, flags: StressFlags) =>
      printStressTest(config, programme, { ...common(), ...flags }),
    );
}
