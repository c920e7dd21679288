import { globalId } from '../../src/entities/node';
import type { Api } from '../server/api';
import { bankOf, bodyOf, FARMER, FIRM, idNumberOf, type Lending, openLending } from '../support/applications';
import { HUAWEI, insertEnterprise } from '../support/graph';

const STATE = `application { id status outcome amount endedOn awaited { key bodies clause }
  decisions { step body agreed comment } } userErrors { code field messageZh messageEn clause }`;

interface Payload {
  readonly application: { readonly id: string; readonly decisions: readonly unknown[] } | null;
  readonly userErrors: readonly { readonly code: string; readonly messageZh: string }[];
}

describe('applications for loans over the API', () => {
  let lending: Lending;
  let api: Api;
  let keysMade = 0;

  beforeAll(async () => {
    lending = await openLending();
    api = lending.api;
  }, 60_000);
  afterAll(() => api.close());

  const call = async (mutation: string, key: string | undefined) => {
    const { data, errors } = await api.ask(`mutation { ${mutation} { ${STATE} } }`, { key });
    expect([mutation, errors]).toEqual([mutation, undefined]);
    return Object.values(data)[0] as Payload;
  };
  const freshKey = () => `k-${++keysMade}`;
  const submit = (application: string, key = lending.bank, once = freshKey(), programme = 'risk-fund') =>
    call(
      `submitLoanApplication(programme: "${programme}", application: ${application}, idempotencyKey: "${once}")`,
      key,
    );
  const decide = (id: string, step: string, body: string, more = 'agree: true', once = freshKey()) =>
    call(
      `decideLoanApplication(id: "${id}", step: "${step}", ${more}, idempotencyKey: "${once}")`,
      lending.keys.get(body) ?? body,
    );
  const withdraw = (id: string, key = lending.bank) =>
    call(`withdrawLoanApplication(id: "${id}", idempotencyKey: "${freshKey()}")`, key);
  const codesOf = (payload: Payload) => payload.userErrors.map(({ code }) => code);
  const filed = async (application: string): Promise<string> => {
    const { application: made, userErrors } = await submit(application);
    expect(userErrors).toEqual([]);
    return made?.id ?? '';
  };
  let people = 0;
  const somebody = () => idNumberOf('1980-01-01', String(100 + ++people));

  it('leads a household from its application through review and stamps to its admission', async () => {
    const id = await filed(FARMER({ idNumber: somebody() }));
    for (const body of ['poverty-office', 'industry-centres', 'finance-office']) {
      const { application } = await decide(id, 'loan-review', `risk-fund/${body}`);
      expect(application).toMatchObject({ status: 'PENDING' });
    }
    const reviewed = await decide(id, 'loan-review', 'risk-fund/county-pbc');
    expect(reviewed.application).toMatchObject({
      awaited: {
        key: 'loan-stamps',
        bodies: ['villages', 'towns', 'poverty-office'],
        clause: '第十七条(三)',
      },
    });
    await decide(id, 'loan-stamps', 'risk-fund/villages');
    await decide(id, 'loan-stamps', 'risk-fund/towns');
    const { application } = await decide(id, 'loan-stamps', 'risk-fund/poverty-office');
    expect(application).toMatchObject({ status: 'ADMITTED', endedOn: '2019-06-30', awaited: null });
    expect(application?.decisions).toHaveLength(7);
  });

  it('sends a legal person on to the leading group, and asks the People’s Bank for natural persons only', async () => {
    const id = await filed(FIRM(HUAWEI, { amount: 500_000 }));
    const own = await decide(id, 'loan-review', 'risk-fund/county-pbc');
    expect(codesOf(own)).toEqual(['NOT_YOUR_BODY']);
    for (const body of ['poverty-office', 'industry-centres', 'finance-office'])
      await decide(id, 'loan-review', `risk-fund/${body}`);
    const early = await decide(id, 'loan-stamps', 'risk-fund/towns');
    expect(early).toMatchObject({ application: null, userErrors: [{ code: 'OUT_OF_TURN' }] });
    const { application } = await decide(id, 'loan-approval', 'risk-fund/leading-group');
    expect(application).toMatchObject({ awaited: { key: 'loan-stamps' } });
  });

  it('goes the way of Jiayuguan: screening, recommendation, joint review by bank and guarantor', async () => {
    await insertEnterprise(api.db, { uscc: '91620200MA74H1AA0T', nameZh: '戈壁农业', regionCode: '620200' });
    const applied = await submit(
      FIRM('91620200MA74H1AA0T', { amount: 900_000, rate: '0.057', more: '', months: 24 }),
      ...([lending.bank, freshKey(), 'jiayuguan'] as const),
    );
    expect(applied.userErrors).toEqual([]);
    const id = applied.application?.id ?? '';
    await decide(id, 'screening', 'jiayuguan/industry-authorities');
    await decide(id, 'recommendation', 'jiayuguan/agriculture-forestry');
    await decide(id, 'joint-review', 'jiayuguan/guarantee-company');
    const own = await decide(id, 'joint-review', lending.bank);
    expect(codesOf(own)).toEqual(['OWN_FILING']);
    const colleague = await bankOf(api, 'bank-a');
    expect((await decide(id, 'joint-review', colleague)).application).toMatchObject({ status: 'ADMITTED' });
  });

  it('ends with the first no, which gives its reason', async () => {
    const id = await filed(FARMER({ idNumber: somebody() }));
    const mute = await decide(id, 'loan-review', 'risk-fund/finance-office', 'agree: false');
    expect(codesOf(mute)).toEqual(['REASON_MISSING']);
    const no = await decide(
      id,
      'loan-review',
      'risk-fund/finance-office',
      'agree: false, comment: "用途不明"',
    );
    expect(no.application).toMatchObject({
      status: 'REFUSED',
      decisions: [{ body: 'finance-office', agreed: false, comment: '用途不明' }],
    });
    const after = await decide(id, 'loan-review', 'risk-fund/poverty-office');
    expect(codesOf(after)).toEqual(['APPLICATION_ENDED']);
  });

  it('refuses what a rule refuses, in its words and with its clause, and writes nothing but the record', async () => {
    const before = await counts();
    const { application, userErrors } = await submit(
      FARMER({ amount: 60_000, months: 48, idNumber: somebody() }),
    );
    expect(application).toBeNull();
    expect(userErrors).toEqual([
      expect.objectContaining({
        ...{ code: 'RULE_FAILED', clause: '第十条', field: ['application'] },
        messageZh: '申请6万元，超过单户5万元的上限（第十条）',
      }),
      expect.objectContaining({ code: 'RULE_FAILED', messageZh: '期限4年，超过3年（第十条）' }),
    ]);
    const after = await counts();
    expect(after).toEqual({ ...before, refused: before.refused + 1 });
  });
  const counts = async () => {
    const [row] = await api.db.query<{ filed: number; persons: number; refused: number }>(
      `select (select count(*)::int from loan_application) as filed, (select count(*)::int from person) as persons,
        (select count(*)::int from audit_record where action = 'REQUEST_REFUSED') as refused`,
    );
    return row as { filed: number; persons: number; refused: number };
  };

  it('answers the same request under the same key once, and another one under it not at all', async () => {
    const application = FARMER({ idNumber: somebody(), amount: 10_000 });
    const first = await submit(application, lending.bank, 'twice');
    const again = await submit(application, lending.bank, 'twice');
    expect(again.application?.id).toBe(first.application?.id);
    const other = await submit(FARMER({ idNumber: somebody() }), lending.bank, 'twice');
    expect(codesOf(other)).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  });

  it('counts what is applied for against the limit of the household, at once from two banks too', async () => {
    const idNumber = somebody();
    const both = await Promise.all([
      submit(FARMER({ idNumber, amount: 30_000 })),
      submit(FARMER({ idNumber, amount: 30_000 }), lending.otherBank),
    ]);
    expect(both.map((one) => codesOf(one)).sort()).toEqual([[], ['RULE_FAILED']]);
    const refused = both.find(({ application }) => application === null);
    expect(refused?.userErrors[0]?.messageZh).toBe(
      '申请3万元，连同未还和在办的3万元共6万元，超过单户5万元的上限（第十条）',
    );
  });

  it('says who may file: partners that lend, with all that a filing needs', async () => {
    const mayLend = await bankOf(api, 'bank-a', ['LOANS']);
    expect(codesOf(await submit(FARMER({ idNumber: somebody() }), mayLend))).toEqual(['SCOPE_LEND_MISSING']);
    const stranger = await bankOf(api, 'bank-c');
    expect(codesOf(await submit(FARMER({ idNumber: somebody() }), stranger))).toEqual(['NOT_A_PARTNER']);
    const nameless = FARMER({ idNumber: somebody() })
      .replace(/name: "[^"]*", region: "[^"]*"/, '')
      .replace('养羊', ' ');
    expect(codesOf(await submit(nameless))).toEqual(['PURPOSE_MISSING', 'NAME_MISSING']);
    const unknown = await submit(FIRM('91330000000000000X'));
    expect(codesOf(unknown)).toEqual(['UNKNOWN_ENTERPRISE']);
    const hebi = await call(
      `submitLoanApplication(programme: "hebi-loan-risk-sharing", application: ${FIRM(HUAWEI)}, idempotencyKey: "h")`,
      lending.bank,
    );
    expect(codesOf(hebi)).toEqual(['NOT_A_PARTNER']);
  });

  it('holds nobody’s identity number, name or answers in clear', async () => {
    const idNumber = somebody();
    await filed(FARMER({ idNumber, name: '赵守密' }));
    const [all] = await api.db.query<{ text: string }>(
      `select (select json_agg(a)::text from loan_application a) || (select json_agg(p)::text from person p)
        || (select json_agg(r)::text from audit_record r) || (select json_agg(i)::text from idempotent_request i) as text`,
    );
    expect(all?.text).not.toContain(idNumber);
    expect(all?.text).not.toContain('赵守密');
    expect(all?.text).not.toContain('1980-01-01');
  });

  it('is given up by its bank only, and not once it is ended', async () => {
    const id = await filed(FARMER({ idNumber: somebody() }));
    expect(codesOf(await withdraw(id, lending.otherBank))).toEqual(['UNKNOWN_APPLICATION']);
    expect((await withdraw(id)).application).toMatchObject({ status: 'WITHDRAWN', awaited: null });
    expect(codesOf(await withdraw(id))).toEqual(['APPLICATION_ENDED']);
  });

  it('lets one person speak for one body of a step, and nobody twice', async () => {
    const id = await filed(FARMER({ idNumber: somebody() }));
    const two = await bodyOf(api, 'risk-fund/poverty-office', 'risk-fund/industry-centres');
    expect(codesOf(await decide(id, 'loan-review', two))).toEqual(['SAY_WHICH_BODY']);
    const named = (body: string) => `agree: true, body: "${body}"`;
    expect(codesOf(await decide(id, 'loan-review', two, named('poverty-office')))).toEqual([]);
    expect(codesOf(await decide(id, 'loan-review', two, named('industry-centres')))).toEqual([
      'STANDS_FOR_ANOTHER_BODY',
    ]);
    expect(codesOf(await decide(id, 'loan-review', 'risk-fund/poverty-office'))).toEqual(['DECIDED_ALREADY']);
  });

  it('shows a bank its own only, by list, by id and as a node', async () => {
    const id = await filed(FARMER({ idNumber: somebody() }));
    const seenBy = async (key: string) => {
      const { data } = await api.ask(
        `{ node(id: "${id}") { id } loanApplication(id: "${id}") { id }
          loanApplications(first: 100, filter: { borrowerKind: NATURAL_PERSON, programme: ["risk-fund"] }) { nodes { id bank { slug } } } }`,
        { key },
      );
      const { node, loanApplication, loanApplications } = data;
      const own = loanApplications.nodes.map(({ bank }: { bank: { slug: string } }) => bank.slug);
      return [node !== null, loanApplication !== null, [...new Set(own)].sort()];
    };
    expect(await seenBy(lending.bank)).toEqual([true, true, ['bank-a']]);
    expect((await seenBy(lending.otherBank)).slice(0, 2)).toEqual([false, false]);
    expect((await seenBy(lending.staff)).slice(0, 2)).toEqual([true, true]);
    const elsewhere = await api.keyOf('PLANNER', { regionCodes: ['620921'] });
    expect((await seenBy(elsewhere)).slice(0, 2)).toEqual([false, false]);
    const blind = await bankOf(api, 'bank-a', ['LEND']);
    const { errors } = await api.ask('{ loanApplications { nodes { id } } }', { key: blind });
    expect(errors[0].extensions.code).toBe('NOT_ALLOWED');
  });

  it('keeps what the rules answered then, word for word', async () => {
    const id = await filed(FARMER({ idNumber: somebody(), more: 'badCreditRecord: true' }));
    const ask = `{ loanApplication(id: "${id}") { outcome checks { rule verdict explanationZh } borrowerKind region { code } purpose } }`;
    const { data } = await api.ask(ask, { key: lending.staff });
    expect(data.loanApplication).toMatchObject({
      ...{
        outcome: 'NOTHING_AGAINST',
        borrowerKind: 'NATURAL_PERSON',
        region: { code: '410621' },
        purpose: '养羊',
      },
      checks: expect.arrayContaining([
        {
          ...{ rule: 'bad-record', verdict: 'PASSED' },
          explanationZh: '有不良征信记录，但名下无存量不良贷款，仍可贷（第九条(一)）',
        },
      ]),
    });
  });

  it('knows bad loans of the registers, whatever is told', async () => {
    await api.db.query(
      `update loan set status = 'OVERDUE', due_on = '2019-04-01' where contract_number = 'A-2'`,
    );
    const [{ id } = { id: '' }] = await api.db.query<{ id: string }>(
      `select borrower_id::text as id from loan where contract_number = 'A-2'`,
    );
    const { data } = await api.ask(
      `{ node(id: "${globalId('Enterprise', id)}") { ... on Enterprise { eligibility(programme: "jiayuguan") {
        checks { rule verdict because } } } } }`,
      { key: lending.staff },
    );
    expect(data.node.eligibility.checks).toContainEqual({
      ...{ rule: 'old-debts-separated', verdict: 'CANNOT_BE_JUDGED', because: 'RULE_WITHOUT_MEASURE' },
    });
  });

  const REFUSED = /stays as it is|does not go from|only a pending|not what its application|ended|append-only/;
  it.each([
    ['another amount', `update loan_application set amount = amount + 1`],
    ['another answer', `update loan_application set checks = '[]'`],
    [
      'back from the end',
      `update loan_application set status = 'PENDING', ended_on = null where status = 'ADMITTED'`,
    ],
    ['an end without a day', `update loan_application set status = 'ADMITTED' where status = 'PENDING'`],
    ['a decision taken back', 'delete from loan_application_decision'],
    ['a decision turned round', 'update loan_application_decision set agreed = not agreed'],
    ['an application gone', 'delete from loan_application'],
    [
      'a decision after the end',
      `insert into loan_application_decision (application_id, step, body, agreed, decided_on, decided_by, decided_at)
       select id, 'x', 'x', true, '2019-06-30', 'x', now() from loan_application where status = 'WITHDRAWN' limit 1`,
    ],
    [
      'a loan on what was not admitted',
      `update loan set application_id = (select id from loan_application where status = 'WITHDRAWN' limit 1)
       where contract_number = 'A-1'`,
    ],
  ])('refuses %s in the database itself', async (_, statement) => {
    await expect(api.db.query(statement)).rejects.toThrow(REFUSED);
  });
});
