/** The database as services and loaders see it: statements, transactions, COPY. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Pool, PoolClient, QueryResultRow } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { AppError } from '../errors';
import { createDataSource } from './data-source';

/** Something that runs statements: the pool, or one transaction. */
export interface Statements {
  query<Row extends QueryResultRow>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** Lines of COPY's text format, in pieces of any length. */
export type CopyLines = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

export interface Transaction extends Statements {
  /** COPY text lines into a table: `target` is `table (columns)`. */
  copyIn(target: string, lines: CopyLines): Promise<void>;
}

export const isTransaction = (statements: Statements): statements is Transaction => 'copyIn' in statements;

/** What can run work in a transaction. */
export interface Transactions {
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}

/** Ends a rehearsal, so that nothing of it stays. */
class Rehearsed extends Error {}

const RETRYABLE = new Set(['40001', '40P01']);
const MAX_TRIES = 5;

const ignore = (): void => undefined;

/** A prepared statement is kept per connection under its name, so a hot read is planned once. */
export interface NamedStatement {
  readonly name: string;
  readonly sql: string;
}

export class Database implements Statements, Transactions {
  private constructor(readonly dataSource: DataSource) {}

  static async connect(url: string, poolSize = 10): Promise<Database> {
    const dataSource = createDataSource(url, poolSize);
    try {
      await dataSource.initialize();
    } catch (error) {
      const detail = error instanceof Error ? error.message || error.name : String(error);
      throw new AppError('DATABASE_UNREACHABLE', { detail }, { cause: error });
    }
    const database = new Database(dataSource);
    // A lost connection fails its next statement, or is replaced; without listeners it would end the process.
    database.pool.on('error', ignore);
    database.pool.on('acquire', (client) => client.on('error', ignore));
    database.pool.on('release', (_, client) => client.off('error', ignore));
    return database;
  }

  /** The one pool; the queue's PostgreSQL backend and COPY need it, nothing else should. */
  get pool(): Pool {
    return (this.dataSource.driver as PostgresDriver).master as Pool;
  }

  async query<Row extends QueryResultRow>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.pool.query<Row>(sql, parameters as unknown[]);
    return result.rows;
  }

  async read<Row extends QueryResultRow>(
    statement: NamedStatement,
    parameters: readonly unknown[],
  ): Promise<Row[]> {
    const result = await this.pool.query<Row>({
      name: statement.name,
      text: statement.sql,
      values: parameters as unknown[],
    });
    return result.rows;
  }

  /** The same with each row as its values in the order of the columns: half the work for long lists. */
  async readValues(
    statement: NamedStatement,
    parameters: readonly unknown[],
  ): Promise<readonly (readonly unknown[])[]> {
    const result = await this.pool.query<unknown[]>({
      name: statement.name,
      text: statement.sql,
      values: parameters as unknown[],
      rowMode: 'array',
    });
    return result.rows;
  }

  /** Runs `work` in one transaction; a serialisation failure or deadlock is tried again. */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(work);
      } catch (error) {
        const code = (error as { code?: string }).code;
        if (attempt >= MAX_TRIES || code === undefined || !RETRYABLE.has(code)) throw error;
      }
    }
  }

  /** Runs `work` for its answer only: whatever it wrote is rolled back. */
  async rehearse<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const answered: { answer?: { readonly result: T } } = {};
    try {
      await this.once(async (tx) => {
        answered.answer = { result: await work(tx) };
        throw new Rehearsed();
      });
    } catch (error) {
      if (!(error instanceof Rehearsed)) throw error;
    }
    return (answered.answer as { readonly result: T }).result;
  }

  async migrate(): Promise<number> {
    const applied = await this.withMigrationLock(() =>
      this.dataSource.runMigrations({ transaction: 'each' }),
    );
    return applied.length;
  }

  async close(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  private async once<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      const result = await work(transactionOver(client));
      await client.query('commit');
      client.release();
      return result;
    } catch (error) {
      const rolledBack = await client.query('rollback').then(
        () => true,
        () => false,
      );
      client.release(!rolledBack);
      throw error;
    }
  }

  /** Two processes that start at once must not migrate at once. */
  private async withMigrationLock<T>(work: () => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      await client.query(`select pg_advisory_lock(hashtext('kejin migrations'))`);
      return await work();
    } finally {
      await client.query(`select pg_advisory_unlock(hashtext('kejin migrations'))`);
      client.release();
    }
  }
}

function transactionOver(client: PoolClient): Transaction {
  return {
    async query<Row extends QueryResultRow>(sql: string, parameters: readonly unknown[] = []) {
      const result = await client.query<Row>(sql, parameters as unknown[]);
      return result.rows;
    },
    async copyIn(target, lines) {
      await pipeline(Readable.from(lines), client.query(copyFrom(`copy ${target} from stdin`)));
    },
  };
}
