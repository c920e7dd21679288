import { type Api, openApi, statementsOf } from '../server/api';
import { insertRegion, plantHebi } from '../support/factories';

describe('the plan catalogue in GraphQL', () => {
  let api: Api;
  beforeAll(async () => {
    api = await openApi();
    await plantHebi(api.db);
  });
  afterAll(() => api.close());

  const FULL = `query Full($slug: String!) {
    plan(slug: $slug) {
      id slug titleZh titleEn documentNumber issuedOn startsOn endsOn
      document { slug titleZh number issuedOn }
      region { code nameEn level parent { code } }
      inferred { field clause reasonZh reasonEn }
      rules { slug value unit statedText clause }
      workAreas { key leadDepartments { slug } supportingDepartments { slug } }
      overallStages { name targets { key } }
      stages {
        name nameEn ordinal startsOn endsOn clause kind
        targets {
          id key nameEn basis comparator value unit unitEn unitCode firmness clause statedText isMilestone note
          indicator { code measure unit definition }
          region { code } plan { slug } stage { key } workArea { key } partOf { key } parts { key }
          leadDepartments { nameZh } supportingDepartments { nameEn }
          versions { version reasonEn content recordedAt }
        }
      }
    }
  }`;

  it('gives a plan with its stages, targets, clauses and departments', async () => {
    const { data, errors } = await api.ask(FULL, { variables: { slug: 'hebi' } });
    expect(errors).toBeUndefined();
    const { plan } = data;
    expect(plan).toMatchObject({
      ...{ documentNumber: '鹤政〔2018〕24号', issuedOn: '2018-08-28', startsOn: '2018-01-01' },
      region: { code: '410600', nameEn: 'Hebi', level: 'PREFECTURE', parent: { code: '410000' } },
      inferred: [{ field: 'startsOn', reasonEn: 'By its stages' }],
      rules: [{ slug: 'fund', value: '50000000', unit: 'CNY', statedText: null }],
      workAreas: [
        { leadDepartments: [{ slug: 'hebi-finance' }], supportingDepartments: [{ slug: 'hebi-science' }] },
      ],
    });
    expect(plan.stages.map((stage: { endsOn: string }) => stage.endsOn)).toEqual([
      ...['2018-12-31', '2019-12-31', '2020-12-31'],
    ]);
    expect(plan.overallStages[0].targets).toHaveLength(3);
    const [patents, loans] = plan.stages[1].targets;
    expect(patents).toMatchObject({
      ...{
        key: 'hebi/2019/patents-granted',
        value: '100',
        unit: '件',
        unitCode: 'ITEM',
        basis: 'PERIOD_TOTAL',
      },
      ...{ plan: { slug: 'hebi' }, stage: { key: 'hebi/2019' }, workArea: { key: 'hebi/loans' } },
      leadDepartments: [{ nameZh: '名hebi-science' }],
      supportingDepartments: [{ nameEn: 'Name hebi-finance' }],
      versions: [{ version: 1, reasonEn: 'First loaded', content: { value: '100' } }],
    });
    expect(loans).toMatchObject({ value: '80000000', unit: '元', unitEn: 'yuan', statedText: '8000万元' });
  });

  it('reads a plan with the same number of statements however many targets it has', async () => {
    const few = await statementsOf(api.db, () => api.ask(FULL, { variables: { slug: 'hebi' } }));
    const wide = await openApi();
    try {
      await plantHebi(wide.db, 10);
      const many = await statementsOf(wide.db, () => wide.ask(FULL, { variables: { slug: 'hebi' } }));
      expect(many).toHaveLength(few.length);
      expect(few.length).toBeLessThanOrEqual(18);
    } finally {
      await wide.close();
    }
  });

  it('answers null for a plan, a region, an indicator and a target that do not exist', async () => {
    const { data, errors } = await api.ask(
      '{ plan(slug: "x") { slug } region(code: "1") { code } indicator(code: "") { code } target(key: "x") { key } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ plan: null, region: null, indicator: null, target: null });
  });

  it('gives the overall stage as the only stage of a plan that has no other', async () => {
    await api.db.query(`insert into plan select 'short', document_slug, title_zh, title_en, region_code, starts_on,
      ends_on, thresholds, inferred, rules from plan where slug = 'hebi'`);
    await api.db.query(`insert into stage select 'short/overall', 'short', slug, kind, 1, name_zh, name_en,
      starts_on, ends_on, clause, inferred from stage where key = 'hebi/overall'`);
    const { data } = await api.ask('{ plan(slug: "short") { stages { key } overallStages { key } } }');
    expect(data.plan).toEqual({
      stages: [{ key: 'short/overall' }],
      overallStages: [{ key: 'short/overall' }],
    });
  });

  it('lists a retired target no more, and still finds it by its key', async () => {
    await api.db.query(`update target set retired_at = now() where key = 'hebi/2020/tech-loans-3'`);
    const { data } = await api.ask(`{
      plan(slug: "hebi") { targets { key } stages { targets { key } } }
      indicator(code: "tech-loans") { targets { key } }
      target(key: "hebi/2020/tech-loans-3") { key retiredAt }
    }`);
    expect(data.target.retiredAt).not.toBeNull();
    const { retiredAt: _, ...listed } = data.target;
    expect(JSON.stringify([data.plan, data.indicator])).not.toContain(listed.key);
    expect(data.plan.targets).toHaveLength(11);
  });

  it('filters regions, indicators and plans, and searches them in both languages', async () => {
    await insertRegion(api.db, {
      code: '410622',
      level: 'COUNTY',
      parentCode: '410600',
      nameZh: '淇县',
      nameEn: 'Qi_County',
    });
    const { data, errors } = await api.ask(`{
      counties: regions(filter: { level: COUNTY }) { totalCount nodes { code } }
      below: regions(filter: { parent: "410600" }) { nodes { code } }
      chinese: regions(filter: { search: " 鹤壁 " }) { nodes { code } }
      english: regions(filter: { search: "hEB" }) { nodes { code } }
      literal: regions(filter: { search: "i_c" }) { nodes { code } }
      wildcard: regions(filter: { search: "%" }) { nodes { code } }
      flows: indicators(filter: { measure: FLOW, source: OBSERVED, search: "patent" }) { nodes { code unitCode } }
      plans: plans(filter: { region: "410600", search: "SHORT" }) { totalCount nodes { slug } }
      hebi: region(code: "410600") { children { code } plans { slug } }
    }`);
    expect(errors).toBeUndefined();
    expect(data.counties).toEqual({ totalCount: 1, nodes: [{ code: '410622' }] });
    expect(data.below.nodes).toEqual([{ code: '410622' }]);
    expect([data.chinese.nodes, data.english.nodes]).toEqual([[{ code: '410600' }], [{ code: '410600' }]]);
    expect(data.literal.nodes).toEqual([{ code: '410622' }]);
    expect(data.wildcard.nodes).toEqual([]);
    expect(data.flows.nodes).toEqual([{ code: 'patents-granted', unitCode: 'ITEM' }]);
    expect(data.plans).toEqual({ totalCount: 1, nodes: [{ slug: 'short' }] });
    expect(data.hebi).toEqual({
      children: [{ code: '410622' }],
      plans: [{ slug: 'hebi' }, { slug: 'short' }],
    });
  });
});
