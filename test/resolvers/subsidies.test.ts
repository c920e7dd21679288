import { globalId } from '../../src/entities/node';
import { SUBSIDY_INVARIANTS } from '../../src/services/invariants/subsidies';
import { type Api, type GraphqlAnswer, openApi } from '../server/api';
import { HUAWEI } from '../support/graph';
import { lendToHousehold, lendToProject, plantSubsidies, repay } from '../support/subsidies';

const SETUP_MS = 60_000;
const loanId = (key: string) => globalId('Loan', key);

const FIELDS = `settlement { id status month granted takenBack net paidOn
  awaited { key bodies } decisions { step body agrees toStatus }
  lines(first: 100) { nodes { startsOn endsBefore days base percent amount reverses isInForce
    loan { contractNumber } } }
  leftOut { reason loan { contractNumber } } } userErrors { code clause messageEn }`;

describe('interest subsidies over the API', () => {
  let api: Api;
  let clock = new Date('2019-08-02T04:00:00Z');
  const keys = new Map<string, string>();
  let tries = 0;

  beforeEach(async () => {
    clock = new Date('2019-08-02T04:00:00Z');
    api = await openApi({ now: () => clock });
    await plantSubsidies(api.db);
    const bank = { scopes: ['LEND', 'LOANS'] as const, regionCodes: null };
    keys.set('bank-a', await api.keyOf('BANK', { ...bank, institutionSlug: 'bank-a' }));
    keys.set('bank-b', await api.keyOf('BANK', { ...bank, institutionSlug: 'bank-b' }));
    keys.set('borrower', await api.keyOf('BANK', { scopes: ['LOANS'], institutionSlug: 'bank-a' }));
    for (const body of ['county-pbc', 'poverty-office', 'industry-centres', 'finance-office']) {
      keys.set(body, await api.keyOf('PLANNER', { bodies: [`risk-fund/${body}`] }));
    }
    keys.set('jinta', await api.keyOf('PLANNER', { regionCodes: ['620921'] }));
    keys.set('qibin', await api.keyOf('PLANNER', { regionCodes: ['410611'] }));
    keys.set('reader', await api.keyOf('READER'));
  }, SETUP_MS);
  afterEach(async () => {
    const broken = await Promise.all(SUBSIDY_INVARIANTS.map(({ check }) => check(api.db)));
    await api.close();
    expect(broken.flat()).toEqual([]);
  });

  const ask = (key: string, query: string): Promise<GraphqlAnswer> => api.ask(query, { key: keys.get(key) });
  const text = (value: unknown) => JSON.stringify(value);

  async function mutate(key: string, name: string, args: Record<string, unknown>, fields = FIELDS) {
    tries += 1;
    const all = { idempotencyKey: `try-${tries}`, ...args };
    const given = Object.entries(all).map(
      ([arg, value]) => `${arg}: ${arg === 'borrowerKind' ? String(value) : text(value)}`,
    );
    const { data, errors } = await ask(key, `mutation { ${name}(${given.join(', ')}) { ${fields} } }`);
    expect(errors).toBeUndefined();
    return data[name];
  }

  const codesOf = (payload: { userErrors: { code: string }[] }) => payload.userErrors.map(({ code }) => code);

  const prepare = (month = '2019-07', more: Record<string, unknown> = {}, key = 'bank-a') =>
    mutate(key, 'prepareSubsidySettlement', {
      ...{ programme: 'risk-fund', month, borrowerKind: 'NATURAL_PERSON', ...more },
    });
  const decide = (key: string, id: string, step: string, more: Record<string, unknown> = {}) =>
    mutate(key, 'decideSubsidySettlement', { id, step, agree: true, ...more });

  /** Every step for natural persons after the draft. */
  async function settle(id: string) {
    await decide('bank-a', id, 'subsidy-reported', { papersComplete: true });
    await decide('county-pbc', id, 'subsidy-verified');
    for (const step of ['subsidy-decided', 'subsidy-paid']) {
      await decide('poverty-office', id, step);
      const last = await decide('industry-centres', id, step);
      expect(codesOf(last)).toEqual([]);
    }
  }

  async function settled(month = '2019-07'): Promise<string> {
    const { settlement, userErrors } = await prepare(month);
    expect(userErrors).toEqual([]);
    await settle(settlement.id);
    return settlement.id;
  }

  const shown = async (id: string) => (await mutateless(id)).data.subsidySettlement;
  const mutateless = (id: string) =>
    ask(
      'county-pbc',
      `{ subsidySettlement(id: ${text(id)}) { ${FIELDS.slice('settlement { '.length, FIELDS.lastIndexOf('} userErrors'))} } }`,
    );

  const books = async () => {
    const rows = await api.db.query<{ kind: string; balance: string }>(
      `select kind, balance::text from ledger_account where balance <> 0 order by kind`,
    );
    return Object.fromEntries(rows.map(({ kind, balance }) => [kind, balance]));
  };

  it('goes from the bank’s draft to the money, step by step', async () => {
    await lendToHousehold(api.db, { contractNumber: 'H-1' });
    await lendToHousehold(api.db, { bankSlug: 'bank-b' });
    await lendToHousehold(api.db, { programmeSlug: null });
    const { settlement } = await prepare();
    expect(settlement).toMatchObject({
      ...{ status: 'DRAFT', month: '2019-07', granted: '204.51', takenBack: '0.00', net: '204.51' },
      ...{ awaited: { key: 'subsidy-reported', bodies: [] }, leftOut: [] },
      lines: {
        nodes: [
          {
            ...{ startsOn: '2019-07-01', endsBefore: '2019-08-01', days: 31, base: '50000.00' },
            ...{ percent: '4.7500', amount: '204.51', reverses: null, isInForce: true },
            loan: { contractNumber: 'H-1' },
          },
        ],
      },
    });
    const reported = await decide('bank-a', settlement.id, 'subsidy-reported', { papersComplete: true });
    expect(reported.settlement).toMatchObject({
      ...{ status: 'REPORTED', awaited: { key: 'subsidy-verified', bodies: ['county-pbc'] } },
    });
    const verified = await decide('county-pbc', settlement.id, 'subsidy-verified');
    expect(verified.settlement.status).toBe('VERIFIED');
    const half = await decide('poverty-office', settlement.id, 'subsidy-decided');
    expect(half.settlement).toMatchObject({
      ...{ status: 'VERIFIED', awaited: { key: 'subsidy-decided', bodies: ['industry-centres'] } },
    });
    await decide('industry-centres', settlement.id, 'subsidy-decided');
    await decide('industry-centres', settlement.id, 'subsidy-paid');
    expect(await books()).toEqual({ CONTRIBUTED: '100000.00', SPECIAL_ACCOUNT: '100000.00' });
    const paid = await decide('poverty-office', settlement.id, 'subsidy-paid');
    expect(paid.settlement).toMatchObject({ status: 'PAID', paidOn: '2019-08-02', awaited: null });
    expect(paid.settlement.decisions).toHaveLength(6);
    expect(await books()).toEqual({
      ...{ CONTRIBUTED: '100000.00', SPECIAL_ACCOUNT: '99795.49', SUBSIDY: '204.51' },
    });
    const audit = await api.db.query<{ action: string }>(
      `select action from audit_record where action like 'SUBSIDY%' order by seq`,
    );
    expect(audit.map(({ action }) => action)).toEqual([
      ...['SUBSIDY_PREPARED', ...Array(5).fill('SUBSIDY_DECIDED'), 'SUBSIDY_PAID'],
    ]);
  });

  it('lets three bodies verify what goes to an enterprise, and pays on the credit of its households', async () => {
    await lendToProject(api.db, HUAWEI);
    const { settlement } = await prepare('2019-07', { borrowerKind: 'LEGAL_PERSON' });
    expect(settlement).toMatchObject({ granted: '1431.60', awaited: { key: 'subsidy-applied' } });
    const reported = await decide('bank-a', settlement.id, 'subsidy-applied', { papersComplete: true });
    expect(reported.settlement.awaited).toEqual({
      ...{ key: 'subsidy-verified-legal-person' },
      bodies: ['county-pbc', 'poverty-office', 'industry-centres'],
    });
    for (const body of ['industry-centres', 'county-pbc', 'poverty-office']) {
      await decide(body, settlement.id, 'subsidy-verified-legal-person');
    }
    await decide('poverty-office', settlement.id, 'subsidy-paid');
    const paid = await decide('industry-centres', settlement.id, 'subsidy-paid');
    expect(paid.settlement.status).toBe('PAID');
    expect((await books()).SUBSIDY).toBe('1431.60');
  });

  it('settles a month once, whoever asks how often', async () => {
    await lendToHousehold(api.db);
    const answers = await Promise.all(Array.from({ length: 6 }, () => prepare()));
    expect(answers.map(codesOf).sort()).toEqual([[], ...Array(5).fill(['MONTH_SETTLED_ALREADY'])]);
    const same = await Promise.all(
      ['bank-b', 'bank-b'].map((key) => prepare('2019-06', { idempotencyKey: 'again' }, key)),
    );
    expect(same.map(codesOf)).toEqual([['NOTHING_TO_SETTLE'], ['NOTHING_TO_SETTLE']]);
    expect(await api.db.query('select from subsidy_settlement')).toHaveLength(1);
  });

  it('gives the same answer to the same key, and refuses another body', async () => {
    await lendToHousehold(api.db);
    const [first, again] = [
      await prepare('2019-07', { idempotencyKey: 'mine' }),
      await prepare('2019-07', { idempotencyKey: 'mine' }),
    ];
    expect(again.settlement.id).toBe(first.settlement.id);
    expect(codesOf(await prepare('2019-06', { idempotencyKey: 'mine' }))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  });

  it('waits for the settlement before, and for the end of the month', async () => {
    await lendToHousehold(api.db);
    const { settlement } = await prepare('2019-06');
    expect(codesOf(await prepare('2019-07'))).toEqual(['SETTLEMENT_OPEN']);
    await settle(settlement.id);
    expect(codesOf(await prepare('2019-08'))).toEqual(['MONTH_NOT_OVER']);
    expect(codesOf(await prepare('2019-07'))).toEqual([]);
  });

  it('brings what was told late as corrections of the next settlement', async () => {
    const loan = await lendToHousehold(api.db, { contractNumber: 'H-1' });
    await settled('2019-06');
    await repay(api.db, loan, '2019-06-11', '20000.00');
    const late = await lendToHousehold(api.db, { contractNumber: 'H-2', drawnOn: '2019-06-21' });
    const { settlement } = await prepare('2019-07');
    const lines = settlement.lines.nodes.map(
      (line: { reverses: string | null; startsOn: string; days: number; amount: string }) => [
        ...[line.reverses === null ? 'granted' : 'taken back', line.startsOn, line.days, line.amount],
      ],
    );
    expect(lines).toEqual([
      ['taken back', '2019-06-01', 30, '197.92'],
      ['granted', '2019-06-01', 10, '65.97'],
      ['granted', '2019-06-11', 20, '79.17'],
      ['granted', '2019-07-01', 31, '122.71'],
      ['granted', '2019-06-21', 10, '65.97'],
      ['granted', '2019-07-01', 31, '204.51'],
    ]);
    expect(settlement).toMatchObject({ granted: '538.33', takenBack: '197.92', net: '340.41' });
    await settle(settlement.id);
    expect((await books()).SUBSIDY).toBe('538.33');
    clock = new Date('2019-09-02T04:00:00Z');
    const next = await prepare('2019-08');
    expect(next.settlement).toMatchObject({ takenBack: '0.00', granted: '327.22' });
    expect(late).not.toBe(loan);
  });

  it('stops at the due date of a loan that was not repaid', async () => {
    await lendToHousehold(api.db, { dueOn: '2019-07-15' });
    expect((await prepare('2019-07')).settlement.lines.nodes).toMatchObject([
      { startsOn: '2019-07-01', endsBefore: '2019-07-15', days: 14, percent: '4.3500' },
    ]);
  });

  it('names the loans that it could not reckon, and settles the others', async () => {
    await lendToHousehold(api.db, { contractNumber: 'H-1', outstanding: null });
    await lendToHousehold(api.db, { contractNumber: 'H-2', drawnOn: '2014-03-15', dueOn: '2020-03-15' });
    await lendToHousehold(api.db);
    const { settlement } = await prepare('2019-07');
    expect(settlement.granted).toBe('204.51');
    expect(settlement.leftOut).toEqual([{ reason: 'OUTSTANDING_UNKNOWN', loan: { contractNumber: 'H-1' } }]);
  });

  it('frees the days of a refused settlement, and puts back what it would have taken', async () => {
    const loan = await lendToHousehold(api.db);
    await settled('2019-06');
    await repay(api.db, loan, '2019-06-11', '20000.00');
    const { settlement } = await prepare('2019-07');
    await decide('bank-a', settlement.id, 'subsidy-reported', { papersComplete: true });
    const no = { agree: false, comment: '还款凭证不全' };
    const refused = await decide('county-pbc', settlement.id, 'subsidy-verified', no);
    expect(refused.settlement).toMatchObject({ status: 'REFUSED', awaited: null });
    const standing = await api.db.query<{ amount: string }>(
      'select amount::text from subsidy_line where is_in_force order by id',
    );
    expect(standing).toEqual([{ amount: '197.92' }]);
    expect(codesOf(await decide('county-pbc', settlement.id, 'subsidy-verified'))).toEqual([
      'ALREADY_CLOSED',
    ]);
    const again = await prepare('2019-07');
    expect(again.settlement).toMatchObject({ granted: '267.85', takenBack: '197.92' });
    await settle(again.settlement.id);
    expect((await books()).SUBSIDY).toBe('267.85');
  });

  it('pays nothing that the account does not hold, and says what article 5 asks for', async () => {
    for (let at = 0; at < 3; at += 1) await lendToHousehold(api.db, { bankSlug: 'bank-b' });
    const { settlement } = await prepare('2019-07', {}, 'bank-b');
    await decide('bank-b', settlement.id, 'subsidy-reported', { papersComplete: true });
    await decide('county-pbc', settlement.id, 'subsidy-verified');
    await decide('poverty-office', settlement.id, 'subsidy-decided');
    await decide('industry-centres', settlement.id, 'subsidy-decided');
    await decide('poverty-office', settlement.id, 'subsidy-paid');
    const short = await decide('industry-centres', settlement.id, 'subsidy-paid');
    expect(short.userErrors).toMatchObject([{ code: 'SUBSIDY_FUND_SHORT', clause: '第五条' }]);
    expect(short.userErrors[0].messageEn).toContain('holds 0.00 yuan, 613.53 are to be paid');
    expect(await shown(settlement.id)).toMatchObject({ status: 'APPROVED' });
    const [refusal] = await api.db.query(
      `select content from audit_record where action = 'REQUEST_REFUSED' order by seq desc limit 1`,
    );
    expect(JSON.stringify(refusal)).toContain('SUBSIDY_FUND_SHORT 第五条');
  });

  describe('for a loan found ineligible', () => {
    const stop = (key: string, loan: string, more: Record<string, unknown> = {}) =>
      mutate(
        key,
        'reverseSubsidies',
        { loan: loanId(loan), reason: '借款人不是建档立卡户', ...more },
        `loan { subsidyStop { body reason } subsidies { amount reverses isInForce } }
         settlement { cause status takenBack net } userErrors { code }`,
      );

    it('records what the bank has paid back, once', async () => {
      const loan = await lendToHousehold(api.db);
      await lendToHousehold(api.db);
      await settled('2019-06');
      await settled('2019-07');
      const answer = await stop('finance-office', loan, { paidBackOn: '2019-08-02' });
      expect(answer).toMatchObject({
        loan: { subsidyStop: { body: 'finance-office', reason: '借款人不是建档立卡户' } },
        settlement: { cause: 'PAID_BACK', status: 'PAID', takenBack: '402.43', net: '-402.43' },
        userErrors: [],
      });
      expect(await books()).toEqual({
        ...{ CONTRIBUTED: '100000.00', SPECIAL_ACCOUNT: '99597.57', SUBSIDY: '402.43' },
      });
      expect(codesOf(await stop('finance-office', loan))).toEqual(['TAKEN_BACK_ALREADY']);
      const twice = await stop('poverty-office', loan, { paidBackOn: '2019-08-02' });
      expect(codesOf(twice)).toEqual(['NOTHING_TO_PAY_BACK']);
      clock = new Date('2019-09-02T04:00:00Z');
      expect((await prepare('2019-08')).settlement).toMatchObject({ granted: '204.51', takenBack: '0.00' });
    });

    it('sets off what was paid against the next settlement of the bank', async () => {
      const loan = await lendToHousehold(api.db);
      await settled('2019-06');
      expect((await stop('poverty-office', loan)).settlement).toBeNull();
      const { settlement } = await prepare('2019-07');
      expect(settlement).toMatchObject({ granted: '0.00', takenBack: '197.92', net: '-197.92' });
      const early = await stop('poverty-office', loan, { paidBackOn: '2019-08-02' });
      expect(codesOf(early)).toEqual(['SETTLEMENT_IN_THE_WAY']);
      await settle(settlement.id);
      expect(await books()).toEqual({ CONTRIBUTED: '100000.00', SPECIAL_ACCOUNT: '100000.00' });
      const over = await stop('poverty-office', loan, { paidBackOn: '2019-08-02' });
      expect(codesOf(over)).toEqual(['NOTHING_TO_PAY_BACK']);
    });

    it('lets nobody agree to a settlement that it is in', async () => {
      const loan = await lendToHousehold(api.db);
      const { settlement } = await prepare('2019-07');
      await decide('bank-a', settlement.id, 'subsidy-reported', { papersComplete: true });
      await stop('poverty-office', loan);
      const agreed = await decide('county-pbc', settlement.id, 'subsidy-verified');
      expect(codesOf(agreed)).toEqual(['INELIGIBLE_LOAN_INSIDE']);
      const no = { agree: false, comment: '含不合条件的贷款' };
      expect(codesOf(await decide('county-pbc', settlement.id, 'subsidy-verified', no))).toEqual([]);
      expect(codesOf(await prepare('2019-07'))).toEqual(['NOTHING_TO_SETTLE']);
    });

    it('is said by the bodies that manage the fund, with a reason, about a loan of a programme', async () => {
      const loan = await lendToHousehold(api.db);
      const elsewhere = await lendToHousehold(api.db, { programmeSlug: null });
      await settled('2019-07');
      const refusals = [
        await stop('bank-a', loan),
        await stop('county-pbc', loan),
        await stop('poverty-office', '999999'),
        await stop('poverty-office', 'x'),
        await stop('poverty-office', elsewhere),
        await stop('poverty-office', loan, { reason: '  ' }),
        await stop('poverty-office', loan, { reason: '长'.repeat(1_001) }),
        await stop('poverty-office', loan, { paidBackOn: '2019-08-03' }),
        await stop('poverty-office', loan, { paidBackOn: '2019-08-01' }),
      ];
      expect(refusals.flatMap(codesOf)).toEqual([
        ...['NOT_YOUR_BODY', 'NOT_YOUR_BODY', 'UNKNOWN_LOAN', 'UNKNOWN_LOAN', 'LOAN_WITHOUT_PROGRAMME'],
        ...['REASON_MISSING', 'REASON_TOO_LONG', 'DATE_IN_FUTURE', 'PAID_BACK_BEFORE_PAID'],
      ]);
      expect(await api.db.query('select from subsidy_stop')).toEqual([]);
    });
  });

  describe('refuses', () => {
    it('what is asked for wrongly, with nothing written', async () => {
      await lendToHousehold(api.db);
      const refusals = [
        await prepare('2019'),
        await prepare('2019-07', { programme: 'nowhere' }),
        await prepare('2019-07', { programme: 'shanxi' }),
        await prepare('2019-07', {}, 'borrower'),
        await prepare('2019-07', {}, 'poverty-office'),
        await prepare('2019-07', { idempotencyKey: '' }),
      ];
      expect(refusals.flatMap(codesOf)).toEqual([
        ...['NOT_A_MONTH', 'UNKNOWN_PROGRAMME', 'NOT_A_PARTNER', 'SCOPE_LEND_MISSING', 'SCOPE_LEND_MISSING'],
        'IDEMPOTENCY_KEY_BAD',
      ]);
      expect(await api.db.query('select from subsidy_settlement')).toEqual([]);
    });

    it('a programme without a number for it, with its gap', async () => {
      await api.db.query(
        `insert into programme_partner (programme_slug, institution_slug, body, since)
         values ('hebi-loan-risk-sharing', 'bank-a', 'banks', '2016-01-01')`,
      );
      const answer = await prepare('2019-07', {
        ...{ programme: 'hebi-loan-risk-sharing', borrowerKind: 'LEGAL_PERSON' },
      });
      expect(codesOf(answer)).toEqual(['NO_SUBSIDY_STATED']);
    });

    it('steps out of turn, words of others, and a no without a reason', async () => {
      await lendToHousehold(api.db);
      const { settlement } = await prepare();
      const { id } = settlement;
      const draft = [
        await decide('bank-a', id, 'subsidy-reported'),
        await decide('bank-b', id, 'subsidy-reported', { papersComplete: true }),
        await decide('borrower', id, 'subsidy-reported', { papersComplete: true }),
        await decide('county-pbc', id, 'subsidy-reported', { papersComplete: true }),
        await decide('county-pbc', id, 'subsidy-verified'),
        await decide('bank-a', id, 'subsidy-reported', { agree: false }),
        await decide('bank-a', 'x', 'subsidy-reported'),
      ];
      expect(draft.flatMap(codesOf)).toEqual([
        ...['PAPERS_NOT_CONFIRMED', 'UNKNOWN_SETTLEMENT', 'SCOPE_LEND_MISSING', 'NOT_YOUR_BODY'],
        ...['OUT_OF_TURN', 'COMMENT_MISSING', 'UNKNOWN_SETTLEMENT'],
      ]);
      await decide('bank-a', id, 'subsidy-reported', { papersComplete: true });
      const reported = [
        await decide('bank-a', id, 'subsidy-reported', { papersComplete: true }),
        await decide('poverty-office', id, 'subsidy-decided'),
        await decide('poverty-office', id, 'subsidy-verified'),
        await decide('county-pbc', id, 'subsidy-verified', { agree: false, comment: ' ' }),
        await decide('county-pbc', id, 'subsidy-verified', { comment: '长'.repeat(1_001) }),
      ];
      expect(reported.flatMap(codesOf)).toEqual([
        ...['OUT_OF_TURN', 'OUT_OF_TURN', 'NOT_YOUR_BODY', 'COMMENT_MISSING', 'COMMENT_TOO_LONG'],
      ]);
      await decide('county-pbc', id, 'subsidy-verified');
      await decide('poverty-office', id, 'subsidy-decided');
      const decided = [
        await decide('poverty-office', id, 'subsidy-decided'),
        await decide('county-pbc', id, 'subsidy-verified'),
      ];
      expect(decided.flatMap(codesOf)).toEqual(['DECIDED_ALREADY', 'DECIDED_ALREADY']);
      expect(await api.db.query('select from subsidy_decision')).toHaveLength(3);
    });

    it('one person as two bodies', async () => {
      await lendToHousehold(api.db);
      keys.set(
        'both',
        await api.keyOf('PLANNER', { bodies: ['risk-fund/poverty-office', 'risk-fund/industry-centres'] }),
      );
      const { settlement } = await prepare();
      await decide('bank-a', settlement.id, 'subsidy-reported', { papersComplete: true });
      await decide('county-pbc', settlement.id, 'subsidy-verified');
      const unsaid = await decide('both', settlement.id, 'subsidy-decided');
      const first = await decide('both', settlement.id, 'subsidy-decided', { body: 'poverty-office' });
      const second = await decide('both', settlement.id, 'subsidy-decided', { body: 'industry-centres' });
      expect([unsaid, first, second].map(codesOf)).toEqual([
        ['SAY_WHICH_BODY'],
        [],
        ['STANDS_FOR_ANOTHER_BODY'],
      ]);
    });

    it('made-up loans and a real fund in one', async () => {
      await lendToHousehold(api.db, { isSynthetic: true });
      const { settlement } = await prepare();
      await decide('bank-a', settlement.id, 'subsidy-reported', { papersComplete: true });
      await decide('county-pbc', settlement.id, 'subsidy-verified');
      for (const step of ['subsidy-decided', 'subsidy-paid']) {
        await decide('poverty-office', settlement.id, step);
        const last = await decide('industry-centres', settlement.id, step);
        expect(codesOf(last)).toEqual(step === 'subsidy-paid' ? ['MADE_UP_DATA'] : []);
      }
      await lendToHousehold(api.db, { bankSlug: 'bank-b' });
      await lendToHousehold(api.db, { bankSlug: 'bank-b', isSynthetic: true });
      expect(codesOf(await prepare('2019-07', {}, 'bank-b'))).toEqual(['MADE_UP_DATA']);
    });
  });

  it('is seen by its bank, and by staff of the regions that its borrowers live in', async () => {
    await lendToHousehold(api.db);
    await prepare();
    const count = async (key: string) => {
      const { data, errors } = await ask(
        key,
        '{ subsidySettlements { totalCount nodes { lines { totalCount } } } }',
      );
      return errors ? errors[0].extensions.code : data.subsidySettlements.totalCount;
    };
    const seen = await Promise.all(
      ['bank-a', 'bank-b', 'poverty-office', 'qibin', 'jinta', 'reader'].map(count),
    );
    expect(seen).toEqual([1, 0, 1, 1, 0, 'NOT_ALLOWED']);
    const filtered = await ask(
      'qibin',
      `{ subsidySettlements(filter: { programme: ["risk-fund"], bank: ["bank-a"], status: [DRAFT],
        cause: [MONTH], borrowerKind: [NATURAL_PERSON], month: ["2019-07"] }) {
        nodes { papers { clause papersZh } programme { slug } bank { slug } preparedBy } } }`,
    );
    expect(filtered.data.subsidySettlements.nodes).toMatchObject([
      {
        ...{ programme: { slug: 'risk-fund' }, bank: { slug: 'bank-a' } },
        papers: [{ clause: '第二十八条' }, { clause: '第二十九条(三)' }],
      },
    ]);
  });

  it('can be looked at for a loan and a month before anything is settled', async () => {
    const loan = await lendToHousehold(api.db);
    const unknown = await lendToHousehold(api.db, { outstanding: null });
    const preview = async (key: string, id: string, month = '2019-07') =>
      (
        await ask(
          key,
          `{ subsidyPreview(loan: ${text(loanId(id))}, month: "${month}") { preview { amount notComputable
            endsOn benchmarkPercent clause isStopped spans { days base amount } } userErrors { code } } }`,
        )
      ).data.subsidyPreview;
    expect(await preview('bank-a', loan)).toEqual({
      preview: {
        ...{ amount: '204.51', notComputable: null, endsOn: '2021-03-15', benchmarkPercent: '4.75' },
        ...{ clause: '第二十七条', isStopped: false },
        spans: [{ days: 31, base: '50000.00', amount: '204.51' }],
      },
      userErrors: [],
    });
    expect((await preview('bank-a', unknown)).preview).toMatchObject({
      ...{ amount: null, notComputable: 'OUTSTANDING_UNKNOWN', spans: [] },
    });
    expect(codesOf(await preview('bank-b', loan))).toEqual(['UNKNOWN_LOAN']);
    expect(codesOf(await preview('bank-a', loan, '2019'))).toEqual(['NOT_A_MONTH']);
  });
});
