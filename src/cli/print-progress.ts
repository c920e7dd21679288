/** `kejin progress`: the table of one plan or of all, on any day, beside a running server or without one. */
import { openDatabase } from '../app';
import type { Config } from '../config';
import { chinaDate, isIsoDate } from '../domain/calendar';
import { AppError } from '../errors';
import { progressReport } from '../services/progress/report';
import type { Language } from './language';
import { progressTables } from './progress-table';

export interface PrintOptions {
  readonly language: Language;
  readonly plan: string | undefined;
  readonly asOf: string | undefined;
}

export async function printProgress(config: Config, options: PrintOptions): Promise<void> {
  const asOf = options.asOf ?? null;
  if (asOf !== null && !isIsoDate(asOf)) throw new AppError('BAD_DATE', { text: asOf });
  const { database, close } = await openDatabase(config, { attach: true });
  try {
    await database.migrate();
    const plan = options.plan;
    if (plan !== undefined) {
      const found = await database.query('select 1 from plan where slug = $1', [plan]);
      if (found.length === 0) throw new AppError('UNKNOWN_PLAN', { slug: plan });
    }
    const now = new Date();
    const report = await progressReport(database, {
      asOf,
      now,
      today: chinaDate(now),
      ...(plan === undefined ? {} : { plan }),
    });
    process.stdout.write(`${progressTables(report, options.language)}\n`);
  } finally {
    await close();
  }
}
