import { createHash } from 'node:crypto';
import type { Database } from '../../src/db/database';
import type { AuditAction } from '../../src/domain/vocabulary';
import { appendAudit } from '../../src/services/audit/append-audit';
import { type Api, openApi } from '../server/api';

const RECORD = 'seq recordedAt action actor subject content previousHash hash';

describe('audit records in GraphQL', () => {
  let api: Api;
  let admin: string;

  const append = (db: Database, minute: number, action: AuditAction, actor: string, subject?: string) =>
    db.transaction((tx) =>
      appendAudit(tx, { action, actor, subject }, new Date(Date.UTC(2019, 5, 30, 0, minute))),
    );

  beforeAll(async () => {
    api = await openApi();
    await append(api.db, 1, 'FILE_ACCEPTED', 'key:1', 'run:1');
    await append(api.db, 2, 'RUN_ENDED', 'system:ingest', 'run:1');
    await append(api.db, 3, 'FILE_ACCEPTED', 'key:1', 'run:2');
    await append(api.db, 4, 'SHARING_CHANGED', 'key:2', 'enterprise:9');
    admin = await api.keyOf('ADMINISTRATOR');
  });
  afterAll(() => api.close());

  const list = async (args: string) => {
    const query = `{ auditRecords${args} { totalCount nodes { ${RECORD} } pageInfo { hasNextPage endCursor } } }`;
    return (await api.ask(query, { key: admin })).data.auditRecords;
  };
  const seqs = async (args: string) => (await list(args)).nodes.map(({ seq }: { seq: string }) => seq);

  it('come the newest first, page by page', async () => {
    const first = await list('(first: 3)');
    expect(first.nodes.map(({ seq }: { seq: string }) => seq)).toEqual(['5', '4', '3']);
    expect([first.totalCount, first.pageInfo.hasNextPage]).toEqual([5, true]);
    expect(await seqs(`(first: 3, after: "${first.pageInfo.endCursor}")`)).toEqual(['2', '1']);
  });

  it('are narrowed by who, what, to what and since when', async () => {
    expect(await seqs('(actor: "key:1")')).toEqual(['3', '1']);
    expect(await seqs('(action: FILE_ACCEPTED, subject: "run:2")')).toEqual(['3']);
    expect(await seqs('(subject: "run:1", actor: "system:ingest")')).toEqual(['2']);
    expect(await seqs('(since: "2019-06-30T00:03:00Z", actor: "key:2")')).toEqual(['4']);
    expect(await seqs('(since: "2019-06-30T00:02:00Z", subject: "run:1")')).toEqual(['2']);
    expect(await seqs(`(actor: "key:1' or true --")`)).toEqual([]);
  });

  it('can be verified by whoever reads them, up to the head', async () => {
    const { nodes } = await list('');
    let previous = '0'.repeat(64);
    for (const { seq, content, previousHash, hash } of nodes.reverse()) {
      expect(previousHash).toBe(previous);
      previous = createHash('sha256').update(`${previousHash}\n${seq}\n${content}`).digest('hex');
      expect(hash).toBe(previous);
    }
    const head = async () => (await api.ask('{ auditHead { seq hash } }', { key: admin })).data.auditHead;
    expect(await head()).toEqual({ seq: '5', hash: previous });
    for (let i = 0; i < 6; i += 1) await append(api.db, 5, 'FILE_ACCEPTED', 'key:3');
    expect(await head()).toMatchObject({ seq: '11' });
  });

  it('have no head while there are none', async () => {
    const empty = await openApi();
    const key = await empty.keyOf('ADMINISTRATOR');
    await empty.db.query('alter table audit_record disable trigger all');
    await empty.db.query('delete from audit_record');
    expect((await empty.ask('{ auditHead { seq } }', { key })).data).toEqual({ auditHead: null });
    await empty.close();
  });
});
