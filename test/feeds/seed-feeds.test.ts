import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { encode } from 'iconv-lite';
import { checkFeedDefinition } from '../../src/feeds/check-definition';
import { anySeedFeed, readAll, seedFeed, sourceOf } from './support/reading';
import { seedVocabulary } from './support/vocabulary';

const slugs = readdirSync(resolve(__dirname, '../../seeds/feeds')).map((file) => file.replace(/\.yaml$/, ''));

describe('the feeds of the seeds', () => {
  it.each(slugs)('%s is named as its file and fits the catalogue', (slug) => {
    const feed = anySeedFeed(slug);
    expect(feed.slug).toBe(slug);
    expect(checkFeedDefinition(feed, seedVocabulary())).toEqual([]);
  });

  it('calls synthetic what is made up, in its name as well', () => {
    for (const slug of slugs) {
      const { synthetic, nameZh, nameEn } = anySeedFeed(slug);
      expect(synthetic).toBe(slug.startsWith('demo-'));
      expect(nameZh.includes('合成')).toBe(synthetic);
      expect(nameEn.includes('synthetic')).toBe(synthetic);
    }
  });

  it('reads what a county officer hands in', async () => {
    const file = [
      '地区代码,指标,报告期,数值,单位,发布日期',
      '620921,专利授权量,2018年1-6月,35,件,2018-07-20',
      '金塔县,技术合同成交额,2018-Q2,"1,250.5",万元,',
      '620921,专利申请量,2018-06,无,件,2018-07-20',
    ].join('\r\n');
    const { rows, problems } = await readAll(
      sourceOf(encode(file, 'gb18030')),
      seedFeed('local-long'),
      seedVocabulary(),
    );
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      {
        regionCode: '620921',
        indicatorCode: 'patents-granted',
        period: { text: '2018-01/2018-06' },
        value: '35',
        publishedOn: '2018-07-20',
      },
      { regionCode: '620921', indicatorCode: 'tech-contract-value', value: '12505000', unit: 'CNY_10K' },
      { indicatorCode: 'patent-applications', value: null, missingReason: 'NOT_APPLICABLE' },
    ]);
  });

  it.each(['demo-monthly', 'demo-quarterly'])('reads the demonstration table of %s', async (slug) => {
    const file = '地区代码,指标,报告期,数值,单位,发布日期\n410600,专利授权量,2019-05,12,件,2019-06-18\n';
    const { rows, problems } = await readAll(
      sourceOf(encode(file, 'gb18030')),
      seedFeed(slug),
      seedVocabulary(),
    );
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([{ value: '12', publishedOn: '2019-06-18' }]);
  });

  it('keeps the two price indices apart that differ only in their base', async () => {
    const file = '时间,居民消费价格指数(上年同月=100),居民消费价格指数(上月=100)\n2020年2月,105.2,100.8\n';
    const { rows, problems } = await readAll(sourceOf(file), seedFeed('nbs-monthly'), seedVocabulary());
    expect(rows).toMatchObject([
      { indicatorCode: 'cpi', value: '105.2', unit: 'INDEX_POINT' },
      { indicatorCode: 'cpi-monthly', value: '100.8', unit: 'INDEX_POINT' },
    ]);
    expect(problems).toEqual([]);
  });
});
