/** The dashboard: the files that `npm run build` makes of `web/`, and one page for all of its addresses. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { hashSource, policy } from './page-policy';

/** Beside the compiled program, from wherever it is started. */
const BUILT = resolve(__dirname, '../web');
/** Names of built files change with their content, but for the mark and the theme. */
const KEPT_FOR = 'public, max-age=31536000, immutable';
const NAMED_BY_CONTENT = /-[\w-]{8}\.\w+$/;

/** The addresses of the dashboard; web/src/shell/router.ts says what is shown at each. */
const ADDRESSES = [
  '/',
  ...['/plans/:slug', '/targets/*', '/simulation', '/indicators', '/enterprises', '/enterprises/:uscc'],
  ...['/data', '/data/*', '/programmes', '/programmes/*', '/queues', '/sign-in'],
] as const;

/** Everything comes from here: no other host, no inline script, no inline style. */
const ALLOWED = policy(
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
);

const NOTE =
  'body { font: 16px/1.6 system-ui, sans-serif; margin: 15vh auto; max-width: 40rem; padding: 0 1rem }';
const NOT_BUILT = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>科金 Kejin</title>
<style>${NOTE}</style>
<h1>科金 Kejin</h1>
<p>还没有生成页面：<code>npm run build:web</code>。数据接口在 <a href="/graphiql">/graphiql</a>。</p>
<p>The dashboard has not been built: <code>npm run build:web</code>.
The API is at <a href="/graphiql">/graphiql</a>.</p>
</html>
`;

export function addDashboardPages(server: FastifyInstance, directory = BUILT): void {
  if (!existsSync(join(directory, 'index.html'))) {
    server.get('/', (_request, reply) =>
      reply
        .header('content-type', 'text/html; charset=utf-8')
        .header('content-security-policy', policy(`style-src ${hashSource(NOTE)}`))
        .send(NOT_BUILT),
    );
    return;
  }
  server.register(fastifyStatic, {
    root: join(directory, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.setHeader('vary', 'accept-encoding');
      reply.setHeader('cache-control', NAMED_BY_CONTENT.test(uncompressed(path)) ? KEPT_FOR : 'no-cache');
    },
  });
  const sendPage = (reply: FastifyReply) =>
    reply
      .header('content-security-policy', ALLOWED)
      .header('cache-control', 'no-cache')
      .header('vary', 'accept-encoding')
      .sendFile('index.html', directory, { cacheControl: false });
  for (const address of ADDRESSES) server.get(address, (_request, reply) => sendPage(reply));
  // A mistyped address is told in words to people, and as a refusal to programs.
  server.get('/*', (request, reply) =>
    request.headers.accept?.startsWith('text/html') ? sendPage(reply.code(404)) : reply.callNotFound(),
  );
}

const uncompressed = (path: string) => path.replace(/\.(br|gz)$/, '');
