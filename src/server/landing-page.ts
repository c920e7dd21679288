/** The front page: what this is and where to go from here, in both languages. */
import type { FastifyInstance } from 'fastify';
import { hashSource, policy } from './page-policy';

const STYLE = `
:root { color-scheme: light dark }
body {
  font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif;
  margin: 8vh auto; max-width: 44rem; padding: 0 1.25rem
}
h1 { font-size: 1.7rem; margin: 0 }
p { margin: .4rem 0 }
ul { list-style: none; padding: 0; margin: 1.6rem 0 }
li { border-top: 1px solid color-mix(in srgb, currentColor 18%, transparent); padding: .55rem 0 }
li a { display: inline-block; font-family: ui-monospace, Consolas, monospace; min-width: 11rem }
small { opacity: .75 }
`;

const LINKS = [
  ['/graphiql', '在浏览器里试查询', 'try queries in the browser'],
  ['/graphql', 'GraphQL 接口（POST）', 'the GraphQL API (POST)'],
  ['/schema.graphql', '接口定义', 'its schema'],
  ['/readyz', '运行状况', 'whether everything is up'],
  ['/metrics', '运行指标', 'numbers for operators'],
] as const;

const items = LINKS.map(([href, zh, en]) => `<li><a href="${href}">${href}</a> ${zh} · ${en}</li>`).join(
  '\n',
);

const PAGE = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>科金 Kejin</title>
<style>${STYLE}</style>
<h1>科金 Kejin</h1>
<p>方案承诺了什么，实际做到了多少：每个目标的数字、依据和原因。</p>
<p>What an innovation plan promised, connected with what happened.</p>
<ul>
${items}
</ul>
<small>演示数据为合成数据，在接口中标明。 Demonstration data is synthetic and marked as such.</small>
</html>
`;

export function addLandingPage(server: FastifyInstance): void {
  const allowed = policy(`style-src ${hashSource(STYLE)}`);
  server.get('/', (_request, reply) =>
    reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', allowed)
      .send(PAGE),
  );
}
