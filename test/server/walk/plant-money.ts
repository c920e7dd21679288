/** What hangs on loans of programmes: interest subsidies and claims. */
import type { Database } from '../../../src/db/database';
import type { Plants } from './plant-assessments';
import { plantClaims } from './plant-claims';
import { plantSubsidies } from './plant-subsidies';

export async function plantMoney(
  db: Database,
  planting: Plants,
  regionOfBank: Readonly<Record<string, string>>,
): Promise<void> {
  await plantSubsidies(db, planting, regionOfBank);
  await plantClaims(db, planting, regionOfBank);
}
