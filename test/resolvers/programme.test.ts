import { type Api, openApi, statementsOf } from '../server/api';
import { HUAWEI, insertLoan, plantGraph } from '../support/graph';
import { plantProgrammes } from '../support/programmes';

interface Rule {
  readonly key: string;
  readonly canBeEvaluated: boolean;
  readonly [field: string]: unknown;
}

describe('programmes', () => {
  let api: Api;
  beforeAll(async () => {
    api = await openApi();
    const { huawei } = await plantGraph(api.db);
    await plantProgrammes(api.db);
    await insertLoan(api.db, huawei, { contractNumber: 'P-1', programmeSlug: 'risk-fund' });
  });
  afterAll(() => api.close());

  const rulesOf = async (slug: string): Promise<ReadonlyMap<string, Rule>> => {
    const { data } = await api.ask(
      `{ programme(slug: "${slug}") { rules { key kind clause value canBeEvaluated explanationZh explanationEn
         readingZh readingEn follows gapZh gapEn } } }`,
    );
    return new Map((data.programme.rules as Rule[]).map((rule) => [rule.key, rule]));
  };

  it('are public, with their documents and places', async () => {
    const { data } = await api.ask('{ programmes { slug region { code } document { slug } } }');
    expect(data.programmes).toHaveLength(6);
    expect(data.programmes).toContainEqual({
      ...{ slug: 'jiayuguan', region: { code: '620200' }, document: { slug: 'jiayuguan' } },
    });
    expect((await api.ask('{ programme(slug: "unknown") { slug } }')).data).toEqual({ programme: null });
  });

  it('give each rule with its clause, its number and how it is evaluated', async () => {
    const cap = (await rulesOf('risk-fund')).get('loan-cap');
    expect(cap).toMatchObject({ kind: 'LOAN_CAP', clause: '第十条', canBeEvaluated: true, follows: null });
    expect(cap?.value).toMatchObject({ value: '5', unit: 'CNY_10K', statedText: '5万元以下' });
    expect(cap?.explanationZh).toContain('单户贷款额度（第十条）：5万元（“5万元以下”）。');
    expect(cap?.explanationEn).toContain('Loan limit per household (第十条): 50,000 yuan.');
    expect(cap?.explanationEn).toContain('Reading followed: The limit is included');
  });

  it('say of a rule without a number that it cannot be evaluated, and what is missing', async () => {
    const subsidy = (await rulesOf('hebi-loan-risk-sharing')).get('interest-subsidy');
    expect(subsidy).toMatchObject({
      ...{
        canBeEvaluated: false,
        gapZh: '贴息率、期限未写。',
        gapEn: 'Neither rate nor duration is stated.',
      },
      explanationZh: '科技型中小企业贷款贴息（三(八)）。不能据以计算：贴息率、期限未写。',
    });
  });

  it('keep both articles where two disagree, and name the one that is followed', async () => {
    const rules = await rulesOf('risk-fund');
    const [followed, other] = [rules.get('loss-share'), rules.get('fund-bears-loans')];
    expect(followed).toMatchObject({ canBeEvaluated: true, clause: '第二十二条', follows: null });
    expect(followed?.readingEn).toContain('article 22, which has shares, is followed');
    expect(other).toMatchObject({ canBeEvaluated: false, clause: '第二十六条', follows: 'loss-share' });
    expect(other?.explanationZh).toContain('不据以计算，依第二十二条“坏账损失分担”。');
  });

  it('name their bodies, who keeps the books, and who decides which step for whom', async () => {
    const { data } = await api.ask(
      `{ programme(slug: "risk-fund") { bodies { slug members bearer } managers { slug }
         steps { key process ordinal status borrowers noticeDays natural: bodies(borrower: NATURAL_PERSON) { slug }
                 legal: bodies(borrower: LEGAL_PERSON) { slug } } } }`,
    );
    const { bodies, managers, steps } = data.programme;
    expect(bodies).toContainEqual({
      ...{ slug: 'partner-institutions', members: ['credit-union', 'postal-bank'], bearer: 'BANK' },
    });
    expect(managers.map(({ slug }: { slug: string }) => slug)).toEqual([
      ...['poverty-office', 'industry-centres', 'finance-office'],
    ]);
    const step = (key: string) => steps.find((one: { key: string }) => one.key === key);
    expect(step('claim-notice')).toMatchObject({ process: 'CLAIM', ordinal: 3, noticeDays: 7 });
    expect(step('loan-review').natural).toHaveLength(4);
    expect(step('loan-review').legal).toHaveLength(3);
    expect(step('loan-approval')).toMatchObject({
      ...{ borrowers: ['LEGAL_PERSON'], natural: [], legal: [{ slug: 'leading-group' }] },
    });
  });

  it('cost a fixed number of statements, however many rules ask for words', async () => {
    const asked = (slugs: string) => api.ask(`{ ${slugs} }`);
    const words = '{ rules { explanationEn canBeEvaluated } steps { key } }';
    const one = await statementsOf(api.db, () => asked(`programme(slug: "shanxi") ${words}`));
    const all = await statementsOf(api.db, () => asked(`programmes ${words}`));
    expect(one.length).toBeLessThanOrEqual(4);
    expect(all.length).toBeLessThanOrEqual(one.length + 1);
  });

  it('are what a loan was drawn under', async () => {
    const { data } = await api.ask(
      `{ enterprise(uscc: "${HUAWEI}") { loans { nodes { contractNumber programme { slug } } } } }`,
      { key: await api.keyOf('PLANNER') },
    );
    const { nodes } = data.enterprise.loans;
    expect(nodes).toContainEqual({ contractNumber: 'P-1', programme: { slug: 'risk-fund' } });
    expect(nodes).toContainEqual({ contractNumber: 'A-1', programme: null });
  });
});
