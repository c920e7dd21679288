import { fetchSchema } from '../../../src/feeds/fetch-definition';
import { readFeedDefinition } from '../../../src/feeds/read-definition';
import { plainRequestOf, withSecrets } from '../../../src/services/fetching/file-request';

const mistakesOf = (fetch: string, more = '') => {
  const yaml = `slug: far\nnameZh: 远\nnameEn: Far\nformat: world-bank\n${more}fetch:\n${fetch
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')}\n`;
  return readFeedDefinition(yaml).mistakes.map(({ field, messageZh, messageEn }) => [
    field,
    messageZh,
    messageEn,
  ]);
};
const URL = 'url: https://data.example.cn/x';
const SECRET = '$' + '{secret:TOKEN}';

describe('how a feed says where its files come from', () => {
  it.each([
    [URL],
    ['url: http://old.example.cn:8080/{year}/file.csv?from={month-24}'],
    [`${URL}\nmethod: POST\nbody: { cid: a, dts: ["{month-24}MM-{month}MM"], showType: "1" }`],
    [
      `${URL}\nmethod: POST\nbody: m=QueryData&dbcode=hgyd\nheaders: { Content-Type: application/x-www-form-urlencoded }`,
    ],
    [`${URL}\nheaders: { Authorization: "Bearer ${SECRET}", Referer: "https://data.example.cn/" }`],
    [`${URL}\naccept: application/json\nmaxBytes: 1000000\ntimeoutMs: 30000`],
  ])('%s', (fetch) => {
    expect(mistakesOf(fetch)).toEqual([]);
  });

  it.each([
    ['url: file:///etc/passwd', 'fetch.url'],
    ['url: gopher://x/', 'fetch.url'],
    ['url: https://user:pass@data.example.cn/', 'fetch.url'],
    ['url: https://{year}.example.cn/', 'fetch.url'],
    ['url: "https://data.example.cn/月"', 'fetch.url'],
    ['url: "https://data.example.cn/a b"', 'fetch.url'],
    ['url: "https://data.example.cn/{moth}"', 'fetch.url'],
    [`url: https://data.example.cn/${SECRET}`, 'fetch.url'],
    [`${URL}\nbody: x`, 'fetch.body'],
    [`${URL}\nmethod: POST\nbody: { a: ["{week}"] }`, 'fetch.body'],
    [`${URL}\nmethod: DELETE`, 'fetch.method'],
    [`${URL}\nheaders: { Authorization: Bearer abc }`, 'fetch.headers.Authorization'],
    [`${URL}\nheaders: { Host: evil }`, 'fetch.headers.Host'],
    [`${URL}\nheaders: { Cookie: a }`, 'fetch.headers.Cookie'],
    [`${URL}\nheaders: { Accept-Encoding: br }`, 'fetch.headers.Accept-Encoding'],
    [`${URL}\nheaders: { X-A: "a\\r\\nb: c" }`, 'fetch.headers.X-A'],
    [`${URL}\nmaxBytes: 0`, 'fetch.maxBytes'],
    [`${URL}\nmaxBytes: 1000000000`, 'fetch.maxBytes'],
    [`${URL}\ntimeoutMs: 10`, 'fetch.timeoutMs'],
    [`${URL}\nfollow: true`, 'fetch'],
    ['method: GET', 'fetch.url'],
  ])('not %s', (fetch, field) => {
    const mistakes = mistakesOf(fetch);
    expect(mistakes.map(([at]) => at)).toEqual([field]);
    expect(mistakes[0]?.[1]).not.toBe('');
    expect(mistakes[0]?.[2]).not.toContain('\t');
  });

  it('with a schedule that comes', () => {
    expect(mistakesOf(URL, 'schedule: "30 9 9-20 * *"\n')).toEqual([]);
    expect(mistakesOf(URL, 'schedule: "30 9 31 2 *"\n')).toEqual([
      ['schedule', '不是能到来的时间', 'not a time that ever comes'],
    ]);
  });
});

describe('what is asked on a day', () => {
  it('has its dates, and its secrets only at the very end', () => {
    const fetch = fetchSchema.parse({
      ...{ url: 'https://data.example.cn/{year}', method: 'POST', headers: { 'X-Api-Key': SECRET } },
      body: { dts: ['{month-24}MM-{month}MM'], deep: { token: SECRET, n: 1, none: null } },
    });
    const plain = plainRequestOf(fetch, '2026-08-15');
    expect(plain).toEqual({
      ...{ url: 'https://data.example.cn/2026', method: 'POST', accept: '*/*' },
      headers: { 'content-type': 'application/json', 'x-api-key': SECRET },
      body: `{"dts":["202408MM-202608MM"],"deep":{"token":"${SECRET}","n":1,"none":null}}`,
    });
    const secret = 'a"},"x":{"y$&';
    const whole = withSecrets(plain, new Map([['TOKEN', secret]]));
    expect(whole.headers['x-api-key']).toBe(secret);
    expect(JSON.parse(whole.body as string).deep).toEqual({ token: secret, n: 1, none: null });
    expect(() => withSecrets(plain, new Map())).toThrow(/KEJIN_FETCH_SECRET_TOKEN/);
  });
});
