import { codesOf, openGuaranteeDesk } from '../support/guarantee-desk';

describe('guarantees, in the eyes of each caller', () => {
  const desk = openGuaranteeDesk();
  const { ask, mutate, record } = desk;

  it('shows a guarantee to its parties and to staff of the region, and to nobody else', async () => {
    const { guarantee } = await record({
      reGuarantees: [{ guarantor: 'guard-county', reGuarantor: 'guard-city', percent: '50' }],
    });
    const seen = async (key: string) =>
      (
        await ask(
          key,
          `{ node(id: "${guarantee.id}") { ... on Guarantee { status loan { contractNumber } } } }`,
        )
      ).data?.node ?? null;
    expect(await seen('bank-a')).toEqual({ status: 'ACTIVE', loan: { contractNumber: 'S-1' } });
    for (const party of ['guard-county', 'guard-city'])
      expect(await seen(party)).toEqual({ status: 'ACTIVE', loan: null });
    for (const other of ['guard-province', 'bank-b', 'jinta', 'reader']) expect(await seen(other)).toBeNull();
    expect(await seen('planner')).not.toBeNull();
  });

  it('lists guarantees to their parties and to staff of the region, by what they are narrowed by', async () => {
    const reGuarantees = [{ guarantor: 'guard-county', reGuarantor: 'guard-city', percent: '50' }];
    expect(codesOf(await record({ reGuarantees }))).toEqual([]);
    const later = { loan: desk.loans.plain, fromOn: '2019-02-15', untilOn: '2020-06-30' };
    const { guarantee } = await record(later, 'bank-b');
    const released = { id: guarantee.id, on: '2019-06-30', reason: '已还清' };
    expect(codesOf(await mutate('bank-b', 'releaseGuarantee', released))).toEqual([]);
    const listed = async (key: string, filter = '{}') => {
      const asked = `{ guarantees(filter: ${filter}) { totalCount nodes { contractNumber bank { slug }
        programme { slug } loan { contractNumber } } } }`;
      return (await ask(key, asked)).data?.guarantees ?? null;
    };
    const numbers = async (key: string, filter?: string) =>
      (await listed(key, filter)).nodes.map(
        ({ contractNumber }: { contractNumber: string }) => contractNumber,
      );
    // The last to begin comes first.
    expect(await numbers('planner')).toEqual(['P-1', 'S-1']);
    expect(await numbers('guard-county')).toEqual(['P-1', 'S-1']);
    expect(await listed('guard-city')).toEqual({
      totalCount: 1,
      nodes: [{ contractNumber: 'S-1', bank: { slug: 'bank-a' }, programme: { slug: 'shanxi' }, loan: null }],
    });
    expect((await listed('bank-b')).nodes).toEqual([
      { contractNumber: 'P-1', bank: { slug: 'bank-b' }, programme: null, loan: { contractNumber: 'P-1' } },
    ]);
    for (const other of ['guard-province', 'jinta']) expect((await listed(other)).totalCount).toBe(0);
    expect(await listed('reader')).toBeNull();
    for (const [filter, found] of [
      ['{ programme: ["shanxi", "jiayuguan"] }', ['S-1']],
      ['{ guarantor: ["guard-city"] }', ['S-1']],
      ['{ guarantor: ["guard-county"], status: [RELEASED] }', ['P-1']],
      ['{ fromTo: "2019-02-14" }', ['S-1']],
      ['{ untilFrom: "2020-07-01" }', ['S-1']],
      ['{ untilTo: "2020-06-30" }', ['P-1']],
      ['{ guarantor: [] }', []],
    ] as const)
      expect([filter, await numbers('planner', filter)]).toEqual([filter, found]);
  });
});
