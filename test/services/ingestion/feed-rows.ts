/** A feed of long tables, a plan whose targets depend on two series, and the vocabulary of both. */
import type { Database } from '../../../src/db/database';
import { type FigureDefinition, figureDefinitionSchema } from '../../../src/feeds/figure-definition';
import { createVocabulary, type Vocabulary } from '../../../src/feeds/vocabulary';
import type { Sealer } from '../../../src/services/access/sealer';
import { type AcceptedFile, acceptFile } from '../../../src/services/ingestion/accept-file';
import { type IngestOutcome, ingestRun } from '../../../src/services/ingestion/ingest-run';
import { insertReferenceRows } from './reference-rows';

const COLUMNS = {
  region: '地区',
  indicator: '指标',
  period: '报告期',
  value: '数值',
  unit: '单位',
  publishedOn: '发布日期',
};
export const HEADER = '地区,指标,报告期,数值,单位,发布日期';
export const MAX_BYTES = 1 << 20;
/** Someone who may write anywhere, where no key is set up. */
export const SENDER = { actor: 'key:test', regionCodes: null, sealer: null } as const;

export function definitionOf(given: Record<string, unknown> = {}): FigureDefinition {
  return figureDefinitionSchema.parse({
    slug: 'bureau',
    nameZh: '统计局',
    nameEn: 'Bureau',
    format: 'csv',
    layout: 'long',
    columns: COLUMNS,
    publishedAt: 'column-or-received',
    placeholders: [
      { text: '', reason: 'NOT_PUBLISHED' },
      { text: '—', reason: 'NOT_APPLICABLE' },
    ],
    ...given,
  });
}

export async function insertFeed(db: Database, given: Record<string, unknown> = {}): Promise<void> {
  const definition = definitionOf(given);
  await db.query(
    `insert into feed (slug, name_zh, name_en, format, definition, definition_hash, is_synthetic)
     values ($1, $2, $3, 'csv', $4::jsonb, md5($4::text), $5)
     on conflict (slug) do update set definition = excluded.definition,
       definition_hash = excluded.definition_hash, is_synthetic = excluded.is_synthetic`,
    [definition.slug, definition.nameZh, definition.nameEn, JSON.stringify(definition), definition.synthetic],
  );
}

/** Targets `patents` (patents granted in Hebi) and `gdp` (in Hebi), stage 2019. */
export async function insertTargets(db: Database): Promise<void> {
  await db.query(`
    insert into plan
        (slug, document_slug, title_zh, title_en, region_code, ends_on, thresholds, inferred, rules)
      values ('p', 'report', '方案', 'Plan', '410600', '2019-12-31',
        '{"onTrack": "1", "atRisk": "0.8", "about": "0.05"}', '[]', '[]');
    insert into stage
        (key, plan_slug, slug, kind, ordinal, name_zh, name_en, starts_on, ends_on, clause, inferred)
      values ('p/s', 'p', 's', 'STAGE', 1, '阶段', 'Stage', '2019-01-01', '2019-12-31', '一', '[]');
    insert into target (key, plan_slug, stage_key, ordinal, slug, indicator_code, region_code, name_zh,
        name_en, basis, comparator, value, firmness, clause, departments_inferred, version)
      values
        ('p/s/patents', 'p', 'p/s', 1, 'patents', 'patents-granted', '410600', '专利', 'Patents',
          'PERIOD_TOTAL', 'AT_LEAST', 100, 'BINDING', '一', false, 1),
        ('p/s/gdp', 'p', 'p/s', 2, 'gdp', 'gdp', '410600', '生产总值', 'GDP', 'LEVEL', 'AT_LEAST', 1000,
          'BINDING', '一', false, 1)`);
}

export async function insertAll(db: Database): Promise<void> {
  await insertReferenceRows(db);
  await insertFeed(db);
  await insertTargets(db);
}

export async function vocabularyOf(db: Database): Promise<Vocabulary> {
  const indicators = await db.query<{ code: string; unit: string; label: string }>(
    'select code, unit_code as unit, name_zh as label from indicator',
  );
  const regions = await db.query<{ code: string; name: string }>('select code, name_zh as name from region');
  const units = await db.query<{ code: string; dimension: string; factor: string; aliases: string[] }>(
    'select code, dimension, factor, aliases from unit',
  );
  return createVocabulary({
    indicators: indicators.map(({ code, unit, label }) => ({
      ...{ code, unitCode: unit, measure: 'FLOW' as const, labels: [label] },
    })),
    regions: regions.map(({ code, name }) => ({
      ...{ code, nameZh: name, level: 'PREFECTURE' as const, parentCode: null },
    })),
    units,
  });
}

export async function* bytesOf(...pieces: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield typeof piece === 'string' ? Buffer.from(piece) : piece;
}

export const offer = (
  db: Database,
  text: string | Uint8Array,
  feedSlug = 'bureau',
  sealer: Sealer | null = null,
): Promise<AcceptedFile> =>
  acceptFile(db, {
    feedSlug,
    bytes: bytesOf(text),
    fileName: 'a.csv',
    receivedFrom: 'test',
    maxBytes: MAX_BYTES,
    ...SENDER,
    sealer,
  });

export const csv = (...rows: readonly string[]): string => `${[HEADER, ...rows].join('\n')}\n`;

/** Offers a long table and works it at once. */
export async function takeIn(db: Database, ...rows: readonly string[]): Promise<IngestOutcome> {
  const { runId } = await offer(db, csv(...rows));
  return ingestRun(db, await vocabularyOf(db), runId, new Date());
}

/** The figures in force, one line each. */
export async function currentFigures(db: Database): Promise<string[]> {
  const rows = await db.query<{ text: string }>(
    `select concat_ws(' ', region_code, indicator_code, period, value::text, missing_reason) as text
     from observation where superseded_at is null order by 1`,
  );
  return rows.map((row) => row.text);
}

/** The targets of each wave that was asked for. */
export async function recomputesAsked(db: Database): Promise<string[][]> {
  const rows = await db.query<{ keys: string[] }>(
    `select array_agg(target_key order by target_key) as keys from recompute_request
     group by wave_id order by wave_id`,
  );
  return rows.map((row) => row.keys);
}
