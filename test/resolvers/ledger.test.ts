import { resolve } from 'node:path';
import { PROJECT_ROOT } from '../../src/config';
import { loadCatalogue } from '../../src/services/catalogue/load-catalogue';
import { readCatalogue } from '../../src/services/catalogue/read-catalogue';
import { checkInvariants } from '../../src/services/invariants/check-invariants';
import { type Api, NOW, openApi, statementsOf } from '../server/api';
import { insertInstitution } from '../support/graph';

const FUND = 'risk-fund-risk-compensation';
const POSTED = `{ posting { id seq cause causeId occurredOn actorName party remark
  entries { account { kind institution { slug } } debit credit balanceAfter }
  reverses { id } reversedBy { id } } userErrors { code field messageZh messageEn clause } }`;

describe('the books of a fund', () => {
  let api: Api;
  let admin: string;
  let keeper: string;
  let bank: string;
  let nextKey = 0;

  beforeAll(async () => {
    api = await openApi({ poolSize: 12 });
    await loadCatalogue(api.db, await readCatalogue(resolve(PROJECT_ROOT, 'seeds')), NOW);
    for (const slug of ['bank-a', 'bank-b', 'bank-c']) await insertInstitution(api.db, slug);
    admin = await api.keyOf('ADMINISTRATOR');
    keeper = await api.keyOf('DATA_OFFICER', { name: '县扶农办', bodies: ['risk-fund/poverty-office'] });
    bank = await api.keyOf('BANK', { institutionSlug: 'bank-a', scopes: ['LEND', 'FINANCE'] });
  }, 60_000);
  afterAll(() => api.close());

  interface Ask {
    readonly key?: string;
    readonly once?: string;
    readonly answer?: string;
  }
  const freshKey = () => {
    nextKey += 1;
    return `k-${nextKey}`;
  };
  const act = async (mutation: string, input: object, { key = keeper, once, answer = POSTED }: Ask = {}) => {
    const type = {
      ...{ openFund: 'OpenFundInput', setProgrammePartner: 'SetPartnerInput' },
      ...{ endProgrammePartner: 'EndPartnerInput', recordDeposit: 'DepositInput' },
      ...{ recordDepositInterest: 'DepositInterestInput', transferBetweenAccounts: 'TransferInput' },
      reportBankBalance: 'BankBalanceInput',
    }[mutation];
    const result = await api.ask(
      `mutation ($input: ${type}!, $key: String!) { ${mutation}(input: $input, idempotencyKey: $key) ${answer} }`,
      { key, variables: { input, key: once ?? freshKey() } },
    );
    expect(result.errors).toBeUndefined();
    return result.data[mutation];
  };
  const reverse = async (id: string, reason = '记错机构', { key = keeper, once }: Ask = {}) => {
    const { data, errors } = await api.ask(
      `mutation ($id: ID!, $reason: String!, $key: String!) {
        reversePosting(id: $id, reason: $reason, idempotencyKey: $key) ${POSTED} }`,
      { key, variables: { id, reason, key: once ?? freshKey() } },
    );
    expect(errors).toBeUndefined();
    return data.reversePosting;
  };
  const fund = async (selection: string, key = admin) => {
    const { data, errors } = await api.ask(
      `{ funds(filter: { kind: [RISK_COMPENSATION] }) { nodes { slug ${selection} } } }`,
      { key },
    );
    expect(errors).toBeUndefined();
    return data.funds.nodes.find(({ slug }: { slug: string }) => slug === FUND);
  };
  const codes = (payload: { userErrors: { code: string }[] }) => payload.userErrors.map(({ code }) => code);
  const OPENED =
    '{ fund { slug nameZh size isSynthetic book { openedOn } balance } userErrors { code clause } }';
  const PARTNER = '{ partner { body since until institution { slug } } userErrors { code messageZh } }';
  const opening = { programme: 'risk-fund', openedOn: '2016-01-01' };
  const deposit = (more: object = {}) => ({
    ...{ fund: FUND, institution: 'bank-a', contributor: '县财政', amount: '16000000', paidOn: '2016-03-01' },
    ...more,
  });

  describe('are opened', () => {
    it('with what the document states, once, by administrators', async () => {
      const once = freshKey();
      const refused = await act(
        'openFund',
        { ...opening, size: '19999999.99' },
        { key: admin, answer: OPENED },
      );
      expect(refused).toEqual({ fund: null, userErrors: [{ code: 'SIZE_IS_STATED', clause: '第五条' }] });
      const future = { ...opening, openedOn: '2019-07-01', region: '999999', slug: 'Bad Slug' };
      const bad = await act('openFund', future, { key: admin, answer: OPENED });
      expect(codes(bad)).toEqual(['SLUG_BAD', 'UNKNOWN_REGION', 'DATE_IN_FUTURE']);
      const opened = await act('openFund', opening, { key: admin, once, answer: OPENED });
      expect(opened).toEqual({
        fund: {
          ...{ slug: FUND, nameZh: '金融扶贫小额信贷风险补偿资金', size: '20000000.00', isSynthetic: false },
          ...{ book: { openedOn: '2016-01-01' }, balance: '0.00' },
        },
        userErrors: [],
      });
      expect(await act('openFund', opening, { key: admin, once, answer: OPENED })).toEqual(opened);
      expect(codes(await act('openFund', opening, { key: admin, answer: OPENED }))).toEqual([
        'BOOKS_OPEN_ALREADY',
      ]);
      const unknown = { ...opening, programme: 'none' };
      expect(codes(await act('openFund', unknown, { key: admin, answer: OPENED }))).toEqual([
        'UNKNOWN_PROGRAMME',
      ]);
    });

    it('with a name and a size of their own where the document gives none', async () => {
      const subsidies = { ...opening, kind: 'INTEREST_SUBSIDY' };
      const refused = await act('openFund', subsidies, { key: admin, answer: OPENED });
      expect(codes(refused)).toEqual(['NAME_MISSING', 'SIZE_MISSING']);
      const given = { ...subsidies, nameZh: '贴息资金', size: '3000000' };
      const opened = await act('openFund', given, { key: admin, answer: OPENED });
      expect(opened.fund).toMatchObject({ slug: 'risk-fund-interest-subsidy', size: '3000000.00' });
    });
  });

  describe('have partners', () => {
    const partner = {
      programme: 'risk-fund',
      institution: 'bank-a',
      body: 'credit-union',
      since: '2016-01-01',
    };
    const set = (more: object) =>
      act('setProgrammePartner', { ...partner, ...more }, { key: admin, answer: PARTNER });

    it('that are one body each, at one time', async () => {
      expect(await set({})).toEqual({
        ...{ userErrors: [] },
        partner: { body: 'credit-union', since: '2016-01-01', until: null, institution: { slug: 'bank-a' } },
      });
      expect(codes(await set({ institution: 'bank-b', body: 'postal-bank' }))).toEqual([]);
      expect(codes(await set({ since: '2018-01-01' }))).toEqual(['PARTNERS_OVERLAP']);
      expect(codes(await set({ institution: 'bank-c' }))).toEqual(['BODY_TAKEN']);
      expect(codes(await set({ institution: 'bank-c', body: 'partner-institutions' }))).toEqual([
        'BODY_IS_A_GROUP',
      ]);
      expect(codes(await set({ institution: 'bank-x', body: 'nobody', until: '2015-01-01' }))).toEqual([
        ...['UNKNOWN_INSTITUTION', 'DATES_OUT_OF_ORDER', 'UNKNOWN_BODY'],
      ]);
      expect(codes(await set({ programme: 'none' }))).toEqual(['UNKNOWN_PROGRAMME']);
    });

    it('that leave and come back', async () => {
      const end = (more: object) => {
        const ending = {
          programme: 'risk-fund',
          institution: 'bank-c',
          until: '2017-12-31',
          reason: '协议到期',
        };
        return act('endProgrammePartner', { ...ending, ...more }, { key: admin, answer: PARTNER });
      };
      expect(codes(await end({}))).toEqual(['NO_PARTNER_TO_END']);
      await set({ institution: 'bank-c', body: 'insurers' });
      expect(codes(await end({ reason: ' ' }))).toEqual(['REASON_MISSING']);
      expect((await end({})).partner).toMatchObject({ since: '2016-01-01', until: '2017-12-31' });
      expect(codes(await end({ until: '2018-01-01' }))).toEqual(['NO_PARTNER_TO_END']);
      expect(codes(await set({ institution: 'bank-c', body: 'insurers', since: '2018-01-01' }))).toEqual([]);
      const { data } = await api.ask('{ programme(slug: "risk-fund") { partners { body since until } } }');
      expect(data.programme.partners).toHaveLength(4);
    });
  });

  describe('take money', () => {
    it('that was paid in, once, and among the contributions', async () => {
      const once = freshKey();
      const first = await act('recordDeposit', deposit({ amount: '12000000' }), { once });
      expect(first).toMatchObject({
        userErrors: [],
        posting: {
          ...{ cause: 'DEPOSIT', occurredOn: '2016-03-01', party: '县财政', actorName: '县扶农办' },
          entries: [
            {
              account: { kind: 'SPECIAL_ACCOUNT', institution: { slug: 'bank-a' } },
              debit: '12000000.00',
              credit: null,
            },
            { account: { kind: 'CONTRIBUTED', institution: null }, debit: null, credit: '12000000.00' },
          ],
        },
      });
      expect(await act('recordDeposit', deposit({ amount: '12000000' }), { once })).toEqual(first);
      expect(codes(await act('recordDeposit', deposit({ amount: '12000001' }), { once }))).toEqual([
        'IDEMPOTENCY_KEY_REUSED',
      ]);
      await act('recordDeposit', deposit({ institution: 'bank-b', amount: '4000000.00' }));
      await act(
        'recordDeposit',
        deposit({ contributor: '上级财政', amount: '4000000', paidOn: '2016-03-02' }),
      );
      expect(await fund('balance paidIn contributions { contributorZh amount paidOn }')).toMatchObject({
        ...{ balance: '20000000.00', paidIn: '20000000.00' },
        contributions: [
          { contributorZh: '县财政', amount: '16000000.00', paidOn: '2016-03-01' },
          { contributorZh: '上级财政', amount: '4000000.00', paidOn: '2016-03-02' },
        ],
      });
    });

    it.each([
      ['no amount', { amount: '0' }, ['AMOUNT_NOT_POSITIVE']],
      ['less than none', { amount: '-1' }, ['AMOUNT_NEGATIVE']],
      ['half a cent', { amount: '0.005' }, ['AMOUNT_TOO_MANY_DECIMALS']],
      ['all the money there is', { amount: '1000000000000.01' }, ['AMOUNT_TOO_LARGE']],
      ['tomorrow', { paidOn: '2019-07-01' }, ['DATE_IN_FUTURE']],
      ['before the books', { paidOn: '2015-12-31' }, ['DATE_BEFORE_BOOKS', 'NOT_A_PARTNER']],
      ['from nobody', { contributor: ' ' }, ['CONTRIBUTOR_MISSING']],
      ['into no partner', { institution: 'bank-x' }, ['NOT_A_PARTNER']],
      ['into no fund', { fund: 'none' }, ['NO_BOOKS']],
      ['with a novel', { remark: '长'.repeat(501) }, ['REMARK_TOO_LONG']],
    ])('but not %s, and write nothing then but an audit record', async (_, more, expected) => {
      const before = await fund('balance ledger { totalCount }');
      expect(codes(await act('recordDeposit', deposit(more)))).toEqual(expected);
      expect(await fund('balance ledger { totalCount }')).toEqual(before);
      const [record] = await api.db.query<{ content: string }>(
        'select content from audit_record order by seq desc limit 1',
      );
      expect(JSON.parse(record?.content as string)).toMatchObject({
        ...{ action: 'REQUEST_REFUSED', detail: { operation: 'recordDeposit' } },
      });
    });

    it('from those who keep them only', async () => {
      const other = await api.keyOf('DATA_OFFICER', { bodies: ['risk-fund/leading-group'] });
      expect((await act('recordDeposit', deposit(), { key: other })).userErrors).toMatchObject([
        {
          code: 'NOT_YOUR_BODY',
          clause: '第十五条(二)',
          messageZh: expect.stringContaining('县扶农办、三大'),
        },
      ]);
      const elsewhere = await api.keyOf('DATA_OFFICER', {
        ...{ bodies: ['risk-fund/poverty-office'], regionCodes: ['410600'] },
      });
      expect(codes(await act('recordDeposit', deposit(), { key: elsewhere }))).toEqual(['NO_BOOKS']);
    });

    it('of interest, which belongs to the compensation money also where subsidy money earned it', async () => {
      const interest = { fund: FUND, institution: 'bank-a', amount: '60000.01', creditedOn: '2016-06-20' };
      const { posting } = await act('recordDepositInterest', interest);
      expect(posting.entries[1]).toMatchObject({ account: { kind: 'INTEREST_EARNED' }, credit: '60000.01' });
      const subsidies = { ...interest, fund: 'risk-fund-interest-subsidy' };
      expect((await act('recordDepositInterest', subsidies)).userErrors).toMatchObject([
        { code: 'INTEREST_BELONGS_ELSEWHERE', clause: '第五条' },
      ]);
    });
  });

  describe('correct themselves', () => {
    const transfer = { fund: FUND, from: 'bank-a', to: 'bank-b', amount: '1000000', movedOn: '2016-07-01' };

    it('by transfers, within what is there', async () => {
      expect(codes(await act('transferBetweenAccounts', transfer))).toEqual([]);
      expect(codes(await act('transferBetweenAccounts', { ...transfer, to: 'bank-a' }))).toEqual([
        'SAME_ACCOUNT',
      ]);
      expect(codes(await act('transferBetweenAccounts', { ...transfer, from: 'bank-c' }))).toEqual([
        'NO_SPECIAL_ACCOUNT',
      ]);
      const short = await act('transferBetweenAccounts', { ...transfer, amount: '15060000.02' });
      expect(short.userErrors).toMatchObject([
        {
          code: 'ACCOUNT_SHORT',
          messageEn: expect.stringContaining('bank-a holds 15060000.01 yuan'),
        },
      ]);
    });

    it('by a reversal that mirrors, once', async () => {
      const wrong = await act('recordDeposit', deposit({ amount: '5.55', contributor: '县财政' }));
      const { id } = wrong.posting;
      expect(codes(await reverse(id, ''))).toEqual(['REASON_MISSING']);
      expect(codes(await reverse('x'))).toEqual(['UNKNOWN_POSTING']);
      const once = freshKey();
      const back = await reverse(id, '重复入账', { once });
      expect(back.posting).toMatchObject({
        ...{ cause: 'REVERSAL', occurredOn: '2019-06-30', remark: '重复入账', reverses: { id } },
        entries: [{ credit: '5.55' }, { debit: '5.55' }],
      });
      expect((await reverse(id, '重复入账', { once })).posting.id).toBe(back.posting.id);
      expect(codes(await reverse(id))).toEqual(['REVERSED_ALREADY']);
      expect(codes(await reverse(back.posting.id))).toEqual(['IS_A_REVERSAL']);
      const { contributions } = await fund('contributions { amount }');
      expect(contributions).toEqual([{ amount: '16000000.00' }, { amount: '4000000.00' }]);
      const alone = await act('recordDeposit', deposit({ amount: '7', contributor: '某企业' }));
      await reverse(alone.posting.id);
      expect((await fund('contributions { amount }')).contributions).toHaveLength(2);
    });

    it('when ten ask at once to take the same posting back, for one of them', async () => {
      const { posting } = await act('recordDeposit', deposit({ amount: '9.99' }));
      const answers = await Promise.all(Array.from({ length: 10 }, () => reverse(posting.id)));
      expect(answers.map((answer) => codes(answer)[0] ?? 'DONE').sort()).toEqual([
        'DONE',
        ...Array.from({ length: 9 }, () => 'REVERSED_ALREADY'),
      ]);
    });
  });

  describe('are read', () => {
    it('as accounts, postings and a trial balance that is balanced', async () => {
      const { balance, accounts, trialBalance, ledger } = await fund(`balance
        accounts { kind side balance institution { slug } }
        trialBalance(on: "2016-03-01") { on debitBalance creditBalance isBalanced
          lines { account { kind } debits credits debitBalance creditBalance } }
        ledger(first: 2) { totalCount pageInfo { hasNextPage endCursor } nodes { seq entries { ordinal } } }`);
      expect(balance).toBe('20060000.01');
      expect(accounts.slice(0, 2)).toEqual([
        { kind: 'SPECIAL_ACCOUNT', side: 'DEBIT', balance: '15060000.01', institution: { slug: 'bank-a' } },
        { kind: 'SPECIAL_ACCOUNT', side: 'DEBIT', balance: '5000000.00', institution: { slug: 'bank-b' } },
      ]);
      expect(trialBalance).toMatchObject({ on: '2016-03-01', isBalanced: true });
      expect(trialBalance.debitBalance).toBe('16000022.54');
      expect(trialBalance.creditBalance).toBe('16000022.54');
      expect(Number(ledger.nodes[0].seq)).toBeGreaterThan(Number(ledger.nodes[1].seq));
      const rest = await fund(`ledger(first: 50, after: "${ledger.pageInfo.endCursor}") { nodes { id } }`);
      expect(rest.ledger.nodes).toHaveLength(ledger.totalCount - 2);
    });

    const STATEMENT = `openingBalance closingBalance debits credits
      lines(first: 2) { totalCount pageInfo { hasNextPage endCursor }
        nodes { number occurredOn cause debit credit balance } }`;

    it('as a statement from day to day, with the balance after each line', async () => {
      const { accounts } = await fund('accounts { id kind }');
      const { id } = accounts[0];
      const ask = (selection: string, key = admin) =>
        api.ask(`{ ledgerAccount(id: "${id}") { ${selection} } }`, { key });
      const { data } = await ask(`statement(from: "2016-03-02", to: "2016-12-31") { ${STATEMENT} }`);
      expect(data.ledgerAccount.statement).toEqual({
        ...{ openingBalance: '12000022.54', closingBalance: '15060022.55' },
        ...{ debits: '4060000.01', credits: '1000000.00' },
        lines: {
          ...{ totalCount: 3, pageInfo: { hasNextPage: true, endCursor: expect.any(String) } },
          nodes: [
            {
              ...{ number: '2', occurredOn: '2016-03-02', cause: 'DEPOSIT' },
              debit: '4000000.00',
              credit: null,
              balance: '16000022.54',
            },
            {
              ...{ number: '3', occurredOn: '2016-06-20', cause: 'DEPOSIT_INTEREST' },
              debit: '60000.01',
              credit: null,
              balance: '16060022.55',
            },
          ],
        },
      });
      const after = data.ledgerAccount.statement.lines.pageInfo.endCursor;
      const rest = await ask(`statement(from: "2016-03-02", to: "2016-12-31") {
        lines(first: 2, after: "${after}") { nodes { balance } pageInfo { hasNextPage } } }`);
      expect(rest.data.ledgerAccount.statement.lines).toEqual({
        ...{ nodes: [{ balance: '15060022.55' }], pageInfo: { hasNextPage: false } },
      });
      const reversed = await ask('statement(from: "2016-03-02", to: "2016-03-01") { debits }');
      expect(reversed.errors[0].extensions.code).toBe('DATES_REVERSED');
      const own = await ask('statement { closingBalance lines(last: 1) { nodes { balance } } }', bank);
      expect(own.data.ledgerAccount.statement).toEqual({
        ...{ closingBalance: '15060000.01', lines: { nodes: [{ balance: '15060000.01' }] } },
      });
    });

    it('by a bank only as far as its own account goes', async () => {
      const { accounts } = await fund('accounts { kind institution { slug } }', bank);
      expect(accounts).toEqual([{ kind: 'SPECIAL_ACCOUNT', institution: { slug: 'bank-a' } }]);
      for (const field of ['balance', 'ledger { totalCount }', 'trialBalance { isBalanced }']) {
        const { errors } = await api.ask(`{ funds { nodes { ${field} } } }`, { key: bank });
        expect(errors[0].extensions.code).toBe('NOT_ALLOWED');
      }
      const others = await fund('accounts { id institution { slug } }');
      const other = others.accounts.find(
        (one: { institution: { slug: string } }) => one.institution?.slug === 'bank-b',
      );
      const { data } = await api.ask(
        `{ ledgerAccount(id: "${other.id}") { balance } node(id: "${other.id}") { id } }`,
        {
          key: bank,
        },
      );
      expect(data).toEqual({ ledgerAccount: null, node: null });
    });

    it('in a few statements, however many funds and accounts', async () => {
      const seen = await statementsOf(api.db, () =>
        fund(`balance accounts { balance statement { closingBalance lines(first: 3) { nodes { postingId } } } }
          trialBalance { lines { account { kind } } } ledger { nodes { reversedBy { id } entries { account { kind } } } }`),
      );
      expect(seen.length).toBeLessThan(20);
    });
  });

  describe('are reconciled', () => {
    const report = (more: object, key = bank) =>
      act(
        'reportBankBalance',
        { fund: FUND, day: '2016-06-30', balance: '16060022.55', ...more },
        {
          ...{ key, answer: '{ report { balance day actorName account { kind } } userErrors { code } }' },
        },
      );
    const reconciliation = async (month: string, institution = 'bank-a', key = admin) => {
      const { data, errors } = await api.ask(
        `{ reconciliation(fund: "${FUND}", institution: "${institution}", month: "${month}") {
          day bankBalance bookBalance difference unexplained status report { day }
          items { side amount postingId } } }`,
        { key },
      );
      return errors ? errors[0].extensions.code : data.reconciliation;
    };

    it('where the bank says the same', async () => {
      expect((await report({})).report).toMatchObject({
        balance: '16060022.55',
        account: { kind: 'SPECIAL_ACCOUNT' },
      });
      expect(await reconciliation('2016-06')).toEqual({
        ...{ day: '2016-06-30', bankBalance: '16060022.55', bookBalance: '16060022.55', difference: '0.00' },
        ...{ unexplained: '0.00', status: 'AGREED', items: [], report: { day: '2016-06-30' } },
      });
    });

    it('where a posting is on one side only', async () => {
      await report({ balance: '15060022.55' });
      expect(await reconciliation('2016-06')).toMatchObject({
        ...{ difference: '-1000000.00', unexplained: '0.00', status: 'EXPLAINED' },
        items: [{ side: 'NOT_YET_IN_BOOKS', amount: '-1000000.00', postingId: expect.any(String) }],
      });
      await report({ day: '2016-06-29', balance: '1' });
      expect(await reconciliation('2016-06')).toMatchObject({ day: '2016-06-30' });
    });

    it('where nothing explains it, and lists it', async () => {
      await report({ day: '2016-08-31', balance: '15060000.00' });
      const open = {
        day: '2016-08-31',
        difference: '-22.55',
        unexplained: '-22.55',
        status: 'OPEN',
        items: [],
      };
      expect(await reconciliation('2016-08')).toMatchObject(open);
      const { openDifferences } = await fund(
        'openDifferences { month difference account { institution { slug } } }',
      );
      expect((await fund('openDifferences { month }', bank)).openDifferences).toEqual([{ month: '2016-08' }]);
      expect(openDifferences).toEqual([
        { month: '2016-08', difference: '-22.55', account: { institution: { slug: 'bank-a' } } },
      ]);
      expect(await reconciliation('2016-09')).toMatchObject({ status: 'NOT_REPORTED', bankBalance: null });
      expect(await reconciliation('2016-13')).toBe('BAD_PERIOD');
      expect(await reconciliation('2016-08', 'bank-c')).toBeNull();
      expect(await reconciliation('2016-08', 'bank-b', bank)).toBeNull();
    });

    it('by what the bank says of itself', async () => {
      expect(codes(await report({ institution: 'bank-b' }))).toEqual(['NOT_YOUR_ACCOUNT']);
      const idle = await api.keyOf('BANK', { institutionSlug: 'bank-a', scopes: ['FINANCE'] });
      expect(codes(await report({}, idle))).toEqual(['NOT_YOUR_ACCOUNT']);
      const none = await api.keyOf('BANK', { institutionSlug: 'bank-c', scopes: ['LEND'] });
      expect(codes(await report({}, none))).toEqual(['NO_SPECIAL_ACCOUNT']);
      expect(codes(await report({ balance: '-1', day: '2019-07-01' }))).toEqual([
        'AMOUNT_NEGATIVE',
        'DATE_IN_FUTURE',
      ]);
      expect(codes(await report({ institution: 'bank-b', balance: '0' }, keeper))).toEqual([]);
    });
  });

  it('hold what must always hold', async () => {
    const verdicts = await checkInvariants(api.db);
    expect(verdicts.flatMap(({ violations }) => violations)).toEqual([]);
  });
});
