import { globalId } from '../../src/entities/node';
import { createApiKey } from '../../src/services/access/api-keys';
import { type Api, type AskOptions, openApi, statementsOf } from '../server/api';
import { insert } from '../support/factories';
import { BYD, HIKVISION, HUAWEI, type PlantedGraph, plantGraph, REAL, TENCENT } from '../support/graph';

describe('enterprises', () => {
  let api: Api;
  let planted: PlantedGraph;
  let planner: AskOptions;

  beforeAll(async () => {
    api = await openApi();
    planted = await plantGraph(api.db);
    planner = { key: await api.keyOf('PLANNER') };
  });
  afterAll(() => api.close());

  const codes = async (filter: string, options = planner): Promise<string[]> => {
    const { data, errors } = await api.ask(
      `{ enterprises(filter: { ${filter} }) { nodes { uscc } totalCount } }`,
      options,
    );
    expect(errors).toBeUndefined();
    const found = data.enterprises.nodes.map((one: { uscc: string }) => one.uscc);
    expect(data.enterprises.totalCount).toBe(found.length);
    return found;
  };

  it('are found by place, a city standing for its counties', async () => {
    expect(await codes('')).toEqual([HIKVISION, HUAWEI, BYD, TENCENT].sort());
    expect(await codes('region: ["410600"]')).toEqual([HUAWEI, BYD, TENCENT].sort());
    expect(await codes('region: ["410621", "620921"]')).toEqual([HIKVISION, BYD].sort());
    expect(await codes('region: []')).toEqual([]);
  });

  it('are found by any part of a name, in either language, and by pinyin initials', async () => {
    expect(await codes('search: "光电"')).toEqual([HUAWEI]);
    expect(await codes('search: "电"')).toEqual([HUAWEI]);
    expect(await codes('search: "电光"')).toEqual([]);
    expect(await codes('search: "MAGNES"')).toEqual([BYD]);
    expect(await codes('search: "hbgd"')).toEqual([HUAWEI]);
    expect(await codes('search: "192203"')).toEqual([HUAWEI]);
    expect(await codes('search: "%"')).toEqual([]);
    expect(await codes('search: "  "')).toHaveLength(4);
  });

  it('are found by a former name', async () => {
    await api.db.query(`update enterprise set name_zh = '鹤壁光学有限公司' where uscc = $1`, [HUAWEI]);
    expect(await codes('search: "光电有限"')).toEqual([HUAWEI]);
    const { data } = await api.ask(
      `{ enterprise(uscc: "${HUAWEI}") { nameZh formerNames history { kind before after happenedOn } } }`,
      planner,
    );
    expect(data.enterprise).toMatchObject({
      ...{ nameZh: '鹤壁光学有限公司', formerNames: ['鹤壁光电有限公司'] },
      history: [{ kind: 'RENAMED', before: '鹤壁光电有限公司', after: '鹤壁光学有限公司' }],
    });
  });

  it('are found by what they hold on a day, the last day of a certificate included', async () => {
    const certified = (day: string) => codes(`certifiedAs: [HIGH_TECH_ENTERPRISE], certifiedOn: "${day}"`);
    expect(await certified('2019-02-28')).toEqual([HIKVISION, HUAWEI, BYD, TENCENT].sort());
    expect(await certified('2019-03-01')).toEqual([HIKVISION, HUAWEI, BYD].sort());
    expect(await certified('2019-09-19')).toEqual([HIKVISION, HUAWEI, BYD].sort());
    expect(await certified('2019-09-20')).toEqual([HIKVISION, HUAWEI].sort());
    expect(await codes('certifiedAs: [TECH_SME], certifiedOn: "2020-01-01"')).toEqual([]);
  });

  it('fall into segments', async () => {
    expect(await codes('segments: [VALID_HIGH_TECH_CERTIFICATE]')).toEqual([HIKVISION, HUAWEI, BYD].sort());
    expect(await codes('segments: [HIGH_TECH_CERTIFICATE_LAPSING]')).toEqual([BYD]);
    expect(await codes('segments: [NO_LOAN_YET]')).toEqual([BYD]);
    expect(await codes('segments: [NO_LOAN_YET, VALID_HIGH_TECH_CERTIFICATE]')).toEqual([BYD]);
    expect(await codes('segments: [PATENT_RICH]')).toEqual([]);
    await insert(api.db, 'certification', {
      ...{ enterpriseId: planted.byd, kind: 'HIGH_TECH_ENTERPRISE', number: 'GR201941000009' },
      ...{ issuedOn: '2019-06-30', expiresOn: '2022-06-29', ...REAL },
    });
    expect(await codes('segments: [HIGH_TECH_CERTIFICATE_LAPSING]')).toEqual([]);
    await api.db.query(
      `insert into patent (application_number, kind, title_zh, filed_on, granted_on, owner_id, is_synthetic)
       select 'x' || n, 'INVENTION', '发明', '2015-01-01', '2016-01-01', $1, false from generate_series(1, 9) n`,
      [planted.huawei],
    );
    expect(await codes('segments: [PATENT_RICH]')).toEqual([HUAWEI]);
    await api.db.query(`update patent set lapsed_on = '2019-06-01' where application_number = 'x1'`);
    expect(await codes('segments: [PATENT_RICH]')).toEqual([]);
    await api.db.query(`delete from patent where application_number like 'x_'`);
  });

  it('are found by industry, scale, patents, loans and time of change', async () => {
    expect(await codes('industry: ["C"]')).toEqual([HUAWEI, BYD].sort());
    expect(await codes('industry: ["C39", "A"]')).toEqual([HUAWEI]);
    expect(await codes('scale: [SMALL, MICRO]')).toEqual([BYD]);
    expect(await codes('hasPatents: false')).toEqual([TENCENT]);
    expect(await codes('hasActiveLoan: true')).toEqual([HUAWEI, TENCENT].sort());
    expect(await codes('changedAfter: "2999-01-01T00:00:00Z"')).toEqual([]);
    expect(await codes(`uscc: ["${BYD}", "unknown"]`)).toEqual([BYD]);
  });

  it('hold certificates, patents and incubators that lists find by the day', async () => {
    const counts = async (day: string) => {
      const { data } = await api.ask(
        `{ certifications(filter: { kind: [HIGH_TECH_ENTERPRISE], activeOn: "${day}" }) { nodes { number } }
          patents(filter: { inForceOn: "${day}" }) { totalCount }
          incubators(filter: { openOn: "${day}" }) { totalCount } }`,
        planner,
      );
      const numbers = data.certifications.nodes.map((one: { number: string }) => one.number.slice(-1)).sort();
      return [numbers.join(''), data.patents.totalCount, data.incubators.totalCount];
    };
    expect(await counts('2015-12-31')).toEqual(['', 0, 0]);
    expect(await counts('2019-02-28')).toEqual(['1234', 2, 1]);
    expect(await counts('2019-03-01')).toEqual(['124', 2, 1]);
    expect(await counts('2019-09-19')).toEqual(['1249', 3, 1]);
    expect(await counts('2019-09-20')).toEqual(['149', 3, 1]);
  });

  it('are counted by what a dashboard asks for', async () => {
    const groups = async (by: string, filter = '') => {
      const { data } = await api.ask(
        `{ enterpriseGroups(by: [${by}], filter: { ${filter} }) {
          values { key value region { nameZh } } count asOf stale } }`,
        planner,
      );
      return data.enterpriseGroups;
    };
    expect(await groups('REGION')).toEqual([
      {
        values: [{ key: 'REGION', value: '410611', region: { nameZh: '淇滨区' } }],
        ...{ count: 2, asOf: '2019-06-30', stale: false },
      },
      expect.objectContaining({ count: 1 }),
      expect.objectContaining({ count: 1 }),
    ]);
    const kinds = await groups('CERTIFICATION_KIND', 'region: ["410600"]');
    expect(
      kinds.map((one: { count: number; values: { value: string }[] }) => [one.values[0]?.value, one.count]),
    ).toEqual([
      ['HIGH_TECH_ENTERPRISE', 2],
      ['TECH_SME', 1],
    ]);
    const scales = await groups('SCALE, STATUS');
    expect(scales[0]).toMatchObject({ count: 2, values: [{ value: null }, { value: 'ACTIVE' }] });
    const { errors } = await api.ask('{ enterpriseGroups(by: []) { count } }', planner);
    expect(errors[0].extensions.code).toBe('BAD_INPUT');
  });

  it('lead to everything that hangs on them, one statement a field whatever the width', async () => {
    const query = `{ enterprises(first: 50) { nodes { uscc region { nameZh } patentCount
      certifications(activeOn: "2019-06-30") { kind isActive }
      patents(first: 3) { totalCount nodes { applicationNumber } }
      loans(first: 5) { nodes { contractNumber bank { nameZh } overdueDays } }
      incubator { nameZh } investments { amount } listings { code } history { kind }
      techContracts(first: 2) { totalCount } } } }`;
    let answer: Awaited<ReturnType<typeof api.ask>> | undefined;
    const statements = await statementsOf(api.db, async () => {
      answer = await api.ask(query, planner);
    });
    expect(answer?.errors).toBeUndefined();
    // The key, the page, and one for each of: region, patent count, certifications, patents, their count,
    // loans, banks, incubator, investments, listings, history, contracts, their count.
    expect(statements.length).toBeLessThanOrEqual(15);
    const huawei = answer?.data.enterprises.nodes.find((one: { uscc: string }) => one.uscc === HUAWEI);
    expect(huawei).toMatchObject({
      ...{ region: { nameZh: '淇滨区' }, patentCount: 2 },
      patents: { totalCount: 2, nodes: [{ applicationNumber: '202010566088.9' }, {}] },
      loans: { nodes: [{ contractNumber: 'A-1', overdueDays: 0 }, { contractNumber: 'B-1' }] },
    });
    expect(huawei.certifications).toHaveLength(2);
  });

  it('are tenants from the day they move in until the day they leave', async () => {
    const { data } = await api.ask(
      `{ incubators { nodes { nameZh tenants { totalCount nodes { uscc } } } }
        enterprise(uscc: "${BYD}") { incubator { nameZh }
          tenancies { movedInOn movedOutOn incubator { nameZh } } } }`,
      planner,
    );
    expect(data.incubators.nodes).toEqual([
      {
        nameZh: '淇滨孵化器',
        tenants: { totalCount: 2, nodes: [HUAWEI, TENCENT].sort().map((uscc) => ({ uscc })) },
      },
    ]);
    expect(data.enterprise).toEqual({
      incubator: null,
      tenancies: [{ movedInOn: '2017-03-01', movedOutOn: '2019-06-30', incubator: { nameZh: '淇滨孵化器' } }],
    });
  });

  it('keep their identity when they merge', async () => {
    await api.db.query(
      `update enterprise set status = 'MERGED', merged_into_uscc = $2, effective_on = '2019-05-01'
       where uscc = $1`,
      [BYD, HUAWEI],
    );
    const { data } = await api.ask(
      `{ enterprise(uscc: "${BYD}") { status mergedInto { uscc } history { kind after happenedOn } } }`,
      planner,
    );
    expect(data.enterprise).toEqual({
      ...{ status: 'MERGED', mergedInto: { uscc: HUAWEI } },
      history: [{ kind: 'MERGED', after: HUAWEI, happenedOn: '2019-05-01' }],
    });
    expect(await codes('status: [MERGED]')).toEqual([BYD]);
    await api.db.query(`update enterprise set status = 'MERGED', merged_into_uscc = $2 where uscc = $1`, [
      HUAWEI,
      TENCENT,
    ]);
    const { data: later } = await api.ask(
      `{ enterprise(uscc: "${BYD}") { mergedInto { uscc mergedInto { uscc mergedInto { uscc } } } } }`,
      planner,
    );
    expect(later.enterprise.mergedInto).toEqual({
      ...{ uscc: HUAWEI, mergedInto: { uscc: TENCENT, mergedInto: null } },
    });
  });

  it('refuse a cursor of another order or another list', async () => {
    const { data } = await api.ask('{ enterprises(first: 1) { pageInfo { endCursor } } }', planner);
    const after = data.enterprises.pageInfo.endCursor;
    for (const list of ['enterprises(orderBy: REGION, ', 'patents(']) {
      const { errors } = await api.ask(`{ ${list} after: "${after}") { totalCount } }`, planner);
      expect(errors[0].extensions.code).toBe('BAD_CURSOR');
    }
  });

  it('show a bank only what it may see, by every road', async () => {
    const { key } = await createApiKey(api.db, {
      ...{ name: 'bank a', role: 'BANK', regionCodes: ['410600'] },
      ...{ scopes: ['CERTIFICATIONS', 'PATENTS', 'LOANS'], institutionSlug: 'bank-a' },
    });
    const bank = { key };
    expect(await codes('', bank)).toEqual([HUAWEI, BYD].sort());
    expect(await codes('segments: [NO_LOAN_YET]', bank)).toEqual([BYD]);
    const ask = async (query: string) => (await api.ask(query, bank)).data;
    expect(await ask(`{ enterprise(uscc: "${TENCENT}") { uscc } }`)).toEqual({ enterprise: null });
    const hidden = globalId('Enterprise', planted.hikvision);
    expect(await ask(`{ node(id: "${hidden}") { id } }`)).toEqual({ node: null });
    expect(await ask('{ region(code: "620921") { enterprises { totalCount } } }')).toEqual({
      region: { enterprises: { totalCount: 0 } },
    });
    const { loans, certifications, patents } = await ask(
      `{ loans { totalCount nodes { contractNumber borrower { uscc loans { nodes { contractNumber } } } } }
        certifications { nodes { number } } patents { totalCount } }`,
    );
    expect(loans).toEqual({
      totalCount: 1,
      nodes: [
        { contractNumber: 'A-1', borrower: { uscc: HUAWEI, loans: { nodes: [{ contractNumber: 'A-1' }] } } },
      ],
    });
    expect(JSON.stringify(certifications)).not.toMatch(/GR201841000003|GR201862000004/);
    expect(patents.totalCount).toBe(3);
    const { errors } = await api.ask('{ funds { totalCount } }', bank);
    expect(errors[0].extensions.code).toBe('NOT_ALLOWED');
  });
});
