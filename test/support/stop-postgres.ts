/** After the database suites: the template goes, and the embedded server with all it held. */
import { rm } from 'node:fs/promises';
import { Client } from 'pg';

export default async function stopPostgres(): Promise<void> {
  const server = globalThis.kejinTestServer;
  if (!server) return;
  if (server.embedded) {
    await server.embedded.stop();
  } else {
    const admin = new Client({ connectionString: server.url('postgres') });
    await admin.connect();
    await admin.query(`drop database if exists ${server.template} with (force)`);
    await admin.end();
  }
  if (server.dataDir) await rm(server.dataDir, { recursive: true, force: true });
}
