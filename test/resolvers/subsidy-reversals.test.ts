import { globalId } from '../../src/entities/node';
import { lendToHousehold } from '../support/subsidies';
import { codesOf, openSubsidyDesk } from '../support/subsidy-desk';

const loanId = (key: string) => globalId('Loan', key);

describe('interest subsidies', () => {
  const desk = openSubsidyDesk();
  const { books, decide, mutate, prepare, settle, settled } = desk;

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
      const loan = await lendToHousehold(desk.db);
      await lendToHousehold(desk.db);
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
      desk.at('2019-09-02T04:00:00Z');
      expect((await prepare('2019-08')).settlement).toMatchObject({ granted: '204.51', takenBack: '0.00' });
    });

    it('sets off what was paid against the next settlement of the bank', async () => {
      const loan = await lendToHousehold(desk.db);
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
      const loan = await lendToHousehold(desk.db);
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
      const loan = await lendToHousehold(desk.db);
      const elsewhere = await lendToHousehold(desk.db, { programmeSlug: null });
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
      expect(await desk.db.query('select from subsidy_stop')).toEqual([]);
    });
  });
});
