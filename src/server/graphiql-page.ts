/**
 * GraphiQL in one page that loads nothing from elsewhere; made on first use, for it weighs nine megabytes.
 */

import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { hashSource, policy } from './page-policy';

const DEFAULT_QUERY = `# 科金 Kejin
# Ctrl-Enter runs a query 运行
# Ctrl-Space shows what can be asked 提示
# 已发布的数据和目标进度无需密钥。
# Published figures and progress need no key. With one,
# in "Headers" below: { "Authorization": "Bearer kj_…" }

# 鹤壁市方案各阶段目标进展如何？
# Where do the targets of each stage of a plan stand?
query HebiProgress {
  plan(slug: "hebi") {
    titleZh
    documentNumber
    stages {
      nameZh
      startsOn
      endsOn
      targets {
        nameZh
        comparator
        value
        unit
        clause
        leadDepartments { nameZh }
        progress {
          actual
          actualPeriod
          expected
          attainment
          status
          explanationZh
          synthetic
        }
      }
    }
  }
}

# 一至五月的数据
# What did the bureau report from January to May?
query YearToDate {
  series(
    regions: ["530600"]
    indicators: ["gross-industrial-output"]
    frequency: YEAR_TO_DATE
  ) {
    points { period valueExact publishedText unit clause }
  }
}

# 有哪些指标？ Which indicators are there?
query Indicators {
  indicators(first: 20, filter: { search: "专利" }) {
    totalCount
    nodes { code nameZh nameEn unit measure source }
  }
}
`;

interface Page {
  readonly gzipped: Buffer;
  readonly policy: string;
}

async function renderPage(): Promise<Page> {
  const { renderGraphiQL } = require('@graphql-yoga/render-graphiql') as {
    renderGraphiQL: (options: object) => string;
  };
  const html = renderGraphiQL({
    title: 'GraphiQL · 科金 Kejin',
    endpoint: '/graphql',
    defaultQuery: DEFAULT_QUERY,
    shouldPersistHeaders: false,
  });
  const script = html.slice(html.indexOf('<script>') + '<script>'.length, html.lastIndexOf('</script>'));
  return {
    gzipped: await promisify(gzip)(html),
    // The editor makes its workers from blobs and its styles as it goes.
    policy: policy(
      `script-src ${hashSource(script)}`,
      'worker-src blob:',
      "style-src 'unsafe-inline'",
      "img-src 'self' data: blob:",
      'font-src data:',
      "connect-src 'self'",
    ),
  };
}

export function addGraphiqlPage(server: FastifyInstance): void {
  let page: Promise<Page> | undefined;
  server.get('/graphiql', async (request, reply) => {
    page ??= renderPage();
    const { gzipped, policy: allowed } = await page;
    const takesGzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    void reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', allowed)
      .header('vary', 'accept-encoding');
    if (!takesGzip) return promisify(gunzip)(gzipped);
    void reply.header('content-encoding', 'gzip');
    return gzipped;
  });
}
