import { addDays } from '../../../src/domain/calendar';
import { type PastCertificate, renewalRecord } from '../../../src/domain/histories/renewals';

const ASOF = '2019-12-31';
let count = 0;
const certificate = (expiresOn: string | null, gapDays: number | null = null): PastCertificate => {
  count += 1;
  const renewedOn = gapDays === null || expiresOn === null ? null : addDays(expiresOn, gapDays);
  return { id: `c${count}`, enterprise: `e${count}`, issuedOn: '2015-06-01', expiresOn, renewedOn };
};

describe('the record of renewals', () => {
  it('counts what lapsed long enough ago to tell, and waits for the rest', () => {
    const settled = [
      certificate('2018-06-01', 10),
      certificate('2018-07-01', -20),
      certificate('2018-08-01'),
    ];
    const recent = [certificate('2019-12-10'), certificate('2019-12-20', 3)];
    const held = [certificate('2019-12-31'), certificate(null), certificate('2021-01-01')];
    const record = renewalRecord([...settled, ...recent, ...held], ASOF);
    expect(record).toMatchObject({ lapsed: 3, renewed: 2, gaps: [-20, 3, 10] });
    expect(record.awaited).toEqual([recent[0]]);
    expect(record.held).toEqual(held);
  });

  it('holds the newer one of an enterprise that renewed early', () => {
    const early = certificate('2020-01-20', -30);
    expect(renewalRecord([early], ASOF)).toMatchObject({ held: [], awaited: [], lapsed: 0 });
  });

  it('takes a certificate that came years later for a new start, not for a renewal', () => {
    const record = renewalRecord([certificate('2016-01-01', 900)], ASOF);
    expect(record).toMatchObject({ lapsed: 1, renewed: 0, gaps: [] });
  });

  it('keeps the shape of many gaps in few', () => {
    const many = Array.from({ length: 601 }, (_, i) => certificate('2016-01-01', i - 300));
    const { gaps } = renewalRecord(many, ASOF);
    expect(gaps).toHaveLength(60);
    expect(Math.abs((gaps[30] ?? 99) - 5)).toBeLessThanOrEqual(10);
  });
});
