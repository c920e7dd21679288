import { lendToHousehold } from '../support/subsidies';
import { codesOf, openSubsidyDesk } from '../support/subsidy-desk';

describe('interest subsidies', () => {
  const desk = openSubsidyDesk();
  const { decide, keys, prepare } = desk;

  describe('refuses', () => {
    it('what is asked for wrongly, with nothing written', async () => {
      await lendToHousehold(desk.db);
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
      expect(await desk.db.query('select from subsidy_settlement')).toEqual([]);
    });

    it('a programme without a number for it, with its gap', async () => {
      await desk.db.query(
        `insert into programme_partner (programme_slug, institution_slug, body, since)
         values ('hebi-loan-risk-sharing', 'bank-a', 'banks', '2016-01-01')`,
      );
      const answer = await prepare('2019-07', {
        ...{ programme: 'hebi-loan-risk-sharing', borrowerKind: 'LEGAL_PERSON' },
      });
      expect(codesOf(answer)).toEqual(['NO_SUBSIDY_STATED']);
    });

    it('steps out of turn, words of others, and a no without a reason', async () => {
      await lendToHousehold(desk.db);
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
      expect(await desk.db.query('select from subsidy_decision')).toHaveLength(3);
    });

    it('one person as two bodies', async () => {
      await lendToHousehold(desk.db);
      keys.set(
        'both',
        await desk.keyOf('PLANNER', { bodies: ['risk-fund/poverty-office', 'risk-fund/industry-centres'] }),
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
      await lendToHousehold(desk.db, { isSynthetic: true });
      const { settlement } = await prepare();
      await decide('bank-a', settlement.id, 'subsidy-reported', { papersComplete: true });
      await decide('county-pbc', settlement.id, 'subsidy-verified');
      for (const step of ['subsidy-decided', 'subsidy-paid']) {
        await decide('poverty-office', settlement.id, step);
        const last = await decide('industry-centres', settlement.id, step);
        expect(codesOf(last)).toEqual(step === 'subsidy-paid' ? ['MADE_UP_DATA'] : []);
      }
      await lendToHousehold(desk.db, { bankSlug: 'bank-b' });
      await lendToHousehold(desk.db, { bankSlug: 'bank-b', isSynthetic: true });
      expect(codesOf(await prepare('2019-07', {}, 'bank-b'))).toEqual(['MADE_UP_DATA']);
    });
  });
});
