import { type Api, openApi } from '../server/api';
import { insertFeed, insertFeedRun, insertRegion, insertReject } from '../support/factories';

const ACCEPT = `mutation ($ids: [ID!]!, $reason: String!) { acceptWarning(ids: $ids, reason: $reason) {
  rejects { id acceptedAt acceptedBy acceptedReason } userErrors { code field } } }`;

interface Answer {
  readonly rejects: readonly Readonly<Record<string, unknown>>[] | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] }[];
}

describe('validation rules and warnings in the API', () => {
  let api: Api;
  let officer: string;
  let ofHebi: string;
  let ofJinta: string;
  beforeAll(async () => {
    api = await openApi();
    await insertRegion(api.db, { nameZh: '鹤壁市', nameEn: 'Hebi' });
    await insertRegion(api.db, { code: '620921', level: 'COUNTY' });
    await insertFeed(api.db);
    await api.db.query(
      `insert into validation_rule values ('granted', 'NOT_ABOVE', 'WARNING', '授权不超过申请', 'Granted within filed',
         '说明', 'Why', '{"levels": ["COUNTY"]}', '{"lesser": "a", "greater": "b"}', null, null)`,
    );
    officer = await api.keyOf('DATA_OFFICER', { name: '王科员' });
    ofHebi = await api.keyOf('DATA_OFFICER', { name: 'Hebi', regionCodes: ['410600'] });
    ofJinta = await api.keyOf('DATA_OFFICER', { name: 'Jinta', regionCodes: ['620921'] });
  });
  afterAll(() => api.close());

  const plant = async (regionCodes: readonly string[] | null = null, status = 'PUBLISHED') => {
    const run = await insertFeedRun(api.db, { status });
    await api.db.query('update feed_batch set region_codes = $2 where id = $1', [
      run.batchId ?? run.batch_id,
      regionCodes,
    ]);
    const warn = { runId: run.id, severity: 'WARNING', code: 'RULE_NOT_ABOVE', ruleCode: 'granted' };
    const ids: string[] = [];
    for (const given of [warn, warn, { runId: run.id }, { runId: run.id, severity: 'INFO' }]) {
      ids.push(String((await insertReject(api.db, given)).id));
    }
    return { runId: String(run.id), ids };
  };
  const accept = async (key: string, ids: readonly string[], reason = '集中授权'): Promise<Answer> =>
    (await api.ask(ACCEPT, { key, variables: { ids, reason } })).data.acceptWarning;
  const refusalOf = async (...given: Parameters<typeof accept>) =>
    (await accept(...given)).userErrors[0]?.code;
  const runOf = async () => {
    const { data } = await api.ask(
      `{ feedRuns(first: 1) { nodes { openWarnings
          open: rejects(filter: { isOpen: true }) { totalCount nodes { id rule { nameZh } } }
          errors: rejects(filter: { severity: ERROR }) { totalCount }
          other: rejects(filter: { isOpen: false }) { totalCount }
          byRule: rejects(filter: { rule: "granted" }) { totalCount } } } }`,
      { key: officer },
    );
    return data.feedRuns.nodes[0];
  };

  it('lists the rules for everybody', async () => {
    const { data } = await api.ask(
      `{ validationRules { code kind severity nameZh nameEn explanationZh scope parameters clause document { slug } } }`,
    );
    expect(data.validationRules).toEqual([
      {
        ...{ code: 'granted', kind: 'NOT_ABOVE', severity: 'WARNING', explanationZh: '说明' },
        ...{ nameZh: '授权不超过申请', nameEn: 'Granted within filed', clause: null, document: null },
        ...{ scope: { levels: ['COUNTY'] }, parameters: { lesser: 'a', greater: 'b' } },
      },
    ]);
  });

  it('takes an answer with its reason once, and records who gave it', async () => {
    const { runId, ids } = await plant();
    expect(await runOf()).toEqual({
      ...{ openWarnings: 2, errors: { totalCount: 1 }, other: { totalCount: 2 } },
      open: {
        totalCount: 2,
        nodes: ids.slice(0, 2).map((id) => ({ id, rule: { nameZh: '授权不超过申请' } })),
      },
      byRule: { totalCount: 2 },
    });
    const { rejects, userErrors } = await accept(officer, [ids[0] as string], '  集中授权  ');
    expect(userErrors).toEqual([]);
    expect(rejects).toEqual([
      { id: ids[0], acceptedAt: expect.any(String), acceptedBy: '王科员', acceptedReason: '集中授权' },
    ]);
    expect(await runOf()).toMatchObject({
      openWarnings: 1,
      open: { totalCount: 1 },
      other: { totalCount: 3 },
    });
    expect(await refusalOf(officer, ids.slice(0, 2))).toBe('ALREADY_ACCEPTED');
    expect(await runOf()).toMatchObject({ openWarnings: 1 });
    const records = await api.db.query<{ content: string }>(
      `select content from audit_record where content::jsonb ->> 'action' = 'WARNING_ACCEPTED'`,
    );
    expect(records.map(({ content }) => JSON.parse(content))).toEqual([
      expect.objectContaining({
        ...{ subject: `run:${runId}`, actorName: '王科员' },
        detail: { feeds: ['local-long'], runs: [runId], warnings: [ids[0]], reason: '集中授权' },
      }),
    ]);
  });

  it('refuses an answer without reason, to no warning, or to what is none', async () => {
    const { ids } = await plant();
    expect(await refusalOf(officer, [ids[0] as string], ' ')).toBe('EMPTY_REASON');
    expect(await refusalOf(officer, [ids[0] as string], '长'.repeat(1_001))).toBe('REASON_TOO_LONG');
    expect(await refusalOf(officer, [])).toBe('NO_WARNINGS');
    expect(
      await refusalOf(
        officer,
        Array.from({ length: 501 }, (_, at) => String(at)),
      ),
    ).toBe('NO_WARNINGS');
    expect(await refusalOf(officer, [ids[0] as string, ids[2] as string])).toBe('NOT_A_WARNING');
    expect(await refusalOf(officer, [ids[3] as string])).toBe('NOT_A_WARNING');
    for (const id of ['x', '999999999', '9'.repeat(30), "1' or true --"]) {
      expect(await refusalOf(officer, [id])).toBe('UNKNOWN_WARNING');
    }
    expect(await runOf()).toMatchObject({ openWarnings: 2 });
  });

  it('has nothing to answer for in a file that was not taken in', async () => {
    const { ids } = await plant(null, 'FAILED');
    expect(await runOf()).toMatchObject({ openWarnings: 0 });
    expect(await refusalOf(officer, [ids[0] as string])).toBe('NOTHING_TAKEN_IN');
  });

  it('lets officers answer for files of their regions only', async () => {
    const everywhere = await plant(null);
    expect(await refusalOf(ofHebi, everywhere.ids.slice(0, 1))).toBe('UNKNOWN_WARNING');
    const hebi = await plant(['410600']);
    expect(await refusalOf(ofJinta, hebi.ids.slice(0, 1))).toBe('UNKNOWN_WARNING');
    expect((await accept(ofHebi, hebi.ids.slice(0, 2))).rejects).toHaveLength(2);
  });
});
