/** The ways into claims, and who may take them: staff; a bank needs a scope. */
import type { ApiRole } from '../../src/domain/vocabulary';
import { CLAIM_MUTATIONS } from '../server/walk/claim-callers';

const STAFF: readonly ApiRole[] = ['ADMINISTRATOR', 'DATA_OFFICER', 'PLANNER'];

export const CLAIM_ENTRANCES = {
  'Query.claims': { ask: '{ claims { totalCount } }', roles: STAFF },
  'Query.claim': { ask: '{ claim(id: "x") { status } }', roles: STAFF },
  ...Object.fromEntries(
    Object.entries(CLAIM_MUTATIONS).map(([name, ask]) => [
      `Mutation.${name}`,
      { ask: `mutation { ${ask} }`, roles: STAFF },
    ]),
  ),
};
