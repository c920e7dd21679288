/** The address of our database, for connections that must not come from its pool. */
import type { Database } from '../db/database';
import { AppError } from '../errors';

export function connectionStringOf(database: Database): string {
  const { options } = database.dataSource;
  if (options.type !== 'postgres' || options.url === undefined) {
    throw new AppError('QUEUE_UNREACHABLE', { detail: 'the database has no connection string' });
  }
  return options.url;
}
