/** A database of its own for each test file: a clone of the migrated template, dropped when it is closed. */
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { Database } from '../../src/db/database';

export interface TestDatabase {
  readonly db: Database;
  readonly url: string;
  readonly close: () => Promise<void>;
}

async function asAdmin(statement: string): Promise<void> {
  const admin = new Client({ connectionString: process.env.KEJIN_TEST_SERVER_URL });
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}

/** PostgreSQL locks the template while it clones, so test files wait their turn. */
export async function openClone(poolSize = 6): Promise<TestDatabase> {
  const name = `kejin_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(`create database ${name} template ${process.env.KEJIN_TEST_TEMPLATE}`);
  const url = Object.assign(new URL(process.env.KEJIN_TEST_SERVER_URL as string), {
    pathname: `/${name}`,
  }).href;
  const db = await Database.connect(url, poolSize);
  const close = async () => {
    await db.close();
    await asAdmin(`drop database if exists ${name} with (force)`);
  };
  return { db, url, close };
}

/** The same with only the database: closing it drops the clone. */
export async function openTestDatabase(poolSize = 6): Promise<Database> {
  const clone = await openClone(poolSize);
  const closePool = clone.db.close.bind(clone.db);
  let closed = false;
  clone.db.close = async () => {
    if (closed) return;
    closed = true;
    clone.db.close = closePool;
    await clone.close();
  };
  return clone.db;
}
