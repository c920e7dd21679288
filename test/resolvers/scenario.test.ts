import { periodOf } from '../../src/domain/period';
import { type Api, openApi } from '../server/api';
import { insertObservation, plantHebi } from '../support/factories';

const FIELDS = `id name note visibility owner ownerName mayChange input plan { slug }
  latestRun { ordinal } runs { ordinal asOf digest ranByName simulation { digest outcomes { verdict probability } }
    changes { target { key } before { probability } after { probability p50 } } }`;
const TARGET = 'hebi/2019/patents-granted';

describe('scenarios', () => {
  let api: Api;
  let planner: string;
  let colleague: string;
  let administrator: string;
  beforeAll(async () => {
    api = await openApi();
    await plantHebi(api.db, 1);
    for (let i = 0; i < 13; i += 1) await publish(2016 + Math.floor(i / 4), (i % 4) + 1, 20 + (i % 5));
    planner = await api.keyOf('PLANNER');
    colleague = await api.keyOf('DATA_OFFICER');
    administrator = await api.keyOf('ADMINISTRATOR');
  });
  afterAll(() => api.close());

  function publish(year: number, quarter: number, value: number) {
    const { text, start, end } = periodOf({ frequency: 'QUARTER', year, ordinal: quarter });
    return insertObservation(api.db, {
      ...{ period: text, frequency: 'QUARTER', periodStart: start, periodEnd: end, value: String(value) },
    });
  }

  const ask = async (query: string, key = planner, variables = {}) => {
    const { data, errors } = await api.ask(query, { key, variables });
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const INPUT = { plan: 'hebi', draws: 200 };
  const additions = (perYear: number) => ({ additions: { indicator: 'patents-granted', perYear } });
  const save = async (name: string, input: object = {}, key = planner, more = '') => {
    const data = await ask(
      `mutation ($name: String!, $input: SimulationInput!) {
        saveScenario(name: $name, input: $input ${more}) { scenario { ${FIELDS} }
          userErrors { code field messageZh messageEn } } }`,
      ...([key, { name, input: { ...INPUT, ...input } }] as const),
    );
    return data.saveScenario;
  };
  const refused = async (...given: Parameters<typeof save>) => {
    const { scenario, userErrors } = await save(...given);
    expect(scenario).toBeNull();
    return userErrors.map(({ code, field }: { code: string; field: string[] }) => `${code} ${field}`).join();
  };
  const change = async (mutation: string, key = planner) => {
    const data = await ask(`mutation { ${mutation} }`, key);
    return Object.values(data)[0] as {
      scenario: { name: string; visibility: string };
      run: { ordinal: number };
      isNew: boolean;
      userErrors: { code: string }[];
    };
  };
  const listed = async (key: string) => {
    const { scenarios } = await ask('{ scenarios(plan: "hebi") { totalCount nodes { name } } }', key);
    expect(scenarios.totalCount).toBe(scenarios.nodes.length);
    return scenarios.nodes.map(({ name }: { name: string }) => name).sort();
  };
  const actions = async () =>
    (
      await api.db.query<{ action: string }>(
        `select action from audit_record where subject like 'scenario:%' order by seq`,
      )
    ).map(({ action }) => action);

  it('are saved with what came of them, worked out again on newer data, and keep both', async () => {
    const { scenario } = await save(
      '  更快授权 ',
      { levers: [additions(140)] },
      planner,
      ', note: "why not"',
    );
    expect(scenario).toMatchObject({
      ...{ name: '更快授权', note: 'why not', visibility: 'PRIVATE', ownerName: 'test PLANNER' },
      ...{ mayChange: true, plan: { slug: 'hebi' }, input: { plan: 'hebi', asOf: null, draws: 200 } },
    });
    expect(scenario.runs).toMatchObject([{ ordinal: 1, asOf: '2019-06-30', changes: [] }]);
    const [first] = scenario.runs;
    expect(first.simulation.digest).toBe(first.digest);
    const rerun = `rerunScenario(id: "${scenario.id}") { isNew run { ordinal digest } userErrors { code } }`;
    expect(await change(rerun)).toMatchObject({ isNew: false, run: { ordinal: 1, digest: first.digest } });
    await publish(2019, 2, 45);
    expect(await change(rerun)).toMatchObject({ isNew: true, run: { ordinal: 2 }, userErrors: [] });
    const { node } = await ask(`{ node(id: "${scenario.id}") { ... on Scenario { ${FIELDS} } } }`);
    expect(node.runs[0]).toEqual(first);
    expect(node.latestRun.ordinal).toBe(2);
    expect(node.runs[1].digest).not.toBe(first.digest);
    const keys = node.runs[1].changes.map(({ target }: { target: { key: string } }) => target.key);
    expect(keys).toContain(TARGET);
  });

  it('are seen by their owner and administrators, and by all staff once they are shared', async () => {
    const { scenario } = await save('mine');
    const read = async (key: string) =>
      (await ask(`{ scenario(id: "${scenario.id}") { name mayChange } }`, key)).scenario;
    expect(await read(colleague)).toBeNull();
    expect(await listed(colleague)).toEqual([]);
    expect(await read(administrator)).toEqual({ name: 'mine', mayChange: true });
    const share = `updateScenario(id: "${scenario.id}", visibility: SHARED) { scenario { visibility }
      userErrors { code } }`;
    expect((await change(share, colleague)).userErrors).toEqual([{ code: 'UNKNOWN_SCENARIO' }]);
    expect((await change(share)).scenario.visibility).toBe('SHARED');
    expect(await read(colleague)).toEqual({ name: 'mine', mayChange: false });
    expect(await listed(colleague)).toEqual(['mine']);
    const take = `updateScenario(id: "${scenario.id}", name: "theirs") { scenario { name } userErrors { code } }`;
    expect((await change(take, colleague)).userErrors).toEqual([{ code: 'NOT_ITS_OWNER' }]);
    expect((await change(take, administrator)).scenario.name).toBe('theirs');
    const bank = await api.keyOf('BANK');
    const { errors } = await api.ask(`{ scenario(id: "${scenario.id}") { name } }`, { key: bank });
    expect(errors[0].extensions.code).toBe('NOT_ALLOWED');
  });

  it('are gone for everybody once they are deleted, and their name is free again', async () => {
    const { scenario } = await save('brief', {}, planner, ', visibility: SHARED');
    expect(await refused('BRIEF')).toBe('NAME_TAKEN name');
    expect((await save('brief', {}, colleague)).userErrors).toEqual([]);
    const drop = `deleteScenario(id: "${scenario.id}") { scenario { name } userErrors { code } }`;
    expect((await change(drop, colleague)).userErrors).toEqual([{ code: 'NOT_ITS_OWNER' }]);
    expect((await change(drop)).scenario.name).toBe('brief');
    expect((await change(drop)).userErrors).toEqual([{ code: 'UNKNOWN_SCENARIO' }]);
    expect((await ask(`{ node(id: "${scenario.id}") { id } }`, administrator)).node).toBeNull();
    expect((await save('brief')).userErrors).toEqual([]);
    const kept = await api.db.query('select * from scenario_run join scenario s on s.id = scenario_id');
    expect(kept.length).toBeGreaterThan(4);
    const rewrite = api.db.query(`update scenario_run set result = '{}'`);
    await expect(rewrite).rejects.toThrow();
  });

  it('stand side by side, target by target', async () => {
    const slow = await save('slow', { levers: [additions(40)] });
    const fast = await save('fast', { levers: [additions(200)] });
    const compare = (ids: readonly string[]) =>
      api.ask(
        `query ($ids: [ID!]!) { compareScenarios(ids: $ids) { plan { slug } scenarios { name } runs { ordinal }
          targets { target { key } outcomes { verdict probability baselineProbability p50 } } } }`,
        { key: planner, variables: { ids } },
      );
    const { data } = await compare([slow.scenario.id, fast.scenario.id]);
    const { scenarios, targets } = data.compareScenarios;
    expect(scenarios).toEqual([{ name: 'slow' }, { name: 'fast' }]);
    const of2020 = targets.find(
      ({ target }: { target: { key: string } }) => target.key === 'hebi/2020/patents-granted',
    );
    const [low, high] = of2020.outcomes;
    expect(low.probability).toBeLessThan(high.probability);
    expect(low.baselineProbability).toBe(high.baselineProbability);
    const codeOf = async (ids: readonly string[]) => (await compare(ids)).errors[0].extensions.code;
    expect(await codeOf([slow.scenario.id])).toBe('BAD_COMPARISON');
    expect(await codeOf(Array.from({ length: 6 }, () => slow.scenario.id))).toBe('BAD_COMPARISON');
    expect(await codeOf([slow.scenario.id, 'x'])).toBe('UNKNOWN_SCENARIO');
  });

  it('are refused as data, with the place of what is wrong', async () => {
    expect(await refused('   ')).toBe('EMPTY_NAME name');
    expect(await refused('x'.repeat(101))).toBe('NAME_TOO_LONG name');
    expect(await refused('x', {}, planner, `, note: "${'n'.repeat(2001)}"`)).toBe('NOTE_TOO_LONG note');
    expect(await refused('x', { plan: 'nowhere' })).toBe('UNKNOWN_PLAN input,plan');
    expect(await refused('x', { draws: -1 })).toBe('BAD_DRAWS input,draws');
    expect(await refused('x', { asOf: '2000-01-01' })).toBe('AS_OF_BEFORE_PLAN input,asOf');
    expect(await refused('x', { levers: [additions(5), {}] })).toBe('LEVER_NOT_ONE input,levers,1');
    const goal = { target: 'hebi/none', lever: 0 };
    expect(await refused('x', { levers: [additions(5)], goal })).toBe('UNKNOWN_TARGET input,goal,target');
    const none = `rerunScenario(id: "x") { run { ordinal } userErrors { code } }`;
    expect((await change(none)).userErrors).toEqual([{ code: 'UNKNOWN_SCENARIO' }]);
  });

  it('leave a record of every act, and of nothing that was refused', async () => {
    const all = await actions();
    expect(all.slice(0, 5)).toEqual([
      ...['SCENARIO_SAVED', 'SCENARIO_RERUN', 'SCENARIO_SAVED', 'SCENARIO_CHANGED', 'SCENARIO_CHANGED'],
    ]);
    expect(all.filter((action) => action === 'SCENARIO_DELETED')).toHaveLength(1);
    expect(all.filter((action) => action === 'SCENARIO_SAVED')).toHaveLength(7);
  });
});
