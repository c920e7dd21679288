/** `kejin key-create`: an API key for a person or a program; only its hash is kept. */
import { openDatabase } from '../app';
import type { Config } from '../config';
import { ApiRole } from '../domain/vocabulary';
import { AppError } from '../errors';
import { createApiKey } from '../services/access/api-keys';

export async function createKey(
  config: Config,
  options: { readonly name: string; readonly role: string },
): Promise<void> {
  const role = Object.values(ApiRole).find((known) => known === options.role.toUpperCase());
  if (!role) {
    const detail = `role ${options.role}; one of ${Object.values(ApiRole).join(', ')}`;
    throw new AppError('BAD_INPUT', { detail });
  }
  const { database, close } = await openDatabase(config, { attach: true });
  try {
    await database.migrate();
    const created = await createApiKey(database, { name: options.name, role });
    process.stdout.write(`${created.key}\n`);
  } finally {
    await close();
  }
}
