/** A scenario worked out again on what is known now: a new run stands beside the old ones. */
import type { Database, Transaction } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import type { Scenario } from '../../entities/scenario';
import { ScenarioRun } from '../../entities/scenario-run';
import { columnsOf, hydrate } from '../../loaders/rows';
import { appendAudit } from '../audit/append-audit';
import { type Doer, whoOf } from '../audit/doer';
import type { SimulationAnswer } from '../simulation/answer';
import type { SimulationRequest } from '../simulation/request';
import { type Simulating, simulatePlan } from '../simulation/simulate-plan';
import { refusalOf, type ScenarioRefusal, scenarioRefusal } from './refusals';

export const MAX_RUNS = 50;

export type RunResult =
  /** Not new where nothing has changed since the last run: that one is given. */
  { readonly run: ScenarioRun; readonly isNew: boolean } | { readonly refusal: ScenarioRefusal };

interface NewRun {
  readonly scenarioId: string;
  readonly ordinal: number;
  readonly answer: SimulationAnswer;
}

export async function insertRun(
  tx: Transaction,
  database: Database,
  { scenarioId, ordinal, answer }: NewRun,
  doer: Doer,
): Promise<ScenarioRun> {
  const [row] = await tx.query(
    `insert into scenario_run as t (scenario_id, ordinal, as_of, digest, result, ran_by, ran_by_name, ran_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${columnsOf(database, ScenarioRun)}`,
    [
      ...[scenarioId, ordinal, answer.asOf, answer.digest, JSON.stringify(answer)],
      ...[doer.actor, doer.actorName ?? null, doer.now],
    ],
  );
  return hydrate(ScenarioRun, row as object);
}

/** As it was kept: dates are text there. */
export function keptRequest({ input }: Scenario, asOf: IsoDate | null): SimulationRequest {
  const kept = input as Omit<SimulationRequest, 'asKnownAt'> & { readonly asKnownAt: string | null };
  const asKnownAt = kept.asKnownAt === null ? null : new Date(kept.asKnownAt);
  return { ...kept, asKnownAt, asOf: asOf ?? kept.asOf };
}

const LOCK = 'select id from scenario where id = $1 and deleted_at is null for update';
const touch = 'update scenario set changed_at = $2 where id = $1';

async function record(
  tx: Transaction,
  database: Database,
  scenario: Scenario,
  answer: SimulationAnswer,
  doer: Doer,
): Promise<RunResult> {
  const { scenarioId } = scenario;
  const [locked] = await tx.query(LOCK, [scenarioId]);
  if (!locked) return { refusal: scenarioRefusal('UNKNOWN_SCENARIO') };
  const [row] = await tx.query(
    `select ${columnsOf(database, ScenarioRun)} from scenario_run t where scenario_id = $1
     order by ordinal desc limit 1`,
    [scenarioId],
  );
  const last = row ? hydrate(ScenarioRun, row as object) : null;
  if (last?.digest === answer.digest) return { run: last, isNew: false };
  const ordinal = (last?.ordinal ?? 0) + 1;
  if (ordinal > MAX_RUNS) return { refusal: scenarioRefusal('TOO_MANY_RUNS', { max: MAX_RUNS }) };
  const run = await insertRun(tx, database, { scenarioId, ordinal, answer }, doer);
  await tx.query(touch, [scenarioId, doer.now]);
  const detail = { ordinal, asOf: answer.asOf, before: last?.digest ?? null, after: answer.digest };
  const subject = `scenario:${scenarioId}`;
  await appendAudit(tx, { ...whoOf(doer), action: 'SCENARIO_RERUN', subject, detail }, doer.now);
  return { run, isNew: true };
}

/** Without a day: that of the scenario, or today where it names none. */
export async function rerunScenario(
  database: Database,
  simulating: Simulating,
  scenario: Scenario,
  asOf: IsoDate | null,
  doer: Doer,
): Promise<RunResult> {
  const request = keptRequest(scenario, asOf);
  const answer = await simulatePlan(simulating, request).catch((error: unknown) => ({
    refusal: refusalOf(error),
  }));
  if ('refusal' in answer) return answer;
  return database.transaction((tx) => record(tx, database, scenario, answer, doer));
}
