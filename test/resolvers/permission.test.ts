import { type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import { API_ROLES, type ApiRole } from '../../src/domain/vocabulary';
import { globalId } from '../../src/entities/node';
import { RESOLVERS } from '../../src/resolvers';
import { buildKejinSchema } from '../../src/schema/build-schema';
import { type Api, openApi } from '../server/api';
import { openStream } from '../server/event-stream';
import { guaranteeEntrances } from '../server/walk/guarantees';
import { loanEntrances } from '../server/walk/lending';
import { subsidyEntrances } from '../server/walk/subsidies';
import { insertFeed, insertFeedRun, insertObservation, plantHebi } from '../support/factories';
import { insertScenario } from '../support/scenarios';
import { APPLICATION_ENTRANCES } from './application-entrances';
import { ASSESSMENT_ENTRANCES } from './assessment-entrances';
import { CLAIM_ENTRANCES } from './claim-entrances';
import { LEDGER_ENTRANCES } from './ledger-entrances';
import { SCENARIOS, SIMULATION_ENTRANCES } from './simulation-entrances';

const ALL: readonly ApiRole[] = API_ROLES;
const OFFICERS: readonly ApiRole[] = ['ADMINISTRATOR', 'DATA_OFFICER'];
const ADMINISTRATORS: readonly ApiRole[] = ['ADMINISTRATOR'];
/** Staff see the whole graph; readers what the public registers say; a bank what its scopes add. */
const STAFF: readonly ApiRole[] = ['ADMINISTRATOR', 'DATA_OFFICER', 'PLANNER'];
const PUBLIC_RECORD: readonly ApiRole[] = [...STAFF, 'READER'];
const SERIES = 'series(regions: ["410600"], indicators: ["patents-granted"])';

const RUN = '00000000-0000-4000-8000-000000000009';

/** Every way into the graph, and who may take it; `null` stands for a caller without a key. */
const ENTRANCES: Readonly<
  Record<string, { readonly ask: string; readonly roles: readonly (ApiRole | null)[] }>
> = {
  'Query.node': { ask: `{ node(id: "${globalId('Region', '410600')}") { id } }`, roles: [null, ...ALL] },
  'Query.nodes': { ask: `{ nodes(ids: ["${globalId('Plan', 'hebi')}"]) { id } }`, roles: [null, ...ALL] },
  'Query.viewer': { ask: '{ viewer { role } }', roles: [null, ...ALL] },
  'Query.region': { ask: '{ region(code: "410600") { code } }', roles: [null, ...ALL] },
  'Query.regions': { ask: '{ regions { totalCount } }', roles: [null, ...ALL] },
  'Query.indicator': { ask: '{ indicator(code: "tech-loans") { code } }', roles: [null, ...ALL] },
  'Query.indicators': { ask: '{ indicators { totalCount } }', roles: [null, ...ALL] },
  'Query.formulaCheck': {
    ask: '{ formulaCheck(formula: "a", unit: "CNY", inputs: []) { userErrors { code } } }',
    roles: [null, ...ALL],
  },
  'Query.series': { ask: `{ ${SERIES} { points { valueExact } } }`, roles: [null, ...ALL] },
  'Query.plan': { ask: '{ plan(slug: "hebi") { slug } }', roles: [null, ...ALL] },
  'Query.plans': { ask: '{ plans { totalCount } }', roles: [null, ...ALL] },
  'Query.target': { ask: '{ target(key: "hebi/2018/patents-granted") { key } }', roles: [null, ...ALL] },
  'Query.progressChange': {
    ask: '{ progressChange(target: "hebi/2018/patents-granted", from: "2018-06-30", to: "2018-12-31") { change } }',
    roles: [null, ...ALL],
  },
  'Query.enterprise': { ask: '{ enterprise(uscc: "914403001922038216") { uscc } }', roles: ALL },
  'Query.enterprises': { ask: '{ enterprises { totalCount } }', roles: ALL },
  'Query.enterpriseGroups': { ask: '{ enterpriseGroups(by: [REGION]) { count } }', roles: ALL },
  'Query.incubators': { ask: '{ incubators { totalCount } }', roles: ALL },
  'Query.institutions': { ask: '{ institutions { totalCount } }', roles: ALL },
  'Query.certifications': { ask: '{ certifications { totalCount } }', roles: PUBLIC_RECORD },
  'Query.lapsingCertifications': {
    ask: '{ lapsingCertifications(before: "2019-12-31") { totalCount } }',
    roles: PUBLIC_RECORD,
  },
  'Query.targetsAtRisk': { ask: '{ targetsAtRisk(plan: "hebi") { totalCount } }', roles: [null, ...ALL] },
  'Query.indicatorRanking': {
    ask: '{ indicatorRanking(indicator: "tech-loans", level: PREFECTURE) { totalCount } }',
    roles: [null, ...ALL],
  },
  'Query.patents': { ask: '{ patents { totalCount } }', roles: PUBLIC_RECORD },
  'Query.loans': { ask: '{ loans { totalCount } }', roles: STAFF },
  'Query.funds': { ask: '{ funds { totalCount } }', roles: STAFF },
  'Query.techContracts': { ask: '{ techContracts { totalCount } }', roles: STAFF },
  'Query.programmeStressTest': {
    ask: '{ programmeStressTest(programme: "x", input: { defaultRate: 0.1 }) { userErrors { code } } }',
    roles: STAFF,
  },
  ...LEDGER_ENTRANCES,
  'Query.programmes': { ask: '{ programmes { slug } }', roles: [null, ...ALL] },
  'Query.programme': { ask: '{ programme(slug: "risk-fund") { slug } }', roles: [null, ...ALL] },
  'Query.validationRules': { ask: '{ validationRules { code } }', roles: [null, ...ALL] },
  'Query.feeds': { ask: '{ feeds { slug freshness { lastPublishedAt } } }', roles: [null, ...ALL] },
  'Query.feed': { ask: '{ feed(slug: "local-long") { slug } }', roles: OFFICERS },
  'Feed.runs': { ask: '{ feeds { runs { totalCount } } }', roles: OFFICERS },
  'Feed.lastFetch': { ask: '{ feeds { lastFetch { failures } } }', roles: OFFICERS },
  'Feed.mappings': { ask: '{ feeds { mappings { label } } }', roles: OFFICERS },
  'Feed.mappingProposals': { ask: '{ feeds { mappingProposals { label } } }', roles: OFFICERS },
  'Query.feedRuns': { ask: '{ feedRuns { totalCount } }', roles: OFFICERS },
  'Query.enterpriseChanges': {
    ask: '{ enterpriseChanges(first: 1) { hasMore } }',
    roles: ['ADMINISTRATOR', 'BANK'],
  },
  'Query.pullReceipts': { ask: '{ pullReceipts { totalCount } }', roles: ALL },
  'Query.apiKeys': { ask: '{ apiKeys { totalCount } }', roles: ADMINISTRATORS },
  'Mutation.createApiKey': {
    ask: 'mutation { createApiKey(input: { name: "x", role: READER }) { key userErrors { code } } }',
    roles: ADMINISTRATORS,
  },
  'Mutation.revokeApiKey': {
    ask: 'mutation { revokeApiKey(id: "x") { userErrors { code } } }',
    roles: ADMINISTRATORS,
  },
  'Mutation.setSharing': {
    ask: 'mutation { setSharing(uscc: "x", authorised: true, reason: "x", decidedOn: "2019-01-01") { userErrors { code } } }',
    roles: OFFICERS,
  },
  ...SIMULATION_ENTRANCES,
  ...APPLICATION_ENTRANCES,
  ...ASSESSMENT_ENTRANCES,
  ...CLAIM_ENTRANCES,
  ...loanEntrances(ALL),
  ...subsidyEntrances(STAFF),
  ...guaranteeEntrances(STAFF, [null, ...ALL]),
  'Query.submissions': { ask: '{ submissions { totalCount } }', roles: OFFICERS },
  'Query.submission': { ask: '{ submission(id: "x") { status } }', roles: OFFICERS },
  'Mutation.submitSubmission': {
    ask: 'mutation { submitSubmission(id: "x") { userErrors { code } } }',
    roles: OFFICERS,
  },
  'Mutation.reviewSubmission': {
    ask: 'mutation { reviewSubmission(id: "x", decision: AUDIT) { userErrors { code } } }',
    roles: OFFICERS,
  },
  'Mutation.withdrawSubmission': {
    ask: 'mutation { withdrawSubmission(id: "x") { userErrors { code } } }',
    roles: OFFICERS,
  },
  'Mutation.correctReject': {
    ask: 'mutation { correctReject(id: "0", values: { A2: "x" }) { userErrors { code } } }',
    roles: OFFICERS,
  },
  'Mutation.replayRun': {
    ask: 'mutation { replayRun(id: "x") { userErrors { code } } }',
    roles: OFFICERS,
  },
  'Mutation.acceptMapping': {
    ask: 'mutation { acceptMapping(feed: "x", label: "x", code: "x") { userErrors { code } } }',
    roles: OFFICERS,
  },
  'Mutation.ignoreLabel': {
    ask: 'mutation { ignoreLabel(feed: "x", label: "x", reason: "x") { userErrors { code } } }',
    roles: OFFICERS,
  },
  'Mutation.withdrawMapping': {
    ask: 'mutation { withdrawMapping(feed: "x", label: "x") { userErrors { code } } }',
    roles: OFFICERS,
  },
  'Mutation.acceptWarning': {
    ask: 'mutation { acceptWarning(ids: ["x"], reason: "x") { userErrors { code } } }',
    roles: OFFICERS,
  },
  'Query.jobBoard': { ask: '{ jobBoard { backend queues { name } } }', roles: ADMINISTRATORS },
  'Query.deadLetters': { ask: '{ deadLetters { totalCount } }', roles: ADMINISTRATORS },
  'Mutation.retryJob': {
    ask: 'mutation { retryJob(id: "x") { userErrors { code } } }',
    roles: ADMINISTRATORS,
  },
  'Mutation.dismissJob': {
    ask: 'mutation { dismissJob(id: "x", reason: "x") { userErrors { code } } }',
    roles: ADMINISTRATORS,
  },
  'Query.auditRecords': { ask: '{ auditRecords { totalCount } }', roles: ADMINISTRATORS },
  'Query.auditHead': { ask: '{ auditHead { seq } }', roles: ADMINISTRATORS },
  'Mutation.runFeed': {
    ask: 'mutation { runFeed(slug: "local-long") { userErrors { code } } }',
    roles: OFFICERS,
  },
  'Subscription.feedRun': {
    ask: `subscription { feedRun(id: "${RUN}") { status } }`,
    roles: OFFICERS,
  },
  'FigureSource.feed': { ask: `{ ${SERIES} { points { source { feed { slug } } } } }`, roles: OFFICERS },
  'FigureSource.run': { ask: `{ ${SERIES} { points { source { run { status } } } } }`, roles: OFFICERS },
  'DataPoint.feedRun': { ask: `{ ${SERIES} { points { feedRun { status } } } }`, roles: OFFICERS },
};

/** Guarded although what it leads to is public: which file a figure came from is for those who hand in. */
const GUARDED_FIELDS = ['FigureSource.feed'];

/** Types that only officers or administrators may see; whatever leads to one must be guarded. */
const GUARDED = [
  'FeedFetch',
  'FeedRun',
  'FeedRunConnection',
  'FeedReject',
  'FeedRejectConnection',
  'FeedCell',
  'FeedCorrection',
  'RevisionImpact',
  'LabelMapping',
  'MappingProposal',
  'MappingCandidate',
  'ApiKey',
  'ApiKeyConnection',
  'AuditRecord',
  'AuditRecordConnection',
  'AuditHead',
  'JobBoard',
  'JobQueue',
  'JobBacklog',
  'DeadLetter',
  'DeadLetterConnection',
  'Submission',
  'SubmissionConnection',
];

describe('permissions', () => {
  let api: Api;
  const keys = new Map<ApiRole, string>();

  beforeAll(async () => {
    api = await openApi();
    await plantHebi(api.db, 1);
    for (const [i, id] of SCENARIOS.entries()) await insertScenario(api.db, { id, name: `of others ${i}` });
    await insertFeed(api.db);
    const run = await insertFeedRun(api.db, { id: RUN });
    await insertObservation(api.db, { feedRunId: run.id });
    for (const role of ALL) keys.set(role, await api.keyOf(role));
  });
  afterAll(() => api.close());

  const codeOf = async (query: string, role: ApiRole | null) => {
    const given = role === null ? {} : { key: keys.get(role) };
    const { errors } = query.startsWith('subscription')
      ? ((await (await openStream(api, query, given)).rest())[0]?.data ?? {})
      : await api.ask(query, given);
    return errors?.[0].extensions.code ?? 'ALLOWED';
  };

  for (const [entrance, { ask, roles }] of Object.entries(ENTRANCES)) {
    it(`${entrance} is for ${roles.length > ALL.length ? 'everybody' : roles.join(' and ')}`, async () => {
      for (const role of [null, ...ALL]) {
        const refusal = role === null ? 'NOT_SIGNED_IN' : 'NOT_ALLOWED';
        expect([role, await codeOf(ask, role)]).toEqual([role, roles.includes(role) ? 'ALLOWED' : refusal]);
      }
    });
  }

  it('guards a feed run that is fetched by its id', async () => {
    const [run] = await api.db.query<{ id: string }>('select id from feed_run');
    const query = `{ node(id: "${globalId('FeedRun', run?.id as string)}") { id ... on FeedRun { status } } }`;
    expect(await codeOf(query, null)).toBe('NOT_SIGNED_IN');
    expect(await codeOf(query, 'BANK')).toBe('NOT_ALLOWED');
    expect(await codeOf(query, 'DATA_OFFICER')).toBe('ALLOWED');
  });

  it('has a rule above for every query, mutation and subscription, and for every field that leads to guarded types', () => {
    const schema = buildKejinSchema(RESOLVERS);
    const objects = Object.values(schema.getTypeMap()).filter(
      (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
    );
    const wanted = objects.flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) =>
          ['Query', 'Mutation', 'Subscription'].includes(type.name)
            ? true
            : GUARDED.includes(getNamedType(field.type).name) && !isInside(type.name),
        )
        .map((field) => `${type.name}.${field.name}`),
    );
    expect(Object.keys(ENTRANCES).sort()).toEqual([...wanted, ...GUARDED_FIELDS].sort());
  });

  /** What can only be reached through a guarded type, or is the payload of a guarded mutation. */
  const isInside = (name: string) =>
    GUARDED.includes(name) || /^(Feed|ApiKey|AuditRecord|DeadLetter|Submission)\w*Edge$|Payload$/.test(name);

  it('tells the caller who it is', async () => {
    const VIEWER = '{ viewer { role name regionCodes keyPrefix expiresAt } }';
    const anonymous = await api.ask(VIEWER);
    expect(anonymous.data.viewer).toEqual({
      ...{ role: null, name: null, regionCodes: null, keyPrefix: null, expiresAt: null },
    });
    const { data } = await api.ask(VIEWER, { key: keys.get('PLANNER') });
    expect(data.viewer).toMatchObject({ role: 'PLANNER', name: 'test PLANNER', expiresAt: null });
    expect(data.viewer.keyPrefix).toBe(keys.get('PLANNER')?.slice(0, 9));
  });
});
