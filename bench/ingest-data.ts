/** As many figures as are wanted, as a bureau's long table, and the catalogue rows they refer to. */
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Database } from '../src/db/database';
import { feedDefinitionSchema } from '../src/feeds/definition';
import { createVocabulary, type Vocabulary } from '../src/feeds/vocabulary';

const REGIONS = 100;
const INDICATORS = 25;
const FIRST_YEAR = 2010;

export const FEED = 'bench';

const DEFINITION = feedDefinitionSchema.parse({
  slug: FEED,
  nameZh: '基准',
  nameEn: 'Benchmark',
  format: 'csv',
  layout: 'long',
  columns: { region: '地区', indicator: '指标', period: '报告期', value: '数值', unit: '单位' },
});

export const regionCode = (i: number) => String(410_000 + i);
const regionName = (i: number) => `第${i}市`;
export const indicatorCode = (i: number) => `indicator-${i}`;
const indicatorName = (i: number) => `第${i}号产业增加值`;
const numbers = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

export async function insertCatalogue(database: Database): Promise<Vocabulary> {
  await database.query(`insert into unit values ('CNY', '元', 'yuan', 'money', 1, '{元}'),
    ('CNY_100M', '亿元', '100 million yuan', 'money', 100000000, '{亿元}')`);
  await database.query(
    `insert into region (code, name_zh, name_en, level)
     select code, name, name, 'PREFECTURE' from unnest($1::text[], $2::text[]) as r (code, name)`,
    [numbers(REGIONS).map(regionCode), numbers(REGIONS).map(regionName)],
  );
  await database.query(
    `insert into indicator (code, name_zh, name_en, unit_code, measure, direction, source, aliases)
     select code, name, name, 'CNY', 'FLOW', 'HIGHER_IS_BETTER', 'OBSERVED', '{}'
     from unnest($1::text[], $2::text[]) as i (code, name)`,
    [numbers(INDICATORS).map(indicatorCode), numbers(INDICATORS).map(indicatorName)],
  );
  await database.query(
    `insert into feed (slug, name_zh, name_en, format, definition, definition_hash, is_synthetic)
     values ($1, '基准', 'Benchmark', 'csv', $2, 'x', false)`,
    [FEED, JSON.stringify(DEFINITION)],
  );
  return createVocabulary({
    indicators: numbers(INDICATORS).map((i) => ({
      ...{ code: indicatorCode(i), unitCode: 'CNY', measure: 'FLOW' as const, labels: [indicatorName(i)] },
    })),
    regions: numbers(REGIONS).map((i) => ({
      ...{ code: regionCode(i), nameZh: regionName(i), level: 'PREFECTURE' as const, parentCode: null },
    })),
    units: [
      { code: 'CNY', dimension: 'money', factor: '1', aliases: ['元'] },
      { code: 'CNY_100M', dimension: 'money', factor: '100000000', aliases: ['亿元'] },
    ],
  });
}

/** `version` makes other bytes of the same figures; a `changed` one in a hundred has another value. */
export async function writeCsv(
  path: string,
  rows: number,
  { version = 0, changed = false }: { readonly version?: number; readonly changed?: boolean } = {},
): Promise<void> {
  await pipeline(linesOf(rows, version, changed), createWriteStream(path));
}

function* linesOf(rows: number, version: number, changed: boolean): Generator<string> {
  yield `地区,指标,报告期,数值,单位\n${'\n'.repeat(version)}`;
  for (let row = 0; row < rows; row += 1) {
    const region = (row % REGIONS) + 1;
    const indicator = (Math.floor(row / REGIONS) % INDICATORS) + 1;
    const month = Math.floor(row / REGIONS / INDICATORS);
    const value = ((row * 7919) % 1_000_003) / 100 + (changed && row % 100 === 0 ? 1 : 0);
    const period = `${FIRST_YEAR + Math.floor(month / 12)}年${(month % 12) + 1}月`;
    yield `${regionName(region)},${indicatorName(indicator)},${period},${value.toFixed(2)},亿元\n`;
  }
}
