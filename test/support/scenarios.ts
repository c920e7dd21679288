/** Scenarios that were saved and worked out once, of the plan that `plantHebi` plants. */
import type { Statements } from '../../src/db/database';
import { insert, json } from './factories';

const OUTCOME = {
  ...{
    target: 'hebi/2019/patents-granted',
    verdict: 'SIMULATED',
    probability: 0.5,
    path: [],
    baselinePath: [],
  },
  ...{ reasonZh: '半数', reasonEn: 'half', synthetic: false },
};
const SIMULATED = {
  ...{ planSlug: 'hebi', asOf: '2019-06-01', seed: 1, draws: 100, digest: 'd', engineVersion: '1' },
  ...{ synthetic: false, outcomes: [OUTCOME], sensitivities: [], solution: null, assumptions: [] },
};
const AT = '2019-06-01T00:00:00Z';

export async function insertScenario(
  db: Statements,
  given: { readonly id: string; readonly name: string; readonly visibility?: string },
): Promise<void> {
  await insert(db, 'scenario', {
    ...{ planSlug: 'hebi', input: json({ plan: 'hebi' }), visibility: 'SHARED', owner: 'key:somebody-else' },
    ...{ createdAt: AT, changedAt: AT, ...given },
  });
  await insert(db, 'scenario_run', {
    ...{ scenarioId: given.id, ordinal: 1, asOf: '2019-06-01', digest: `digest of ${given.name}` },
    ...{ result: json(SIMULATED), ranBy: 'key:somebody-else', ranAt: AT },
  });
}
