import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keyRequestOf } from '../../src/cli/create-key';
import { ALL_SHEETS, openWorkbook } from '../../src/feeds/xlsx/open-workbook';
import { createApiKey } from '../../src/services/access/api-keys';
import { objectionTo } from '../../src/services/access/key-request';
import { loadCatalogue } from '../../src/services/catalogue/load-catalogue';
import { readCatalogue } from '../../src/services/catalogue/read-catalogue';
import { type Api, bearer, type GraphqlAnswer, openApi } from '../server/api';
import { insertFeed, insertFeedRun, insertObservation } from '../support/factories';

const ROOT = join(__dirname, '../..');
const LOADING_MS = 60_000;

/** The GraphQL of the guide, in order, with the key that each is asked with. */
async function guide(): Promise<readonly { readonly key: string; readonly query: string }[]> {
  const text = await readFile(join(ROOT, 'docs/ASSESSMENT.md'), 'utf8');
  return [...text.matchAll(/^```graphql\n# (\w+)\n([\s\S]*?)^```$/gm)].map(([, key = '', query = '']) => ({
    ...{ key, query },
  }));
}

describe('assessments over the API', () => {
  let api: Api;
  let clock = new Date('2019-07-21T04:00:00Z');
  const keys = new Map<string, string>();

  beforeAll(async () => {
    api = await openApi({ now: () => clock });
    await loadCatalogue(api.db, await readCatalogue(join(ROOT, 'seeds')), clock);
    await insertFeed(api.db, { slug: 'bureau' });
    const run = await insertFeedRun(api.db, { feedSlug: 'bureau' });
    const figures = [
      { indicatorCode: 'patents-granted', period: '2019-01/2019-06', value: '430' },
      { indicatorCode: 'patents-granted', period: '2019-01/2019-03', value: '200' },
    ];
    for (const { period, ...figure } of figures) {
      const [periodStart, periodEnd] = ['2019-01-01', period.endsWith('06') ? '2019-06-30' : '2019-03-31'];
      await insertObservation(api.db, {
        ...{ ...figure, period, frequency: 'YEAR_TO_DATE', periodStart, periodEnd, documentSlug: null },
        feedRunId: run.id,
      });
    }
    await makeKeys();
    keys.set('reader', await api.keyOf('READER'));
    keys.set('finance', await api.keyOf('READER', { scopes: ['APPEAL'], departmentSlug: 'hebi-finance' }));
    keys.set('jinta', await api.keyOf('PLANNER', { scopes: ['ASSESS', 'DECIDE'], regionCodes: ['620921'] }));
    keys.set('bank', await api.keyOf('BANK'));
  }, LOADING_MS);
  afterAll(() => api.close());

  /** `office=$(npm run -s kejin -- key-create "…" --role …)`: the key, made as the command makes it. */
  async function makeKeys(): Promise<void> {
    const text = await readFile(join(ROOT, 'docs/ASSESSMENT.md'), 'utf8');
    for (const [, name = '', called = '', flags = ''] of text.matchAll(
      /^(\w+)=\$\(npm run -s kejin -- key-create "([^"]+)" (.+)\)$/gm,
    )) {
      const given = Object.fromEntries(
        [...flags.matchAll(/--(\w+) (\S+)/g)].map(([, key, value]) => [key, value]),
      );
      const { role = '', region = '', scope = '', department } = given as Record<string, string>;
      const request = keyRequestOf({ name: called, role, region: [region], scope: [scope], department });
      expect(await objectionTo(api.db, request, clock)).toBeNull();
      keys.set(name, (await createApiKey(api.db, request)).key);
    }
  }

  const ask = (key: string, query: string): Promise<GraphqlAnswer> => api.ask(query, { key: keys.get(key) });
  const codes = (payload: { userErrors: { code: string }[] }) => payload.userErrors.map(({ code }) => code);

  it('walks the guide from the end of a quarter to a decided appeal, with nothing but GraphQL', async () => {
    const ids: Record<string, string> = { ASSESSMENT: '', ITEM: '', APPEAL: '' };
    const answers = [];
    for (const { key, query } of await guide()) {
      const filled = query.replace(/"(ASSESSMENT|ITEM|APPEAL)"/g, (_, name: string) => `"${ids[name]}"`);
      const { data, errors } = await ask(key, filled);
      expect([query, errors]).toEqual([query, undefined]);
      for (const payload of Object.values(data) as { userErrors?: unknown[] }[]) {
        if (payload?.userErrors) expect([query, payload.userErrors]).toEqual([query, []]);
      }
      answers.push(data);
      const assessed = data.assessQuarter?.assessments.find(
        (one: { department: { slug: string } }) => one.department.slug === 'hebi-science',
      );
      if (assessed) ids.ASSESSMENT = assessed.id;
      const item = data.assessment?.items.find(
        ({ targetKey }: { targetKey: string }) => targetKey === 'hebi/stage-2019/patents-granted',
      );
      if (item) ids.ITEM = item.id;
      if (data.fileAppeal) ids.APPEAL = data.fileAppeal.appeal.id;
    }
    const [scheme, computed, drafted, approved, fedBack, filed, decided, replayed, results] = answers;
    const choices: { clause: string | null; isOurs: boolean }[] = scheme.plan.assessmentScheme.choices;
    expect(choices.length).toBeGreaterThan(20);
    expect(choices.filter(({ clause, isOurs }) => clause === null && !isOurs)).toEqual([]);
    expect(choices.filter(({ isOurs }) => !isOurs).length).toBeGreaterThan(5);
    expect(computed.assessQuarter.computed).toBe(9);
    expect(drafted.assessment).toMatchObject({ status: 'DRAFT', score: '96.62', versions: [{ version: 1 }] });
    expect(approved.advanceAssessment.assessment).toEqual({ status: 'APPROVED', feedbackDue: '2019-07-31' });
    expect(fedBack.advanceAssessment.assessment).toEqual({ status: 'FED_BACK', appealUntil: '2019-08-05' });
    expect(filed.fileAppeal).toMatchObject({
      appeal: { scoreBefore: '96.62', scoreIfUpheld: '100', decideBy: '2019-08-20' },
      assessment: { status: 'APPEALED' },
    });
    expect(decided.decideAppeal).toMatchObject({
      appeal: { upheld: true, decidedByName: 'Leading group', correctedVersion: 2 },
      assessment: {
        ...{ status: 'DECIDED', version: 2, score: '100' },
        versions: [
          { version: 1, cause: 'COMPUTED', score: '96.62' },
          { version: 2, cause: 'APPEAL_UPHELD', score: '100' },
        ],
      },
    });
    expect(replayed).toMatchObject({ past: { identical: true }, today: { identical: true, parts: [] } });
    expect(results.assessmentRanking[0]).toMatchObject({ rank: 1, score: '100', isComplete: false });
    expect(results.assessmentReport.appeals).toEqual([
      {
        targetKey: 'hebi/stage-2019/patents-granted',
        upheld: true,
        scoreBefore: '96.62',
        scoreIfUpheld: '100',
      },
    ]);
    expect(results.assessmentReport.textEn).toContain('## Appeals');
  });

  const LIST = `{ assessments(plan: "hebi", quarter: "2019-Q2") { id status department { slug } appeals { reason }
    events { step } } }`;
  const seenBy = async (key: string) => {
    const { data, errors } = await ask(key, LIST);
    if (errors) return errors[0].extensions.code;
    return data.assessments.map((one: { status: string; department: { slug: string } }) =>
      [one.department.slug, one.status].join(' '),
    );
  };

  it('shows staff all of it, a department its own from the feedback on, readers what is final, banks none', async () => {
    expect(await seenBy('office')).toHaveLength(9);
    expect(await seenBy('jinta')).toEqual([]);
    expect(await seenBy('science')).toEqual(['hebi-science DECIDED']);
    expect(await seenBy('finance')).toEqual([]);
    expect(await seenBy('reader')).toEqual([]);
    expect(await seenBy('bank')).toBe('NOT_ALLOWED');
    expect(await seenBy('nobody')).toBe('NOT_SIGNED_IN');
    clock = new Date('2019-08-06T04:00:00Z');
    const { data } = await ask('office', LIST);
    const own = data.assessments.find((one: { status: string }) => one.status === 'DECIDED');
    const closed = await ask(
      'leader',
      `mutation { advanceAssessment(id: "${own.id}", action: CLOSE) { assessment { status } userErrors { code } } }`,
    );
    expect(closed.data.advanceAssessment.assessment).toEqual({ status: 'FINAL' });
    expect(await seenBy('reader')).toEqual(['hebi-science FINAL']);
    const outside = (await ask('reader', LIST)).data.assessments[0];
    expect([outside.appeals, outside.events]).toEqual([[], []]);
    expect((await ask('science', LIST)).data.assessments[0].appeals).toEqual([
      ...[{ reason: '两批授权公告未计入' }],
    ]);
    const far = await ask('jinta', `{ assessment(id: "${own.id}") { status } node(id: "${own.id}") { id } }`);
    expect(far.data).toEqual({ assessment: null, node: null });
  });

  it('refuses by name what cannot be done, with nothing written', async () => {
    const [before] = await api.db.query('select max(seq) as seq from audit_record');
    const refused = async (key: string, mutation: string) => {
      const { data } = await ask(
        key,
        `mutation { it: ${mutation} { userErrors { code messageZh clause } } }`,
      );
      return codes(data.it).join(' ');
    };
    expect(await refused('office', 'assessQuarter(plan: "x", quarter: "2019-Q2")')).toBe('UNKNOWN_PLAN');
    expect(await refused('office', 'assessQuarter(plan: "hebi", quarter: "x")')).toBe('NOT_A_QUARTER');
    expect(await refused('office', 'assessQuarter(plan: "hebi", quarter: "2019-Q3")')).toBe(
      'QUARTER_NOT_OVER',
    );
    expect(await refused('jinta', 'assessQuarter(plan: "jinta", quarter: "2019-Q2")')).toBe('NO_SCHEME');
    expect(await refused('jinta', 'assessQuarter(plan: "hebi", quarter: "2019-Q2")')).toBe(
      'OUTSIDE_YOUR_REGIONS',
    );
    expect(await refused('leader', 'advanceAssessment(id: "x", action: APPROVE)')).toBe('UNKNOWN_ASSESSMENT');
    expect(await refused('finance', 'fileAppeal(assessmentItem: "x", reason: "x")')).toBe('UNKNOWN_ITEM');
    expect(await refused('leader', 'decideAppeal(id: "x", upheld: true, reason: "x")')).toBe(
      'UNKNOWN_APPEAL',
    );
    const [item] = await api.db.query<{ id: string }>(
      `select i.id from assessment_item i join assessment a on a.id = i.assessment_id
       where a.department_slug = 'hebi-finance' and i.target_key = 'hebi/stage-2019/patents-granted'`,
    );
    const id = Buffer.from(`AssessmentItem:${item?.id}`).toString('base64url');
    const filing = `fileAppeal(assessmentItem: "${id}", reason: "x", evidence: "y", claimedActual: "1")`;
    expect(await refused('finance', filing)).toBe('NOT_FED_BACK_YET');
    expect(await refused('science', filing)).toBe('UNKNOWN_ITEM');
    const [after] = await api.db.query('select max(seq) as seq from audit_record');
    expect(after).toEqual(before);
  });

  it('answers bad questions with a code, never with a fault', async () => {
    const codeOf = async (query: string) => (await ask('office', query)).errors?.[0].extensions.code ?? 'OK';
    expect(await codeOf('{ assessmentReport(plan: "x", half: "2019-H1") { half } }')).toBe('UNKNOWN_PLAN');
    expect(await codeOf('{ assessmentReport(plan: "hebi", half: "2019-Q1") { half } }')).toBe('BAD_PERIOD');
    expect(await codeOf('{ assessmentRanking(plan: "hebi", period: "2019-05") { rank } }')).toBe(
      'BAD_PERIOD',
    );
    expect(await codeOf('{ assessmentRanking(plan: "x", period: "2019") { rank } }')).toBe('UNKNOWN_PLAN');
    expect(await codeOf('{ assessments(plan: "hebi", first: 501) { id } }')).toBe('BAD_PAGE_SIZE');
    expect(await codeOf('{ assessments(plan: "hebi", quarter: "x") { id } }')).toBe('BAD_PERIOD');
    expect(await codeOf('{ assessmentReplay(id: "x", with: TODAY) { identical } }')).toBe('OK');
  });

  it('makes keys that may appeal only with a department, and that decide only for staff', async () => {
    const administrator = await api.keyOf('ADMINISTRATOR');
    const made = async (input: string) => {
      const { data } = await api.ask(
        `mutation { createApiKey(input: { name: "x", ${input} }) { apiKey { department } userErrors { code } } }`,
        { key: administrator },
      );
      return data.createApiKey.apiKey?.department ?? codes(data.createApiKey).join(' ');
    };
    expect(await made('role: READER, scopes: [APPEAL]')).toBe('APPEAL_NEEDS_DEPARTMENT');
    expect(await made('role: READER, scopes: [APPEAL], department: "none"')).toBe('UNKNOWN_DEPARTMENT');
    expect(await made('role: READER, scopes: [DECIDE]')).toBe('SCOPE_NOT_FOR_ROLE');
    expect(await made('role: READER, scopes: [APPEAL], department: "hebi-tax"')).toBe('hebi-tax');
    const viewer = await ask('science', '{ viewer { department scopes } }');
    expect(viewer.data.viewer).toEqual({ department: 'hebi-science', scopes: ['APPEAL'] });
  });

  it('gives the half-yearly report as a workbook and as Markdown, to who may see it', async () => {
    const get = (key: string, file: string) =>
      api.send(`/assessments/hebi/${file}`, { headers: bearer(keys.get(key) as string) });
    const answer = await get('office', '2019-H1.xlsx');
    expect(answer.status).toBe(200);
    const book = await openWorkbook(Buffer.from(await answer.arrayBuffer()), ALL_SHEETS);
    const sheets = new Map(book.sheets.map(({ name, rows }) => [name, rows]));
    expect([...sheets.keys()]).toEqual(['部门', '考核项', '风险', '里程碑', '申诉', '说明']);
    expect(sheets.get('部门')).toHaveLength(10);
    expect(sheets.get('申诉')?.[1]?.map((cell) => cell?.v)).toContain('两批授权公告未计入');
    const text = await (await get('office', '2019-H1.zh.md')).text();
    expect(text).toContain('## 各部门得分');
    expect(text).toContain('| 市科技局 |');
    expect(text).toContain('两批授权公告未计入');
    expect(await (await get('reader', '2019-H1.en.md')).text()).not.toContain('两批授权公告未计入');
    expect((await get('bank', '2019-H1.xlsx')).status).toBe(403);
    expect((await get('office', '2019-Q1.xlsx')).status).toBe(400);
    expect((await get('office', '2019-H1.pdf')).status).toBe(400);
    expect(
      (await api.send('/assessments/none/2019-H1.xlsx', { headers: bearer(keys.get('office') as string) }))
        .status,
    ).toBe(404);
  });
});
