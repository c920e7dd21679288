import { join } from 'node:path';
import { loadCatalogue } from '../../src/services/catalogue/load-catalogue';
import { readCatalogue } from '../../src/services/catalogue/read-catalogue';
import { loadDemo } from '../../src/services/demo/load-demo';
import { type Api, NOW, openApi, statementsOf } from '../server/api';
import { insertObservation } from '../support/factories';

const SEEDS = join(__dirname, '../../seeds');
const LOADING_MS = 60_000;
const HIGH_TECH = 'hebi/stage-2020/high-tech-enterprises';

describe('contradictions, run rates, risks and rankings in GraphQL', () => {
  let api: Api;
  let planner: string;
  beforeAll(async () => {
    api = await openApi();
    await loadCatalogue(api.db, await readCatalogue(SEEDS), NOW);
    await loadDemo(api.db);
    planner = await api.keyOf('PLANNER');
    for (const [regionCode, value] of [
      ['410600', '812'],
      ['410500', '900'],
      ['410100', '900'],
    ] as const) {
      await insertObservation(api.db, {
        documentSlug: 'hebi',
        ...year(2018),
        indicatorCode: 'gdp',
        regionCode,
        value,
      });
    }
    await insertObservation(api.db, {
      documentSlug: 'hebi',
      ...year(2018),
      indicatorCode: 'gdp-growth',
      regionCode: '410600',
      value: '5.9',
    });
    // One that publishes early makes no ranking.
    await insertObservation(api.db, {
      documentSlug: 'hebi',
      ...year(2019),
      indicatorCode: 'gdp',
      regionCode: '410100',
      value: '999',
    });
  }, LOADING_MS);
  afterAll(() => api.close());

  const year = (of: number) => ({
    ...{ period: `${of}`, frequency: 'YEAR', periodStart: `${of}-01-01`, periodEnd: `${of}-12-31` },
  });
  const ask = async (query: string, key: string | undefined = planner) => {
    const { data, errors } = await api.ask(query, { key });
    expect(errors).toBeUndefined();
    return data;
  };
  const codeOf = async (query: string, key: string | undefined = planner) =>
    (await api.ask(query, { key })).errors?.[0]?.extensions?.code;

  it('answer for one target what disagrees with it, what it takes and which certificates lapse', async () => {
    const { target } = await ask(`{ target(key: "${HIGH_TECH}") {
      contradictions { kind severity clauses explanation withData synthetic targets { key } }
      feasibility { verdict remaining daysLeft requiredPerMonth stretchesCompared bestPastPace { perMonth start end }
        explanationZh synthetic target { key } }
      lapsing(first: 2) { totalCount losses { losing target { key } } nodes { expiresOn enterprise { nameZh } } } } }`);
    expect(target.contradictions.map((one: { kind: string }) => one.kind)).toEqual([
      ...['BASE_NOT_AS_KNOWN', 'INCREMENTS_AGAINST_TOTALS'],
    ]);
    expect(target.contradictions[1].targets.map(({ key }: { key: string }) => key)).toContain(HIGH_TECH);
    expect(target.feasibility).toMatchObject({
      ...{ verdict: 'FEASIBLE', remaining: '22', daysLeft: 550, requiredPerMonth: '1.222222222222' },
      ...{ synthetic: true, target: { key: HIGH_TECH } },
    });
    expect(target.lapsing).toMatchObject({
      totalCount: 35,
      losses: [{ losing: 35, target: { key: HIGH_TECH } }],
      nodes: [{ expiresOn: '2019-08-14' }, { expiresOn: '2019-08-16' }],
    });
  });

  it('list the clauses of plans to everybody, in a fixed number of statements', async () => {
    const { data } = await api.ask(
      '{ plan(slug: "shifang") { contradictions { kind severity explanationEn equivalentBecauseZh targets { clause } } } }',
    );
    expect(data.plan.contradictions).toEqual([
      {
        ...{ kind: 'COMPARATORS_DIFFER', severity: 'REMARK' },
        explanationEn: expect.stringContaining('only one of them prints "or more"'),
        equivalentBecauseZh: expect.stringContaining('不是上限'),
        targets: [{ clause: '二(四)' }, { clause: '三(一)2' }],
      },
    ]);
    const statements = await statementsOf(api.db, () =>
      ask('{ plan(slug: "hebi") { contradictions { kind } } }'),
    );
    const twice = await statementsOf(api.db, () =>
      ask(
        '{ a: plan(slug: "hebi") { contradictions { kind } } b: plan(slug: "jinta") { contradictions { kind } } }',
      ),
    );
    expect(twice.length).toBeLessThanOrEqual(statements.length + 4);
  });

  it('refuse a day before the plan or absurdly far, with the days there are', async () => {
    const contradictions = (asOf: string) =>
      `{ plan(slug: "hebi") { contradictions(asOf: "${asOf}") { kind } } }`;
    expect(await codeOf(contradictions('2017-12-31'))).toBe('DATE_OUT_OF_RANGE');
    expect(await codeOf(contradictions('2130-01-01'))).toBe('DATE_OUT_OF_RANGE');
    const feasibility = `{ target(key: "${HIGH_TECH}") { feasibility(asOf: "1999-01-01") { verdict } } }`;
    const { errors } = await api.ask(feasibility);
    expect(errors[0].extensions).toMatchObject({
      ...{
        code: 'DATE_OUT_OF_RANGE',
        messageZh: '日期 1999-01-01 不在可问的范围内（2018-01-01 至 2030-12-31）',
      },
    });
  });

  it('list targets in danger by the reason that weighs most, page by page', async () => {
    const page = (
      after: string | null,
    ) => `{ targetsAtRisk(plan: "hebi", first: 4, after: ${JSON.stringify(after)}) {
      totalCount pageInfo { hasNextPage endCursor } nodes { target { key } progress { status }
        reason { reason weight explanationZh } reasons { reason } feasibility { verdict } } } }`;
    const nodes: {
      target: { key: string };
      reason: { reason: string; weight: number; explanationZh: string };
    }[] = [];
    let total = 0;
    for (let after: string | null = null, more = true; more; ) {
      const { targetsAtRisk } = await ask(page(after));
      nodes.push(...targetsAtRisk.nodes);
      total = targetsAtRisk.totalCount;
      after = targetsAtRisk.pageInfo.endCursor;
      more = targetsAtRisk.pageInfo.hasNextPage;
    }
    expect([new Set(nodes.map(({ target }) => target.key)).size, nodes.length]).toEqual([total, total]);
    const weights = nodes.map(({ reason }) => reason.weight);
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
    expect(nodes.map(({ target, reason }) => `${target.key} ${reason.reason}`)).toEqual(
      expect.arrayContaining([
        'hebi/stage-2018/incubators-new MISSED',
        'hebi/stage-2018/patents-granted MISSED',
        'hebi/stage-2019/high-tech-enterprises-new BEHIND_PATH',
        'hebi/stage-2019/tech-smes PACE_ABOVE_BEST',
        'hebi/stage-2019/high-tech-enterprises CERTIFICATES_LAPSING',
        'hebi/overall/high-tech-enterprises-new BEHIND_PATH',
      ]),
    );
    const smes = nodes.find(({ target }) => target.key === 'hebi/stage-2019/tech-smes');
    expect(smes?.reason.explanationZh).toBe('每月需11.17家，历史最好为每月7.5家。');
    const narrowed = await ask(
      '{ targetsAtRisk(region: "410600", departments: ["hebi-finance"]) { totalCount } }',
    );
    expect(narrowed.targetsAtRisk.totalCount).toBeLessThan(total);
  });

  it('leave certificates out of the reasons for who may not see them all', async () => {
    const query = '{ targetsAtRisk(plan: "hebi") { nodes { reasons { reason } } } }';
    const bank = await api.keyOf('BANK', { scopes: ['CERTIFICATIONS'], regionCodes: ['410600'] });
    for (const key of [undefined, bank]) {
      const { data } = await api.ask(query, { key });
      expect(JSON.stringify(data)).not.toContain('CERTIFICATES_LAPSING');
    }
  });

  it('refuse names that do not exist', async () => {
    expect(await codeOf('{ targetsAtRisk(plan: "nowhere") { totalCount } }')).toBe('UNKNOWN_PLAN');
    expect(await codeOf('{ targetsAtRisk(region: "999999") { totalCount } }')).toBe('UNKNOWN_REGION');
    expect(await codeOf('{ targetsAtRisk(departments: ["nobody"]) { totalCount } }')).toBe(
      'UNKNOWN_DEPARTMENT',
    );
    expect(await codeOf('{ targetsAtRisk(asOf: "1066-10-14") { totalCount } }')).toBe('DATE_OUT_OF_RANGE');
    const ranking = (args: string) => codeOf(`{ indicatorRanking(${args}) { totalCount } }`);
    expect(await ranking('indicator: "nothing", level: COUNTY')).toBe('UNKNOWN_INDICATOR');
    expect(await ranking('indicator: "gdp", level: PROVINCE, within: "410600"')).toBe('LEVEL_DOES_NOT_FIT');
    expect(await ranking('indicator: "gdp", level: COUNTY, within: "999999"')).toBe('UNKNOWN_REGION');
    expect(await ranking('indicator: "gdp", level: COUNTY, period: "2018", asOf: "2019-01-01"')).toBe(
      'BAD_INPUT',
    );
    expect(await ranking('indicator: "gdp", level: COUNTY, first: 501')).toBe('BAD_PAGE_SIZE');
    const lapsing = (args: string) => codeOf(`{ lapsingCertifications(${args}) { totalCount } }`);
    expect(await lapsing('before: "2019-12-31", plan: "nowhere"')).toBe('UNKNOWN_PLAN');
    expect(await lapsing('before: "2019-01-01"')).toBe('DATE_OUT_OF_RANGE');
    expect(await lapsing('before: "2130-01-01"')).toBe('DATE_OUT_OF_RANGE');
    expect(await lapsing('before: "2019-12-31", after: "x"')).toBe('BAD_CURSOR');
  });

  it('rank regions on what most have published, ties sharing a place and the missing last', async () => {
    const { indicatorRanking } = await ask(`{ indicatorRanking(
      indicator: "gdp", level: PREFECTURE, within: "410000", asOf: "2020-06-30", first: 4) {
      period median rankedCount missingCount totalCount indicator { code } pageInfo { hasNextPage }
      nodes { rank value yearOnYear shareOfMedian isMissing isCounted region { code } } } }`);
    expect(indicatorRanking).toMatchObject({
      ...{ period: '2018', median: '900', rankedCount: 3, indicator: { code: 'gdp' } },
      pageInfo: { hasNextPage: true },
    });
    expect(indicatorRanking.missingCount + 3).toBe(indicatorRanking.totalCount);
    const [a, b, c, missing] = indicatorRanking.nodes;
    expect([a, b].map(({ rank, region }) => [rank, region.code]).sort()).toEqual([
      [1, '410100'],
      [1, '410500'],
    ]);
    expect(c).toMatchObject({ rank: 3, value: '812', yearOnYear: '5.9', region: { code: '410600' } });
    expect(missing).toMatchObject({ rank: null, value: null, isMissing: true });
  });

  it('rank counties by what was counted, and page on from a place', async () => {
    const page = (
      after: string | null,
    ) => `{ indicatorRanking(indicator: "high-tech-enterprises", level: COUNTY,
      within: "410600", asOf: "2019-06-30", first: 3, after: ${JSON.stringify(after)}) { end pageInfo { endCursor }
      nodes { rank value synthetic isCounted } } }`;
    const { indicatorRanking: first } = await ask(page(null));
    const { indicatorRanking: second } = await ask(page(first.pageInfo.endCursor));
    const all = [...first.nodes, ...second.nodes];
    expect(all.map(({ rank, value }) => [rank, value])).toEqual([
      ...[[1, '18'], [2, '17'], [3, '10'], [4, '8'], [5, '5']], // biome-ignore format: short
    ]);
    expect(all.every(({ synthetic, isCounted }) => synthetic && isCounted)).toBe(true);
    const statements = await statementsOf(api.db, () => ask(page(null)));
    expect(statements.length).toBeLessThan(25);
  });

  it('list certificates that lapse with the targets that need them, and what each loses', async () => {
    const { lapsingCertifications: found } = await ask(`{ lapsingCertifications(
      before: "2019-12-31", plan: "hebi", kind: [HIGH_TECH_ENTERPRISE], first: 3) {
      totalCount losses { losing target { key } } pageInfo { hasNextPage }
      nodes { number expiresOn renewedBy { number } countedBy { key } } } }`);
    expect(found.nodes.map(({ expiresOn }: { expiresOn: string }) => expiresOn)).toEqual([
      ...['2019-08-14', '2019-08-16', '2019-08-20'],
    ]);
    expect(found.nodes[0].countedBy.map(({ key }: { key: string }) => key)).toContain(HIGH_TECH);
    expect(found.losses).toContainEqual({ losing: found.totalCount, target: { key: HIGH_TECH } });
  });

  it('do not count a certificate that has been renewed as lapsing', async () => {
    const lapsing = (more: string) => `{ lapsingCertifications(before: "2019-12-31", plan: "hebi",
      kind: [HIGH_TECH_ENTERPRISE], first: 1 ${more}) { totalCount nodes { number renewedBy { number } } } }`;
    const { lapsingCertifications: before } = await ask(lapsing(''));
    const { number } = before.nodes[0];
    await api.db.query(
      `insert into certification (enterprise_id, kind, level, number, issued_on, expires_on, is_synthetic)
       select enterprise_id, kind, level, 'GR201941999999', '2019-06-01', '2022-06-01', is_synthetic
       from certification where number = $1`,
      [number],
    );
    const { lapsingCertifications: after } = await ask(lapsing(''));
    expect(after.totalCount).toBe(before.totalCount - 1);
    expect(after.nodes[0].number).not.toBe(number);
    const { lapsingCertifications: shown } = await ask(lapsing(', includeRenewed: true'));
    expect(shown.nodes[0]).toEqual({ number, renewedBy: { number: 'GR201941999999' } });
    const earlier = lapsing(', asOf: "2019-05-31", includeRenewed: true');
    const { lapsingCertifications: unknown } = await ask(earlier);
    expect(unknown.nodes[0]).toMatchObject({ number });
    await api.db.query(`delete from certification where number = 'GR201941999999'`);
  });

  it('show a bank the certificates of enterprises that it may see, and nobody without a key', async () => {
    const query = '{ lapsingCertifications(before: "2020-12-31") { totalCount losses { losing } } }';
    const all = (await ask(query)).lapsingCertifications;
    const bank = await api.keyOf('BANK', { scopes: ['CERTIFICATIONS'], regionCodes: ['410600'] });
    const own = (await ask(query, bank)).lapsingCertifications;
    expect(own.totalCount).toBeLessThan(all.totalCount);
    expect(own.losses.every(({ losing }: { losing: number }) => losing <= own.totalCount)).toBe(true);
    const { errors } = await api.ask(query);
    expect(errors[0].extensions.code).toBe('NOT_SIGNED_IN');
    expect(await codeOf(query, await api.keyOf('BANK'))).toBe('NOT_ALLOWED');
    const ofTarget = `{ target(key: "${HIGH_TECH}") { lapsing { totalCount } } }`;
    expect((await api.ask(ofTarget)).errors[0].extensions.code).toBe('NOT_SIGNED_IN');
  });

  it('ask for all targets of a plan in as many statements as for one', async () => {
    const fields = 'feasibility { verdict } lapsing(before: "2020-12-31") { totalCount losses { losing } }';
    const one = await statementsOf(api.db, () => ask(`{ target(key: "${HIGH_TECH}") { ${fields} } }`));
    const forty = await statementsOf(api.db, () => ask(`{ plan(slug: "hebi") { targets { ${fields} } } }`));
    // More kinds of register are counted, none per target.
    expect(forty.length).toBeLessThanOrEqual(one.length + 30);
  });
});
