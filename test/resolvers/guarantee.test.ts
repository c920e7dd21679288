import { globalId } from '../../src/entities/node';
import { codesOf, openGuaranteeDesk, text } from '../support/guarantee-desk';

describe('guarantees over the API', () => {
  const desk = openGuaranteeDesk();
  const { ask, mutate, guaranteed, record, count, lastAudit } = desk;

  it('records who answers for what along three levels, and says what the rules say of it', async () => {
    await mutate(
      'guard-county',
      'recordGuarantorYear',
      {
        input: { institution: 'guard-county', year: 2018, ownership: 'POLICY' },
      },
      'userErrors { code }',
    );
    const { guarantee, userErrors } = await record({
      reGuarantees: [
        { guarantor: 'guard-county', reGuarantor: 'guard-city', percent: '50' },
        { guarantor: 'guard-city', reGuarantor: 'guard-province', percent: '30' },
      ],
      ...{ feePercent: '1.3', currentFeePercent: '1.5', counterGuarantee: '设备抵押' },
    });
    expect(userErrors).toEqual([]);
    expect(guarantee).toMatchObject({
      ...{ status: 'ACTIVE', bankPercent: '20.0000', counterGuarantee: '设备抵押', endedOn: null },
      shares: [{ percent: '80.0000', institution: { slug: 'guard-county' } }],
      reGuarantees: [{ percent: '50.0000', reGuarantor: { slug: 'guard-city' } }, { percent: '30.0000' }],
    });
    const [fee, chain] = guarantee.checks;
    expect(fee).toMatchObject({
      rule: 'fee-cut',
      verdict: 'FAILED',
      value: '1.3',
      limit: '1.2',
      clause: '一(五)',
    });
    expect(fee.explanationZh).toContain('下浮20%后的1.2%');
    expect(chain).toMatchObject({ rule: 'joint-guarantee-chain', verdict: 'CANNOT_BE_JUDGED' });
    expect(chain.explanationZh).toContain('省、市、县级');
    expect(await lastAudit()).toMatchObject({ action: 'GUARANTEE_RECORDED' });
    const { data } = await ask(
      'bank-a',
      `{ node(id: "${guarantee.id}") { ... on Guarantee { loan { contractNumber
      guarantee { id } guarantees { id } } payout(loss: "100.01") { bank
        paid { amount institution { slug } to { slug } }
        passedOn { amount institution { slug } to { slug } } borne { amount institution { slug } } } } } }`,
    );
    expect(data.node.loan).toEqual({
      ...{ contractNumber: 'S-1', guarantee: { id: guarantee.id }, guarantees: [{ id: guarantee.id }] },
    });
    const at = (slug: string) => ({ slug });
    expect(data.node.payout).toEqual({
      bank: '20.00',
      paid: [{ amount: '80.01', institution: at('guard-county'), to: null }],
      passedOn: [
        { amount: '50.01', institution: at('guard-city'), to: at('guard-county') },
        { amount: '30.01', institution: at('guard-province'), to: at('guard-city') },
      ],
      borne: [
        { amount: '30.00', institution: at('guard-county') },
        { amount: '20.00', institution: at('guard-city') },
        { amount: '30.01', institution: at('guard-province') },
      ],
    });
  });

  it.each([
    [
      'SHARES_NOT_100',
      { bankPercent: '20', guarantors: [{ institution: 'guard-county', percent: '79.99' }] },
    ],
    ['NO_GUARANTOR', { bankPercent: '100', guarantors: [] }],
    ['PERCENT_NEGATIVE', { bankPercent: '-1' }],
    [
      'PERCENT_NOT_POSITIVE',
      { bankPercent: '100', guarantors: [{ institution: 'guard-county', percent: '0' }] },
    ],
    ['PERCENT_TOO_MANY_DECIMALS', { bankPercent: '20.00001' }],
    ['PERCENT_ABOVE_100', { bankPercent: '100.5' }],
    ['PERCENT_ABOVE_100', { feePercent: '101' }],
    [
      'GUARANTOR_TWICE',
      {
        guarantors: [
          { institution: 'guard-county', percent: '40' },
          { institution: 'guard-county', percent: '40' },
        ],
      },
    ],
    ['UNKNOWN_INSTITUTION', { guarantors: [{ institution: 'nobody', percent: '80' }] }],
    ['NOT_A_GUARANTOR', { guarantors: [{ institution: 'bank-b', percent: '80' }] }],
    [
      'NOT_A_GUARANTOR',
      { reGuarantees: [{ guarantor: 'guard-county', reGuarantor: 'insurer', percent: '10' }] },
    ],
    [
      'RE_GUARANTEE_ABOVE_SHARE',
      { reGuarantees: [{ guarantor: 'guard-county', reGuarantor: 'guard-city', percent: '80.01' }] },
    ],
    [
      'RE_GUARANTEE_ABOVE_SHARE',
      { reGuarantees: [{ guarantor: 'guard-city', reGuarantor: 'guard-province', percent: '1' }] },
    ],
    [
      'RE_GUARANTEE_BY_ITSELF',
      { reGuarantees: [{ guarantor: 'guard-county', reGuarantor: 'guard-county', percent: '1' }] },
    ],
    ['UNTIL_BEFORE_FROM', { fromOn: '2019-01-15', untilOn: '2019-01-14' }],
    ['DATE_IN_FUTURE', { fromOn: '2019-07-01' }],
    ['ENDS_BEFORE_LOAN', { fromOn: '2019-01-01', untilOn: '2019-01-14' }],
    ['TEXT_TOO_LONG', { counterGuarantee: '长'.repeat(2001) }],
    ['UNKNOWN_LOAN', { loan: globalId('Loan', '999999') }],
    ['UNKNOWN_LOAN', { loan: globalId('Loan', '1; drop table loan') }],
    ['UNKNOWN_LOAN', { loan: 'x' }],
    [
      'TOO_MANY_PARTIES',
      { guarantors: Array.from({ length: 51 }, (_, i) => ({ institution: `g${i}`, percent: '1' })) },
    ],
  ])('refuses %s, writes nothing, and keeps a record of it', async (code, given) => {
    const payload = await record(given as Record<string, unknown>);
    expect([payload.guarantee, codesOf(payload)]).toEqual([null, [code]]);
    expect(payload.userErrors[0].messageZh).not.toMatch(/[{}]/);
    expect(payload.userErrors[0].messageEn).not.toMatch(/[{}]/);
    expect([
      await count('guarantee'),
      await count('guarantee_share'),
      await count('idempotent_request'),
    ]).toEqual([...[0, 0, 0]]);
    expect(await lastAudit()).toMatchObject({ action: 'REQUEST_REFUSED' });
  });

  it('refuses a loan that is paid back, one begun too late, and a second one beside the first', async () => {
    expect(codesOf(await record({ loan: desk.loans.repaid }))).toEqual(['LOAN_NOT_OPEN']);
    await desk.api.db.query(`update loan set due_on = '2019-05-01' where contract_number = 'S-1'`);
    expect(codesOf(await record({ fromOn: '2019-05-02' }))).toEqual(['STARTS_AFTER_DUE_DATE']);
    expect(codesOf(await record())).toEqual([]);
    expect(codesOf(await record())).toEqual(['GUARANTEE_STANDS']);
    expect(await count('guarantee')).toBe(1);
  });

  it('keeps to the halves of Jiayuguan, with the clause', async () => {
    const guarantors = [{ institution: 'guard-jiayuguan', percent: '80' }];
    const refused = await record({ loan: desk.loans.jiayuguan, guarantors });
    expect(refused.userErrors).toMatchObject([{ code: 'SHARES_AGAINST_PROGRAMME', clause: '二(一)' }]);
    expect(refused.userErrors[0].messageZh).toContain('银行承担 50%');
    const half = {
      loan: desk.loans.jiayuguan,
      bankPercent: '50',
      guarantors: [{ institution: 'guard-jiayuguan', percent: '50' }],
    };
    expect(codesOf(await record(half, 'company'))).toEqual([]);
  });

  it('lets only the bank of the loan and those in charge record and release it', async () => {
    expect(codesOf(await record({}, 'onlooker'))).toEqual(['SCOPE_LEND_MISSING']);
    expect(codesOf(await record({}, 'bank-b'))).toEqual(['UNKNOWN_LOAN']);
    expect(codesOf(await record({}, 'guard-county'))).toEqual(['UNKNOWN_LOAN']);
    expect(codesOf(await record({}, 'jinta'))).toEqual(['UNKNOWN_LOAN']);
    const refused = await record({}, 'planner');
    expect(codesOf(refused)).toEqual(['NOT_YOUR_BODY']);
    expect(refused.userErrors[0].messageZh).toContain('政策性担保机构');
    expect(codesOf(await record({}, 'company'))).toEqual(['NOT_YOUR_BODY']);
    expect(codesOf(await record({ loan: desk.loans.plain }, 'policy'))).toEqual(['NOT_YOUR_BODY']);
    expect(
      (
        await ask(
          'reader',
          `mutation { recordGuarantee(idempotencyKey: "a", input: ${text(guaranteed())}) { userErrors { code } } }`,
        )
      ).errors[0].extensions.code,
    ).toBe('NOT_ALLOWED');
    expect(codesOf(await record({ loan: desk.loans.plain }, 'bank-b'))).toEqual([]);
    const { guarantee } = await record({}, 'policy');
    const release = (key: string, more: Record<string, unknown> = {}) =>
      mutate(key, 'releaseGuarantee', { id: guarantee.id, on: '2019-06-30', reason: '已还清', ...more });
    expect(codesOf(await release('bank-b'))).toEqual(['UNKNOWN_GUARANTEE']);
    expect(codesOf(await release('planner'))).toEqual(['NOT_YOUR_BODY']);
    expect(codesOf(await release('bank-a', { reason: ' ' }))).toEqual(['REASON_MISSING']);
    expect(codesOf(await release('bank-a', { on: '2019-07-01' }))).toEqual(['DATE_IN_FUTURE']);
    expect(codesOf(await release('bank-a', { on: '2019-01-14' }))).toEqual(['RELEASED_BEFORE_FROM']);
    expect(codesOf(await release('bank-a', { id: 'x' }))).toEqual(['UNKNOWN_GUARANTEE']);
    expect((await release('bank-a')).guarantee).toMatchObject({ status: 'RELEASED', endedOn: '2019-06-30' });
    expect(await lastAudit()).toMatchObject({ action: 'GUARANTEE_RELEASED' });
    expect(codesOf(await release('bank-a'))).toEqual(['NOT_ACTIVE']);
    expect(codesOf(await record())).toEqual([]);
    const { data } = await ask(
      'bank-a',
      `{ loans { nodes { contractNumber guarantee { status } guarantees { status } } } }`,
    );
    expect(
      data.loans.nodes.find((loan: { contractNumber: string }) => loan.contractNumber === 'S-1'),
    ).toMatchObject({
      guarantee: { status: 'ACTIVE' },
      guarantees: [{ status: 'ACTIVE' }, { status: 'RELEASED' }],
    });
  });

  it('gives the same answer under the same key, refuses another request, and records one of many at once', async () => {
    const same = { idempotencyKey: 'one' };
    const first = await record({}, 'bank-a', same);
    expect((await record({}, 'bank-a', same)).guarantee.id).toBe(first.guarantee.id);
    expect(codesOf(await record({ bankPercent: '30' }, 'bank-a', same))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    const tried = await Promise.all(
      Array.from({ length: 8 }, () => record({ loan: desk.loans.plain }, 'bank-b')),
    );
    expect(tried.flatMap(codesOf).sort()).toEqual(Array(7).fill('GUARANTEE_STANDS'));
    expect(await count('guarantee')).toBe(2);
  });
});
