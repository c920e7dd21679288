/** Listens to a PostgreSQL channel on a connection of its own, and comes back when that is lost. */
import { Client } from 'pg';
import type { Logger } from '../log';

const RECONNECT_MS = 1_000;
const CONNECT_TIMEOUT_MS = 3_000;

export interface Listening {
  stop(): Promise<void>;
}

/** Calls `onNotify` for each notification, and after every connect, as some may have been missed. */
export function listenTo(url: string, channel: string, onNotify: () => void, log: Logger): Listening {
  let stopped = false;
  let client: Client | null = null;
  let timer: NodeJS.Timeout | undefined;

  const reconnect = (lost: Client) => {
    if (lost !== client || stopped) return;
    client = null;
    lost.end().catch(() => undefined);
    timer = setTimeout(() => {
      connecting = connect();
    }, RECONNECT_MS);
  };
  const connect = async () => {
    const next = new Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      application_name: 'kejin outbox',
    });
    client = next;
    next.on('error', (error) => log.warn({ err: error }, 'the outbox connection was lost'));
    next.on('error', () => reconnect(next));
    next.on('end', () => reconnect(next));
    next.on('notification', onNotify);
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
      onNotify();
    } catch (error) {
      log.warn({ err: error }, 'cannot listen to the outbox; polling goes on');
      reconnect(next);
    }
  };
  let connecting = connect();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await connecting;
      await client?.end().catch(() => undefined);
    },
  };
}
