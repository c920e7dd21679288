import { MAX_PROGRESS_DAYS } from '../../src/schema/limits';
import { type Api, NOW, openApi, statementsOf } from '../server/api';
import { insertEvidence, insertObservation, plantHebi } from '../support/factories';

const CORRECTED = '2019-05-01T00:00:00Z';

const STANDING = `{ asOf actual actualPeriod actualStart actualEnd
  baseline attainment expected projected status isFinal explanationZh explanationEn synthetic stale computedAt
  inputs evidenceHash targetVersion targetValue definitionVersion target { key } }`;
const PROGRESS = `progress(asOf: $asOf, asKnownAt: $asKnownAt) ${STANDING}`;
const TARGET_ON = `query T($key: String!, $days: [Date!]!, $asKnownAt: DateTime) { target(key: $key) {
  progressOn(days: $days, asKnownAt: $asKnownAt) ${STANDING} } }`;
const TARGET = `query T($key: String!, $asOf: Date, $asKnownAt: DateTime) { target(key: $key) { ${PROGRESS} } }`;
const PLAN = `query P($asOf: Date, $asKnownAt: DateTime) { plan(slug: "hebi") {
  documentNumber issuedOn region { nameZh }
  progress(asOf: $asOf, asKnownAt: $asKnownAt) { asOf attainment counts { status count } plan { slug }
    targets { status target { key } } }
  stages { nameZh startsOn endsOn targets { key nameZh value unit clause statedText comparator firmness
    leadDepartments { nameZh } supportingDepartments { nameZh } versions { version } ${PROGRESS} } } } }`;

describe('progress in GraphQL', () => {
  let api: Api;
  beforeAll(async () => {
    api = await openApi();
    await plantHebi(api.db);
    await insertObservation(api.db, { period: '2018', value: '90', supersededAt: CORRECTED });
    await insertObservation(api.db, {
      period: '2018',
      value: '120',
      revision: 'REVISED',
      publishedAt: CORRECTED,
    });
    const quarter = { frequency: 'QUARTER', periodStart: '2019-01-01', periodEnd: '2019-03-31' };
    await insertObservation(api.db, { ...quarter, period: '2019-Q1', value: '30', isSynthetic: true });
  });
  afterAll(() => api.close());

  const progressOf = async (key: string, variables: Record<string, unknown> = {}) => {
    const { data, errors } = await api.ask(TARGET, { variables: { key, ...variables } });
    expect(errors).toBeUndefined();
    return data.target.progress;
  };

  it('tells where a target stands, in words and with the figures that it rests on', async () => {
    const progress = await progressOf('hebi/2018/patents-granted', { asOf: '2019-01-31' });
    expect(progress).toMatchObject({
      ...{ asOf: '2019-01-31', actual: '120', actualPeriod: '2018', actualStart: '2018-01-01' },
      ...{ actualEnd: '2018-12-31', attainment: 1.2, status: 'MET', isFinal: true, synthetic: false },
      ...{ stale: false, computedAt: NOW.toISOString(), target: { key: 'hebi/2018/patents-granted' } },
      explanationZh: expect.stringMatching(/120/),
      explanationEn: expect.stringMatching(/120/),
    });
    expect(progress.inputs.used).toEqual([
      expect.objectContaining({ role: 'ACTUAL', value: '120', contribution: '120', start: '2018-01-01' }),
    ]);
  });

  it('answers as it was known before a correction', async () => {
    const before = await progressOf('hebi/2018/patents-granted', {
      ...{ asOf: '2019-01-31', asKnownAt: '2019-04-30T00:00:00Z' },
    });
    expect([before.actual, before.status, before.attainment]).toEqual(['90', 'MISSED', 0.9]);
  });

  it('judges on today in China when no day is given, and says what is synthetic', async () => {
    const progress = await progressOf('hebi/2019/patents-granted');
    expect(progress).toMatchObject({
      asOf: '2019-06-30',
      actual: '30',
      actualPeriod: '2019-01/2019-03',
      synthetic: true,
    });
    expect(progress.status).not.toBe('MET');
  });

  it('keeps a target without data apart from one that failed', async () => {
    const progress = await progressOf('hebi/2018/tech-loans-2', { asOf: '2019-06-30' });
    expect(progress).toMatchObject({
      ...{ status: 'NO_DATA', actual: null, attainment: null, isFinal: false },
    });
    const early = await progressOf('hebi/2020/patents-granted', { asOf: '2019-06-30' });
    expect(early.status).toBe('NOT_STARTED');
  });

  it('shows a stored answer of today, and that newer inputs wait to be counted', async () => {
    const key = 'hebi/2019/tech-loans-3';
    await insertEvidence(api.db, '7');
    await api.db.query(
      `insert into target_progress (target_key, as_of, target_version, actual, status, is_final, explanation_zh,
         explanation_en, inputs, input_hash, computed_at, stale_since, evidence_hash)
       values ($1, '2019-06-30', 1, 7, 'ON_TRACK', false, '甲', 'A', '{"terms":{},"used":[],"synthetic":false}', 'h',
         '2019-06-29T00:00:00Z', now(), (select hash from evidence_set where total = 7))`,
      [key],
    );
    const progress = await progressOf(key);
    expect(progress).toMatchObject({ actual: '7', stale: true, computedAt: '2019-06-29T00:00:00.000Z' });
    const { data } = await api.ask(TARGET_ON, { variables: { key, days: ['2019-06-30', '2019-05-31'] } });
    expect(data.target.progressOn).toEqual([progress, await progressOf(key, { asOf: '2019-05-31' })]);
    await api.db.query('delete from target_progress');
  });

  it('sums a plan up', async () => {
    const { data, errors } = await api.ask(PLAN, { variables: { asOf: '2019-06-30' } });
    expect(errors).toBeUndefined();
    const { progress } = data.plan;
    expect(progress.plan).toEqual({ slug: 'hebi' });
    expect(progress.targets).toHaveLength(12);
    const count = (status: string) =>
      progress.targets.filter((t: { status: string }) => t.status === status).length;
    expect(progress.counts).toHaveLength(7);
    for (const one of progress.counts)
      expect([one.status, one.count]).toEqual([one.status, count(one.status)]);
    expect(progress.attainment).toBeGreaterThan(0);
    expect(progress.attainment).toBeLessThanOrEqual(1);
  });

  it("costs the same number of statements for a plan's three targets a stage as for its ten", async () => {
    const variables = { asOf: '2019-06-30' };
    const few = await statementsOf(api.db, () => api.ask(PLAN, { variables }));
    const wide = await openApi();
    try {
      await plantHebi(wide.db, 10);
      await insertObservation(wide.db, { period: '2018', value: '90' });
      let targets = 0;
      const many = await statementsOf(wide.db, async () => {
        const { data } = await wide.ask(PLAN, { variables });
        targets = data.plan.progress.targets.length;
      });
      expect(targets).toBe(40);
      expect(many).toHaveLength(few.length);
      // Plan, document, region, stages, targets twice, indicators, units, departments, versions, then
      // evidence.
      expect(many.length).toBeLessThanOrEqual(16);
      expect(many.filter((sql) => sql.includes('observation'))).toHaveLength(1);
    } finally {
      await wide.close();
    }
  });

  it('answers for several days in one list, in their order, what it says of each alone', async () => {
    const days = ['2019-06-30', '2018-12-31', '2017-06-30', '2019-06-30', '2019-03-31', '2020-12-31'];
    for (const key of ['hebi/2019/patents-granted', 'hebi/2018/patents-granted', 'hebi/2018/tech-loans-2']) {
      for (const asKnownAt of [null, '2019-04-30T00:00:00Z']) {
        const { data, errors } = await api.ask(TARGET_ON, { variables: { key, days, asKnownAt } });
        expect([key, errors]).toEqual([key, undefined]);
        const alone = await Promise.all(days.map((asOf) => progressOf(key, { asOf, asKnownAt })));
        expect(data.target.progressOn).toEqual(alone);
        expect(data.target.progressOn.map(({ asOf }: { asOf: string }) => asOf)).toEqual(days);
      }
    }
    const { data } = await api.ask(TARGET_ON, { variables: { key: 'hebi/2018/patents-granted', days: [] } });
    expect(data.target.progressOn).toEqual([]);
  });

  it('costs no more statements in a list than day by day: each day judged once, the figures read once', async () => {
    const days = ['2018-12-31', '2019-03-31', '2018-12-31', '2019-05-31'];
    const key = 'hebi/2018/patents-granted';
    const asked = (some: readonly string[]) =>
      statementsOf(api.db, () => api.ask(TARGET_ON, { variables: { key, days: some } }));
    const aliased = days.map((asOf, at) => `d${at}: progress(asOf: "${asOf}") { actual target { key } }`);
    const single = await statementsOf(api.db, () =>
      api.ask(`query($key: String!) { target(key: $key) { ${aliased.join(' ')} } }`, { variables: { key } }),
    );
    const [one, listed] = [await asked(days.slice(0, 1)), await asked(days)];
    expect(listed).toHaveLength(single.length);
    // Of each further day only the terms of the target that were in force.
    expect(listed).toHaveLength(one.length + 2);
    expect(listed.filter((sql) => sql.includes('observation'))).toHaveLength(1);
  });

  it('refuses more days than one list may have, and days that do not exist', async () => {
    const key = 'hebi/2018/patents-granted';
    const asked = (days: readonly string[]) => api.ask(TARGET_ON, { variables: { key, days } });
    const most = Array.from(
      { length: MAX_PROGRESS_DAYS },
      (_, at) => `2018-12-${String(at + 1).padStart(2, '0')}`,
    );
    expect((await asked(most)).data.target.progressOn).toHaveLength(MAX_PROGRESS_DAYS);
    const { errors } = await asked([...most, '2018-12-31']);
    expect(errors[0].extensions).toMatchObject({
      code: 'QUERY_TOO_COMPLEX',
      messageZh: `查询过大：days 为 ${MAX_PROGRESS_DAYS + 1}，上限 ${MAX_PROGRESS_DAYS}`,
    });
    expect((await asked(['2019-02-29'])).errors[0].extensions.code).toBe('BAD_DATE');
  });

  it('refuses a day that does not exist', async () => {
    for (const asOf of ['2019-02-29', '2019-6-1', '20190601', 'today', 'infinity', '']) {
      const { errors, status } = await api.ask(TARGET, { variables: { key: 'x', asOf } });
      expect([asOf, status, errors[0].extensions.code]).toEqual([asOf, 400, 'BAD_DATE']);
    }
  });
});
