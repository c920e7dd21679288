import { statementsOf } from '../server/api';
import {
  codes,
  deposit,
  FUND,
  type LedgerOffice,
  OPENED,
  OPENING,
  openLedgerOffice,
  PARTNER,
} from '../support/ledger-office';

describe('the books of a fund', () => {
  let office: LedgerOffice;
  let admin: string;
  let bank: string;
  const act: LedgerOffice['act'] = (...asked) => office.act(...asked);
  const fund: LedgerOffice['fund'] = (...asked) => office.fund(...asked);

  beforeAll(async () => {
    office = await openLedgerOffice();
    ({ admin, bank } = office);
    await act('openFund', OPENING, { key: admin, answer: OPENED });
    for (const [institution, body] of Object.entries({ 'bank-a': 'credit-union', 'bank-b': 'postal-bank' })) {
      const partner = { programme: 'risk-fund', institution, body, since: '2016-01-01' };
      await act('setProgrammePartner', partner, { key: admin, answer: PARTNER });
    }
    await act('recordDeposit', deposit({ amount: '12000000' }));
    await act('recordDeposit', deposit({ institution: 'bank-b', amount: '4000000' }));
    await act('recordDeposit', deposit({ contributor: '上级财政', amount: '4000000', paidOn: '2016-03-02' }));
    const interest = { fund: FUND, institution: 'bank-a', amount: '60000.01', creditedOn: '2016-06-20' };
    await act('recordDepositInterest', interest);
    const moved = { fund: FUND, from: 'bank-a', to: 'bank-b', amount: '1000000', movedOn: '2016-07-01' };
    await act('transferBetweenAccounts', moved);
    const wrong = await act('recordDeposit', deposit({ amount: '22.54' }));
    await office.reverse(wrong.posting.id);
  }, 60_000);
  afterAll(() => office.api.close());

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
        office.api.ask(`{ ledgerAccount(id: "${id}") { ${selection} } }`, { key });
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
        const { errors } = await office.api.ask(`{ funds { nodes { ${field} } } }`, { key: bank });
        expect(errors[0].extensions.code).toBe('NOT_ALLOWED');
      }
      const others = await fund('accounts { id institution { slug } }');
      const other = others.accounts.find(
        (one: { institution: { slug: string } }) => one.institution?.slug === 'bank-b',
      );
      const { data } = await office.api.ask(
        `{ ledgerAccount(id: "${other.id}") { balance } node(id: "${other.id}") { id } }`,
        {
          key: bank,
        },
      );
      expect(data).toEqual({ ledgerAccount: null, node: null });
    });

    it('in a few statements, however many funds and accounts', async () => {
      const seen = await statementsOf(office.api.db, () =>
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
      const { data, errors } = await office.api.ask(
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
      const idle = await office.api.keyOf('BANK', { institutionSlug: 'bank-a', scopes: ['FINANCE'] });
      expect(codes(await report({}, idle))).toEqual(['NOT_YOUR_ACCOUNT']);
      const none = await office.api.keyOf('BANK', { institutionSlug: 'bank-c', scopes: ['LEND'] });
      expect(codes(await report({}, none))).toEqual(['NO_SPECIAL_ACCOUNT']);
      expect(codes(await report({ balance: '-1', day: '2019-07-01' }))).toEqual([
        'AMOUNT_NEGATIVE',
        'DATE_IN_FUTURE',
      ]);
      expect(codes(await report({ institution: 'bank-b', balance: '0' }, office.keeper))).toEqual([]);
    });
  });
});
