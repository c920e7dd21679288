import { verifyAudit } from '../../src/services/audit/verify-audit';
import {
  A_LOAN,
  admitted,
  type Desk,
  freshKey,
  ON_FUND,
  openDesk,
  register,
  traces,
} from '../support/lending';

const TESTING_MS = 60_000;

const REGISTER_ALL = `mutation ($inputs: [LoanRegistration!]!) { registerLoans(inputs: $inputs) {
  results { loan { contractNumber } userErrors { code field } } userErrors { code } } }`;

describe('lending on a fund of 10 000 yuan at ten times', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk('10000.00');
  }, TESTING_MS);
  afterEach(() => desk.api.close());

  const capacity = async (key = desk.bank) =>
    (
      await desk.api.ask(
        '{ programme(slug: "risk-fund") { outstanding defaultRate capacity { balance multiple outstanding room } } }',
        { key },
      )
    ).data.programme;

  it('lets the loan in that just fits, and refuses one cent more with its clause', async () => {
    const send = async (contractNumber: string, principal: string) =>
      register(desk, { ...ON_FUND, contractNumber, principal, application: await admitted(desk.db) });
    expect((await send('L-1', '50000.00')).userErrors).toEqual([]);
    const refused = await send('L-2', '49999.99');
    expect(refused.userErrors).toEqual([]);
    expect((await send('L-3', '0.02')).userErrors).toMatchObject([
      { code: 'LEVERAGE_EXCEEDED', clause: '第十三条' },
    ]);
    expect((await capacity()).capacity).toEqual({
      ...{ balance: '10000.00', multiple: '10', outstanding: '99999.99', room: '0.01' },
    });
    expect((await send('L-4', '0.01')).userErrors).toEqual([]);
    expect(await capacity()).toMatchObject({ outstanding: '100000.00', defaultRate: '0' });
  });

  it(
    'lets exactly ten of sixty in that ask at once',
    async () => {
      const applications = await Promise.all(Array.from({ length: 60 }, () => admitted(desk.db)));
      const answers = await Promise.all(
        applications.map((application, at) =>
          register(desk, { ...ON_FUND, contractNumber: `M-${at}`, principal: '10000.00', application }),
        ),
      );
      const refused = answers.flatMap(({ userErrors }) =>
        userErrors.map(({ code }: { code: string }) => code),
      );
      expect(refused).toEqual(Array.from({ length: 50 }, () => 'LEVERAGE_EXCEEDED'));
      expect((await traces(desk.db)).loans).toBe(4 + 10);
      expect(await verifyAudit(desk.db)).toMatchObject({ whole: true });
    },
    TESTING_MS,
  );

  it(
    'takes of a list what is right, in its order, and answers the list again',
    async () => {
      const applications = await Promise.all(Array.from({ length: 4 }, () => admitted(desk.db)));
      const onFund = (at: number, principal: string) => ({
        input: { ...ON_FUND, contractNumber: `N-${at}`, principal, application: applications[at] },
        idempotencyKey: freshKey(),
      });
      const inputs = [
        ...[onFund(0, '50000.00'), onFund(1, '40000.00'), onFund(2, '20000.00'), onFund(3, '10000.00')],
        { input: A_LOAN, idempotencyKey: freshKey() },
        { input: A_LOAN, idempotencyKey: freshKey() },
        { input: { ...A_LOAN, principal: '-1' }, idempotencyKey: '' },
      ];
      const send = () => desk.api.ask(REGISTER_ALL, { key: desk.bank, variables: { inputs } });
      const { data, errors } = await send();
      expect(errors).toBeUndefined();
      const codes = data.registerLoans.results.map(
        ({ loan, userErrors }: { loan: { contractNumber: string } | null; userErrors: { code: string }[] }) =>
          loan?.contractNumber ?? userErrors.map(({ code }) => code).join(),
      );
      expect(codes).toEqual([
        'N-0',
        'N-1',
        'LEVERAGE_EXCEEDED',
        'N-3',
        'C-1',
        'CONTRACT_TAKEN',
        'IDEMPOTENCY_KEY_BAD',
      ]);
      const loans = (await traces(desk.db)).loans;
      expect((await send()).data).toEqual(data);
      expect((await traces(desk.db)).loans).toBe(loans);
      expect(await verifyAudit(desk.db)).toMatchObject({ whole: true });
    },
    TESTING_MS,
  );

  it(
    'registers five hundred in one go, and not one more',
    async () => {
      const list = (count: number) =>
        Array.from({ length: count }, (_, at) => ({
          input: { ...A_LOAN, contractNumber: `Q-${at}` },
          idempotencyKey: `list-${at}`,
        }));
      const send = (count: number) =>
        desk.api.ask(REGISTER_ALL, { key: desk.bank, variables: { inputs: list(count) } });
      expect((await send(501)).data.registerLoans.userErrors).toMatchObject([{ code: 'TOO_MANY_LOANS' }]);
      const { data } = await send(500);
      expect(data.registerLoans.results.every(({ loan }: { loan: unknown }) => loan !== null)).toBe(true);
      expect((await traces(desk.db)).loans).toBe(4 + 500);
    },
    TESTING_MS,
  );
});
