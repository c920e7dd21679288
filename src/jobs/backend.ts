/** The one choice between the two queues: Redis where one is given, else our own PostgreSQL. */
import { openPostgresBackend } from './postgres-backend';
import type { BackendOptions, QueueBackend } from './queue-backend';
import { openRedisBackend } from './redis-backend';

export function openBackend(
  options: BackendOptions & { readonly redisUrl?: string | undefined },
): Promise<QueueBackend> {
  const { redisUrl } = options;
  return redisUrl === undefined ? openPostgresBackend(options) : openRedisBackend({ ...options, redisUrl });
}
