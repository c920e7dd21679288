import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { Database } from '../../../src/db/database';
import { acceptFile } from '../../../src/services/ingestion/accept-file';
import { readRawFile } from '../../../src/services/ingestion/raw-file';
import { openTestDatabase } from '../../support/database';
import { bytesOf, insertFeed, offer, SENDER } from './feed-rows';
import { insertReferenceRows } from './reference-rows';

const counts = async (db: Database) => {
  const [row] = await db.query<Record<string, string>>(
    `select (select count(*) from raw_file) as files, (select count(*) from raw_chunk) as chunks,
       (select count(*) from feed_batch) as batches, (select count(*) from feed_run) as runs,
       (select count(*) from outbox) as jobs`,
  );
  return Object.fromEntries(Object.entries(row ?? {}).map(([name, count]) => [name, Number(count)]));
};

describe('accepting a file', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase(10);
    await insertReferenceRows(db);
  });
  beforeEach(async () => {
    await db.query('truncate outbox, dead_letter, catalogue_load, raw_file, feed cascade');
    await insertFeed(db);
  });
  afterAll(() => db.close());

  it('writes the bytes, a batch, a queued run and the job to work it', async () => {
    const accepted = await offer(db, 'hello');
    expect(accepted).toMatchObject({ status: 'QUEUED', duplicate: false });
    const [run] = await db.query('select status, content_hash, feed_slug from feed_run where id = $1', [
      accepted.runId,
    ]);
    const hash = createHash('sha256').update('hello').digest('hex');
    expect(run).toEqual({ status: 'QUEUED', content_hash: hash, feed_slug: 'bureau' });
    expect(await db.query('select file_name, received_from from feed_batch')).toEqual([
      { file_name: 'a.csv', received_from: 'test' },
    ]);
    expect(await db.query('select queue, name, payload, tries from outbox')).toEqual([
      { queue: 'feed-ingest', name: 'ingest-feed', payload: { runId: accepted.runId }, tries: 0 },
    ]);
  });

  it('gives a large file back byte by byte, whatever the pieces it came in', async () => {
    const bytes = randomBytes(3_500_000);
    const pieces = [0, 1, 70_000, 70_001, 2_000_000, bytes.length];
    const slices = pieces.slice(1).map((end, i) => bytes.subarray(pieces[i], end));
    await acceptFile(db, {
      ...{
        feedSlug: 'bureau',
        bytes: bytesOf(...slices),
        receivedFrom: 'test',
        ...SENDER,
        maxBytes: bytes.length,
      },
    });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const back: Uint8Array[] = [];
    for await (const piece of readRawFile(db, sha256, null)) back.push(piece);
    expect(back.map((piece) => piece.length)).toEqual([
      1 << 20,
      1 << 20,
      1 << 20,
      bytes.length - 3 * (1 << 20),
    ]);
    expect(Buffer.concat(back).equals(bytes)).toBe(true);
  });

  it('answers the same bytes with the earlier run and changes nothing', async () => {
    const first = await offer(db, 'hello');
    const before = await counts(db);
    expect(await offer(db, 'hello')).toEqual({ ...first, duplicate: true });
    expect(await counts(db)).toEqual(before);
  });

  it('takes the same bytes once when they are posted fifty times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => offer(db, 'many at once')));
    expect(new Set(answers.map((answer) => answer.runId)).size).toBe(1);
    expect(answers.filter((answer) => !answer.duplicate)).toHaveLength(1);
    expect(await counts(db)).toEqual({ files: 1, chunks: 1, batches: 1, runs: 1, jobs: 1 });
  });

  it('keeps the bytes once when two feeds send them, each with its own run', async () => {
    await insertFeed(db, { slug: 'other' });
    const [one, two] = [await offer(db, 'hello'), await offer(db, 'hello', 'other')];
    expect(two.duplicate).toBe(false);
    expect(two.runId).not.toBe(one.runId);
    expect(await counts(db)).toEqual({ files: 1, chunks: 1, batches: 2, runs: 2, jobs: 2 });
  });

  it('takes the same bytes again when the definition of the feed has changed', async () => {
    await offer(db, 'hello');
    await insertFeed(db, { onReject: 'keep-valid' });
    expect(await offer(db, 'hello')).toMatchObject({ duplicate: false });
  });

  it('takes a failed file again when the catalogue has changed since, and not otherwise', async () => {
    const { runId } = await offer(db, 'hello');
    await db.query(`update feed_run set status = 'FAILED', finished_at = now()`);
    expect(await offer(db, 'hello')).toEqual({ runId, status: 'FAILED', duplicate: true });
    await db.query(`insert into catalogue_load (content_hash, counts) values ('x', '{}')`);
    const again = await offer(db, 'hello');
    expect(again).toMatchObject({ status: 'QUEUED', duplicate: false });
    expect(await offer(db, 'hello')).toEqual({ ...again, duplicate: true });
  });

  it('takes a file again whose job was given up', async () => {
    const { runId } = await offer(db, 'hello');
    await db.query(`update feed_run set status = 'FAILED', finished_at = now()`);
    await db.query(
      `insert into dead_letter (queue, key, payload, error, tries) values ('feed-ingest', 'k', $1, 'x', 5)`,
      [JSON.stringify({ runId })],
    );
    const answers = await Promise.all(Array.from({ length: 8 }, () => offer(db, 'hello')));
    expect(answers.filter((answer) => !answer.duplicate)).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.runId)).size).toBe(1);
    expect(answers[0]?.runId).not.toBe(runId);
  });

  it('refuses what is too large, empty or for an unknown feed, and keeps nothing of it', async () => {
    const spooled = async () =>
      (await readdir(tmpdir())).filter((name) => name.startsWith('kejin-upload-')).length;
    const before = await spooled();
    const file = { feedSlug: 'bureau', receivedFrom: 'test', ...SENDER, maxBytes: 10 };
    await expect(acceptFile(db, { ...file, bytes: bytesOf('12345', '678901') })).rejects.toMatchObject({
      code: 'PAYLOAD_TOO_LARGE',
    });
    await expect(acceptFile(db, { ...file, bytes: bytesOf('12345', '67890') })).resolves.toBeDefined();
    await db.query('truncate outbox, raw_file cascade');
    await expect(acceptFile(db, { ...file, bytes: bytesOf() })).rejects.toMatchObject({
      code: 'EMPTY_PAYLOAD',
    });
    await expect(acceptFile(db, { ...file, bytes: bytesOf('') })).rejects.toMatchObject({
      code: 'EMPTY_PAYLOAD',
    });
    await expect(offer(db, 'x', "no'such\0feed")).rejects.toMatchObject({ code: 'UNKNOWN_FEED' });
    expect(await counts(db)).toEqual({ files: 0, chunks: 0, batches: 0, runs: 0, jobs: 0 });
    expect(await spooled()).toBe(before);
  });

  it('keeps nothing of a file whose sender breaks off', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('half');
      throw new Error('socket hang up');
    }
    const file = { feedSlug: 'bureau', receivedFrom: 'test', ...SENDER, maxBytes: 10, bytes: broken() };
    await expect(acceptFile(db, file)).rejects.toThrow('socket hang up');
    expect(await counts(db)).toEqual({ files: 0, chunks: 0, batches: 0, runs: 0, jobs: 0 });
  });

  it('takes a file name that no text column could hold', async () => {
    await acceptFile(db, {
      ...{
        feedSlug: 'bureau',
        bytes: bytesOf('x'),
        fileName: 'a\0\ud800.csv',
        receivedFrom: 'k\0',
        ...SENDER,
        maxBytes: 10,
      },
    });
    expect(await db.query('select file_name, received_from from feed_batch')).toEqual([
      { file_name: 'a\ufffd.csv', received_from: 'k' },
    ]);
  });
});
