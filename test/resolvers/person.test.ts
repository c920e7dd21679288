/** Natural persons over the API: masked or recorded, through their loans only, and in clear nowhere. */
import { pino } from 'pino';
import { makeIdNumber } from '../../src/domain/identifiers/id-number';
import { recordPersons } from '../../src/services/persons/record-persons';
import { type Api, openApi, statementsOf, TEST_SEALER } from '../server/api';
import { insertLoan, plantGraph } from '../support/graph';

const ZHANG = { name: '欧阳震华', idNumber: makeIdNumber('410621', '1955-02-28', 17), phone: '13987654321' };
const LI = { name: '李四光', idNumber: makeIdNumber('620921', '1971-10-09', 228), phone: null };
const MASKED = {
  name: '欧***',
  idNumber: `410621**********${ZHANG.idNumber.slice(-2)}`,
  phone: '139****4321',
};

const PERSON = 'person { name idNumber phone isMasked region { code } }';
const LOANS = `{ loans { nodes { contractNumber ${PERSON} } } }`;

describe('natural persons', () => {
  let api: Api;
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const ids: string[] = [];

  beforeEach(async () => {
    lines.length = 0;
    api = await openApi({ log });
    await plantGraph(api.db);
    const doer = { actor: 'key:bank', now: new Date('2019-06-30T04:00:00Z') };
    const people = [
      { ...ZHANG, regionCode: '410621' },
      { ...LI, regionCode: '620921' },
    ];
    const recorded = await api.db.transaction((tx) => recordPersons(tx, TEST_SEALER, people, doer));
    ids.splice(0, ids.length, ...recorded.map((one) => ('personId' in one ? one.personId : '')));
    const lend = (
      personId: string | undefined,
      contractNumber: string,
      bankSlug: string,
      regionCode: string,
    ) => insertLoan(api.db, null, { personId, contractNumber, bankSlug, regionCode });
    await lend(ids[0], 'P-1', 'bank-a', '410621');
    await lend(ids[1], 'P-2', 'bank-b', '620921');
  });
  afterEach(() => api.close());

  const seen = async (key: string) => {
    const { data, errors } = await api.ask(LOANS, { key });
    expect(errors).toBeUndefined();
    const nodes: { contractNumber: string; person: object | null }[] = data.loans.nodes;
    return Object.fromEntries(nodes.map((node) => [node.contractNumber, node.person]));
  };
  const recorded = async () => {
    const rows = await api.db.query<{ content: string }>(
      `select content from audit_record where action = 'PERSONS_READ' order by seq`,
    );
    return rows.map(({ content }) => JSON.parse(content));
  };

  it('are masked for whoever is not granted them, and that is not recorded', async () => {
    for (const role of ['ADMINISTRATOR', 'DATA_OFFICER', 'PLANNER'] as const) {
      const loans = await seen(await api.keyOf(role));
      expect(loans['P-1']).toEqual({ ...MASKED, isMasked: true, region: { code: '410621' } });
      expect(loans['P-2']).toMatchObject({ name: '李**', phone: null });
      expect(loans['A-1']).toBeNull();
    }
    expect(await recorded()).toEqual([]);
  });

  it('are in clear for who is granted them, with one record that names them by their ids', async () => {
    const loans = await seen(await api.keyOf('PLANNER', { scopes: ['CONTACTS'] }));
    expect(loans['P-1']).toEqual({ ...ZHANG, isMasked: false, region: { code: '410621' } });
    const records = await recorded();
    expect(records).toHaveLength(1);
    expect(records[0].detail).toEqual({ persons: [...ids].sort() });
  });

  it('are seen through loans that are seen: by region for staff, its own for a bank', async () => {
    const hebi = await seen(await api.keyOf('PLANNER', { regionCodes: ['410600'], scopes: ['CONTACTS'] }));
    expect(Object.keys(hebi)).not.toContain('P-2');
    const bank = { institutionSlug: 'bank-a', scopes: ['LOANS', 'CONTACTS'] as const };
    const own = await seen(await api.keyOf('BANK', { ...bank, scopes: [...bank.scopes] }));
    expect(own['P-1']).toMatchObject(ZHANG);
    expect(Object.keys(own)).not.toContain('P-2');
    expect((await recorded()).map(({ detail }) => detail.persons)).toEqual([[ids[0]], [ids[0]]]);
  });

  it('have no list, no search and no id of their own', async () => {
    const { data } = await api.ask(`{ __schema { queryType { fields { name type { name } } } types { name
      possibleTypes { name } } } }`);
    const names = data.__schema.queryType.fields.map(({ name }: { name: string }) => name);
    expect(names.filter((name: string) => /person/i.test(name))).toEqual([]);
    const nodes = data.__schema.types.find(({ name }: { name: string }) => name === 'Node').possibleTypes;
    expect(nodes.map(({ name }: { name: string }) => name)).not.toContain('Person');
    const key = await api.keyOf('ADMINISTRATOR', { scopes: ['CONTACTS'] });
    const id = Buffer.from(`Person:${ids[0]}`).toString('base64url');
    const asked = await api.ask(`{ node(id: "${id}") { id } }`, { key });
    expect(asked.data?.node ?? null).toBeNull();
  });

  it('are read with one statement whatever their number', async () => {
    const key = await api.keyOf('PLANNER');
    await seen(key);
    const read = await statementsOf(api.db, () => seen(key));
    expect(read.filter((sql) => sql.includes('id_number_sealed'))).toHaveLength(1);
  });

  it('are not shown at all when the reading cannot be recorded', async () => {
    const key = await api.keyOf('PLANNER', { scopes: ['CONTACTS'] });
    await api.db.query(`create function refuse_audit() returns trigger language plpgsql as
        $$ begin raise exception 'the disk is full'; end $$;
      create trigger refuse_audit before insert on audit_record
        for each row execute function refuse_audit()`);
    const answer = await api.ask(LOANS, { key });
    expect(answer.errors[0].extensions.code).toBe('INTERNAL');
    expect(answer.text).not.toContain(ZHANG.idNumber);
  });

  it('stand in clear in no table, log or bulk list', async () => {
    const key = await api.keyOf('ADMINISTRATOR', { scopes: ['CONTACTS', 'BULK'] });
    await seen(key);
    const pulled = await api.send('/bulk/loans.ndjson', { headers: { authorization: `Bearer ${key}` } });
    const text = `${await pulled.text()}${await dumpOf(api)}${lines.join('')}`;
    expect(text).toContain('PERSONS_READ');
    const { name, idNumber, phone } = ZHANG;
    for (const secret of [name, idNumber, phone, '19550228', '1955-02-28', LI.name, LI.idNumber]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(Buffer.from(secret, 'utf8').toString('hex'));
    }
  });
});

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
