import { type Api, openApi } from '../server/api';
import { insert, insertDocument, json } from '../support/factories';
import { HUAWEI, insertLoan, plantGraph } from '../support/graph';

describe('programmes', () => {
  let api: Api;
  beforeAll(async () => {
    api = await openApi();
    const { huawei } = await plantGraph(api.db);
    await insertDocument(api.db, { slug: 'measures' });
    await insert(api.db, 'programme', {
      ...{ slug: 'risk', documentSlug: 'measures', nameZh: '风险补偿', nameEn: 'Risk compensation' },
      ...{ regionCode: '410600', content: json({}) },
    });
    await insert(api.db, 'programme_rule', {
      ...{ programmeSlug: 'risk', key: 'cap', ordinal: 1, kind: 'CAP', clause: '第九条' },
      ...{ nameZh: '额度', nameEn: 'Cap', content: json({ value: '50000', unit: 'CNY' }) },
    });
    await insertLoan(api.db, huawei, { contractNumber: 'P-1', programmeSlug: 'risk' });
  });
  afterAll(() => api.close());

  it('are public, with their rules and clauses', async () => {
    const { data } = await api.ask(
      '{ programmes { slug region { code } document { slug } rules { key kind clause value } } }',
    );
    expect(data.programmes).toEqual([
      {
        ...{ slug: 'risk', region: { code: '410600' }, document: { slug: 'measures' } },
        rules: [{ key: 'cap', kind: 'CAP', clause: '第九条', value: { value: '50000', unit: 'CNY' } }],
      },
    ]);
    expect((await api.ask('{ programme(slug: "unknown") { slug } }')).data).toEqual({ programme: null });
  });

  it('are what a loan was drawn under', async () => {
    const { data } = await api.ask(
      `{ enterprise(uscc: "${HUAWEI}") { loans { nodes { contractNumber programme { slug } } } } }`,
      { key: await api.keyOf('PLANNER') },
    );
    const { nodes } = data.enterprise.loans;
    expect(nodes).toContainEqual({ contractNumber: 'P-1', programme: { slug: 'risk' } });
    expect(nodes).toContainEqual({ contractNumber: 'A-1', programme: null });
  });
});
