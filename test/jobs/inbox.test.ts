import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../src/db/database';
import type { Jobs } from '../../src/jobs/start-jobs';
import { csv, insertAll } from '../services/ingestion/feed-rows';
import { openTestDatabase } from '../support/database';
import { startTestJobs, until } from './queue-fixture';

describe('the inbox', () => {
  let db: Database;
  let jobs: Jobs;
  let inbox: string;
  beforeEach(async () => {
    db = await openTestDatabase(12);
    await insertAll(db);
    inbox = await mkdtemp(join(tmpdir(), 'kejin-inbox-'));
    jobs = await startTestJobs(db, undefined, { config: { inboxDir: inbox, maxUploadBytes: 10_000 } });
    await until(async () => (await readdir(inbox)).includes('bureau'));
  });
  afterEach(async () => {
    await jobs.stop();
    await rm(inbox, { recursive: true, force: true });
    await db.close();
  });

  const drop = (name: string, text: string) => writeFile(join(inbox, name), text);
  const listing = async (place: string) => (await readdir(join(inbox, place)).catch(() => [])).sort();
  const appears = (place: string, name: string) => until(async () => (await listing(place)).includes(name));
  const runs = () => db.query<{ status: string }>('select status from feed_run order by queued_at');

  it('takes a file in and puts it away as done, with a note of what came of it', async () => {
    await drop('bureau/june.csv', csv('鹤壁市,专利授权量,2019-06,120,件,'));
    await appears('bureau/done', 'june.csv.txt');
    expect(await listing('bureau')).toEqual(['done']);
    expect(await listing('bureau/done')).toEqual(['june.csv', 'june.csv.txt']);
    const note = await readFile(join(inbox, 'bureau/done/june.csv.txt'), 'utf8');
    expect(note).toContain('已导入 / Taken in');
    expect(note).toContain('新增 new 1');
    expect(await db.query('select value from observation')).toEqual([{ value: '120' }]);
    expect(await db.query('select file_name, received_from from feed_batch')).toEqual([
      { file_name: 'june.csv', received_from: 'inbox' },
    ]);
  });

  it('takes files of every kind of name, and follows none of them anywhere', async () => {
    const row = (i: number) => csv(`鹤壁市,专利授权量,2018-0${i + 1},1${i},件,`);
    const kinds = ['a.xls', 'b.xml', 'c.json', 'd.html', 'e.tsv', 'f', '..csv', '月报 #1%2e%2e%2f.csv'];
    const names = [...kinds, `${'x'.repeat(240)}.csv`].slice(0, 9);
    for (const [i, name] of names.entries()) await drop(`bureau/${name}`, row(i));
    const taken = names.filter((name) => !name.startsWith('.'));
    await until(async () => (await listing('bureau/done')).length === 2 * taken.length);
    // A hidden file is one that is not finished.
    expect(await listing('bureau')).toEqual(['..csv', 'done']);
    expect((await listing('bureau/done')).filter((name) => !name.endsWith('.txt'))).toEqual(
      [...taken].sort(),
    );
  });

  it('puts a refused file away as failed, with every row and reason in both languages', async () => {
    await drop('bureau/bad.csv', csv('鹤壁市,专利授权量,2019-06,abc,件,'));
    await appears('bureau/failed', 'bad.csv.txt');
    const note = await readFile(join(inbox, 'bureau/failed/bad.csv.txt'), 'utf8');
    expect(note).toContain('未导入 / Not taken in');
    expect(note).toMatch(
      /第 2 行 line 2 · 数值 · D2 · NOT_A_NUMBER: .*“abc”不是数值 \/ "abc" is not a number/,
    );
    expect(await db.query('select 1 from observation')).toEqual([]);
  });

  it('puts a file away that lies in no feed or an unknown one, or is empty or too large', async () => {
    await mkdir(join(inbox, 'nowhere'));
    await drop('stray.csv', 'x');
    await drop('nowhere/lost.csv', 'x');
    await drop('bureau/empty.csv', '');
    await drop('bureau/huge.csv', 'x'.repeat(10_001));
    await appears('failed', 'stray.csv.txt');
    await appears('nowhere/failed', 'lost.csv.txt');
    await appears('bureau/failed', 'empty.csv.txt');
    await appears('bureau/failed', 'huge.csv.txt');
    const note = (name: string) => readFile(join(inbox, name), 'utf8');
    expect(await note('failed/stray.csv.txt')).toContain('UNKNOWN_FEED');
    expect(await note('nowhere/failed/lost.csv.txt')).toContain('UNKNOWN_FEED');
    expect(await note('bureau/failed/empty.csv.txt')).toContain('EMPTY_PAYLOAD');
    expect(await note('bureau/failed/huge.csv.txt')).toContain('PAYLOAD_TOO_LARGE');
    expect(await runs()).toEqual([]);
  });

  it('does not touch a file that still grows, one that is hidden or unfinished, or a link', async () => {
    await drop('bureau/.hidden.csv', 'x');
    await drop('bureau/copying.csv.part', 'x');
    await symlink('/etc/hostname', join(inbox, 'bureau/link.csv'));
    await drop('bureau/growing.csv', csv());
    for (let row = 1; row <= 12; row += 1) {
      await appendFile(
        join(inbox, 'bureau/growing.csv'),
        `鹤壁市,专利授权量,2018-${String(row).padStart(2, '0')},1,件,\n`,
      );
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    await appears('bureau/done', 'growing.csv');
    expect(await db.query('select rows_new from feed_run')).toEqual([{ rows_new: 12 }]);
    expect(await listing('bureau')).toEqual(['.hidden.csv', 'copying.csv.part', 'done', 'link.csv']);
  });

  it('keeps files of the same name side by side', async () => {
    await drop('bureau/june.csv', csv('鹤壁市,专利授权量,2019-06,120,件,'));
    await appears('bureau/done', 'june.csv.txt');
    await drop('bureau/june.csv', csv('鹤壁市,专利授权量,2019-06,121,件,'));
    await appears('bureau/done', 'june-2.csv.txt');
    expect((await runs()).map(({ status }) => status)).toEqual(['PUBLISHED', 'PUBLISHED']);
  });

  it('finishes after a restart what was accepted before it, without taking it in twice', async () => {
    await jobs.stop();
    const text = csv('鹤壁市,专利授权量,2019-06,120,件,');
    await drop('bureau/june.csv', text);
    const start = () =>
      startTestJobs(db, undefined, { config: { inboxDir: inbox, maxUploadBytes: 10_000 }, kinds: [] });
    jobs = await start();
    await until(async () => (await runs()).length === 1);
    await jobs.stop();
    expect(await listing('bureau')).toEqual(['june.csv']);
    await db.query(`update outbox set done_at = null; delete from receipt; delete from dead_letter`);
    await db.query(`update feed_run set status = 'QUEUED'`);
    jobs = await startTestJobs(db, undefined, { config: { inboxDir: inbox, maxUploadBytes: 10_000 } });
    await appears('bureau/done', 'june.csv.txt');
    expect(await runs()).toEqual([{ status: 'PUBLISHED' }]);
  });
});
