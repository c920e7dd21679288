/** `kejin simulate`: a what-if over a plan, beside a running server or without one. */
import { openDatabase } from '../app';
import type { Config } from '../config';
import { chinaDate } from '../domain/calendar';
import { DEFAULT_DRAWS } from '../domain/simulation/limits';
import { drawFor } from '../services/simulation/draw';
import { readTargetRows } from '../services/simulation/plan-rows';
import { simulatePlan } from '../services/simulation/simulate-plan';
import type { Language } from './language';
import { goalFrom, type LeverOptions, leversFrom } from './simulation-levers';
import { simulationTable } from './simulation-table';

export interface SimulateOptions extends LeverOptions {
  readonly asOf?: string;
  readonly draws?: string;
  readonly seed?: string;
}

const BY_HAND = 'system:cli';
const DEFAULT_SEED = 1;

export async function printSimulation(
  config: Config,
  plan: string,
  options: SimulateOptions & { readonly language: Language },
): Promise<void> {
  const levers = leversFrom(options);
  const { database, close } = await openDatabase(config, { attach: true });
  try {
    await database.migrate();
    const answer = await simulatePlan(
      { statements: database, today: chinaDate(new Date()), run: drawFor(database, BY_HAND) },
      {
        ...{
          plan,
          asOf: options.asOf ?? null,
          asKnownAt: null,
          levers,
          goal: goalFrom(options, levers.length),
        },
        draws: Number(options.draws ?? DEFAULT_DRAWS),
        seed: Number(options.seed ?? DEFAULT_SEED),
      },
    );
    const rows = await readTargetRows(database, plan);
    process.stdout.write(`${simulationTable(answer, rows, options.language)}\n`);
  } finally {
    await close();
  }
}
