import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '../../../src/db/database';
import { createSealer, type Sealer } from '../../../src/services/access/sealer';
import { acceptFile } from '../../../src/services/ingestion/accept-file';
import { ingestRun } from '../../../src/services/ingestion/ingest-run';
import { readRawFile } from '../../../src/services/ingestion/raw-file';
import { runSummary } from '../../../src/services/ingestion/run-summary';
import { startTestJobs } from '../../jobs/queue-fixture';
import { openTestDatabase } from '../../support/database';
import { bytesOf, csv, insertAll, insertFeed, offer, SENDER, vocabularyOf } from './feed-rows';

const MEBIBYTE = 1 << 20;
const [OLD, NEW] = [randomBytes(32), randomBytes(32)];
const sealer = createSealer([OLD]);
const rotated = createSealer([NEW, OLD]);
const stranger = createSealer([randomBytes(32)]);
const FILE = csv('鹤壁市,专利授权量,2019-05,88,件,');

const sha256Of = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('a file at rest', () => {
  let db: Database;
  beforeEach(async () => {
    db = await openTestDatabase(6);
    await insertAll(db);
  });
  afterEach(() => db.close());

  const readBack = async (sha256: string, by: Sealer | null): Promise<Buffer> => {
    const parts: Uint8Array[] = [];
    for await (const part of readRawFile(db, sha256, by)) parts.push(part);
    return Buffer.concat(parts);
  };
  const large = async (): Promise<Buffer> => {
    const bytes = Buffer.alloc(2.5 * MEBIBYTE, '鹤壁市,张某某,13800000000\n');
    const maxBytes = bytes.length;
    const file = { feedSlug: 'bureau', bytes: bytesOf(bytes), receivedFrom: 'test', ...SENDER, sealer };
    await acceptFile(db, { ...file, maxBytes });
    return bytes;
  };
  const stored = async () => {
    const [row] = await db.query<{ is_sealed: boolean; bytes: Buffer }>(
      'select is_sealed, bytes from raw_file join raw_chunk using (sha256) where ordinal = 0',
    );
    return row as { is_sealed: boolean; bytes: Buffer };
  };

  it('is sealed slice by slice under the hash of its clear bytes, and comes back as it was', async () => {
    const bytes = await large();
    const sha256 = sha256Of(bytes);
    expect(await db.query('select sha256, size_bytes, is_sealed from raw_file')).toEqual([
      { sha256, size_bytes: String(bytes.length), is_sealed: true },
    ]);
    const chunks = await db.query<{ bytes: Buffer }>('select bytes from raw_chunk order by ordinal');
    expect(chunks).toHaveLength(3);
    for (const chunk of chunks) {
      expect(chunk.bytes.length).toBeLessThan(MEBIBYTE + 100);
      // Long enough that millions of random bytes do not hold them by chance.
      for (const clear of ['张某某', '13800000000', '鹤壁市'])
        expect(chunk.bytes.includes(clear)).toBe(false);
    }
    expect((await readBack(sha256, sealer)).equals(bytes)).toBe(true);
    expect((await readBack(sha256, rotated)).equals(bytes)).toBe(true);
  });

  it.each([
    [
      'two slices were exchanged',
      `update raw_chunk c set bytes = other.bytes from raw_chunk other
       where c.ordinal + other.ordinal = 1 and c.ordinal <> other.ordinal`,
      'SEALED_TEXT_DAMAGED',
    ],
    [
      'a slice was altered in one byte',
      `update raw_chunk set bytes = set_byte(bytes, 500000, get_byte(bytes, 500000) # 1) where ordinal = 1`,
      'SEALED_TEXT_DAMAGED',
    ],
    ['its end was cut off', 'delete from raw_chunk where ordinal = 2', 'STORED_FILE_DAMAGED'],
    [
      'its end was cut off and its size made to fit',
      `update raw_file set size_bytes = ${2 * MEBIBYTE}`,
      'SEALED_TEXT_DAMAGED',
    ],
    [
      'clear bytes were put in the place of sealed ones',
      `update raw_chunk set bytes = 'made,up,by,who,writes,to,the,database' where ordinal = 0`,
      'SEALED_TEXT_DAMAGED',
    ],
  ])('is refused when %s', async (_, sql, code) => {
    const bytes = await large();
    await db.query(sql);
    await expect(readBack(sha256Of(bytes), sealer)).rejects.toMatchObject({ code });
  });

  it('does not give the slices of another file of the same length', async () => {
    for (const text of ['one file', 'two file']) await offer(db, text, 'bureau', sealer);
    await db.query('update raw_chunk c set bytes = o.bytes from raw_chunk o where o.sha256 <> c.sha256');
    await expect(readBack(sha256Of('one file'), sealer)).rejects.toMatchObject({
      code: 'SEALED_TEXT_DAMAGED',
    });
  });

  it('is stored once, whoever sends it how often, and worked like any other', async () => {
    const offers = Array.from({ length: 20 }, () => offer(db, FILE, 'bureau', sealer));
    const answers = await Promise.all(offers);
    expect(answers.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    expect(await db.query('select from raw_chunk')).toHaveLength(1);
    const { runId } = answers[0] as { runId: string };
    const outcome = await ingestRun(db, await vocabularyOf(db), runId, new Date(), { sealer });
    expect(outcome).toMatchObject({ status: 'PUBLISHED', rowsNew: 1 });
  });

  it('stands in clear only where there is no key, and is sealed when its bytes come again', async () => {
    await offer(db, FILE);
    expect((await stored()).bytes.equals(Buffer.from(FILE))).toBe(true);
    expect((await stored()).is_sealed).toBe(false);
    await insertFeed(db, { slug: 'other' });
    await offer(db, FILE, 'other', sealer);
    expect((await stored()).is_sealed).toBe(true);
    expect((await stored()).bytes.includes('专利')).toBe(false);
    expect((await readBack(sha256Of(FILE), sealer)).toString('utf8')).toBe(FILE);
    await insertFeed(db, { slug: 'third' });
    await offer(db, FILE, 'third');
    expect((await stored()).is_sealed).toBe(true);
  });

  it('is sealed with the key in front when its bytes come again after a change of keys', async () => {
    await offer(db, FILE, 'bureau', sealer);
    const before = await stored();
    expect(rotated.keyBehind(before.bytes)).toBe('OTHER');
    await insertFeed(db, { slug: 'other' });
    await offer(db, FILE, 'other', rotated);
    const after = await stored();
    expect(rotated.keyBehind(after.bytes)).toBe('FIRST');
    expect((await readBack(sha256Of(FILE), createSealer([NEW]))).toString('utf8')).toBe(FILE);
    await insertFeed(db, { slug: 'third' });
    await offer(db, FILE, 'third', rotated);
    expect((await stored()).bytes.equals(after.bytes)).toBe(true);
  });

  it.each([
    ['no key', null],
    ['another key', stranger],
  ])('ends its run with that reason where there is %s, and is worked again with the key', async (_, by) => {
    const { runId } = await offer(db, FILE, 'bureau', sealer);
    await ingestRun(db, await vocabularyOf(db), runId, new Date(), { sealer: by });
    expect(await runSummary(db, runId)).toMatchObject({
      ...{ status: 'FAILED', errorCode: 'ENCRYPTION_KEY_MISSING', rowsRead: 0 },
      messageZh: expect.stringContaining('KEJIN_ENCRYPTION_KEY'),
      messageEn: expect.stringContaining('KEJIN_ENCRYPTION_KEY'),
    });
    expect(await db.query('select from observation')).toHaveLength(0);
    const again = await offer(db, FILE, 'bureau', sealer);
    expect(again.duplicate).toBe(false);
    const outcome = await ingestRun(db, await vocabularyOf(db), again.runId, new Date(), { sealer });
    expect(outcome).toMatchObject({ status: 'PUBLISHED', rowsNew: 1 });
  });

  it('costs a worker without the key one try, and leaves no dead letter', async () => {
    const jobs = await startTestJobs(db, undefined, { sealer: null });
    try {
      const { runId } = await offer(db, FILE, 'bureau', sealer);
      await jobs.settle(20_000);
      expect(await runSummary(db, runId)).toMatchObject({
        ...{ status: 'FAILED', errorCode: 'ENCRYPTION_KEY_MISSING' },
      });
      expect(await db.query('select from dead_letter')).toHaveLength(0);
      expect(await db.query(`select from audit_record where action = 'RUN_ENDED'`)).toHaveLength(1);
    } finally {
      await jobs.stop();
    }
  });

  it('is given up after a few tries when a slice was altered, and changes nothing', async () => {
    const jobs = await startTestJobs(db, undefined, { sealer });
    try {
      await db.query(`create function alter_slice() returns trigger language plpgsql as $$ begin
          new.bytes := set_byte(new.bytes, 40, get_byte(new.bytes, 40) # 1); return new; end $$;
        create trigger alter_slice before insert on raw_chunk for each row execute function alter_slice()`);
      const { runId } = await offer(db, FILE, 'bureau', sealer);
      await jobs.settle(20_000);
      expect(await runSummary(db, runId)).toMatchObject({
        ...{ status: 'FAILED', errorCode: 'GIVEN_UP' },
        messageEn: expect.stringContaining('damaged'),
      });
      expect(await db.query('select from observation')).toHaveLength(0);
    } finally {
      await jobs.stop();
    }
  });
});
