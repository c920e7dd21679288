/** Money in the books of a fund, and loans under its programme, on their way into the targets of the plan. */
import { reverseClaimPayment } from '../../../src/services/claims/take-back';
import { checkInvariants } from '../../../src/services/invariants/check-invariants';
import { checkProgress } from '../../../src/services/progress/check-progress';
import { addPartners, advanced, bodyOffice, filed, freshKey, lend } from '../../support/claims';
import { insertTarget } from '../../support/factories';
import {
  codes,
  deposit,
  type LedgerOffice,
  OPENED,
  OPENING,
  openLedgerOffice,
} from '../../support/ledger-office';
import { recomputeTargets } from '../../support/recompute-targets';

const TODAY = '2019-06-30';
const NOW = new Date('2019-06-30T04:00:00Z');
const LOADING_MS = 240_000;
const STAGE = 'risk-fund/overall';
const SIZE = `${STAGE}/poverty-risk-fund`;
const FROM_ABOVE = `${STAGE}/poverty-risk-fund-from-above`;
const FROM_COUNTY = `${STAGE}/poverty-risk-fund-from-county`;
const AT_UNION = `${STAGE}/poverty-risk-fund-at-credit-union`;
const AT_POSTAL = `${STAGE}/poverty-risk-fund-at-postal-bank`;
const COMPENSATED = `${STAGE}/compensated`;
const LENT = `${STAGE}/lent`;
const KEYS = [SIZE, FROM_ABOVE, FROM_COUNTY, AT_UNION, AT_POSTAL, COMPENSATED, LENT];

const EVIDENCE = `query E($key: String!) { target(key: $key) { evidence(leftOut: false) { total
  edges { kind contribution reason reference node { __typename ... on LedgerPosting { cause } } } } } }`;

describe('money that counts', () => {
  let office: LedgerOffice;

  beforeAll(async () => {
    office = await openLedgerOffice();
    const { api, act, admin } = office;
    await addPartners(api.db, 'risk-fund');
    const once = { key: admin, answer: OPENED };
    expect(codes(await act('openFund', OPENING, once))).toEqual([]);
    for (const [slug, indicatorCode] of [
      ['compensated', 'poverty-risk-compensations'],
      ['lent', 'poverty-relief-loans'],
    ]) {
      const place = { planSlug: 'risk-fund', stageKey: STAGE, regionCode: '100000' };
      await insertTarget(api.db, { ...place, slug, indicatorCode, basis: 'CUMULATIVE' });
    }
    await api.db.query(
      `insert into register_coverage values ('loan', '', '100000', '2016-01-01', '2019-06-30', 'x', 'x', false)`,
    );
  }, LOADING_MS);
  afterAll(async () => {
    const broken = (await checkInvariants(office.api.db)).filter(({ violations }) => violations.length > 0);
    await office.api.close();
    expect(broken).toEqual([]);
  });

  /** What the targets say once all that was asked for has been computed. */
  const actuals = async () => {
    const { db } = office.api;
    await recomputeTargets(db, KEYS, TODAY, NOW);
    const rows = await db.query<{ target_key: string; actual: string | null }>(
      'select target_key, trim_scale(actual)::text as actual from target_progress where target_key = any($1)',
      [KEYS],
    );
    return Object.fromEntries(rows.map(({ target_key, actual }) => [target_key, actual]));
  };
  const asked = async (work: () => Promise<unknown>) => {
    const { db } = office.api;
    await db.query('delete from recompute_request');
    await work();
    const rows = await db.query<{ key: string }>(
      'select distinct target_key as key from recompute_request where target_key = any($1) order by 1',
      [KEYS],
    );
    return rows.map(({ key }) => key);
  };
  const evidenceOf = async (key: string) => {
    const { data, errors } = await office.api.ask(EVIDENCE, { key: office.admin, variables: { key } });
    expect(errors).toBeUndefined();
    return data.target.evidence;
  };
  const paidClaim = async (more: Readonly<Record<string, unknown>>) => {
    const { db } = office.api;
    const input = more.ofEnterprise ? { cause: null } : {};
    const id = await filed(db, await lend(db, more), input);
    await advanced(db, id, null);
    return id;
  };

  it('says that nothing was paid in while books are open, rather than that it does not know', async () => {
    expect(await actuals()).toMatchObject({ [SIZE]: '0', [AT_UNION]: '0', [COMPENSATED]: '0' });
  });

  it('follows deposits and transfers to the targets, by payer and by institution', async () => {
    const { act } = office;
    expect(await asked(() => act('recordDeposit', deposit()))).toEqual(
      expect.arrayContaining([AT_UNION, FROM_COUNTY, SIZE]),
    );
    const fromProvince = { contributor: '省财政厅', amount: '4000000', institution: 'bank-b' };
    await act('recordDeposit', deposit(fromProvince));
    const wrong = await act('recordDeposit', deposit({ amount: '7000000', paidOn: '2016-04-01' }));
    expect(await actuals()).toMatchObject({ [SIZE]: '27000000', [AT_UNION]: '23000000' });
    await office.reverse(wrong.posting.id);
    const { fund } = deposit();
    const transfer = { fund, from: 'bank-a', to: 'bank-b', amount: '1000000', movedOn: '2016-05-01' };
    expect(codes(await act('transferBetweenAccounts', transfer))).toEqual([]);
    expect(await actuals()).toMatchObject({
      ...{ [SIZE]: '20000000', [FROM_ABOVE]: '4000000', [FROM_COUNTY]: '16000000' },
      ...{ [AT_UNION]: '15000000', [AT_POSTAL]: '5000000' },
    });
  });

  it('counts loans of persons and of enterprises, and what the fund paid and did not take back', async () => {
    const { db } = office.api;
    await paidClaim({});
    const taken = await paidClaim({ ofEnterprise: true });
    expect(await actuals()).toMatchObject({ [COMPENSATED]: '70000', [LENT]: '100000' });
    const payer = bodyOffice(db, 'poverty-office', '2019-05-06');
    const back = await asked(() => reverseClaimPayment(payer, { id: taken, reason: '多付' }, freshKey()));
    expect(back).toContain(COMPENSATED);
    expect(await actuals()).toMatchObject({ [COMPENSATED]: '35000', [LENT]: '100000', [SIZE]: '20000000' });
  });

  it('lists each posting behind the number, and none of those who borrowed', async () => {
    const compensated = await evidenceOf(COMPENSATED);
    expect(compensated).toMatchObject({
      total: '35000',
      edges: [
        {
          ...{ kind: 'LEDGER_POSTING', contribution: '35000', reason: 'COMPENSATED' },
          node: { __typename: 'LedgerPosting', cause: 'COMPENSATION' },
        },
      ],
    });
    const placed = await evidenceOf(AT_UNION);
    expect(placed.total).toBe('15000000');
    expect(placed.edges.map(({ contribution }: { contribution: string }) => contribution).sort()).toEqual([
      '-1000000',
      '16000000',
    ]);
    expect(placed.edges[0].reference).toMatch(/^risk-fund-risk-compensation \d+$/);
    const lent = await evidenceOf(LENT);
    expect(lent.edges.map(({ kind }: { kind: string }) => kind)).toEqual(['LOAN', 'LOAN']);
    expect(JSON.stringify(lent)).not.toContain('Person');
  });

  it('is right as it is stored', async () => {
    await actuals();
    const check = await checkProgress(office.api.db, { today: TODAY, now: NOW });
    expect(check.differences.filter(({ targetKey }) => KEYS.includes(targetKey))).toEqual([]);
  });
});
