/** One consistent view of the database for a long read: rows stream out of it, and it can be broken off. */
import type { PoolClient, QueryResultRow } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Database, Statements } from './database';

export interface SnapshotRead extends Statements {
  /** The snapshot that every statement of this read sees. */
  readonly snapshot: string;
  /** Streams what COPY sends; gives the number of rows back when it has ended. */
  copyOut(sql: string): AsyncGenerator<Buffer, number>;
  /** Ends it in order; once broken off, nothing more. */
  close(): Promise<void>;
  /** Stops the statement that is running and gives the connection up. */
  breakOff(): void;
}

/** Dates and instants are written the same whatever the server's settings are. */
const BEGIN = `begin isolation level repeatable read, read only;
  set local statement_timeout = 0; set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'`;

/** A connection that is lost fails its statement; said twice, it would end the process. */
const ignoreLoss = () => undefined;

/** The caller bounds the whole read; a single statement may last as long as its reader takes. */
export async function openSnapshotRead(database: Database): Promise<SnapshotRead> {
  const client = await database.pool.connect();
  client.on('error', ignoreLoss);
  try {
    await client.query(BEGIN);
    const found = await client.query<{ snapshot: string; pid: number }>(
      'select pg_current_snapshot()::text as snapshot, pg_backend_pid() as pid',
    );
    const { snapshot, pid } = found.rows[0] as { snapshot: string; pid: number };
    return readOver(database, client, snapshot, pid);
  } catch (error) {
    client.release(true);
    throw error;
  }
}

function readOver(database: Database, client: PoolClient, snapshot: string, pid: number): SnapshotRead {
  let open = true;
  const giveUp = () => {
    if (!open) return;
    open = false;
    client.release(true);
  };
  return {
    snapshot,
    async query<Row extends QueryResultRow>(sql: string, parameters: readonly unknown[] = []) {
      return (await client.query<Row>(sql, parameters as unknown[])).rows;
    },
    async *copyOut(sql) {
      const copy = client.query(copyTo(sql));
      // A connection that is given up says so once more, when nobody listens any longer.
      copy.on('error', () => undefined);
      for await (const chunk of copy) yield chunk as Buffer;
      // The count arrives after the last row: by the time another statement is answered it is there.
      await client.query('select');
      return (copy as unknown as { rowCount: number }).rowCount;
    },
    async close() {
      if (!open) return;
      try {
        await client.query('commit');
        open = false;
        client.off('error', ignoreLoss);
        client.release();
      } catch (error) {
        giveUp();
        throw error;
      }
    },
    breakOff() {
      if (!open) return;
      // A statement that still computes would not notice that nobody is there.
      database.query('select pg_cancel_backend($1)', [pid]).catch(() => undefined);
      giveUp();
    },
  };
}
