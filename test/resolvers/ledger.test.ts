import { checkInvariants } from '../../src/services/invariants/check-invariants';
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
  const act: LedgerOffice['act'] = (...asked) => office.act(...asked);
  const reverse: LedgerOffice['reverse'] = (...asked) => office.reverse(...asked);
  const fund: LedgerOffice['fund'] = (...asked) => office.fund(...asked);

  beforeAll(async () => {
    office = await openLedgerOffice();
    ({ admin } = office);
  }, 60_000);
  afterAll(() => office.api.close());

  describe('are opened', () => {
    it('with what the document states, once, by administrators', async () => {
      const once = office.freshKey();
      const refused = await act(
        'openFund',
        { ...OPENING, size: '19999999.99' },
        { key: admin, answer: OPENED },
      );
      expect(refused).toEqual({ fund: null, userErrors: [{ code: 'SIZE_IS_STATED', clause: '第五条' }] });
      const future = { ...OPENING, openedOn: '2019-07-01', region: '999999', slug: 'Bad Slug' };
      const bad = await act('openFund', future, { key: admin, answer: OPENED });
      expect(codes(bad)).toEqual(['SLUG_BAD', 'UNKNOWN_REGION', 'DATE_IN_FUTURE']);
      const opened = await act('openFund', OPENING, { key: admin, once, answer: OPENED });
      expect(opened).toEqual({
        fund: {
          ...{ slug: FUND, nameZh: '金融扶贫小额信贷风险补偿资金', size: '20000000.00', isSynthetic: false },
          ...{ book: { openedOn: '2016-01-01' }, balance: '0.00' },
        },
        userErrors: [],
      });
      expect(await act('openFund', OPENING, { key: admin, once, answer: OPENED })).toEqual(opened);
      expect(codes(await act('openFund', OPENING, { key: admin, answer: OPENED }))).toEqual([
        'BOOKS_OPEN_ALREADY',
      ]);
      const unknown = { ...OPENING, programme: 'none' };
      expect(codes(await act('openFund', unknown, { key: admin, answer: OPENED }))).toEqual([
        'UNKNOWN_PROGRAMME',
      ]);
    });

    it('with a name and a size of their own where the document gives none', async () => {
      const subsidies = { ...OPENING, kind: 'INTEREST_SUBSIDY' };
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
      const { data } = await office.api.ask(
        '{ programme(slug: "risk-fund") { partners { body since until } } }',
      );
      expect(data.programme.partners).toHaveLength(4);
    });
  });

  describe('take money', () => {
    it('that was paid in, once, and among the contributions', async () => {
      const once = office.freshKey();
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
      const [record] = await office.api.db.query<{ content: string }>(
        'select content from audit_record order by seq desc limit 1',
      );
      expect(JSON.parse(record?.content as string)).toMatchObject({
        ...{ action: 'REQUEST_REFUSED', detail: { operation: 'recordDeposit' } },
      });
    });

    it('from those who keep them only', async () => {
      const other = await office.api.keyOf('DATA_OFFICER', { bodies: ['risk-fund/leading-group'] });
      expect((await act('recordDeposit', deposit(), { key: other })).userErrors).toMatchObject([
        {
          code: 'NOT_YOUR_BODY',
          clause: '第十五条(二)',
          messageZh: expect.stringContaining('县扶农办、三大'),
        },
      ]);
      const elsewhere = await office.api.keyOf('DATA_OFFICER', {
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
      const once = office.freshKey();
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

  it('hold what must always hold', async () => {
    const verdicts = await checkInvariants(office.api.db);
    expect(verdicts.flatMap(({ violations }) => violations)).toEqual([]);
  });
});
