import { globalId } from '../../src/entities/node';
import { type Api, openApi, statementsOf } from '../server/api';
import { insertTargets } from '../services/ingestion/feed-rows';
import { insertReferenceRows } from '../services/ingestion/reference-rows';
import { Chain, insertReviewedFeed, OFFICER } from '../services/submissions/chain-fixture';

const PAGE = `query($first: Int!) { submissions(first: $first) { totalCount nodes {
  id feedSlug period version status region { code } submittedByName
  feed { review } runs { status } corrects { version }
  figures(first: 5) { totalCount nodes { value unit period indicator { code } currentPublished { valueExact } } }
  events { step actorName at } openWarnings { id }
  maySubmit mayReview mayAudit mayApprove mayReturn mayWithdraw permissions { action isAllowed reasons { code } }
} } }`;
const SUBMIT = `mutation($id: ID!, $reason: String) { submitSubmission(id: $id, revisionReason: $reason) {
  submission { status revision submittedByName maySubmit mayWithdraw events { step } }
  userErrors { code field messageZh messageEn clause } } }`;
const DECIDE = `mutation($id: ID!, $decision: ReviewDecision!, $comment: String, $expected: Int) {
  reviewSubmission(id: $id, decision: $decision, comment: $comment, expectedRevision: $expected) {
    submission { status revision } userErrors { code field clause } } }`;
const SERIES = `{ series(regions: ["410600"], indicators: ["patents-granted"]) { points { valueExact } } }`;

describe('submissions in the API', () => {
  let api: Api;
  let chain: Chain;
  const keys = { officer: '', reviewer: '', auditor: '', leader: '', planner: '' };

  beforeAll(async () => {
    api = await openApi({ now: () => chain.now() });
    chain = new Chain(api.db);
    await insertReferenceRows(api.db);
    await insertReviewedFeed(api.db);
    await insertTargets(api.db);
    const hebi = { regionCodes: ['410600'] };
    keys.officer = await api.keyOf('DATA_OFFICER', hebi);
    keys.reviewer = await api.keyOf('PLANNER', { ...hebi, scopes: ['REVIEW'] });
    keys.auditor = await api.keyOf('PLANNER', { ...hebi, scopes: ['AUDIT'] });
    keys.leader = await api.keyOf('PLANNER', { ...hebi, scopes: ['APPROVE'] });
    keys.planner = await api.keyOf('PLANNER', hebi);
    const months = Array.from({ length: 50 }, (_, i) => `${2010 + Math.floor(i / 12)}-${(i % 12) + 1}`);
    await chain.send(
      months.flatMap((month) => [`鹤壁市,专利授权量,${month},60,件,`, `鹤壁市,专利申请量,${month},90,件,`]),
    );
  });
  afterAll(() => api.close());

  it('cost a bounded number of statements, however many a page holds', async () => {
    const count = async (first: number) => {
      let answer: unknown;
      const statements = await statementsOf(api.db, async () => {
        answer = await api.ask(PAGE, { key: keys.officer, variables: { first } });
      });
      return { statements: statements.length, answer: answer as Awaited<ReturnType<Api['ask']>> };
    };
    await count(50);
    const one = await count(1);
    const fifty = await count(50);
    expect(fifty.answer.errors).toBeUndefined();
    expect(fifty.answer.data.submissions.nodes).toHaveLength(50);
    expect(fifty.answer.data.submissions.nodes[0]).toMatchObject({
      ...{ feedSlug: 'bureau', version: 1, status: 'DRAFT', feed: { review: 'chain' }, corrects: null },
      figures: { totalCount: 2, nodes: [{ currentPublished: null }, { currentPublished: null }] },
      ...{ maySubmit: true, mayReview: false, mayWithdraw: true, events: [{ step: 'HANDED_IN' }] },
    });
    expect(fifty.statements).toBeLessThanOrEqual(one.statements);
    expect(fifty.statements).toBeLessThanOrEqual(20);
  });

  it('walk the chain by mutations whose refusals are data, and say what the viewer may do at each step', async () => {
    const { id: own } = await chain.last();
    const id = globalId('Submission', own);
    const MAY = `query($id: ID!) { submission(id: $id) { maySubmit mayReview mayAudit mayApprove mayReturn } }`;
    const may = async (key: string) => {
      const { data } = await api.ask(MAY, { key, variables: { id } });
      return Object.keys(data.submission).filter((name) => data.submission[name]);
    };
    const { data } = await api.ask(SUBMIT, { key: keys.officer, variables: { id } });
    expect(data.submitSubmission).toMatchObject({
      submission: { status: 'AWAITING_REVIEW', revision: 2, maySubmit: false, mayWithdraw: true },
      userErrors: [],
    });
    expect([await may(keys.reviewer), await may(keys.auditor), await may(keys.officer)]).toEqual([
      ...[['mayReview', 'mayReturn'], [], []],
    ]);
    const decide = async (key: string, decision: string, more: object = {}) => {
      const answer = await api.ask(DECIDE, { key, variables: { id, decision, ...more } });
      const { submission, userErrors } = answer.data.reviewSubmission;
      return (
        submission?.status ?? userErrors.map(({ code, field }: Record<string, unknown>) => `${code} ${field}`)
      );
    };
    expect(await decide(keys.reviewer, 'RETURN', { comment: ' ' })).toEqual(['RETURN_NEEDS_REASON comment']);
    expect(await decide(keys.reviewer, 'REVIEW', { expected: 1 })).toEqual([
      'CHANGED_MEANWHILE expectedRevision',
    ]);
    expect(await decide(keys.reviewer, 'REVIEW', { expected: 2 })).toBe('AWAITING_AUDIT');
    expect(await decide(keys.auditor, 'AUDIT')).toBe('AWAITING_APPROVAL');
    expect((await api.ask(SERIES)).data.series[0].points).toEqual([]);
    expect(await decide(keys.leader, 'APPROVE')).toBe('PUBLISHED');
    expect((await api.ask(SERIES)).data.series[0].points).toEqual([{ valueExact: '60' }]);
    expect(await decide(keys.leader, 'APPROVE')).toEqual(['NOT_AWAITING_APPROVAL decision']);
  });

  it('list what awaits the caller: exactly what its own verdicts let it move on', async () => {
    const ids = (await chain.submissions()).filter(({ status }) => status === 'DRAFT').map(({ id }) => id);
    for (const id of ids.slice(0, 6)) await chain.act('SUBMIT', OFFICER, { id });
    const LIST = `query($mine: Boolean) { submissions(first: 100, awaitingMe: $mine) { nodes {
      id maySubmit mayReview mayAudit mayApprove } } }`;
    type Listed = Record<'id' | 'maySubmit' | 'mayReview' | 'mayAudit' | 'mayApprove', unknown>;
    for (const key of [keys.officer, keys.reviewer, keys.auditor]) {
      const listOf = async (mine: boolean | null): Promise<Listed[]> =>
        (await api.ask(LIST, { key, variables: { mine } })).data.submissions.nodes;
      const all = await listOf(null);
      const movable = all.filter(({ id: _, ...verdicts }) => Object.values(verdicts).includes(true));
      expect((await listOf(true)).map(({ id }) => id)).toEqual(movable.map(({ id }) => id));
    }
    const { data } = await api.ask('{ submissions(mine: true) { totalCount } }', { key: keys.reviewer });
    expect(data.submissions.totalCount).toBe(0);
  });

  it('tell a few at a time what their publication would change', async () => {
    const IMPACT = `query($first: Int!) { submissions(first: $first, status: DRAFT) { nodes { impact {
      figures { new revised changes { indicatorCode after { value } } } targets { dependent } approved { totalCount }
    } } } }`;
    const one = await api.ask(IMPACT, { key: keys.officer, variables: { first: 1 } });
    expect(one.data.submissions.nodes[0].impact).toMatchObject({
      ...{ figures: { new: 2, revised: 0 }, targets: { dependent: 1 }, approved: { totalCount: 0 } },
    });
    expect(await api.db.query('select 1 from observation')).toHaveLength(2);
    const many = await api.ask(IMPACT, { key: keys.officer, variables: { first: 6 } });
    expect(many.errors[0].extensions.code).toBe('QUERY_TOO_COMPLEX');
  });

  it('name the approved submission whose figures a correction would change', async () => {
    const [published] = await api.db.query<{ id: string; period: string }>(
      `select id, period from submission where status = 'PUBLISHED'`,
    );
    await chain.send([`鹤壁市,专利授权量,${published?.period},64,件,`]);
    const { data } = await api.ask(
      `{ submissions(first: 1, status: DRAFT) { nodes { version corrects { id } impact {
        figures { revised } approved { things { kind id nameZh figures } } } } } }`,
      { key: keys.officer },
    );
    const id = globalId('Submission', published?.id as string);
    expect(data.submissions.nodes).toEqual([
      {
        ...{ version: 2, corrects: { id } },
        impact: {
          figures: { revised: 1 },
          approved: {
            things: [{ kind: 'SUBMISSION', id, nameZh: expect.stringContaining('第 1 版'), figures: 1 }],
          },
        },
      },
    ]);
  });

  it('are not there for others, and refuse a key that should not carry their scopes', async () => {
    const other = await api.keyOf('DATA_OFFICER', { regionCodes: ['620921'] });
    const id = globalId('Submission', (await chain.last()).id);
    const seen = await api.ask(
      `{ submission(id: "${id}") { id } node(id: "${id}") { id } submissions { totalCount }
      feedRuns { totalCount } }`,
      { key: other },
    );
    expect(seen.data).toEqual({
      ...{ submission: null, node: null, submissions: { totalCount: 0 }, feedRuns: { totalCount: 0 } },
    });
    const [run] = await api.db.query<{ id: string }>('select id from feed_run');
    const runOf = (key: string) =>
      api.send(`/feeds/runs/${run?.id}`, { headers: { authorization: `Bearer ${key}` } });
    expect([(await runOf(other)).status, (await runOf(keys.officer)).status]).toEqual([404, 200]);
    const admin = await api.keyOf('ADMINISTRATOR');
    const made = await api.ask(
      `mutation { createApiKey(input: { name: "x", role: READER, scopes: [APPROVE] }) { userErrors { code } } }`,
      { key: admin },
    );
    expect(made.data.createApiKey.userErrors).toEqual([{ code: 'SCOPE_NOT_FOR_ROLE' }]);
    const planner = await api.ask('{ submissions { totalCount } }', { key: keys.planner });
    expect(planner.errors[0].extensions.code).toBe('NOT_ALLOWED');
  });
});
