/** The first administrator key: without one nobody could make the others. */
import type { Database } from '../../db/database';
import { addKey, countAdministrators, lockKeys } from './api-keys';
import { hashOf } from './key-secret';

const NAME = 'bootstrap administrator';

/**
 * A key that the operator gives is taken in, unless it is known already; nothing is returned, for who gave
 * it has it. Without one, a key is made and returned if there is no valid administrator key at all.
 */
export function bootstrapAdministrator(
  database: Database,
  givenKey?: string,
  now = new Date(),
): Promise<string | null> {
  const doer = { actor: 'system:bootstrap', now };
  return database.transaction(async (tx) => {
    await lockKeys(tx);
    if (givenKey !== undefined) {
      const known = await tx.query('select 1 from api_key where hash = $1', [hashOf(givenKey)]);
      if (known.length === 0) await addKey(tx, { name: NAME, role: 'ADMINISTRATOR' }, doer, givenKey);
      return null;
    }
    if ((await countAdministrators(tx, now)) > 0) return null;
    const created = await addKey(tx, { name: NAME, role: 'ADMINISTRATOR' }, doer);
    return created.key;
  });
}
