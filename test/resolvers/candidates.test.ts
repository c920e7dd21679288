import type { Api } from '../server/api';
import { statementsOf } from '../server/api';
import { bankOf, type Lending, openLending } from '../support/applications';
import { insertEnterprise, insertLoan } from '../support/graph';

const PROGRAMMES = ['jiayuguan', 'risk-fund', 'shanxi', 'hebi-loan-risk-sharing', 'yunnan-crops'];
const PAGE = 100;

/** Credit codes whose form alone matters here. */
const codeOf = (n: number) => `91${String(n).padStart(16, '0')}`;

describe('the list of a bank, narrowed by a programme', () => {
  let lending: Lending;
  let api: Api;

  beforeAll(async () => {
    lending = await openLending();
    api = lending.api;
    await api.db.query('alter table enterprise disable trigger user');
    let n = 0;
    for (const regionCode of ['410611', '620200', '620921', '140000'])
      for (const scale of ['LARGE', 'MICRO', null])
        for (const [status, more] of [
          ['ACTIVE', {}],
          ['STRUCK_OFF', { struckOffOn: '2018-01-01' }],
        ] as const)
          for (const isTechEnterprise of [true, false]) {
            const row = {
              uscc: codeOf(++n),
              nameZh: `企业${n}`,
              regionCode,
              scale,
              status,
              isTechEnterprise,
              ...more,
            };
            const { id } = await insertEnterprise(api.db, row);
            if (n % 3 === 0) {
              await insertLoan(api.db, id, {
                ...{ contractNumber: `C-${n}`, bankSlug: n % 2 ? 'bank-a' : 'bank-b', status: 'OVERDUE' },
                dueOn: n % 4 ? '2019-04-01' : '2019-04-02',
              });
            }
          }
  }, 60_000);
  afterAll(() => api.close());

  const list = async (filter: string, programme: string, key: string) => {
    const query = `{ enterprises(first: ${PAGE}${filter}) { totalCount nodes { uscc
      eligibility(programme: "${programme}") { outcome checks { rule verdict clause explanationZh explanationEn } } } } }`;
    const { data, errors } = await api.ask(query, { key });
    expect(errors).toBeUndefined();
    return data.enterprises as {
      totalCount: number;
      nodes: { uscc: string; eligibility: { outcome: string; checks: Record<string, string>[] } }[];
    };
  };

  it.each(PROGRAMMES)('draws the line of %s in the database where the judge draws it', async (programme) => {
    for (const key of [lending.staff, lending.bank, await bankOf(api, 'bank-b', [])]) {
      const all = await list('', programme, key);
      const kept = await list(`, filter: { candidateFor: "${programme}" }`, programme, key);
      const dropped = await list(`, filter: { excludedFrom: "${programme}" }`, programme, key);
      const codes = (isOut: boolean) =>
        all.nodes
          .filter(({ eligibility }) => (eligibility.outcome === 'NOT_ELIGIBLE') === isOut)
          .map(({ uscc }) => uscc);
      expect(kept.nodes.map(({ uscc }) => uscc)).toEqual(codes(false));
      expect(dropped.nodes.map(({ uscc }) => uscc)).toEqual(codes(true));
      expect([kept.totalCount, dropped.totalCount]).toEqual([codes(false).length, codes(true).length]);
    }
  });

  it('leaves a reason, with its clause, for each that drops off', async () => {
    const { nodes } = await list(
      ', filter: { excludedFrom: "hebi-loan-risk-sharing" }',
      'hebi-loan-risk-sharing',
      lending.staff,
    );
    expect(nodes.length).toBeGreaterThan(10);
    for (const { eligibility } of nodes) {
      const reasons = eligibility.checks.filter(({ verdict }) => verdict === 'FAILED');
      expect(reasons.length).toBeGreaterThan(0);
      for (const { clause, explanationZh, explanationEn } of reasons) {
        expect(explanationZh).toContain(clause as string);
        expect(explanationEn).toContain(clause as string);
      }
    }
  });

  it('calls nobody eligible whom the registers alone cannot know to be', async () => {
    for (const programme of PROGRAMMES) {
      const { nodes } = await list(`, filter: { candidateFor: "${programme}" }`, programme, lending.staff);
      for (const { eligibility } of nodes)
        expect(eligibility.outcome).toMatch(/^(FACTS_MISSING|NOTHING_AGAINST)$/);
    }
    const { nodes } = await list('', 'risk-fund', lending.staff);
    expect(nodes.filter(({ eligibility }) => eligibility.outcome === 'ELIGIBLE')).toEqual([]);
  });

  it('asks the database no more for a hundred enterprises than for one', async () => {
    const ask = (first: number) => () =>
      api.ask(
        `{ enterprises(first: ${first}, filter: { candidateFor: "risk-fund" }) { nodes { eligibility(programme: "risk-fund") { outcome } } } }`,
        { key: lending.staff },
      );
    const one = await statementsOf(api.db, ask(1));
    expect(await statementsOf(api.db, ask(PAGE))).toHaveLength(one.length);
  });

  it('tells a bank of bad loans of its own only', async () => {
    const seenBy = async (key: string) =>
      (await list('', 'jiayuguan', key)).nodes.filter(({ eligibility }) =>
        eligibility.checks.some(
          ({ rule, explanationZh }) => rule === 'old-debts-separated' && !explanationZh?.includes('未告知'),
        ),
      ).length;
    const [all, own] = [await seenBy(lending.staff), await seenBy(lending.bank)];
    expect(all).toBeGreaterThan(own);
    expect(own).toBeGreaterThan(0);
  });

  it('has no list for a programme that does not exist', async () => {
    const { errors } = await api.ask('{ enterprises(filter: { candidateFor: "none" }) { totalCount } }', {
      key: lending.staff,
    });
    expect(errors[0].extensions.code).toBe('UNKNOWN_PROGRAMME');
  });
});
