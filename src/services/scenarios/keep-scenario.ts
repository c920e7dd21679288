/** Scenarios are saved with their first run, renamed, shared and deleted; each act is recorded. */
import { randomUUID } from 'node:crypto';
import type { Database, Statements, Transaction } from '../../db/database';
import type { ScenarioVisibility } from '../../domain/simulation-vocabulary';
import { Scenario } from '../../entities/scenario';
import { columnsOf, hydrate } from '../../loaders/rows';
import { appendAudit } from '../audit/append-audit';
import { type Doer, whoOf } from '../audit/doer';
import type { SimulationRequest } from '../simulation/request';
import { type Simulating, simulatePlan } from '../simulation/simulate-plan';
import { refusalOf, type ScenarioRefusal, scenarioRefusal } from './refusals';
import { insertRun } from './scenario-runs';

export const MAX_NAME_LENGTH = 100;
export const MAX_NOTE_LENGTH = 2_000;
export const MAX_SCENARIOS_OF_OWNER = 200;

export type ScenarioResult = { readonly scenario: Scenario } | { readonly refusal: ScenarioRefusal };

export interface ScenarioWords {
  readonly name: string;
  readonly note: string | null;
  readonly visibility: ScenarioVisibility;
}

const UNIQUE_VIOLATION = '23505';
const isTaken = (error: unknown) => (error as { code?: string }).code === UNIQUE_VIOLATION;
const lengthOf = (text: string) => [...text].length;

/** The words as they are kept, or what is wrong with them. */
function trimmed({ name, note, visibility }: ScenarioWords): ScenarioWords | { refusal: ScenarioRefusal } {
  const [title, remark] = [name.trim(), note?.trim() || null];
  if (title === '') return { refusal: scenarioRefusal('EMPTY_NAME') };
  if (lengthOf(title) > MAX_NAME_LENGTH) {
    return { refusal: scenarioRefusal('NAME_TOO_LONG', { max: MAX_NAME_LENGTH }) };
  }
  if (remark !== null && lengthOf(remark) > MAX_NOTE_LENGTH) {
    return { refusal: scenarioRefusal('NOTE_TOO_LONG', { max: MAX_NOTE_LENGTH }) };
  }
  return { name: title, note: remark, visibility };
}

const taken = (name: string) => ({ refusal: scenarioRefusal('NAME_TAKEN', { name }) });

/** What speaks against one more of this name, asked before anything is drawn and again when it is written. */
async function obstacleTo(
  statements: Statements,
  { actor }: Doer,
  plan: string,
  name: string,
): Promise<{ refusal: ScenarioRefusal } | null> {
  const [row] = await statements.query<{ own: number; same: number }>(
    `select count(*)::integer as own,
       (count(*) filter (where plan_slug = $2 and lower(name) = lower($3)))::integer as same
     from scenario where owner = $1 and deleted_at is null`,
    [actor, plan, name],
  );
  if ((row?.same ?? 0) > 0) return taken(name);
  if ((row?.own ?? 0) < MAX_SCENARIOS_OF_OWNER) return null;
  return { refusal: scenarioRefusal('TOO_MANY_SCENARIOS', { max: MAX_SCENARIOS_OF_OWNER }) };
}

/** One after another for each owner, so that nobody comes to keep more than the limit. */
const LOCK = `select pg_advisory_xact_lock(hashtext('kejin scenarios ' || $1))`;

async function insertScenario(
  tx: Transaction,
  database: Database,
  { name, note, visibility }: ScenarioWords,
  input: SimulationRequest,
  doer: Doer,
): Promise<Scenario> {
  const [row] = await tx.query(
    `insert into scenario as t (id, plan_slug, name, note, input, visibility, owner, owner_name,
       created_at, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) returning ${columnsOf(database, Scenario)}`,
    [
      ...[randomUUID(), input.plan, name, note, JSON.stringify(input), visibility],
      ...[doer.actor, doer.actorName ?? null, doer.now],
    ],
  );
  return hydrate(Scenario, row as object);
}

export async function saveScenario(
  database: Database,
  simulating: Simulating,
  words: ScenarioWords,
  input: SimulationRequest,
  doer: Doer,
): Promise<ScenarioResult> {
  const kept = trimmed(words);
  if ('refusal' in kept) return kept;
  const early = await obstacleTo(database, doer, input.plan, kept.name);
  if (early) return early;
  const answer = await simulatePlan(simulating, input).catch((error: unknown) => ({
    refusal: refusalOf(error),
  }));
  if ('refusal' in answer) return answer;
  return database.transaction(async (tx): Promise<ScenarioResult> => {
    await tx.query(LOCK, [doer.actor]);
    const late = await obstacleTo(tx, doer, input.plan, kept.name);
    if (late) return late;
    const scenario = await insertScenario(tx, database, kept, input, doer);
    await insertRun(tx, database, { scenarioId: scenario.scenarioId, ordinal: 1, answer }, doer);
    const detail = { plan: input.plan, name: kept.name, visibility: kept.visibility, digest: answer.digest };
    const subject = `scenario:${scenario.scenarioId}`;
    await appendAudit(tx, { ...whoOf(doer), action: 'SCENARIO_SAVED', subject, detail }, doer.now);
    return { scenario };
  });
}

/** What is left out stays as it is. */
export async function changeScenario(
  database: Database,
  before: Scenario,
  change: Partial<ScenarioWords>,
  doer: Doer,
): Promise<ScenarioResult> {
  const { name, note, visibility } = before;
  const kept = trimmed({ name, note, visibility, ...change });
  if ('refusal' in kept) return kept;
  const isSame = kept.name === name && kept.note === note && kept.visibility === visibility;
  if (isSame) return { scenario: before };
  try {
    return await database.transaction(async (tx) => {
      const [row] = await tx.query(
        `update scenario t set name = $2, note = $3, visibility = $4, changed_at = $5
         where id = $1 and deleted_at is null returning ${columnsOf(database, Scenario)}`,
        [before.scenarioId, kept.name, kept.note, kept.visibility, doer.now],
      );
      if (!row) return { refusal: scenarioRefusal('UNKNOWN_SCENARIO') };
      const detail = { before: { name, note, visibility }, after: kept };
      const subject = `scenario:${before.scenarioId}`;
      await appendAudit(tx, { ...whoOf(doer), action: 'SCENARIO_CHANGED', subject, detail }, doer.now);
      return { scenario: hydrate(Scenario, row as object) };
    });
  } catch (error) {
    if (isTaken(error)) return taken(kept.name);
    throw error;
  }
}

/** It is listed no more and its name is free; what came of it is kept. */
export function deleteScenario(database: Database, before: Scenario, doer: Doer): Promise<ScenarioResult> {
  return database.transaction(async (tx): Promise<ScenarioResult> => {
    const [row] = await tx.query(
      `update scenario t set deleted_at = $2, deleted_by = $3, changed_at = $2
       where id = $1 and deleted_at is null returning ${columnsOf(database, Scenario)}`,
      [before.scenarioId, doer.now, doer.actor],
    );
    if (!row) return { refusal: scenarioRefusal('UNKNOWN_SCENARIO') };
    const detail = { plan: before.planSlug, name: before.name, owner: before.owner };
    const subject = `scenario:${before.scenarioId}`;
    await appendAudit(tx, { ...whoOf(doer), action: 'SCENARIO_DELETED', subject, detail }, doer.now);
    return { scenario: hydrate(Scenario, row as object) };
  });
}
