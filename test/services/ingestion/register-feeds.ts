/** Feeds of registers, a few regions, and ways to send lists and to look at what became of them. */
import type { Database } from '../../../src/db/database';
import { makeUscc } from '../../../src/domain/identifiers/uscc';
import {
  type RegisterDefinition,
  registerDefinitionSchema,
} from '../../../src/feeds/registers/register-definition';
import { fieldsOf, type RegisterName } from '../../../src/feeds/registers/register-fields';
import { acceptFile } from '../../../src/services/ingestion/accept-file';
import { type IngestOptions, ingestRun } from '../../../src/services/ingestion/ingest-run';
import { type RunSummary, runSummary } from '../../../src/services/ingestion/run-summary';
import { loadVocabulary } from '../../../src/services/vocabulary';
import { TEST_SEALER } from '../../support/test-sealer';
import { bytesOf } from './feed-rows';

export const NOW = new Date('2026-03-10T04:00:00Z');

/** A valid credit code for each number. */
export const uscc = (number: number): string => makeUscc(`91410600MA${String(number).padStart(6, '0')}`);

/** Headers of every register are the names of its fields here, money in yuan. */
export function registerFeed(
  register: RegisterName,
  given: Record<string, unknown> = {},
): RegisterDefinition {
  const fields = Object.entries(fieldsOf(register));
  const money = fields.flatMap(([name, { type }]) => (type === 'money' ? [[name, '元']] : []));
  return registerDefinitionSchema.parse({
    ...{ slug: register, kind: 'register', register, nameZh: '名单', nameEn: 'List', format: 'csv' },
    columns: Object.fromEntries(fields.map(([name]) => [name, name])),
    units: Object.fromEntries(money),
    ...given,
  });
}

export async function putFeed(db: Database, definition: RegisterDefinition): Promise<void> {
  await db.query(
    `insert into feed (slug, name_zh, name_en, format, definition, definition_hash, is_synthetic)
     values ($1, $2, $3, $4, $5::jsonb, md5($5::text), $6)
     on conflict (slug) do update set definition = excluded.definition,
       definition_hash = excluded.definition_hash, is_synthetic = excluded.is_synthetic`,
    [
      ...[definition.slug, definition.nameZh, definition.nameEn, definition.format],
      ...[JSON.stringify(definition), definition.synthetic],
    ],
  );
}

export async function putRegions(db: Database): Promise<void> {
  await db.query(`
    insert into unit values ('CNY', '元', 'yuan', 'money', 1, '{元}'),
      ('CNY_10K', '万元', '10,000 yuan', 'money', 10000, '{万元}');
    insert into region values
      ('100000', '中国', 'China', 'COUNTRY', null, null, null),
      ('410000', '河南省', 'Henan', 'PROVINCE', '100000', null, null),
      ('410600', '鹤壁市', 'Hebi', 'PREFECTURE', '410000', null, null),
      ('410611', '淇滨区', 'Qibin', 'COUNTY', '410600', null, null),
      ('410621', '浚县', 'Xun', 'COUNTY', '410600', null, null),
      ('620921', '金塔县', 'Jinta', 'COUNTY', null, null, null)`);
}

export interface Sending extends IngestOptions {
  readonly now?: Date;
  readonly actor?: string;
  readonly regionCodes?: readonly string[] | null;
}

export const list = (...rows: readonly string[]): string => `${rows.join('\n')}\n`;

/** Sends a file and works it at once. */
export async function send(
  db: Database,
  feedSlug: string,
  content: string | Uint8Array,
  { now = NOW, actor = 'key:test', regionCodes = null, sealer = TEST_SEALER, ...options }: Sending = {},
): Promise<RunSummary> {
  const { runId } = await acceptFile(db, {
    ...{ feedSlug, bytes: bytesOf(content), fileName: 'list', receivedFrom: 'test', maxBytes: 1 << 26 },
    ...{ actor, regionCodes, sealer },
  });
  await ingestRun(db, await loadVocabulary(db), runId, now, { sealer, ...options });
  return runSummary(db, runId);
}

export const codesIn = ({ rejects }: RunSummary): string[] =>
  rejects.map(({ severity, code, line }) => `${severity} ${code} ${line}`);

/** New, revised, unchanged, rejected, removed. */
export const countsOf = (run: RunSummary): number[] => [
  ...[run.rowsNew, run.rowsRevised, run.rowsUnchanged, run.rowsRejected, run.rowsRemoved],
];

/** Rows of a table as objects, in a steady order. */
export const rowsOf = (db: Database, sql: string): Promise<Record<string, unknown>[]> => db.query(sql);
