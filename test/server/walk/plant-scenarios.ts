/** Scenarios in the walk: two that are shared with all staff, and one that is somebody's own. */
import { randomUUID } from 'node:crypto';
import type { Database } from '../../../src/db/database';
import { insertScenario } from '../../support/scenarios';
import type { PlantedRow } from './callers';

interface Planting {
  readonly add: (type: string, marker: string, of: Omit<PlantedRow, 'type' | 'marker'>) => string;
  readonly note: (type: string, key: string) => void;
}

export async function plantScenarios(
  db: Database,
  planting: Planting,
  markerOf: (name: string) => string,
): Promise<void> {
  for (const [name, visibility] of Object.entries({ s1: 'SHARED', s2: 'SHARED', s3: 'PRIVATE' })) {
    const [id, isOwn] = [randomUUID(), visibility === 'PRIVATE'];
    const title = planting.add('Scenario', markerOf(name), { region: null, isShared: null, isOwn });
    await insertScenario(db, { id, name: title, visibility });
    planting.note('Scenario', id);
  }
}
