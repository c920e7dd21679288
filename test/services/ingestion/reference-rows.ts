/** The few catalogue rows that figures refer to, for tests of ingestion. */
import type { Database } from '../../../src/db/database';
import { parsePeriod } from '../../../src/domain/period';
import type { IncomingFigure } from '../../../src/services/ingestion/figure-lines';

export const REGIONS = ['410600', '530600', '620921'] as const;

/** Money is kept in yuan, whatever unit a bureau prints. */
export async function insertReferenceRows(db: Database): Promise<void> {
  await db.query(`
    insert into unit values
      ('ITEM', '件', 'item', 'count.item', 1, '{件,个}'), ('PERCENT', '%', 'per cent', 'ratio', 1, '{%}'),
      ('CNY', '元', 'yuan', 'money', 1, '{元}'), ('CNY_10K', '万元', '10,000 yuan', 'money', 10000, '{万元}'),
      ('CNY_100M', '亿元', '100 million yuan', 'money', 100000000, '{亿元}');
    insert into region values
      ('410600', '鹤壁市', 'Hebi', 'PREFECTURE', null, null, null),
      ('530600', '昭通市', 'Zhaotong', 'PREFECTURE', null, null, null),
      ('620921', '金塔县', 'Jinta', 'COUNTY', null, null, null);
    insert into indicator (code, name_zh, name_en, unit_code, measure, direction, source, aliases) values
      ('patents-granted', '专利授权量', 'Patents granted', 'ITEM', 'FLOW', 'HIGHER_IS_BETTER', 'OBSERVED', '{}'),
      ('patent-applications', '专利申请量', 'Patents filed', 'ITEM', 'FLOW', 'HIGHER_IS_BETTER', 'OBSERVED', '{}'),
      ('gdp', '地区生产总值', 'GDP', 'CNY', 'FLOW', 'HIGHER_IS_BETTER', 'OBSERVED', '{}');
    insert into document (slug, title_zh, title_en, source_file, inferred)
      values ('report', '报告', 'Report', '001', '[]'), ('bulletin', '公报', 'Bulletin', '002', '[]')`);
}

type Given = Omit<Partial<IncomingFigure>, 'period'> & { readonly period: string };

/** A figure of the series patents granted in Hebi, unless said otherwise. */
export function figure(given: Given): IncomingFigure {
  const value = given.value === undefined ? '1' : given.value;
  return {
    indicatorCode: 'patents-granted',
    regionCode: '410600',
    published: value ?? '',
    unit: 'ITEM',
    status: 'A',
    publishedAt: '2020-01-01T00:00:00Z',
    line: 2,
    documentSlug: 'report',
    ...(value === null ? { missingReason: 'not published' } : {}),
    ...given,
    value,
    period: parsePeriod(given.period),
  };
}
