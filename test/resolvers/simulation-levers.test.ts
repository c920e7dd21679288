import { type Api, openApi } from '../server/api';
import { loadWholeDemo } from '../support/demo';

const NOW = new Date('2021-12-01T04:00:00Z');
const LOADING_MS = 60_000;
const AS_OF = '2020-03-31';
const HIGH_TECH = 'hebi/stage-2020/high-tech-enterprises';
const LOANS = 'hebi/stage-2020/tech-sme-loans';

const LEVERS = `query ($plan: String!, $asOf: Date) { simulationLevers(plan: $plan, asOf: $asOf) {
  kind subject nameZh nameEn unit unitEn unitCode usual usualZh usualEn leverage targets { key } } }`;
const HELPS = `query ($input: SimulationInput!, $target: String!, $probability: Float! = 0.9) {
  simulationHelps(input: $input, target: $target, probability: $probability) {
    verdict value probability explanationEn lever { kind subject usual } } }`;

interface Lever {
  readonly kind: string;
  readonly subject: string;
  readonly usual: number | null;
  readonly targets: readonly { readonly key: string }[];
  readonly [field: string]: unknown;
}

describe('the levers of a plan', () => {
  let api: Api;
  let key: string;
  beforeAll(async () => {
    api = await openApi({ now: () => NOW });
    await loadWholeDemo(api.db, NOW);
    key = await api.keyOf('PLANNER');
  }, LOADING_MS);
  afterAll(() => api.close());

  const leversOn = async (asOf: string | null, plan = 'hebi'): Promise<readonly Lever[]> => {
    const { data, errors } = await api.ask(LEVERS, { variables: { plan, asOf } });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.simulationLevers;
  };
  const lever = (levers: readonly Lever[], kind: string, subject: string) =>
    levers.find((one) => one.kind === kind && one.subject === subject);
  const input = (more: object = {}) => ({ plan: 'hebi', asOf: AS_OF, draws: 400, ...more });
  const helpsFor = async (target: string, more: object = {}) => {
    const variables = { target, input: input(more) };
    const { data, errors } = await api.ask(HELPS, { key, variables });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.simulationHelps;
  };
  const simulate = (levers: readonly object[]) =>
    api.ask(
      `query ($input: SimulationInput!) { simulation(input: $input) {
        outcomes { target { key } probability } sensitivities { target { key } lever } } }`,
      { key, variables: { input: input({ levers }) } },
    );

  it('are told to everybody, each with what the past says of it and what it moves', async () => {
    const levers = await leversOn(AS_OF);
    expect(lever(levers, 'RENEWAL', 'HIGH_TECH_ENTERPRISE')).toMatchObject({
      ...{ nameZh: '高新技术企业', unit: null, usualEn: 'of 29 that lapsed, 22 were renewed' },
      usual: expect.closeTo(22 / 29, 10),
    });
    expect(lever(levers, 'ADDITIONS', 'high-tech-enterprises-new')).toMatchObject({
      ...{ unit: '家', usualZh: '2017年1月至2020年3月共47家', usual: expect.closeTo(47 / 3.25, 10) },
      targets: [{ key: 'hebi/overall/high-tech-enterprises-new' }, { key: HIGH_TECH }],
    });
    expect(lever(levers, 'FUND', 'risk-fund')).toMatchObject({ leverage: 10, usual: null });
    expect(lever(levers, 'DELAY', 'high-tech-certificates')?.targets).toHaveLength(2);
  });

  it('name each driver once, and none that could not be pulled', async () => {
    const levers = await leversOn(AS_OF);
    expect(lever(levers, 'ADDITIONS', 'high-tech-enterprises')).toBeUndefined();
    expect(lever(levers, 'GROWTH', 'high-tech-enterprises-new')).toBeUndefined();
    expect(lever(levers, 'GROWTH', 'high-tech-value-added-growth')).toBeUndefined();
    const asked = levers.map(({ kind, subject, usual }) => {
      if (kind === 'RENEWAL') return { renewal: { kind: subject, rate: 0.5 } };
      if (kind === 'ADDITIONS')
        return { additions: { indicator: subject, perYear: Math.max(0, usual ?? 1) } };
      if (kind === 'GROWTH') return { growth: { indicator: subject, annualRate: 0.1 } };
      if (kind === 'FUND') return { fund: { programme: subject, amount: '1000000', leverage: 5 } };
      return { delay: { feed: subject, days: 30 } };
    });
    for (const one of asked) expect([one, (await simulate([one])).errors]).toEqual([one, undefined]);
  }, 120_000);

  it('are none where every deadline is over, and refused before the plan and in the future', async () => {
    expect(await leversOn('2021-06-30')).toEqual([]);
    const refused = async (asOf: string, plan = 'hebi') => {
      const { data, errors } = await api.ask(LEVERS, { variables: { plan, asOf } });
      expect(data).toEqual({ simulationLevers: null });
      return errors?.[0]?.extensions?.code;
    };
    expect(await refused('2017-06-30')).toBe('AS_OF_BEFORE_PLAN');
    expect(await refused('2030-01-01')).toBe('AS_OF_IN_FUTURE');
    expect(await refused(AS_OF, 'nowhere')).toBe('UNKNOWN_PLAN');
  });

  it('help a target: those that are enough first, each as far as it must go and no further', async () => {
    const [first, second, ...rest] = await helpsFor(HIGH_TECH);
    expect(rest).toEqual([]);
    expect(first).toMatchObject({ verdict: 'REACHED', lever: { kind: 'ADDITIONS' } });
    expect(second).toMatchObject({ verdict: 'NOT_REACHABLE', value: 1, lever: { kind: 'RENEWAL' } });
    const chanceWith = async (perYear: number) => {
      const { data } = await simulate([{ additions: { indicator: 'high-tech-enterprises-new', perYear } }]);
      return data.simulation.outcomes.find((one: { target: { key: string } }) => one.target.key === HIGH_TECH)
        .probability;
    };
    expect(await chanceWith(first.value)).toBe(first.probability);
    expect(await chanceWith(first.value - 1)).toBeLessThan(0.9);
  });

  it('help beside the levers that are set, or at another value of them', async () => {
    const levers = [
      { renewal: { kind: 'HIGH_TECH_ENTERPRISE', rate: 0.7 } },
      { additions: { indicator: 'high-tech-enterprises', perYear: 20 } },
    ];
    const helps = await helpsFor(HIGH_TECH, { levers });
    expect(helps.map((one: { verdict: string }) => one.verdict)).toEqual(['REACHED', 'REACHED']);
    const [renewal] = helps.filter((one: { lever: Lever }) => one.lever.kind === 'RENEWAL');
    expect(renewal.value).toBeGreaterThan(0.7);
  });

  it('are sought in the size of what they move: hundreds of millions for loans', async () => {
    const helps = await helpsFor(LOANS);
    const [additions] = helps.filter((one: { lever: Lever }) => one.lever.kind === 'ADDITIONS');
    expect(additions).toMatchObject({ verdict: 'REACHED', lever: { subject: 'tech-sme-loans' } });
    expect(additions.value).toBeGreaterThan(1e8);
    expect(additions.value).toBeLessThan(2e9);
    const { data } = await api.ask(
      `query ($input: SimulationInput!) { simulation(input: $input) { solution { verdict value } } }`,
      {
        key,
        variables: {
          input: input({
            levers: [{ additions: { indicator: 'tech-sme-loans', perYear: 1 } }],
            goal: { target: LOANS, lever: 0 },
          }),
        },
      },
    );
    expect(data.simulation.solution).toEqual({ verdict: 'REACHED', value: additions.value });
  });

  it('that say the same of one thing are refused in words', async () => {
    const { errors } = await simulate([
      { growth: { indicator: 'patents-granted', annualRate: 0.1 } },
      { additions: { indicator: 'patents-granted', perYear: 900 } },
    ]);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'LEVERS_CLASH' });
    const same = [
      { additions: { indicator: 'high-tech-enterprises', perYear: 9 } },
      { additions: { indicator: 'high-tech-enterprises-new', perYear: 9 } },
    ];
    const helps = await api.ask(HELPS, {
      key,
      variables: { target: HIGH_TECH, input: input({ levers: same }) },
    });
    expect(helps.errors?.[0]?.extensions).toMatchObject({ code: 'LEVERS_CLASH' });
  });

  it('help nobody who names a target that is not there, or no sensible probability', async () => {
    const codeOf = async (variables: object) =>
      (await api.ask(HELPS, { key, variables })).errors?.[0]?.extensions?.code;
    expect(await codeOf({ target: 'hebi/nothing', input: input() })).toBe('UNKNOWN_TARGET');
    expect(await codeOf({ target: HIGH_TECH, input: input(), probability: 1 })).toBe('GOAL_PROBABILITY');
    expect(
      (await api.ask(HELPS, { variables: { target: HIGH_TECH, input: input() } })).errors?.[0]?.extensions,
    ).toMatchObject({
      code: 'NOT_SIGNED_IN',
    });
  });
});
