/** From a number to its records and back, over the demonstration data as it stands on 30 June 2019. */
import { join } from 'node:path';
import { Decimal } from '../../src/domain/decimal';
import { loadCatalogue } from '../../src/services/catalogue/load-catalogue';
import { readCatalogue } from '../../src/services/catalogue/read-catalogue';
import { loadDemo } from '../../src/services/demo/load-demo';
import { type Api, NOW, openApi, statementsOf } from '../server/api';
import { insertObservation } from '../support/factories';
import { recomputeTargets } from '../support/recompute-targets';

const SEEDS = join(__dirname, '../../seeds');
const TODAY = '2019-06-30';
const HIGH_TECH = 'hebi/stage-2019/high-tech-enterprises';
const LOADING_MS = 60_000;

const EVIDENCE = `query E($key: String!, $first: Int, $after: String, $leftOut: Boolean, $asOf: Date) {
  target(key: $key) {
    progress(asOf: $asOf) { actual evidenceHash }
    evidence(asOf: $asOf, first: $first, after: $after, leftOut: $leftOut) {
      total totalCount counted frozen hash rules pageInfo { hasNextPage endCursor }
      leftOut { reason reasonZh reasonEn count }
      nodes { __typename }
      edges { cursor kind contribution reason reasonZh reasonEn reference node { __typename
        ... on Certification { number expiresOn enterprise { nameZh } }
        ... on Loan { contractNumber principal } ... on DataPoint { valueExact } } } } } }`;

const CHANGE = `query C($key: String!, $from: Date!, $to: Date!, $fromKnownAt: DateTime) {
  progressChange(target: $key, from: $from, to: $to, fromKnownAt: $fromKnownAt) {
    actualBefore actualAfter change explanationZh explanationEn target { key }
    before { knowledge status targetVersion evidenceHash } after { knowledge actual evidenceHash }
    parts { kind amount count nameZh nameEn sentenceZh sentenceEn
      items { kind contributionBefore contributionAfter reason reference node { __typename } } } } }`;

describe('evidence in GraphQL', () => {
  let api: Api;
  let planner: string;
  let keys: string[];
  beforeAll(async () => {
    api = await openApi();
    await loadCatalogue(api.db, await readCatalogue(SEEDS), NOW);
    await loadDemo(api.db);
    planner = await api.keyOf('PLANNER');
    const rows = await api.db.query<{ key: string }>(
      `select key from target where plan_slug in ('hebi', 'jinta') and retired_at is null order by key`,
    );
    keys = rows.map(({ key }) => key);
    await recomputeTargets(api.db, keys, TODAY, NOW);
  }, LOADING_MS);
  afterAll(() => api.close());

  const evidenceOf = async (variables: Record<string, unknown>, key: string | null = planner) => {
    const { data, errors } = await api.ask(EVIDENCE, {
      key: key ?? undefined,
      variables: { key: HIGH_TECH, ...variables },
    });
    expect(errors).toBeUndefined();
    return data.target;
  };
  const sum = (edges: readonly { contribution: string }[]) =>
    edges.reduce((total, { contribution }) => total.plus(contribution), new Decimal(0)).toFixed();

  it('lists every certificate behind a count, each once, and they sum to the actual', async () => {
    const { progress, evidence } = await evidenceOf({ first: 500 });
    expect(Number(progress.actual)).toBeGreaterThan(20);
    expect(evidence).toMatchObject({ total: progress.actual, frozen: true, hash: progress.evidenceHash });
    expect(evidence.totalCount).toBe(Number(progress.actual));
    expect(sum(evidence.edges)).toBe(progress.actual);
    const numbers = evidence.edges.map((edge: { node: { number: string } }) => edge.node.number);
    expect(new Set(numbers).size).toBe(evidence.totalCount);
    expect(evidence.edges[0]).toMatchObject({ kind: 'CERTIFICATION', contribution: '1', reason: 'IN_FORCE' });
    expect(evidence.edges[0].reasonZh).toBe('当日有效');
    expect(evidence.nodes).toHaveLength(evidence.edges.length);
  });

  it('says which record it was once the record is gone, to those who might have seen it', async () => {
    const [edge] = (await evidenceOf({ first: 1 })).evidence.edges;
    expect(edge.reference).toBe(`HIGH_TECH_ENTERPRISE ${edge.node.number}`);
    const [row] = await api.db.query<Record<string, unknown>>(
      'delete from certification where number = $1 returning *',
      [edge.node.number],
    );
    const [gone] = (await evidenceOf({ first: 1 })).evidence.edges;
    expect(gone).toMatchObject({ node: null, reference: edge.reference, contribution: '1' });
    expect((await evidenceOf({ first: 1 }, null)).evidence.edges[0].reference).toBeNull();
    const elsewhere = await api.keyOf('READER', { regionCodes: ['620900'] });
    expect((await evidenceOf({ first: 1 }, elsewhere)).evidence.edges[0].reference).toBeNull();
    const names = Object.keys(row ?? {});
    await api.db.query(
      `insert into certification (${names.join(', ')}) overriding system value
       values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
      Object.values(row ?? {}),
    );
  });

  it('tells of those left out, by reason and one by one', async () => {
    const { evidence } = await evidenceOf({ leftOut: true, first: 500 });
    const total = evidence.leftOut.reduce((n: number, { count }: { count: number }) => n + count, 0);
    expect(total).toBeGreaterThan(0);
    expect(evidence.edges.every((edge: { contribution: string }) => edge.contribution === '0')).toBe(true);
    const reasons = new Set(evidence.edges.map((edge: { reason: string }) => edge.reason));
    const told = new Set(evidence.leftOut.map(({ reason }: { reason: string }) => reason));
    for (const reason of reasons) expect(told).toContain(reason);
  });

  it('pages through, and refuses a cursor of another list', async () => {
    const first = await evidenceOf({ first: 7 });
    const { endCursor, hasNextPage } = first.evidence.pageInfo;
    expect(hasNextPage).toBe(true);
    const second = await evidenceOf({ first: 500, after: endCursor });
    expect(sum([...first.evidence.edges, ...second.evidence.edges])).toBe(first.progress.actual);
    expect(second.evidence.pageInfo.hasNextPage).toBe(false);
    const codeFor = async (variables: Record<string, unknown>) =>
      (await api.ask(EVIDENCE, { variables: { key: HIGH_TECH, ...variables } })).errors[0].extensions.code;
    expect(await codeFor({ after: endCursor, leftOut: true })).toBe('EVIDENCE_CHANGED');
    expect(await codeFor({ after: endCursor, asOf: '2018-06-30' })).toBe('EVIDENCE_CHANGED');
    expect(await codeFor({ after: 'x' })).toBe('BAD_CURSOR');
    expect(await codeFor({ first: 0 })).toBe('BAD_PAGE_SIZE');
  });

  it('keeps what each adds for those who may not see the record', async () => {
    const nobody = await evidenceOf({ first: 500 }, null);
    expect(nobody.evidence.edges.every((edge: { node: unknown }) => edge.node === null)).toBe(true);
    expect(sum(nobody.evidence.edges)).toBe(nobody.progress.actual);
    const reader = await api.keyOf('READER');
    const loans = await evidenceOf({ key: 'hebi/stage-2019/tech-sme-loans', first: 20 }, reader);
    expect(loans.evidence.edges.every((edge: { node: unknown }) => edge.node === null)).toBe(true);
    const hebi = await api.keyOf('READER', { regionCodes: ['620921'] });
    const elsewhere = await evidenceOf({ first: 20 }, hebi);
    expect(elsewhere.evidence.edges.every((edge: { node: unknown }) => edge.node === null)).toBe(true);
  });

  it('reads the records of a page in as many statements for one as for many', async () => {
    const ask = (first: number) =>
      statementsOf(api.db, () => evidenceOf({ first }).then((target) => expect(target).toBeTruthy()));
    await ask(1);
    const [few, many] = [await ask(2), await ask(60)];
    expect(many.length).toBe(few.length);
  });

  it('sums to the actual for every target of both plans, on days of the past too', async () => {
    const query = `query S($keys: Date) { a: plan(slug: "hebi") { targets { ...T } }
      b: plan(slug: "jinta") { targets { ...T } } }
      fragment T on Target { key progress(asOf: $keys) { actual }
        evidence(asOf: $keys, first: 500) { total totalCount counted frozen edges { contribution kind } } }`;
    for (const day of [TODAY, '2018-12-31', '2020-12-31']) {
      const { data, errors } = await api.ask(query, { variables: { keys: day } });
      expect(errors).toBeUndefined();
      const targets = [...data.a.targets, ...data.b.targets];
      const known = targets.filter(({ progress }) => progress.actual !== null);
      expect(known.length).toBeGreaterThan(10);
      for (const { key, progress, evidence } of targets) {
        expect([key, evidence.total]).toEqual([key, progress.actual]);
        expect([key, evidence.frozen]).toEqual([key, day === TODAY]);
        if (evidence.totalCount > 500 || progress.actual === null) continue;
        expect([key, sum(evidence.edges)]).toEqual([key, progress.actual]);
        expect(evidence.edges.filter(({ kind }: { kind: string }) => kind === 'UNITEMISED')).toEqual([]);
      }
    }
  });

  it('goes down from a computed share to each patent, and lists the people it divides by as adding nothing', async () => {
    await api.db.query(`delete from observation where indicator_code = 'invention-patents-per-10k'`);
    await insertObservation(api.db, {
      ...{ indicatorCode: 'resident-population', period: '2018', value: '1615000', documentSlug: 'hebi' },
      isSynthetic: true,
    });
    const key = 'hebi/overall/invention-patents-per-10k';
    const { progress, evidence } = await evidenceOf({ key, asOf: '2019-06-29', first: 500 });
    const kinds = evidence.edges.map(
      (edge: { kind: string; reason: string }) => `${edge.kind} ${edge.reason}`,
    );
    expect([...new Set(kinds)]).toEqual(['PATENT IN_FORCE', 'DATA_POINT DENOMINATOR']);
    expect([evidence.total, sum(evidence.edges)]).toEqual([progress.actual, progress.actual]);
    expect(evidence.counted).toBe(evidence.totalCount);
  });

  describe('progressChange', () => {
    const changeOf = async (variables: Record<string, unknown>) => {
      const { data, errors } = await api.ask(CHANGE, { key: planner, variables });
      expect(errors).toBeUndefined();
      return data.progressChange;
    };

    it('says which certificates came and went, in parts that sum to the change', async () => {
      const change = await changeOf({ key: HIGH_TECH, from: '2018-06-30', to: TODAY });
      expect(change.before.knowledge).toBe('PRESENT');
      expect(change.after.knowledge).toBe('FROZEN');
      expect(Number(change.change)).toBe(Number(change.actualAfter) - Number(change.actualBefore));
      const total = change.parts.reduce(
        (all: Decimal, { amount }: { amount: string }) => all.plus(amount),
        new Decimal(0),
      );
      expect(total.toFixed()).toBe(change.change);
      expect(change.explanationZh).toMatch(/^从2018年6月30日的.+家到2019年6月30日的.+家/);
      expect(change.parts.map(({ kind }: { kind: string }) => kind)).toContain('ADDED');
      for (const { items, count } of change.parts) expect(items.length).toBe(Math.min(count, 100));
    });

    it('sums for every target between many days', async () => {
      for (const [from, to] of [
        ['2018-12-31', TODAY],
        ['2018-09-30', '2019-06-29'],
      ]) {
        for (const key of keys.filter((_, i) => i % 5 === 0)) {
          const change = await changeOf({ key, from, to });
          if (change.change === null) continue;
          const total = change.parts.reduce(
            (all: Decimal, { amount }: { amount: string }) => all.plus(amount),
            new Decimal(0),
          );
          expect([key, total.toFixed()]).toEqual([key, change.change]);
        }
      }
    });

    it('refuses what cannot be compared, each with its code', async () => {
      const codeFor = async (variables: Record<string, unknown>) =>
        (await api.ask(CHANGE, { variables })).errors[0].extensions.code;
      expect(await codeFor({ key: 'x', from: TODAY, to: TODAY })).toBe('UNKNOWN_TARGET');
      expect(await codeFor({ key: HIGH_TECH, from: TODAY, to: '2019-01-01' })).toBe('DATES_REVERSED');
      expect(await codeFor({ key: HIGH_TECH, from: '2001-01-01', to: TODAY })).toBe('DATE_OUT_OF_RANGE');
      expect(await codeFor({ key: HIGH_TECH, from: TODAY, to: '2199-01-01' })).toBe('DATE_OUT_OF_RANGE');
    });
  });
});
