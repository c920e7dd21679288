import { randomBytes } from 'node:crypto';
import type { Database } from '../../../src/db/database';
import { createSealer } from '../../../src/services/access/sealer';
import { ingestRun } from '../../../src/services/ingestion/ingest-run';
import { runSummary } from '../../../src/services/ingestion/run-summary';
import { loadVocabulary } from '../../../src/services/vocabulary';
import { openTestDatabase } from '../../support/database';
import { csv, insertAll, offer } from './feed-rows';
import {
  codesIn,
  countsOf,
  list,
  putFeed,
  putRegions,
  registerFeed,
  rowsOf,
  send,
  uscc,
} from './register-feeds';

const HEADER = 'uscc,name,region';
const [A, B] = [uscc(1), uscc(2)];
const QIBIN = { regionCodes: ['410611'], actor: 'key:qibin' } as const;
const HEBI = { regionCodes: ['410600'], actor: 'key:hebi' } as const;

describe('who sends a list', () => {
  let db: Database;
  beforeEach(async () => {
    db = await openTestDatabase();
    await putRegions(db);
    await putFeed(db, registerFeed('enterprises', { onReject: 'keep-valid' }));
  });
  afterEach(() => db.close());

  const take = (rows: readonly string[], who: object = {}) =>
    send(db, 'enterprises', list(HEADER, ...rows), who);

  it('writes for its own regions only, where an enterprise is and where it goes', async () => {
    expect(codesIn(await take([`${A},甲,410611`, `${B},乙,410621`], QIBIN))).toEqual([
      'ERROR OUTSIDE_SCOPE 3',
    ]);
    await take([`${B},乙,410621`], HEBI);
    expect(codesIn(await take([`${A},甲,410621`, `${B},乙,410611`], QIBIN))).toEqual([
      ...['ERROR OUTSIDE_SCOPE 2', 'ERROR OUTSIDE_SCOPE 3'],
    ]);
    expect(countsOf(await take([`${A},甲,410621`, `${B},乙乙,410611`], HEBI))).toEqual([0, 2, 0, 0, 0]);
  });

  it('may belong to enterprises of its own regions only, before and after', async () => {
    await take([`${A},甲,410611`, `${B},乙,410621`]);
    await putFeed(db, registerFeed('patents', { onReject: 'keep-valid' }));
    const header = 'applicationNumber,title,uscc,filedOn';
    const patent = (owner: string) => list(header, `201710601862.3,题,${owner},2017-07-21`);
    expect(codesIn(await send(db, 'patents', patent(B), QIBIN))).toEqual(['ERROR OUTSIDE_SCOPE 2']);
    expect(countsOf(await send(db, 'patents', patent(B), HEBI))).toEqual([1, 0, 0, 0, 0]);
    expect(codesIn(await send(db, 'patents', patent(A), QIBIN))).toEqual(['ERROR OUTSIDE_SCOPE 2']);
  });

  it('is worked again for somebody who may write where the first sender might not', async () => {
    const rows = [`${A},甲,410611`, `${B},乙,410621`];
    const first = await take(rows, QIBIN);
    const second = await take(rows, HEBI);
    expect(second.runId).not.toBe(first.runId);
    expect(countsOf(second)).toEqual([1, 0, 1, 0, 0]);
    expect((await take(rows, HEBI)).runId).toBe(second.runId);
  });

  it('stands in the audit at both ends of the way of a file', async () => {
    const { runId } = await take([`${A},甲,410611`], HEBI);
    const records = await rowsOf(
      db,
      'select action, actor, subject, content::jsonb as content from audit_record',
    );
    expect(records).toMatchObject([
      { action: 'FILE_ACCEPTED', actor: 'key:hebi', subject: `run:${runId}`, content: { actorName: 'test' } },
      {
        ...{ action: 'RUN_ENDED', actor: 'key:hebi', subject: `run:${runId}` },
        content: { detail: { feed: 'enterprises', status: 'PUBLISHED', new: 1 } },
      },
    ]);
  });

  it('holds for figures as well', async () => {
    const figures = await openTestDatabase();
    await insertAll(figures);
    const content = csv('鹤壁市,专利授权量,2019-05,1,件,', '金塔县,专利授权量,2019-05,2,件,');
    const run = await send(figures, 'bureau', content, HEBI);
    expect(run).toMatchObject({ status: 'FAILED', errorCode: 'ROWS_REJECTED' });
    expect(run.rejects).toMatchObject([
      { code: 'OUTSIDE_SCOPE', line: 3, messageEn: expect.stringContaining('620921') },
    ]);
    expect(await offer(figures, content)).toMatchObject({ duplicate: false });
    await figures.close();
  });
});

describe('a made-up list', () => {
  let db: Database;
  beforeEach(async () => {
    db = await openTestDatabase();
    await putRegions(db);
    await putFeed(db, registerFeed('enterprises'));
    await putFeed(db, registerFeed('enterprises', { slug: 'made-up', synthetic: true }));
  });
  afterEach(() => db.close());

  it('gives way to a real one, whose gaps it does not fill, and never takes its place', async () => {
    const header = `${HEADER},industryCode`;
    await send(db, 'made-up', list(header, `${A},假假,410611,C3985`));
    await send(db, 'made-up', list(header, `${A},假甲,410611,C3985`, `${B},假乙,410611,C3985`));
    expect(countsOf(await send(db, 'enterprises', list(header, `${A},真甲,410621,`)))).toEqual([
      0, 1, 0, 0, 0,
    ]);
    const real = { name_zh: '真甲', industry_code: null, is_synthetic: false };
    const facts = () =>
      rowsOf(db, `select name_zh, industry_code, is_synthetic from enterprise where uscc = '${A}'`);
    expect(await facts()).toEqual([real]);
    const past = await rowsOf(
      db,
      `select former_names, kind from enterprise left join enterprise_event e
      on e.enterprise_id = enterprise.id where uscc = '${A}'`,
    );
    expect(past).toEqual([{ former_names: [], kind: null }]);
    const again = await send(db, 'made-up', list(header, `${A},假,410611,C3985`, `${B},假乙乙,410611,C3985`));
    expect(codesIn(again)).toEqual(['INFO REAL_RECORD_KEPT 2']);
    expect(countsOf(again)).toEqual([0, 1, 1, 0, 0]);
    expect(await facts()).toEqual([real]);
  });

  it('holds no enterprise that real records could belong to', async () => {
    await send(db, 'made-up', list(HEADER, `${A},假甲,410611`));
    await putFeed(db, registerFeed('patents'));
    const run = await send(
      db,
      'patents',
      list('applicationNumber,title,uscc,filedOn', `201710601862.3,题,${A},2017-07-21`),
    );
    expect(codesIn(run)).toEqual(['ERROR SYNTHETIC_REFERENCE 2']);
    await send(db, 'enterprises', list(HEADER, `${A},真甲,410611`));
    const later = await send(
      db,
      'patents',
      list('applicationNumber,title,uscc,filedOn', `201710601862.3,题,${A},2017-07-21`),
    );
    expect(later).toMatchObject({ status: 'PUBLISHED', rowsNew: 1 });
  });
});

describe('data of natural persons in a list', () => {
  const sealer = createSealer([randomBytes(32)]);
  const header = `${HEADER},legalRepresentative,contactPhone`;
  let db: Database;
  beforeEach(async () => {
    db = await openTestDatabase();
    await putRegions(db);
    await putFeed(db, registerFeed('enterprises', { onReject: 'keep-valid' }));
  });
  afterEach(() => db.close());

  const take = (row: string, options = {}) =>
    send(db, 'enterprises', list(header, row), { sealer, ...options });
  const stored = async () => {
    const [row] = await rowsOf(db, `select * from enterprise where uscc = '${A}'`);
    return row as { legal_representative_sealed: string; contact_phone_sealed: string };
  };

  it('is sealed, and sealed anew only when it has changed', async () => {
    await take(`${A},甲,410611,张某某,13800000000`);
    const first = await stored();
    expect(sealer.unseal(first.legal_representative_sealed)).toBe('张某某');
    expect(sealer.unseal(first.contact_phone_sealed)).toBe('13800000000');
    expect(countsOf(await take(`${A},甲,410611,张某某,1380000 0000`))).toEqual([0, 1, 0, 0, 0]);
    expect(countsOf(await take(`${A},甲,浚县,张某某,1380000 0000`))).toEqual([0, 1, 0, 0, 0]);
    expect((await stored()).legal_representative_sealed).toBe(first.legal_representative_sealed);
    expect(countsOf(await take(`${A},甲,410621,,`))).toEqual([0, 0, 1, 0, 0]);
    const changed = await take(`${A},甲,410621,李某,`);
    expect(countsOf(changed)).toEqual([0, 1, 0, 0, 0]);
    expect(sealer.unseal((await stored()).legal_representative_sealed)).toBe('李某');
  });

  it('shows nowhere in rejects, logs of changes or records of removal', async () => {
    await take(`${A},甲,410611,张某某,13800000000`);
    const run = await take(
      `${A},甲,无此县,张某某,13800000000\n${B},乙,410611,${'长'.repeat(101)},1380000\n合计,x,张某某,,`,
    );
    expect(codesIn(run)).toEqual(['ERROR UNKNOWN_REGION 2', 'ERROR TEXT_TOO_LONG 3', 'INFO TOTAL_ROW 4']);
    const short = await take(`${B},乙,张某某\n${B},乙,410611,张某某,13800000000,张某某`);
    expect(codesIn(short)).toEqual(['ERROR ROW_TOO_SHORT 2', 'ERROR ROW_TOO_LONG 3']);
    const headless = await send(db, 'enterprises', `${A},甲,410611,张某某,13800000000\n`, { sealer });
    expect(headless.errorCode).toBe('NO_HEADER');
    const kept = await rowsOf(
      db,
      `select to_jsonb(r)::text as text from feed_reject r union all
       select to_jsonb(c)::text from enterprise_change c union all select content from audit_record`,
    );
    expect(kept.length).toBeGreaterThan(6);
    expect(kept.filter(({ text }) => /张某某|1380000|长长/.test(String(text)))).toEqual([]);
  });

  it('is not accepted where no key is set up, and nothing of it is stored', async () => {
    for (const row of [`${A},甲,410611,张某某,`, `${A},甲,410611,,`]) {
      await expect(take(row, { sealer: null })).rejects.toMatchObject({ code: 'ENCRYPTION_KEY_MISSING' });
    }
    for (const table of ['raw_file', 'raw_chunk', 'feed_batch', 'feed_run', 'outbox', 'audit_record']) {
      expect([table, await rowsOf(db, `select * from ${table}`)]).toEqual([table, []]);
    }
    await putFeed(
      db,
      registerFeed('enterprises', { columns: { uscc: 'uscc', name: 'name', region: 'region' } }),
    );
    expect(await take(`${A},甲,410611,,`, { sealer: null })).toMatchObject({ status: 'PUBLISHED' });
  });

  it('voids the file of a feed that came to take contacts after it was accepted without a key', async () => {
    const own = { columns: { uscc: 'uscc', name: 'name', region: 'region' } };
    await putFeed(db, registerFeed('enterprises', own));
    const { runId } = await offer(db, list(header, `${A},甲,410611,张某某,`), 'enterprises');
    await putFeed(db, registerFeed('enterprises'));
    await ingestRun(db, await loadVocabulary(db), runId, new Date());
    const run = await runSummary(db, runId);
    expect(run).toMatchObject({ status: 'FAILED', errorCode: 'NO_CONTACT_KEY' });
    expect(run.rejects).toMatchObject([{ severity: 'FATAL', column: 'legalRepresentative', raw: '' }]);
  });
});
