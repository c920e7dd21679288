import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import {
  plantEnterprise,
  plantKey,
  plantRecords,
  plantRegions,
  usccOf,
} from '../services/pulls/pull-fixture';
import { type Api, openApi } from './api';
import { linesOf, pull, sha256 } from './pulling';

describe('a whole list', () => {
  let api: Api;
  let administrator: string;
  let bank: string;
  const get = (path: string, key?: string) => pull(api.url, path, key);
  const codes = async (path: string, key: string) => linesOf((await get(path, key)).body).map((l) => l.uscc);

  beforeAll(async () => {
    api = await openApi();
    await plantRegions(api.db);
    await plantEnterprise(api.db, { n: 3, nameZh: '引号"反斜杠\\制表\t换行\n控制\u0001' });
    await plantEnterprise(api.db, { n: 1 });
    await plantEnterprise(api.db, { n: 2, shared: false });
    await plantEnterprise(api.db, { n: 4, region: '620921' });
    await plantEnterprise(api.db, { n: 5 });
    await api.db.query(`update enterprise set removed_at = now() where uscc = $1`, [usccOf(5)]);
    await plantRecords(api.db);
    administrator = await plantKey(api.db, { role: 'ADMINISTRATOR' });
    bank = await plantKey(api.db, {
      ...{ role: 'BANK', regions: ['410600'], institution: 'bank-a' },
      scopes: ['CERTIFICATIONS', 'PATENTS', 'LOANS'],
    });
  });
  afterAll(() => api.close());

  it('comes as one JSON text a line, by credit code, without those that were removed', async () => {
    const { status, headers, body, isBroken } = await get('/bulk/enterprises.ndjson', administrator);
    expect([status, isBroken]).toEqual([200, false]);
    expect(headers['content-type']).toBe('application/x-ndjson; charset=utf-8');
    expect(headers['content-disposition']).toBe('attachment; filename="enterprises-2019-06-30.ndjson"');
    const rows = linesOf(body);
    expect(rows.map((row) => row.uscc)).toEqual([1, 2, 3, 4].map(usccOf));
    expect(rows[2]).toEqual({
      ...{ uscc: usccOf(3), nameZh: '引号"反斜杠\\制表\t换行\n控制\u0001', nameEn: null, formerNames: [] },
      ...{ regionCode: '410611', industryCode: null, scale: null, foundedOn: null, isTechEnterprise: true },
      ...{ status: 'ACTIVE', struckOffOn: null, mergedIntoUscc: null, effectiveOn: null },
      ...{ sharingAuthorised: true, sharingDecidedOn: null, sharingReason: null, isSynthetic: false },
      changedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
    });
    expect(body).toBe(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  });

  it('ends with a receipt of exactly what was sent, which is kept and audited', async () => {
    const { headers, body, receipt, trailer } = await get('/bulk/enterprises.ndjson', bank);
    expect(receipt).toEqual({
      ...{ id: headers['kejin-receipt-id'], list: 'enterprises', kind: 'SNAPSHOT' },
      ...{ watermark: headers['kejin-watermark'], rows: 2, bytes: Buffer.byteLength(body) },
      ...{ sha256: sha256(body), finishedAt: '2019-06-30T04:00:00.000Z' },
      ...{ auditSeq: expect.any(Number), auditHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(trailer).toEqual(receipt);
    expect(headers.trailer).toBe('kejin-receipt');
    const [kept] = await api.db.query('select * from pull_receipt where id = $1', [receipt.id]);
    expect(kept).toMatchObject({
      ...{ list: 'enterprises', kind: 'SNAPSHOT', format: 'ndjson', row_count: '2', sha256: receipt.sha256 },
      scope: { regionCodes: ['410600'], sharedOnly: true, loansOfBank: 'bank-a' },
      audit_seq: String(receipt.auditSeq),
    });
    const audited = await api.db.query<{ action: string; hash: string }>(
      'select action, hash from audit_record where subject = $1 order by seq',
      [`pull:${receipt.id}`],
    );
    expect(audited.map(({ action }) => action)).toEqual(['PULL_STARTED', 'PULL_COMPLETED']);
    expect(audited[1]?.hash).toBe(receipt.auditHash);
  });

  it('holds for a bank only enterprises of its regions that agreed, and of loans only its own', async () => {
    const seen = [usccOf(1), usccOf(3)];
    expect(await codes('/bulk/enterprises.ndjson', bank)).toEqual(seen);
    expect(await codes('/bulk/certifications.ndjson', bank)).toHaveLength(2);
    expect(await codes('/bulk/patents.ndjson', bank)).toHaveLength(2);
    const loans = linesOf((await get('/bulk/loans.ndjson', bank)).body);
    expect(loans.map(({ bank: lender, uscc }) => [lender, uscc])).toEqual([['bank-a', usccOf(1)]]);
    const all = linesOf((await get('/bulk/loans.ndjson', administrator)).body);
    expect(all).toHaveLength(4);
    expect(all[0]).toMatchObject({ principal: '1000000.50', annualRate: '0.043500', outstanding: null });
  });

  it('tells in whom a merged one lives on only to those who see all', async () => {
    await api.db.query(`update enterprise set status = 'MERGED', merged_into_uscc = $2 where uscc = $1`, [
      ...[usccOf(1), usccOf(2)],
    ]);
    const successors = async (key: string, query = '') => {
      const rows = linesOf((await get(`/bulk/enterprises.ndjson${query}`, key)).body);
      return rows.map(({ enterprise, ...row }) => (enterprise ?? row).mergedIntoUscc).filter(Boolean);
    };
    expect(await successors(administrator)).toEqual([usccOf(2)]);
    expect(await successors(bank)).toEqual([]);
    const everywhere = await plantKey(api.db, { role: 'BANK' });
    expect(await successors(everywhere)).toEqual([]);
    const { receipt } = await get('/bulk/enterprises.ndjson', bank);
    await api.db.query(`update enterprise set scale = 'SMALL' where uscc = $1`, [usccOf(1)]);
    const delta = await get(`/bulk/enterprises.ndjson?since=${receipt.watermark}`, bank);
    expect(delta.receipt.rows).toBe(1);
    expect(delta.text).not.toContain(usccOf(2));
    await api.db.query(`update enterprise set status = 'ACTIVE', merged_into_uscc = null, scale = null`);
  });

  it('is the same, zipped: the receipt speaks of the list, not of its packing', async () => {
    const plain = await get('/bulk/patents.ndjson', administrator);
    const zipped = await get('/bulk/patents.ndjson.gz', administrator);
    expect(zipped.headers['content-encoding']).toBeUndefined();
    expect(zipped.body).toBe(plain.body);
    expect(zipped.receipt.sha256).toBe(sha256(plain.body));
    expect(zipped.trailer).toEqual(zipped.receipt);
  });

  it('comes without chunks and trailers to a proxy that speaks HTTP/1.0', async () => {
    const { port } = new URL(api.url);
    const socket = connect(Number(port), '127.0.0.1');
    const path = '/bulk/enterprises.ndjson';
    socket.write(`GET ${path} HTTP/1.0\r\nauthorization: Bearer ${administrator}\r\n\r\n`);
    let text = '';
    for await (const chunk of socket) text += chunk;
    const [head = '', ...rest] = text.split('\r\n\r\n');
    expect(head).not.toMatch(/transfer-encoding|trailer/i);
    const lines = rest.join('\r\n\r\n').split('\n');
    expect(JSON.parse(lines.at(-2) as string).receipt).toMatchObject({ rows: 4, list: 'enterprises' });
  });

  it('can be narrowed to regions of one’s own, and only to these', async () => {
    const at = (region: string) => `/bulk/enterprises.ndjson?region=${region}`;
    expect(await codes(at('620900'), administrator)).toEqual([usccOf(4)]);
    expect(await codes(at('620900,410611'), administrator)).toHaveLength(4);
    expect(await codes(at('410611'), bank)).toHaveLength(2);
    const codeOf = async (region: string) => JSON.parse((await get(at(region), bank)).text).code;
    expect(await codeOf('620921')).toBe('NOT_ALLOWED');
    expect(await codeOf('410000')).toBe('NOT_ALLOWED');
    expect(await codeOf('999999')).toBe('UNKNOWN_REGION');
    expect(await codeOf(`410611'`)).toBe('BAD_INPUT');
    expect(await codeOf('')).toBe('BAD_INPUT');
    expect(await codeOf('410611&region=410611')).toBe('BAD_INPUT');
  });

  it('is refused to who may not pull, and to what the agreement does not hold', async () => {
    const answer = async (path: string, key?: string) => {
      const { status, text } = await get(path, key);
      return [status, JSON.parse(text).code];
    };
    const reader = await plantKey(api.db, { role: 'READER' });
    const bulkReader = await plantKey(api.db, { role: 'READER', scopes: ['BULK'] });
    const bareBank = await plantKey(api.db, { role: 'BANK' });
    expect(await answer('/bulk/enterprises.ndjson')).toEqual([401, 'NOT_SIGNED_IN']);
    expect(await answer('/bulk/enterprises.ndjson', reader)).toEqual([403, 'NOT_ALLOWED']);
    expect((await get('/bulk/enterprises.ndjson', bulkReader)).status).toBe(200);
    expect(await answer('/bulk/loans.ndjson', bulkReader)).toEqual([403, 'NOT_ALLOWED']);
    expect(await answer('/bulk/patents.ndjson', bareBank)).toEqual([403, 'NOT_ALLOWED']);
    expect((await get('/bulk/contacts.ndjson', administrator)).status).toBe(404);
    expect((await get('/bulk/enterprises.xml', administrator)).status).toBe(404);
    expect(await answer('/bulk/loans.ndjson?since=x', administrator)).toEqual([400, 'BAD_INPUT']);
  });

  it('costs its caller the same, however long it is', async () => {
    const poor = await openApi({ config: { rateCostPerMinute: 250_000 } });
    const key = await plantKey(poor.db, { role: 'ADMINISTRATOR' });
    const answers = [];
    for (let i = 0; i < 3; i += 1) answers.push(await pull(poor.url, '/bulk/enterprises.ndjson', key));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(JSON.parse(answers[2]?.text as string).code).toBe('RATE_LIMITED');
    expect(Number(answers[2]?.headers['retry-after'])).toBeGreaterThan(0);
    await poor.close();
  });

  it('is empty, with a receipt, for a key without regions of its own', async () => {
    const nowhere = await plantKey(api.db, { role: 'BANK', regions: [] });
    const { body, receipt } = await get('/bulk/enterprises.ndjson', nowhere);
    expect([body, receipt.rows, receipt.sha256]).toEqual(['', 0, createHash('sha256').digest('hex')]);
  });

  it('never holds what is sealed', async () => {
    await api.db.query(`update enterprise set contact_name_sealed = 'SEALED', contact_phone_sealed = 'SEALED',
      legal_representative_sealed = 'SEALED'`);
    for (const format of ['ndjson', 'csv']) {
      const { text } = await get(`/bulk/enterprises.${format}`, administrator);
      expect(text).not.toMatch(/SEALED|sealed/);
    }
  });
});
