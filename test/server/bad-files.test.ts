import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Database } from '../../src/db/database';
import { isRegisterFeed } from '../../src/feeds/definition';
import { PROBLEMS, type ProblemCode } from '../../src/feeds/problem-codes';
import { readFeedDefinition } from '../../src/feeds/read-definition';
import type { Jobs } from '../../src/jobs/start-jobs';
import { loadCatalogue } from '../../src/services/catalogue/load-catalogue';
import { readCatalogue } from '../../src/services/catalogue/read-catalogue';
import type { BadFile } from '../feeds/cases/bad-file';
import { CASES as ENCODINGS } from '../feeds/cases/encodings';
import { CASES as SCALARS } from '../feeds/cases/scalars';
import { CASES as SDMX } from '../feeds/cases/sdmx';
import { CASES as STATISTICS_JSON } from '../feeds/cases/statistics-json';
import { CASES as TEXT_TABLES } from '../feeds/cases/text-tables';
import { CASES as WORKBOOKS } from '../feeds/cases/workbooks';
import { testVocabulary } from '../feeds/support/vocabulary';
import { startTestJobs } from '../jobs/queue-fixture';
import { type Api, bearer, NOW, openApi, TEST_SEALER } from './api';

const SEEDS = resolve(__dirname, '../../seeds');
const AT_ONCE = 6;
const ALIVE_WITHIN_MS = 2_000;

interface Kind {
  readonly title: string;
  readonly fill: (db: Database) => Promise<unknown>;
  readonly groups: readonly (readonly [name: string, cases: readonly BadFile[]])[];
}

/** The words that the cases of tables were written with. */
async function insertTestVocabulary(db: Database): Promise<void> {
  const { units, regions, indicators } = testVocabulary.entries;
  const codes = new Set(regions.map(({ code }) => code));
  for (const { code, dimension, factor, aliases } of units) {
    await db.query('insert into unit values ($1, $1, $1, $2, $3, $4)', [code, dimension, factor, aliases]);
  }
  await db.query(
    `insert into region (code, name_zh, name_en, level, parent_code)
     select code, name, name, level, parent from unnest($1::text[], $2::text[], $3::text[], $4::text[])
       as given (code, name, level, parent)`,
    [
      regions.map(({ code }) => code),
      regions.map(({ nameZh }) => nameZh),
      regions.map(({ level }) => level),
      regions.map(({ parentCode }) => (codes.has(parentCode ?? '') ? parentCode : null)),
    ],
  );
  for (const { code, unitCode, measure, labels } of indicators) {
    await db.query(
      `insert into indicator (code, name_zh, name_en, unit_code, measure, direction, source, aliases)
       values ($1, $2, $1, $3, $4, 'HIGHER_IS_BETTER', 'OBSERVED', $5)`,
      [code, labels[0], unitCode, measure, labels],
    );
  }
}

const KINDS: readonly Kind[] = [
  {
    title: 'tables',
    fill: insertTestVocabulary,
    groups: [
      ['text tables', TEXT_TABLES],
      ['encodings', ENCODINGS],
      ['cells', SCALARS],
      ['workbooks and pages', WORKBOOKS],
    ],
  },
  {
    title: 'messages',
    fill: async (db) => loadCatalogue(db, await readCatalogue(SEEDS), NOW),
    groups: [
      ['SDMX', SDMX],
      ['statistics in JSON', STATISTICS_JSON],
    ],
  },
];

/** What happened to one file: the answer's status, which expected codes it lacks, how many figures it left. */
interface Fate {
  readonly name: string;
  readonly status: number;
  readonly missing: readonly string[];
  readonly figures: number;
}

describe.each(KINDS)('bad $title, sent to the server', ({ fill, groups }) => {
  let api: Api;
  let jobs: Jobs | undefined;
  let key: string;
  /** Several senders ask for one at once, and all wait until it is there. */
  const feeds = new Map<string, Promise<string>>();

  beforeAll(async () => {
    api = await openApi({ maxUploadBytes: 64 << 20, poolSize: 12 });
    await fill(api.db);
    jobs = await startTestJobs(api.db, undefined, { sealer: TEST_SEALER });
    key = await api.keyOf('ADMINISTRATOR');
  }, 60_000);
  afterAll(async () => {
    await jobs?.stop();
    await api.close();
  });

  /** A feed of its own for each definition that the cases use; figures are published at once. */
  function feedOf({ feed }: BadFile): Promise<string> {
    const known = feeds.get(feed);
    if (known) return known;
    const made = makeFeed(feed, `bad-${feeds.size + 1}`);
    feeds.set(feed, made);
    return made;
  }

  async function makeFeed(feed: string, slug: string): Promise<string> {
    const path = resolve(SEEDS, `feeds/${feed}.yaml`);
    const yaml = existsSync(path) ? readFileSync(path, 'utf8') : feed;
    const { definition } = readFeedDefinition(yaml);
    if (!definition || isRegisterFeed(definition)) throw new Error(`no feed of figures: ${yaml}`);
    await api.db.query(
      `insert into feed (slug, name_zh, name_en, format, definition, definition_hash, is_synthetic)
       values ($1, '坏文件', 'Bad files', $2, $3::jsonb, md5($3::text), false)`,
      [slug, definition.format, JSON.stringify({ ...definition, slug, review: 'none' })],
    );
    return slug;
  }

  async function send(bad: BadFile): Promise<Fate> {
    const slug = await feedOf(bad);
    const answer = await api.send(`/feeds/${slug}?wait=30`, {
      method: 'POST',
      body: Buffer.from(bad.bytes() as string),
      headers: { 'content-type': 'application/octet-stream', ...bearer(key) },
    });
    const told = (await answer.json()) as {
      readonly contentHash?: string;
      readonly error?: { readonly code: string };
      readonly errorCode?: string | null;
      readonly rejects?: readonly { readonly code: string }[];
      readonly rowsNew?: number;
      readonly rowsUnchanged?: number;
    };
    const codes = new Set([...(told.rejects ?? []).map(({ code }) => code), told.errorCode]);
    const expected = new Set(bad.codes.map((text) => text.split(' ')[0] as string));
    return {
      ...{ name: bad.name, status: answer.status },
      missing: answer.status === 400 ? [] : [...expected].filter((code) => !codes.has(code)),
      figures: (told.rowsNew ?? 0) + (told.rowsUnchanged ?? 0),
    };
  }

  async function sendAll(cases: readonly BadFile[]): Promise<readonly Fate[]> {
    const fates: Fate[] = [];
    const waiting = [...cases];
    const work = async () => {
      for (let bad = waiting.shift(); bad; bad = waiting.shift()) fates.push(await send(bad));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return fates;
  }

  const isVoid = ({ codes }: BadFile) =>
    codes.some((text) => PROBLEMS[text.split(' ')[0] as ProblemCode]?.severity === 'FATAL');

  it.each(groups)(
    '%s: each is answered with its reason, a void one leaves nothing behind, and the server lives',
    async (_, cases) => {
      const before = await api.db.query<{ count: number }>('select count(*)::int as count from observation');
      const fates = await sendAll(cases);
      const wrong = fates.filter(({ status, missing }) => status >= 500 || missing.length > 0);
      expect(wrong).toEqual([]);
      const names = new Set(cases.filter(isVoid).map(({ name }) => name));
      expect(fates.filter(({ name, figures }) => names.has(name) && figures > 0)).toEqual([]);
      const after = await api.db.query<{ count: number }>('select count(*)::int as count from observation');
      const written = (after[0]?.count ?? 0) - (before[0]?.count ?? 0);
      expect(written).toBeLessThanOrEqual(cases.reduce((sum, { rows }) => sum + rows, 0));
      const startedAtMs = performance.now();
      expect((await api.ask('{ viewer { role } }', { key })).status).toBe(200);
      expect(performance.now() - startedAtMs).toBeLessThan(ALIVE_WITHIN_MS);
    },
    120_000,
  );
});
