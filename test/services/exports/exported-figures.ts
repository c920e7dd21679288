/** Figures of every sort in a database: vintages, statuses, gaps, digits, marks; and exports of them. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Database } from '../../../src/db/database';
import { readFeedDefinition } from '../../../src/feeds/read-definition';
import type { ExportFormat } from '../../../src/services/exports/export-limits';
import type { QuestionTexts } from '../../../src/services/exports/figures-question';
import { openExport } from '../../../src/services/exports/open-export';
import { acceptFile } from '../../../src/services/ingestion/accept-file';
import { type IngestOutcome, ingestRun } from '../../../src/services/ingestion/ingest-run';
import { bytesOf, insertFeed, SENDER, vocabularyOf } from '../ingestion/feed-rows';
import { insertReferenceRows } from '../ingestion/reference-rows';

const HEADER = '地区,指标,报告期,数值,单位,状态,发布日期';
const COLUMNS = {
  ...{ region: '地区', indicator: '指标', period: '报告期', value: '数值', unit: '单位' },
  ...{ status: '状态', publishedOn: '发布日期' },
};
const PLACEHOLDERS = [
  { text: '', reason: 'NOT_PUBLISHED' },
  { text: '—', reason: 'NOT_APPLICABLE' },
  { text: '-', reason: 'NOT_COLLECTED' },
  { text: '=保密', reason: 'CONFIDENTIAL' },
];
const MAX_BYTES = 8 << 20;
export const NOW = new Date('2030-01-01T00:00:00Z');

const FILES: readonly (readonly string[])[] = [
  [
    '鹤壁市,地区生产总值,2018,33105.97,亿元,P,2019-02-01',
    '鹤壁市,地区生产总值,2019,35371.28,亿元,P,2020-02-01',
    '鹤壁市,地区生产总值,2019-H1,1234567.890123,万元,,2019-08-01',
    '鹤壁市,专利授权量,2019-05,"1,200",件,,2019-06-18',
    '鹤壁市,专利授权量,2019-01/2019-05,3500,件,E,2019-06-18',
    '昭通市,专利授权量,2019-Q1,,件,,2019-06-18',
    '昭通市,专利授权量,2019-Q2,—,件,,2019-08-18',
    '昭通市,专利授权量,2019-Q3,-,件,,2019-10-18',
    '昭通市,专利授权量,2019-Q4,=保密,件,,2020-01-18',
    '金塔县,地区生产总值,2019,0,亿元,,2020-03-01',
    '金塔县,地区生产总值,2018,12345678901234.567891,元,,2019-03-01',
    '金塔县,专利申请量,2019-06,-12,件,,2019-07-18',
  ],
  [
    '鹤壁市,地区生产总值,2018,33106,亿元,P,2021-02-01',
    '鹤壁市,地区生产总值,2019,35445.1,亿元,A,2021-02-01',
    '鹤壁市,专利授权量,2019-05,1200,件,,2019-09-01',
    '昭通市,专利授权量,2019-Q1,77,件,,2019-09-01',
  ],
  [
    '鹤壁市,地区生产总值,2019,,亿元,,2022-02-01',
    '鹤壁市,专利授权量,2019-05,1201,件,,',
    '昭通市,专利申请量,2019-05,9,件,,',
  ],
];
const MADE_UP = ['昭通市,地区生产总值,2019,1.5,亿元,,2020-02-01', '鹤壁市,专利授权量,2017,5,件,,2018-02-01'];

const feedYaml = (slug: string) =>
  readFileSync(resolve(__dirname, `../../../seeds/feeds/${slug}.yaml`), 'utf8');

/** The seed feed that reads an export back. */
export async function plantSeedFeed(db: Database, slug: string): Promise<void> {
  const { definition, mistakes } = readFeedDefinition(feedYaml(slug));
  if (!definition) throw new Error(JSON.stringify(mistakes));
  await db.query(
    `insert into feed (slug, name_zh, name_en, format, definition, definition_hash, is_synthetic)
     values ($1, $2, $3, $4, $5::jsonb, md5($5::text), false)`,
    [slug, definition.nameZh, definition.nameEn, definition.format, JSON.stringify(definition)],
  );
}

export async function sendTo(db: Database, feedSlug: string, bytes: string | Buffer): Promise<IngestOutcome> {
  const { runId } = await acceptFile(db, {
    ...{ feedSlug, bytes: bytesOf(bytes), fileName: 'a', receivedFrom: 'test', maxBytes: MAX_BYTES },
    ...SENDER,
  });
  return ingestRun(db, await vocabularyOf(db), runId, new Date());
}

/** An installation that knows the catalogue and reads exports. */
export async function plantInstallation(db: Database): Promise<void> {
  await insertReferenceRows(db);
  await plantSeedFeed(db, 'kejin-workbook');
  await plantSeedFeed(db, 'kejin-sdmx');
}

export async function plantFigures(db: Database): Promise<void> {
  const long = { columns: COLUMNS, placeholders: PLACEHOLDERS, blanksRetract: true };
  await insertFeed(db, long);
  await insertFeed(db, { ...long, slug: 'made-up', synthetic: true });
  const files = [...FILES.map((rows) => ['bureau', rows] as const), ['made-up', MADE_UP] as const];
  for (const [feed, rows] of files) {
    const outcome = await sendTo(db, feed, `${[HEADER, ...rows].join('\n')}\n`);
    if (outcome.rowsRejected > 0) throw new Error(`${feed}: ${outcome.rowsRejected} rejected`);
  }
}

export async function exported(
  db: Database,
  format: ExportFormat,
  texts: QuestionTexts = {},
): Promise<Buffer> {
  const { read, chunks } = await openExport(db, texts, format, NOW);
  try {
    const pieces: Buffer[] = [];
    for await (const chunk of chunks()) pieces.push(Buffer.from(chunk as string));
    return Buffer.concat(pieces);
  } finally {
    read.breakOff();
  }
}

/** All that is kept of real figures, whatever brought them in. */
export const vintagesIn = (db: Database) =>
  db.query(
    `select region_code, indicator_code, period, frequency, value::text, missing_reason, published_text,
       published_unit, status, revision, published_at::text, superseded_at::text
     from observation
     where not is_synthetic and (superseded_at is null or superseded_at > published_at)
     order by region_code, indicator_code, period_start, period_end, published_at`,
  );
