/**
 * The lower bound: node:http and one prepared statement whose JSON goes out as it comes. It knows no caller,
 * no limits and no schema; `POST /<query>` takes the parameters as a JSON array.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'pg';
import { serveParent } from './graph-child';
import { QUERIES } from './graph-queries';

/** As many connections as the server under test has. */
const POOL_SIZE = 10;

async function bodyOf(request: IncomingMessage): Promise<unknown[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown[];
}

serveParent(async (databaseUrl) => {
  const pool = new Pool({ connectionString: databaseUrl, max: POOL_SIZE });
  const statements = new Map(QUERIES.map(({ name, bound }) => [`/${name}`, { name, text: bound }]));
  const answer = async (request: IncomingMessage): Promise<string> => {
    const statement = statements.get(request.url ?? '');
    if (!statement) throw new Error(`no such query: ${request.url}`);
    const { rows } = await pool.query<{ data: string }>({ ...statement, values: await bodyOf(request) });
    return `{"data":${rows[0]?.data}}\n`;
  };
  const server = createServer((request, response) => {
    answer(request).then(
      (text) => {
        response.setHeader('content-type', 'application/json; charset=utf-8');
        response.end(text);
      },
      (error: Error) => {
        response.statusCode = 500;
        response.end(error.message);
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await pool.end();
    },
  };
});
