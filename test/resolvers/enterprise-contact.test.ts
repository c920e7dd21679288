import { type Logger, pino } from 'pino';
import { SENSITIVE_COLUMNS } from '../../src/domain/access/sensitive-columns';
import { createSealer } from '../../src/services/access/sealer';
import { startTestJobs } from '../jobs/queue-fixture';
import { type Api, bearer, openApi, statementsOf, TEST_SEALER } from '../server/api';
import { list, putFeed, registerFeed, uscc } from '../services/ingestion/register-feeds';
import { BYD, HIKVISION, HUAWEI, plantGraph, TENCENT } from '../support/graph';

const PERSONS = { legalRepresentative: '欧阳震华', contactName: '司徒美堂', contactPhone: '13987654321' };
const MASKED = {
  ...{ legalRepresentative: '欧***', contactName: '司***', contactPhone: '139****4321', isMasked: true },
};
const CLEAR = { ...PERSONS, isMasked: false };
const NONE = { legalRepresentative: null, contactName: null, contactPhone: null };
const CONTACT = 'contact { legalRepresentative contactName contactPhone isMasked }';
const ALL = `{ enterprises { nodes { uscc ${CONTACT} } } }`;

type Listed = Readonly<Record<string, typeof MASKED>>;

describe('contacts', () => {
  let api: Api;
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });

  beforeEach(async () => {
    api = await openApi({ log });
    await plantGraph(api.db);
    await api.db.query(
      `update enterprise set legal_representative_sealed = $1, contact_name_sealed = $2,
         contact_phone_sealed = $3 where uscc <> $4`,
      [...Object.values(PERSONS).map((text) => TEST_SEALER.seal(text)), BYD],
    );
  });
  afterEach(() => api.close());

  const listed = async (key: string): Promise<Listed> => {
    const { data } = await api.ask(ALL, { key });
    return Object.fromEntries(
      data.enterprises.nodes.map((node: { uscc: string; contact: object }) => [node.uscc, node.contact]),
    );
  };
  const recorded = async () => {
    const rows = await api.db.query<{ content: string }>(
      `select content from audit_record where action = 'CONTACTS_READ' order by seq`,
    );
    return rows.map(({ content }) => JSON.parse(content));
  };

  it('are masked for whoever is not granted them, and that is not recorded', async () => {
    for (const role of ['ADMINISTRATOR', 'DATA_OFFICER', 'PLANNER', 'READER'] as const) {
      const seen = await listed(await api.keyOf(role));
      expect([role, seen[HUAWEI], seen[BYD]]).toEqual([role, MASKED, { ...NONE, isMasked: true }]);
    }
    expect(await recorded()).toEqual([]);
  });

  it('are in clear for who is granted them, with one record of all that were read', async () => {
    const key = await api.keyOf('PLANNER', { scopes: ['CONTACTS'], regionCodes: ['410600'] });
    expect(await listed(key)).toEqual({
      ...{ [HUAWEI]: CLEAR, [TENCENT]: CLEAR, [BYD]: { ...NONE, isMasked: false } },
    });
    expect(await recorded()).toMatchObject([
      {
        ...{
          actor: expect.stringMatching(/^key:/),
          actorName: 'test PLANNER',
          requestId: expect.any(String),
        },
        detail: { usccs: [TENCENT, HUAWEI].sort() },
      },
    ]);
  });

  it('show a bank those of the enterprises that it sees, and no others', async () => {
    const bank = { institutionSlug: 'bank-a', regionCodes: ['410600'] };
    expect(await listed(await api.keyOf('BANK', bank))).toEqual({
      ...{ [HUAWEI]: MASKED, [BYD]: { ...NONE, isMasked: true } },
    });
    expect(await listed(await api.keyOf('BANK', { ...bank, scopes: ['CONTACTS'] }))).toEqual({
      ...{ [HUAWEI]: CLEAR, [BYD]: { ...NONE, isMasked: false } },
    });
    expect((await recorded()).map(({ detail }) => detail.usccs)).toEqual([[HUAWEI]]);
    const query = `{ enterprise(uscc: "${HIKVISION}") { ${CONTACT} } }`;
    expect((await api.ask(query, { key: await api.keyOf('BANK', bank) })).data.enterprise).toBeNull();
  });

  it('are read with one statement whatever their number', async () => {
    const key = await api.keyOf('READER');
    await listed(key);
    const seen = await statementsOf(api.db, () => listed(key));
    expect(seen.filter((sql) => sql.includes('contact_phone_sealed'))).toHaveLength(1);
  });

  it('are not shown at all when the reading cannot be recorded', async () => {
    const key = await api.keyOf('PLANNER', { scopes: ['CONTACTS'] });
    await api.db.query(`create function refuse_audit() returns trigger language plpgsql as
        $$ begin raise exception 'the disk is full'; end $$;
      create trigger refuse_audit before insert on audit_record
        for each row execute function refuse_audit()`);
    const answer = await api.ask(ALL, { key });
    expect(answer.errors[0].extensions.code).toBe('INTERNAL');
    for (const person of Object.values(PERSONS)) expect(answer.text).not.toContain(person);
  });

  it('are refused without the key that sealed them, and say nothing of themselves', async () => {
    for (const sealer of [null, createSealer([Buffer.alloc(32, 9)])]) {
      const other = await openApi({ sealer });
      await plantGraph(other.db);
      await other.db.query('update enterprise set contact_name_sealed = $1 where uscc = $2', [
        ...[TEST_SEALER.seal(PERSONS.contactName), HUAWEI],
      ]);
      const key = await other.keyOf('PLANNER', { scopes: ['CONTACTS'] });
      const answer = await other.ask(`{ enterprise(uscc: "${HUAWEI}") { uscc ${CONTACT} } }`, { key });
      expect(answer.data.enterprise).toEqual({ uscc: HUAWEI, contact: null });
      expect(answer.errors[0].extensions.code).toBe('ENCRYPTION_KEY_MISSING');
      const unsealed = await other.ask(`{ enterprise(uscc: "${BYD}") { ${CONTACT} } }`, { key });
      expect(unsealed.data.enterprise.contact).toEqual({ ...NONE, isMasked: false });
      expect(await other.db.query(`select from audit_record where action = 'CONTACTS_READ'`)).toHaveLength(0);
      await other.close();
    }
  });

  it('are registered: every sealed column of the database, and nothing else', async () => {
    const columns = await api.db.query<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns
       where table_schema = 'public' and data_type <> 'boolean' and column_name like '%\\_sealed'
       order by 1`,
    );
    const registered = Object.values(SENSITIVE_COLUMNS).map(({ table, column }) => `${table}.${column}`);
    expect(columns.map(({ name }) => name)).toEqual(registered.sort());
  });

  it('stand in clear in no table, log or error', async () => {
    lines.length = 0;
    const key = await api.keyOf('BANK', { institutionSlug: 'bank-a', scopes: ['CONTACTS'] });
    await listed(key);
    await api.db.query(`update enterprise set name_zh = name_zh || '更名', contact_phone_sealed = $1`, [
      TEST_SEALER.seal(PERSONS.contactPhone),
    ]);
    await api.db.query('update enterprise set contact_name_sealed = $1 where uscc = $2', [
      'v1.x.y.z',
      HUAWEI,
    ]);
    const broken = await api.ask(ALL, { key });
    expect(broken.errors[0].extensions.code).toBe('ENCRYPTION_KEY_MISSING');
    await api.db.query('delete from enterprise where uscc = $1', [TENCENT]).catch(() => undefined);
    await takeIn(api, log);
    const dumped = await dumpOf(api);
    expect(dumped).toContain('CONTACTS_READ');
    expect(dumped).toContain('ENTERPRISE_OF_THE_FILE');
    expect(dumped).toContain(hexOf('KJB1'));
    expect(lines.join('')).toContain('ENCRYPTION_KEY_MISSING');
    for (const text of [...Object.values(PERSONS), key]) {
      expect(dumped).not.toContain(text);
      expect(dumped).not.toContain(hexOf(text));
      expect(lines.join('')).not.toContain(text);
      expect(broken.errors[0].message).not.toContain(text);
    }
  });
});

/** As bytes of a table are dumped. */
const hexOf = (text: string) => Buffer.from(text, 'utf8').toString('hex');

/** Contacts as a bureau sends them: in a row that is taken, in one that is refused, in a column that nobody maps. */
async function takeIn(api: Api, log: Logger): Promise<void> {
  await putFeed(api.db, registerFeed('enterprises', { onReject: 'keep-valid' }));
  const jobs = await startTestJobs(api.db, undefined, { sealer: TEST_SEALER, log });
  try {
    const { legalRepresentative, contactName, contactPhone } = PERSONS;
    const persons = `${legalRepresentative},${contactName},${contactPhone}`;
    const sent = await api.send('/feeds/enterprises?wait=20', {
      method: 'POST',
      body: list(
        'uscc,name,nameEn,region,legalRepresentative,contactName,contactPhone,备注',
        `${uscc(1)},文件企业,ENTERPRISE_OF_THE_FILE,410600,${persons},找${contactName}`,
        `${uscc(2)},乙,,无此地,${persons},打${contactPhone}`,
      ),
      headers: { 'content-type': 'text/csv', ...bearer(await api.keyOf('DATA_OFFICER')) },
    });
    const told = await sent.text();
    expect(JSON.parse(told)).toMatchObject({ status: 'PUBLISHED', rowsNew: 1, rowsRejected: 1 });
    for (const person of Object.values(PERSONS)) expect(told).not.toContain(person);
    const [row] = await api.db.query<{ name: string }>(
      'select contact_name_sealed as name from enterprise where uscc = $1',
      [uscc(1)],
    );
    expect(TEST_SEALER.unseal(row?.name as string)).toBe(contactName);
  } finally {
    await jobs.stop();
  }
}

/** Every row of every table, as text. */
async function dumpOf({ db }: Api): Promise<string> {
  const tables = await db.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const rows = await db.query<{ row: string }>(`select row_to_json(t)::text as row from ${name} t`);
    parts.push(...rows.map(({ row }) => row));
  }
  return parts.join('\n');
}
