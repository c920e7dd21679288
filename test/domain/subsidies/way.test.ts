import type { Decision } from '../../../src/domain/programmes/procedure';
import type { ProcessStep, ProgrammeTerms } from '../../../src/domain/programmes/terms';
import { awaitedStep, statusAfter, type Way, wayOf } from '../../../src/domain/subsidies/way';
import { seededTerms } from '../programmes/seeded-terms';

const step = (
  ordinal: number,
  key: string,
  status: string | null,
  bodies: readonly string[],
): ProcessStep => ({
  ...{ key, ordinal, process: 'SUBSIDY', status, clause: `§${ordinal}`, nameZh: key, nameEn: key },
  ...{ borrowers: ['NATURAL_PERSON'], bodies: { NATURAL_PERSON: bodies, LEGAL_PERSON: [] } },
  noticeDays: null,
});
const TERMS = {
  ...seededTerms('risk-fund'),
  managers: ['office'],
  steps: [
    step(1, 'report', 'REPORTED', ['bank']),
    step(2, 'verify', 'VERIFIED', ['office', 'centre']),
    step(3, 'note', null, ['office']),
    step(4, 'approve', 'APPROVED', []),
    step(5, 'pay', 'PAID', ['finance']),
  ],
} as ProgrammeTerms;

describe('the way of a settlement', () => {
  const way = wayOf(TERMS, 'NATURAL_PERSON') as Way;
  const said = (key: string, body: string, agreed = true): Decision => ({
    ...{ step: key, body, actor: `key:${body}`, agreed, on: '2019-05-01' },
  });
  const verified = [said('verify', 'office'), said('verify', 'centre')];

  it('begins with the report; after it come the steps of its kind of borrower', () => {
    expect(way.report.key).toBe('report');
    expect(way.procedure.steps.map(({ key, bodies }) => [key, bodies])).toEqual([
      ...[
        ['verify', ['office', 'centre']],
        ['note', ['office']],
        ['approve', ['office']],
        ['pay', ['finance']],
      ],
    ]);
  });

  it('is none where the programme states no steps, or the report alone', () => {
    expect(wayOf(TERMS, 'LEGAL_PERSON')).toBeNull();
    expect(wayOf({ ...TERMS, steps: [] }, 'NATURAL_PERSON')).toBeNull();
    expect(wayOf({ ...TERMS, steps: TERMS.steps.slice(0, 1) }, 'NATURAL_PERSON')).toBeNull();
    const lending = TERMS.steps.map((one) => ({ ...one, process: 'LOAN' as const }));
    expect(wayOf({ ...TERMS, steps: lending }, 'NATURAL_PERSON')).toBeNull();
  });

  it('awaits the report, then those whose word is missing, then nobody', () => {
    expect(awaitedStep(way, 'DRAFT', [])).toMatchObject({ key: 'report', clause: '§1', bodies: [] });
    expect(awaitedStep(way, 'REPORTED', [])).toMatchObject({ key: 'verify', bodies: ['office', 'centre'] });
    expect(awaitedStep(way, 'REPORTED', verified.slice(0, 1))).toMatchObject({ bodies: ['centre'] });
    expect(awaitedStep(way, 'VERIFIED', verified)).toMatchObject({ key: 'note' });
    expect(awaitedStep(way, 'PAID', verified)).toBeNull();
    expect(awaitedStep(way, 'REFUSED', [])).toBeNull();
    expect(awaitedStep(way, 'REPORTED', [said('verify', 'office', false)])).toBeNull();
  });

  it('moves on when the last body of a step has agreed, and ends with a no', () => {
    expect(statusAfter(way, 'REPORTED', [], said('verify', 'office'))).toBe('REPORTED');
    expect(statusAfter(way, 'REPORTED', verified.slice(0, 1), said('verify', 'centre'))).toBe('VERIFIED');
    expect(statusAfter(way, 'VERIFIED', verified, said('note', 'office'))).toBe('VERIFIED');
    const noted = [...verified, said('note', 'office')];
    expect(statusAfter(way, 'VERIFIED', noted, said('approve', 'office'))).toBe('APPROVED');
    const approved = [...noted, said('approve', 'office')];
    expect(statusAfter(way, 'APPROVED', approved, said('pay', 'finance'))).toBe('PAID');
    expect(statusAfter(way, 'VERIFIED', verified, said('note', 'office', false))).toBe('REFUSED');
    expect(statusAfter(way, 'VERIFIED', verified, said('unheard-of', 'office'))).toBe('VERIFIED');
  });
});
