/** Who sees a scenario, and who may change it. */
import type { ApiRole } from '../../domain/vocabulary';
import type { Scenario } from '../../entities/scenario';
import type { Condition } from '../../loaders/keyset-page';

interface Viewer {
  readonly actor: string;
  readonly role: ApiRole;
}

/** Those who plan: a bank or a reader may simulate, but keeps nothing here. */
export const STAFF_ROLES: readonly ApiRole[] = ['ADMINISTRATOR', 'DATA_OFFICER', 'PLANNER'];

export const mayChangeScenario = ({ owner }: Scenario, viewer: Viewer | null): boolean =>
  viewer !== null && (viewer.role === 'ADMINISTRATOR' || owner === viewer.actor);

/** A deleted one is seen by nobody; its runs are kept. */
export const maySeeScenario = (scenario: Scenario, viewer: Viewer | null): boolean =>
  viewer !== null &&
  STAFF_ROLES.includes(viewer.role) &&
  scenario.deletedAt === null &&
  (scenario.visibility === 'SHARED' || mayChangeScenario(scenario, viewer));

/** The same for lists, of staff. */
export function seenScenarios({ actor, role }: Viewer): readonly Condition[] {
  const listed: Condition = { name: 'kept', sql: () => 't.deleted_at is null' };
  if (role === 'ADMINISTRATOR') return [listed];
  const own: Condition = {
    name: 'seen_scenarios',
    sql: (place) => `(t.visibility = 'SHARED' or t.owner = ${place})`,
    value: actor,
  };
  return [listed, own];
}
