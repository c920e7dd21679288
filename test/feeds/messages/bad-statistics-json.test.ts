import { CASES } from '../cases/statistics-json';
import { codesOf, definitionOf, readAll, seedFeed, sourceOf } from '../support/reading';
import { seedVocabulary } from '../support/vocabulary';

const vocabulary = seedVocabulary();

describe('answers of statistics APIs that are no sound data', () => {
  it.each(CASES)('$name', async ({ feed, bytes, codes, rows }) => {
    const definition = feed.includes('\n') ? definitionOf(feed) : seedFeed(feed);
    const outcome = await readAll(sourceOf(bytes()), definition, vocabulary);
    expect(codesOf(outcome)).toEqual(codes);
    expect(outcome.rows.length - outcome.withdrawn.length).toBe(rows);
    for (const { messageZh, messageEn } of outcome.problems)
      expect(messageZh + messageEn).not.toMatch(/\{\w+\}/);
  });

  it('say in both languages what came instead of data', async () => {
    const page = '<!DOCTYPE html><html><style>b{}</style><body>403 <b>reason:UrlACL</b></body></html>';
    const { problems } = await readAll(sourceOf(page), seedFeed('nbs-v2'), vocabulary);
    expect(problems[0]).toMatchObject({
      messageZh: '数据来源返回的是错误信息，不是数据：网页“403 reason:UrlACL”',
      messageEn: 'The source answered with an error instead of data: a web page, "403 reason:UrlACL"',
    });
  });
});
