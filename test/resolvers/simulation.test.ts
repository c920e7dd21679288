import { progressOf } from '../../src/loaders/progress';
import { readSubject } from '../../src/services/simulation/subject';
import { type Api, openApi, statementsOf } from '../server/api';
import { loadWholeDemo } from '../support/demo';

const NOW = new Date('2021-12-01T04:00:00Z');
const LOADING_MS = 60_000;
const AS_OF = '2020-03-31';
const HIGH_TECH = 'hebi/stage-2020/high-tech-enterprises';
const NEW_HIGH_TECH = 'hebi/overall/high-tech-enterprises-new';
const OUTCOMES = `outcomes { target { key } verdict probability baselineProbability standardError p10 p50 p90
  path { period end p10 p50 p90 } baselinePath { end p50 } reasonZh reasonEn historyZh historyEn
  requiredPerMonth bestPerMonth synthetic }`;
const QUERY = `query ($input: SimulationInput!) { simulation(input: $input) { asOf seed draws digest synthetic
  plan { slug } ${OUTCOMES} sensitivities { lever change step stepChange target { key } }
  solution { verdict reached lever value probability explanationZh explanationEn target { key } }
  assumptions { zh en } } }`;

interface Outcome {
  readonly target: { readonly key: string };
  readonly verdict: string;
  readonly probability: number | null;
  readonly p50: number | null;
  readonly [field: string]: unknown;
}

describe('the simulation of a plan', () => {
  let api: Api;
  let key: string;
  beforeAll(async () => {
    api = await openApi({ now: () => NOW });
    await loadWholeDemo(api.db, NOW);
    key = await api.keyOf('PLANNER');
  }, LOADING_MS);
  afterAll(() => api.close());

  const ask = (input: object) =>
    api.ask(QUERY, { key, variables: { input: { plan: 'hebi', asOf: AS_OF, draws: 200, ...input } } });
  const simulate = async (input: object = {}) => {
    const { data, errors } = await ask(input);
    if (errors) throw new Error(JSON.stringify(errors));
    return data.simulation;
  };
  const of = (simulation: { outcomes: readonly Outcome[] }, target: string) =>
    simulation.outcomes.find((outcome) => outcome.target.key === target) as Outcome;
  const withLevers = async (levers: readonly object[], target: string, more: object = {}) =>
    of(await simulate({ levers, ...more }), target);
  const heldOn = async (day: string) => {
    const [row] = await api.db.query<{ held: number }>(
      `select count(distinct c.enterprise_id)::integer as held
       from certification c join enterprise e on e.id = c.enterprise_id
       where e.region_code like '4106%' and c.kind = 'HIGH_TECH_ENTERPRISE'
         and c.issued_on <= $1 and (c.expires_on is null or c.expires_on >= $1)`,
      [day],
    );
    return row?.held;
  };
  const renewal = (rate: number) => ({ renewal: { kind: 'HIGH_TECH_ENTERPRISE', rate } });
  const additions = (perYear: number, indicator = 'high-tech-enterprises') => ({
    additions: { indicator, perYear },
  });

  it('answers for the high-tech enterprises of 2020: chance with 70 % renewal, and what makes it 90 %', async () => {
    const simulation = await simulate({
      levers: [renewal(0.7), additions(16)],
      goal: { target: HIGH_TECH, lever: 1, probability: 0.9 },
      draws: 2_000,
    });
    const outcome = of(simulation, HIGH_TECH);
    expect(outcome).toMatchObject({ verdict: 'SIMULATED', synthetic: true });
    expect(outcome.path).toHaveLength(3);
    expect(outcome.reasonEn).toMatch(/at least 80 enterprises by 31 December 2020/);
    expect(outcome.reasonZh).toMatch(/^到2020年12月31日不低于80家的可能性为/);
    expect(outcome.historyEn).toContain('69 in force with their actual last days');
    expect(Number(outcome.requiredPerMonth)).toBeGreaterThan(1);
    const { solution } = simulation;
    expect(solution).toMatchObject({
      verdict: 'REACHED',
      reached: true,
      lever: 1,
      target: { key: HIGH_TECH },
    });
    expect(solution.probability).toBeGreaterThanOrEqual(0.9);
    // 19 certificates lapse before the deadline, so 11 net and the 6 that are not renewed have to come anew.
    expect(solution.value).toBeGreaterThan(15);
    expect(solution.value).toBeLessThan(40);
    expect(solution.explanationEn).toContain(
      `takes at least ${solution.value} enterprises a year added to "High-tech enterprises"`,
    );
    expect(solution.explanationZh).toContain(`每年新增${solution.value}家`);
    const below = await withLevers([renewal(0.7), additions(solution.value - 3)], HIGH_TECH, {
      draws: 2_000,
    });
    expect(below.probability).toBeLessThan(0.9);
  });

  it('gives the same answer to the same question, byte for byte, and another one to another seed', async () => {
    const levers = [renewal(0.7)];
    const [first, second] = [await ask({ levers }), await ask({ levers })];
    expect(first.text).toBe(second.text);
    const other = await simulate({ levers, seed: 2 });
    expect(other.digest).not.toBe(first.data.simulation.digest);
    expect(other.outcomes).not.toEqual(first.data.simulation.outcomes);
  });

  it('moves all targets of one driver together, and the others not at all', async () => {
    const simulation = await simulate({ levers: [additions(25)] });
    const moved = simulation.sensitivities.map(({ target }: Outcome) => target.key).sort();
    expect(moved).toEqual([NEW_HIGH_TECH, HIGH_TECH]);
    const { target: _, ...first } = of(simulation, 'hebi/stage-2020/patents-granted');
    const { target: __, ...twin } = of(simulation, 'hebi/overall-2020/patents-granted');
    expect(twin).toEqual(first);
    expect(first.probability).toBe(first.baselineProbability);
  });

  it('moves targets the way a planner expects', async () => {
    const p50 = async (levers: readonly object[], target: string) =>
      Number((await withLevers(levers, target)).p50);
    expect(await p50([renewal(0.2)], HIGH_TECH)).toBeLessThan(await p50([renewal(0.95)], HIGH_TECH));
    expect(await p50([additions(5)], HIGH_TECH)).toBeLessThan(await p50([additions(40)], HIGH_TECH));
    const credit = 'hebi/stage-2020/credit-system-enterprises';
    const growth = (annualRate: number) => [
      { growth: { indicator: 'credit-system-enterprises', annualRate } },
    ];
    expect(await p50(growth(-0.1), credit)).toBeLessThan(await p50(growth(0.3), credit));
    const loans = 'hebi/stage-2020/tech-sme-loans';
    const fund = { programme: 'hebi-loan-risk-sharing', amount: '20000000', leverage: 10 };
    expect(await p50([], loans)).toBeLessThan((await p50([{ fund }], loans)) - 50_000_000);
    const late = { delay: { feed: 'demo-monthly', days: 100 } };
    expect(await p50([late], credit)).toBeLessThan(await p50([], credit));
  });

  it('says of every target why it is not drawn, where it is not', async () => {
    const hebi = await simulate();
    expect(of(hebi, 'hebi/stage-2018/patents-granted')).toMatchObject({ verdict: 'DECIDED', probability: 0 });
    expect(of(hebi, 'hebi/stage-2018/tech-smes')).toMatchObject({ verdict: 'DECIDED', probability: 1 });
    expect(of(hebi, 'hebi/stage-2018/plan-issued')).toMatchObject({ verdict: 'MILESTONE', probability: 1 });
    expect(of(hebi, 'hebi/overall/rnd-share-gdp')).toMatchObject({
      ...{ verdict: 'INSUFFICIENT_HISTORY', probability: null, path: [] },
      reasonEn: expect.stringContaining('Too little is known'),
    });
    const gaps = await simulate({ plan: 'shifang', asOf: '2015-06-30' });
    expect(gaps.outcomes.map(({ verdict }: Outcome) => verdict)).toContain('NO_VALUE');
    for (const outcome of [...hebi.outcomes, ...gaps.outcomes]) {
      expect([outcome.target.key, outcome.reasonZh, outcome.reasonEn]).not.toContain('');
    }
  });

  it('tells the run rates that Target.feasibility tells: of a stock what it gained on balance', async () => {
    const asOf = '2020-06-30';
    const { outcomes } = await simulate({ asOf });
    const drawn: Outcome[] = outcomes.filter(({ verdict }: Outcome) => verdict === 'SIMULATED');
    for (const outcome of drawn) {
      const { data } = await api.ask(
        `{ target(key: "${outcome.target.key}") { feasibility(asOf: "${asOf}") {
          requiredPerMonth bestPastPace { perMonth } } } }`,
        { key },
      );
      const { requiredPerMonth, bestPastPace } = data.target.feasibility;
      expect(outcome).toMatchObject({ requiredPerMonth, bestPerMonth: bestPastPace?.perMonth ?? null });
    }
    // From July to December 2017 they became 19 more: 19 / 6 a month.
    expect([await heldOn('2017-06-30'), await heldOn('2017-12-31')]).toEqual([29, 48]);
    expect(of({ outcomes }, HIGH_TECH).bestPerMonth).toBe('3.166666666667');
    expect(of({ outcomes }, HIGH_TECH).requiredPerMonth).toBe('1.833333333333');
  });

  it('counts as many certificates in force as the progress of the same day', async () => {
    for (const asOf of ['2018-12-31', '2019-06-30', AS_OF]) {
      const subject = await readSubject(api.db, { plan: 'hebi', asOf, known: { kind: 'NOW' } });
      const held = subject.certificates.get('certificates:HIGH_TECH_ENTERPRISE@410600')?.record.held.length;
      const answers = await progressOf(api.db, { keys: [HIGH_TECH], asOf, now: NOW });
      expect([asOf, String(held)]).toEqual([asOf, answers.get(HIGH_TECH)?.actual]);
    }
  });

  it('knows nothing of what came after its day', async () => {
    const before = (await simulate()).digest;
    const [owner] = await api.db.query<{ id: string }>(
      `select id from enterprise where region_code like '4106%' and is_synthetic limit 1`,
    );
    const certify = (number: string, issuedOn: string) =>
      api.db.query(
        `insert into certification (enterprise_id, kind, number, issued_on, expires_on, is_synthetic)
         values ($1, 'HIGH_TECH_ENTERPRISE', $2, $3, $3::date + 1094, true)`,
        [owner?.id, number, issuedOn],
      );
    await certify('later', '2020-04-01');
    await api.db.query(
      `update observation set superseded_at = now() where indicator_code = 'credit-system-enterprises'
         and period_start > $1 and superseded_at is null`,
      [AS_OF],
    );
    expect((await simulate()).digest).toBe(before);
    await certify('earlier', '2020-03-30');
    expect((await simulate()).digest).not.toBe(before);
    await api.db.query(`delete from certification where number in ('later', 'earlier')`);
    expect((await simulate()).digest).toBe(before);
  });

  it('takes as many statements for a plan of fifty targets as for one of fifteen', async () => {
    const read = (plan: string) =>
      statementsOf(api.db, () => readSubject(api.db, { plan, asOf: AS_OF, known: { kind: 'NOW' } }));
    const [hebi, jinta] = [await read('hebi'), await read('jinta')];
    expect(hebi.length).toBeLessThanOrEqual(20);
    expect(Math.abs(hebi.length - jinta.length)).toBeLessThanOrEqual(8);
    expect(new Set(hebi).size).toBe(hebi.length);
  });

  const FUND = { programme: 'hebi-loan-risk-sharing', amount: '1', leverage: 5 };
  const REFUSALS: readonly (readonly [string, object])[] = [
    ['UNKNOWN_PLAN', { plan: 'nowhere' }],
    ['AS_OF_BEFORE_PLAN', { asOf: '2017-12-31' }],
    ['AS_OF_IN_FUTURE', { asOf: '2035-01-01' }],
    ['BAD_DRAWS', { draws: -5 }],
    ['BAD_DRAWS', { draws: 20_001 }],
    ['TOO_MANY_LEVERS', { levers: Array.from({ length: 21 }, () => renewal(0.5)) }],
    ['LEVER_NOT_ONE', { levers: [{}] }],
    ['LEVER_NOT_ONE', { levers: [{ ...renewal(0.7), ...additions(5) }] }],
    ['LEVER_OUT_OF_RANGE', { levers: [renewal(1.2)] }],
    ['LEVER_OUT_OF_RANGE', { levers: [renewal(-0.1)] }],
    ['LEVER_OUT_OF_RANGE', { levers: [{ growth: { indicator: 'patents-granted', annualRate: -2 } }] }],
    ['LEVER_OUT_OF_RANGE', { levers: [additions(-3)] }],
    ['LEVER_OUT_OF_RANGE', { levers: [{ delay: { feed: 'demo-monthly', days: -1 } }] }],
    ['LEVER_OUT_OF_RANGE', { levers: [{ fund: { ...FUND, defaultRate: 2 } }] }],
    ['UNKNOWN_INDICATOR', { levers: [additions(3, 'no-such-indicator')] }],
    ['LEVER_MOVES_NOTHING', { levers: [additions(3, 'gdp')] }],
    ['LEVER_MOVES_NOTHING', { levers: [{ renewal: { kind: 'RND_CENTRE', rate: 0.5 } }] }],
    ['LEVER_NOT_FOR_INDICATOR', { levers: [{ growth: { indicator: 'tech-smes', annualRate: 0.1 } }] }],
    ['UNKNOWN_PROGRAMME', { levers: [{ fund: { ...FUND, programme: 'none' } }] }],
    ['AMOUNT_NOT_POSITIVE', { levers: [{ fund: { ...FUND, amount: '0' } }] }],
    ['AMOUNT_NOT_POSITIVE', { levers: [{ fund: { ...FUND, amount: '-1' } }] }],
    ['LEVERAGE_UNKNOWN', { levers: [{ fund: { programme: FUND.programme, amount: '1' } }] }],
    ['PAID_ON_OUTSIDE', { levers: [{ fund: { ...FUND, paidOn: '2019-01-01' } }] }],
    ['UNKNOWN_FEED', { levers: [{ delay: { feed: 'none', days: 3 } }] }],
    ['LEVER_MOVES_NOTHING', { levers: [{ delay: { feed: 'nbs-quarterly', days: 3 } }] }],
    ['GOAL_PROBABILITY', { levers: [renewal(0.7)], goal: { target: HIGH_TECH, lever: 0, probability: 1 } }],
    ['GOAL_WITHOUT_LEVER', { levers: [renewal(0.7)], goal: { target: HIGH_TECH, lever: 1 } }],
    ['UNKNOWN_TARGET', { levers: [renewal(0.7)], goal: { target: 'hebi/none', lever: 0 } }],
    [
      'GOAL_NOT_SIMULATED',
      { levers: [renewal(0.7)], goal: { target: 'hebi/stage-2018/tech-smes', lever: 0 } },
    ],
    [
      'GOAL_LEVER_CANNOT_MOVE',
      { levers: [renewal(0.7)], goal: { target: 'hebi/stage-2020/patents-granted', lever: 0 } },
    ],
  ];
  for (const [i, [code, input]] of REFUSALS.entries()) {
    it(`refuses with ${code} (${i}), in both languages`, async () => {
      const { errors } = await ask(input);
      expect(errors?.[0].extensions).toMatchObject({ code, retryable: false });
      const { messageZh, messageEn } = errors[0].extensions;
      expect(`${messageZh}${messageEn}`).not.toMatch(/\{\w+\}/);
      expect(messageZh).toMatch(/[\u4e00-\u9fff]/);
    });
  }

  it('is for those with a key, whatever their role, and no more than their minute allows', async () => {
    const variables = { input: { plan: 'hebi', asOf: AS_OF, draws: 100 } };
    expect((await api.ask(QUERY, { variables })).errors[0].extensions.code).toBe('NOT_SIGNED_IN');
    const reader = await api.keyOf('READER');
    expect((await api.ask(QUERY, { key: reader, variables })).errors).toBeUndefined();
    const much = { draws: 20_000, levers: Array.from({ length: 20 }, () => renewal(0.5)) };
    expect((await ask(much)).errors[0].extensions.code).toBe('QUERY_TOO_COMPLEX');
  });
});
