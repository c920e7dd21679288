import { MAX_JSON_ROWS, MAX_WORKBOOK_ROWS } from '../../src/services/exports/export-limits';
import { plantFigures, plantInstallation } from '../services/exports/exported-figures';
import { type Api, openApi } from './api';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('GET /observations', () => {
  let api: Api;
  const get = (query: string, accept?: string) =>
    api.send(`/observations${query}`, accept === undefined ? {} : { headers: { accept } });
  const refusal = async (query: string, accept?: string) => {
    const answer = await get(query, accept);
    return [answer.status, ((await answer.json()) as { code: string }).code];
  };

  beforeAll(async () => {
    api = await openApi({ poolSize: 12, config: { rateCostPerMinute: 200_000_000 } });
    await plantInstallation(api.db);
    await plantFigures(api.db);
  });
  afterAll(() => api.close());

  it.each([
    ['sdmx-csv', 'application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8', 'csv', 'STRUCTURE,'],
    ['sdmx-json', 'application/vnd.sdmx.data+json; version=2.0.0; charset=utf-8', 'json', '{"meta":'],
    ['xlsx', WORKBOOK, 'xlsx', 'PK'],
  ])('gives %s to everybody, as a file with a name', async (format, type, extension, start) => {
    const answer = await get(`?format=${format}&region=410600`);
    const body = Buffer.from(await answer.arrayBuffer());
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="kejin-figures-2019-06-30.${extension}"`,
    );
    expect(answer.headers.get('vary')).toBe('Accept');
    expect(Number(answer.headers.get('ratelimit-remaining'))).toBeGreaterThan(0);
    expect(body.subarray(0, start.length).toString('utf8')).toBe(start);
  });

  it.each([
    [undefined, 'csv'],
    ['*/*', 'csv'],
    ['application/json', 'json'],
    ['text/html;q=0.9, application/vnd.sdmx.data+json;version=2.0.0', 'json'],
    [`application/json;q=0.4, ${WORKBOOK};q=0.5`, 'xlsx'],
    ['application/vnd.sdmx.data+json;version=1.0.0, text/csv;q=0.1', 'csv'],
    ['application/json;q=0, */*;q=0.1', 'csv'],
  ])('gives what Accept likes best: %s', async (accept, extension) => {
    const answer = await get('?region=530600', accept);
    await answer.arrayBuffer();
    expect(answer.headers.get('content-disposition')).toContain(`.${extension}"`);
  });

  it.each([
    ['?format=pdf', undefined, 400, 'BAD_INPUT'],
    ['?format=xlsx&format=xlsx', undefined, 400, 'BAD_INPUT'],
    ['?regions=410600', undefined, 400, 'BAD_INPUT'],
    ['?region=410600&region=530600', undefined, 400, 'BAD_INPUT'],
    ['?region=1', undefined, 404, 'UNKNOWN_REGION'],
    ["?indicator='%20or%201=1", undefined, 400, 'BAD_INPUT'],
    ['?indicator=nothing', undefined, 404, 'UNKNOWN_INDICATOR'],
    ['?region=%00', undefined, 400, 'BAD_INPUT'],
    ['?from=2019-99', undefined, 400, 'BAD_PERIOD'],
    ['?asKnownAt=2019-02-30', undefined, 400, 'BAD_DATE'],
    ['', 'text/html', 406, 'NOT_ACCEPTABLE'],
  ])('refuses %s with Accept %s', async (query, accept, status, code) => {
    expect(await refusal(query, accept)).toEqual([status, code]);
  });

  it('refuses a workbook or a JSON message of too many rows and names the limit; CSV has none', async () => {
    await api.db.query(
      `insert into observation (indicator_code, region_code, period, frequency, period_start, period_end, value,
         published_text, published_unit, status, revision, published_at, recorded_at, document_slug, is_synthetic)
       select 'gdp', '530600', '2001', 'YEAR', date '2001-01-01' - n, date '2001-12-31' - n, n, n::text, 'CNY',
         'A', 'NEW', '2002-01-01', '2002-01-01', 'report', false
       from generate_series(1, $1) n`,
      [MAX_JSON_ROWS + 1],
    );
    for (const [format, max] of [
      ['sdmx-json', MAX_JSON_ROWS],
      ['xlsx', MAX_WORKBOOK_ROWS],
    ] as const) {
      const answer = await get(`?format=${format}&region=530600`);
      const body = (await answer.json()) as { code: string; messageZh: string; messageEn: string };
      expect([answer.status, body.code]).toEqual([413, 'EXPORT_TOO_LARGE']);
      expect(body.messageEn).toContain(String(max));
      expect(body.messageZh).toContain('sdmx-csv');
    }
    const csv = await (await get('?region=530600&indicator=gdp')).text();
    expect(csv.trimEnd().split('\n')).toHaveLength(MAX_JSON_ROWS + 2);
  });

  it('gives its connection back when a reader goes away in the middle', async () => {
    const gone = new AbortController();
    const answer = await fetch(`${api.url}/observations?region=530600`, { signal: gone.signal });
    await answer.body?.getReader().read();
    gone.abort();
    for (let at = 0; at < 6; at += 1) expect((await get('?region=410600')).status).toBe(200);
  });
});
