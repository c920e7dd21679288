import { plantEnterprise, plantKey, plantRegions } from '../services/pulls/pull-fixture';
import { type Api, openApi } from './api';
import { request } from './pulling';

const ROWS = 200_000;
const LEVEL_LENGTH = 400;
const SAMPLE_MS = 10;

describe('a long list', () => {
  let api: Api;
  beforeAll(async () => {
    api = await openApi();
    await plantRegions(api.db);
    await plantEnterprise(api.db, { n: 1 });
    await api.db.query(
      `insert into certification (enterprise_id, kind, level, number, issued_on, is_synthetic)
       select id, 'TECH_SME', repeat('x', $2), 'N' || n, '2019-01-01', true
       from enterprise, generate_series(1, $1::integer) n`,
      [ROWS, LEVEL_LENGTH],
    );
  }, 60_000);
  afterAll(() => api.close());

  it('passes through without being gathered in memory', async () => {
    const key = await plantKey(api.db, { role: 'ADMINISTRATOR' });
    const before = process.memoryUsage().rss;
    let most = before;
    const sampling = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, SAMPLE_MS);
    let bytes = 0;
    for await (const chunk of await request(api.url, '/bulk/certifications.ndjson', key))
      bytes += chunk.length;
    clearInterval(sampling);
    expect(bytes).toBeGreaterThan(ROWS * (LEVEL_LENGTH + 100));
    // Reader and server share this process; neither may hold the list.
    expect(most - before).toBeLessThan(bytes / 2);
  }, 60_000);
});
