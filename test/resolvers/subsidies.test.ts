import { globalId } from '../../src/entities/node';
import { HUAWEI } from '../support/graph';
import { lendToHousehold, lendToProject, repay } from '../support/subsidies';
import { codesOf, openSubsidyDesk, text } from '../support/subsidy-desk';

const loanId = (key: string) => globalId('Loan', key);

describe('interest subsidies over the API', () => {
  const desk = openSubsidyDesk();
  const { ask, books, decide, prepare, settle, settled, shown } = desk;

  it('goes from the bank’s draft to the money, step by step', async () => {
    await lendToHousehold(desk.db, { contractNumber: 'H-1' });
    await lendToHousehold(desk.db, { bankSlug: 'bank-b' });
    await lendToHousehold(desk.db, { programmeSlug: null });
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
    const audit = await desk.db.query<{ action: string }>(
      `select action from audit_record where action like 'SUBSIDY%' order by seq`,
    );
    expect(audit.map(({ action }) => action)).toEqual([
      ...['SUBSIDY_PREPARED', ...Array(5).fill('SUBSIDY_DECIDED'), 'SUBSIDY_PAID'],
    ]);
  });

  it('lets three bodies verify what goes to an enterprise, and pays on the credit of its households', async () => {
    await lendToProject(desk.db, HUAWEI);
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
    await lendToHousehold(desk.db);
    const answers = await Promise.all(Array.from({ length: 6 }, () => prepare()));
    expect(answers.map(codesOf).sort()).toEqual([[], ...Array(5).fill(['MONTH_SETTLED_ALREADY'])]);
    const same = await Promise.all(
      ['bank-b', 'bank-b'].map((key) => prepare('2019-06', { idempotencyKey: 'again' }, key)),
    );
    expect(same.map(codesOf)).toEqual([['NOTHING_TO_SETTLE'], ['NOTHING_TO_SETTLE']]);
    expect(await desk.db.query('select from subsidy_settlement')).toHaveLength(1);
  });

  it('gives the same answer to the same key, and refuses another body', async () => {
    await lendToHousehold(desk.db);
    const [first, again] = [
      await prepare('2019-07', { idempotencyKey: 'mine' }),
      await prepare('2019-07', { idempotencyKey: 'mine' }),
    ];
    expect(again.settlement.id).toBe(first.settlement.id);
    expect(codesOf(await prepare('2019-06', { idempotencyKey: 'mine' }))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  });

  it('waits for the settlement before, and for the end of the month', async () => {
    await lendToHousehold(desk.db);
    const { settlement } = await prepare('2019-06');
    expect(codesOf(await prepare('2019-07'))).toEqual(['SETTLEMENT_OPEN']);
    await settle(settlement.id);
    expect(codesOf(await prepare('2019-08'))).toEqual(['MONTH_NOT_OVER']);
    expect(codesOf(await prepare('2019-07'))).toEqual([]);
  });

  it('brings what was told late as corrections of the next settlement', async () => {
    const loan = await lendToHousehold(desk.db, { contractNumber: 'H-1' });
    await settled('2019-06');
    await repay(desk.db, loan, '2019-06-11', '20000.00');
    const late = await lendToHousehold(desk.db, { contractNumber: 'H-2', drawnOn: '2019-06-21' });
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
    desk.at('2019-09-02T04:00:00Z');
    const next = await prepare('2019-08');
    expect(next.settlement).toMatchObject({ takenBack: '0.00', granted: '327.22' });
    expect(late).not.toBe(loan);
  });

  it('stops at the due date of a loan that was not repaid', async () => {
    await lendToHousehold(desk.db, { dueOn: '2019-07-15' });
    expect((await prepare('2019-07')).settlement.lines.nodes).toMatchObject([
      { startsOn: '2019-07-01', endsBefore: '2019-07-15', days: 14, percent: '4.3500' },
    ]);
  });

  it('names the loans that it could not reckon, and settles the others', async () => {
    await lendToHousehold(desk.db, { contractNumber: 'H-1', outstanding: null });
    await lendToHousehold(desk.db, { contractNumber: 'H-2', drawnOn: '2014-03-15', dueOn: '2020-03-15' });
    await lendToHousehold(desk.db);
    const { settlement } = await prepare('2019-07');
    expect(settlement.granted).toBe('204.51');
    expect(settlement.leftOut).toEqual([{ reason: 'OUTSTANDING_UNKNOWN', loan: { contractNumber: 'H-1' } }]);
  });

  it('frees the days of a refused settlement, and puts back what it would have taken', async () => {
    const loan = await lendToHousehold(desk.db);
    await settled('2019-06');
    await repay(desk.db, loan, '2019-06-11', '20000.00');
    const { settlement } = await prepare('2019-07');
    await decide('bank-a', settlement.id, 'subsidy-reported', { papersComplete: true });
    const no = { agree: false, comment: '还款凭证不全' };
    const refused = await decide('county-pbc', settlement.id, 'subsidy-verified', no);
    expect(refused.settlement).toMatchObject({ status: 'REFUSED', awaited: null });
    const standing = await desk.db.query<{ amount: string }>(
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
    for (let at = 0; at < 3; at += 1) await lendToHousehold(desk.db, { bankSlug: 'bank-b' });
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
    const [refusal] = await desk.db.query(
      `select content from audit_record where action = 'REQUEST_REFUSED' order by seq desc limit 1`,
    );
    expect(JSON.stringify(refusal)).toContain('SUBSIDY_FUND_SHORT 第五条');
  });

  it('is seen by its bank, and by staff of the regions that its borrowers live in', async () => {
    await lendToHousehold(desk.db);
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
    const loan = await lendToHousehold(desk.db);
    const unknown = await lendToHousehold(desk.db, { outstanding: null });
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
