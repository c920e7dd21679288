import fc from 'fast-check';
import {
  type Attempt,
  type Decision,
  type Procedure,
  procedureFor,
  standingOf,
  whoDecides,
} from '../../../src/domain/programmes/procedure';
import { BORROWER_KINDS, type ProcessStep } from '../../../src/domain/programmes/terms';

const step = (key: string, ordinal: number, bodies: readonly string[], noticeDays: number | null = null) =>
  ({
    ...{ key, ordinal, process: 'CLAIM', status: null, clause: `§${ordinal}`, nameZh: key, nameEn: key },
    ...{ bodies: { NATURAL_PERSON: bodies, LEGAL_PERSON: [...bodies, 'bank'] }, noticeDays },
    borrowers: BORROWER_KINDS,
  }) satisfies ProcessStep;

const STEPS = [
  step('confirm', 3, ['office', 'centres']),
  step('verify', 1, ['office', 'centres']),
  step('notice', 2, ['office'], 7),
  step('approve', 4, ['group']),
  { ...step('apply', 1, ['towns']), process: 'LOAN' as const },
];
const TERMS = { steps: STEPS, managers: ['office'] };
const claim = procedureFor(TERMS, 'CLAIM', 'NATURAL_PERSON');

const said = (key: string, body: string, actor: string, on: string, agreed = true): Decision => ({
  ...{ step: key, body, actor, on, agreed },
});
const VERIFIED = [
  said('verify', 'office', 'li', '2019-03-01'),
  said('verify', 'centres', 'wang', '2019-03-04'),
];
const POSTED = [...VERIFIED, said('notice', 'office', 'li', '2019-03-05')];

const attempt = (
  key: string,
  actor: string,
  bodies: readonly string[],
  on: string,
  body?: string,
): Attempt => ({
  ...{ step: key, actor, actsFor: new Set(bodies), on, body },
});
const decide = (decisions: readonly Decision[], one: Attempt, procedure: Procedure = claim) =>
  whoDecides(procedure, { filedBy: 'clerk', decisions }, one);

it('takes for each kind of borrower only the steps that are its own', () => {
  const own = { ...step('household', 0, ['towns']), borrowers: ['NATURAL_PERSON'] as const };
  const terms = { ...TERMS, steps: [...STEPS, own] };
  const keys = (kind: 'NATURAL_PERSON' | 'LEGAL_PERSON') =>
    procedureFor(terms, 'CLAIM', kind).steps.map(({ key }) => key);
  expect(keys('NATURAL_PERSON')).toEqual(['household', 'verify', 'notice', 'confirm', 'approve']);
  expect(keys('LEGAL_PERSON')).toEqual(['verify', 'notice', 'confirm', 'approve']);
});

describe('a procedure of steps', () => {
  it('takes the steps of its process in their order, with the bodies of its kind of borrower', () => {
    expect(claim.steps.map(({ key }) => key)).toEqual(['verify', 'notice', 'confirm', 'approve']);
    expect(procedureFor(TERMS, 'CLAIM', 'LEGAL_PERSON').steps.at(-1)?.bodies).toEqual(['group', 'bank']);
    const passedBy = { ...STEPS[3], borrowers: ['LEGAL_PERSON'] } as ProcessStep;
    const steps = [...STEPS.slice(0, 3), passedBy];
    const keysFor = (kind: 'NATURAL_PERSON' | 'LEGAL_PERSON') =>
      procedureFor({ ...TERMS, steps }, 'CLAIM', kind).steps.map(({ key }) => key);
    expect(keysFor('NATURAL_PERSON')).toEqual(['verify', 'notice', 'confirm']);
    expect(keysFor('LEGAL_PERSON')).toEqual(['verify', 'notice', 'confirm', 'approve']);
    expect(procedureFor(TERMS, 'LOAN', 'NATURAL_PERSON').steps.map(({ key }) => key)).toEqual(['apply']);
  });

  it('awaits the first step on which not all bodies have agreed', () => {
    expect(standingOf(claim, [])).toMatchObject({ step: { key: 'verify' }, bodies: ['office', 'centres'] });
    expect(standingOf(claim, VERIFIED.slice(0, 1))).toMatchObject({ bodies: ['centres'], since: null });
    expect(standingOf(claim, VERIFIED)).toMatchObject({
      ...{ state: 'AWAITED', step: { key: 'notice' }, since: '2019-03-04', earliestOn: '2019-03-04' },
      noticeUntil: null,
    });
  });

  it('opens the step after a notice when its last day is over; the day of posting does not count', () => {
    expect(standingOf(claim, POSTED)).toMatchObject({
      ...{
        step: { key: 'confirm' },
        since: '2019-03-05',
        noticeUntil: '2019-03-12',
        earliestOn: '2019-03-13',
      },
    });
    const early = decide(POSTED, attempt('confirm', 'li', ['office'], '2019-03-12'));
    expect(early).toMatchObject({ refusal: { code: 'NOTICE_RUNNING', until: '2019-03-12' } });
    expect(decide(POSTED, attempt('confirm', 'li', ['office'], '2019-03-13'))).toEqual({ body: 'office' });
    const no = { ...attempt('confirm', 'li', ['office'], '2019-03-12'), agreed: false };
    expect(decide(POSTED, no)).toEqual({ body: 'office' });
    expect(decide(POSTED, { ...no, on: '2019-03-04' })).toMatchObject({
      refusal: { code: 'BEFORE_LAST_STEP', last: '2019-03-05' },
    });
  });

  it('leaves it to the calendar when a notice ends', () => {
    const longer = { ...claim, noticeUntil: () => '2019-03-15' };
    expect(standingOf(longer, POSTED)).toMatchObject({ earliestOn: '2019-03-16' });
  });

  it('stops when one body says no, and ends when the last has agreed', () => {
    const no = said('verify', 'centres', 'wang', '2019-03-02', false);
    expect(standingOf(claim, [...VERIFIED.slice(0, 1), no])).toMatchObject({ state: 'STOPPED', by: no });
    expect(decide([no], attempt('verify', 'li', ['office'], '2019-03-03'))).toEqual({
      refusal: { code: 'FINAL' },
    });
    const all = [
      ...POSTED,
      said('confirm', 'office', 'li', '2019-03-13'),
      said('confirm', 'centres', 'wang', '2019-03-14'),
      said('approve', 'group', 'zhao', '2019-03-20'),
    ];
    expect(standingOf(claim, all)).toEqual({ state: 'COMPLETE', on: '2019-03-20' });
    expect(decide(all, attempt('approve', 'x', ['group'], '2019-03-21'))).toEqual({
      refusal: { code: 'FINAL' },
    });
  });

  it('refuses a step out of turn, one that is over, and a second word of the same body', () => {
    expect(decide([], attempt('approve', 'zhao', ['group'], '2019-03-01'))).toMatchObject({
      refusal: { code: 'OUT_OF_TURN', awaited: { key: 'verify' } },
    });
    expect(decide([], attempt('unheard-of', 'zhao', ['group'], '2019-03-01'))).toMatchObject({
      refusal: { code: 'OUT_OF_TURN' },
    });
    expect(decide(VERIFIED, attempt('verify', 'li', ['office'], '2019-03-05'))).toMatchObject({
      refusal: { code: 'DECIDED_ALREADY', step: { key: 'verify' } },
    });
    const twice = attempt('verify', 'zhou', ['office'], '2019-03-02');
    expect(decide(VERIFIED.slice(0, 1), twice)).toMatchObject({ refusal: { code: 'DECIDED_ALREADY' } });
  });

  it('refuses whoever acts for none of the bodies, or names one that is not theirs', () => {
    expect(decide(VERIFIED.slice(0, 1), attempt('verify', 'x', ['group'], '2019-03-02'))).toMatchObject({
      refusal: { code: 'NOT_YOUR_BODY', bodies: ['centres'] },
    });
    expect(decide([], attempt('verify', 'x', ['office'], '2019-03-02', 'centres'))).toMatchObject({
      refusal: { code: 'NOT_YOUR_BODY' },
    });
  });

  it('asks for which body, where a person acts for several', () => {
    const both = ['office', 'centres', 'group'];
    expect(decide([], attempt('verify', 'x', both, '2019-03-01'))).toMatchObject({
      refusal: { code: 'SAY_WHICH_BODY', bodies: ['office', 'centres'] },
    });
    expect(decide([], attempt('verify', 'x', both, '2019-03-01', 'centres'))).toEqual({ body: 'centres' });
  });

  it('lets one person speak for one body of a step only, and nobody on what they filed', () => {
    const one = VERIFIED.slice(0, 1);
    expect(decide(one, attempt('verify', 'li', ['office', 'centres'], '2019-03-02'))).toMatchObject({
      refusal: { code: 'STANDS_FOR_ANOTHER_BODY', body: 'office' },
    });
    expect(decide(one, attempt('verify', 'clerk', ['centres'], '2019-03-02'))).toMatchObject({
      refusal: { code: 'OWN_FILING' },
    });
  });

  it('refuses a day before the step before was complete', () => {
    expect(decide(VERIFIED, attempt('notice', 'li', ['office'], '2019-03-03'))).toMatchObject({
      refusal: { code: 'BEFORE_LAST_STEP', last: '2019-03-04' },
    });
  });

  it('gives a step that names nobody to those who manage the money; where nobody does, to nobody', () => {
    const steps = [step('stamp', 1, [])];
    const managed = procedureFor({ steps, managers: ['office'] }, 'CLAIM', 'NATURAL_PERSON');
    expect(managed.steps[0]).toMatchObject({ byManagers: true, bodies: ['office'] });
    const nobody = procedureFor({ steps, managers: [] }, 'CLAIM', 'NATURAL_PERSON');
    expect(decide([], attempt('stamp', 'x', ['office'], '2019-03-01'), nobody)).toMatchObject({
      refusal: { code: 'NOBODY_NAMED' },
    });
  });

  it('knows no procedure without steps', () => {
    expect(() => standingOf({ ...claim, steps: [] }, [])).toThrow(RangeError);
  });
});

const BODIES = ['office', 'centres', 'group', 'bank'];
const anAttempt = fc.record({
  /** Null: whichever is awaited. */
  step: fc.constantFrom(null, null, null, 'verify', 'notice', 'confirm', 'approve'),
  body: fc.option(fc.constantFrom(...BODIES), { nil: undefined }),
  actsFor: fc.subarray(BODIES, { minLength: 1 }).map((bodies) => new Set(bodies)),
  actor: fc.constantFrom('clerk', 'li', 'wang', 'zhao', 'chen'),
  days: fc.integer({ min: -1, max: 6 }),
});

describe('whatever is tried in whatever order', () => {
  const dayOf = (day: number) => new Date(Date.UTC(2019, 2, 1 + day)).toISOString().slice(0, 10);

  it.each(['NATURAL_PERSON', 'LEGAL_PERSON'] as const)('no end is reached around a body: %s', (kind) => {
    const procedure = procedureFor(TERMS, 'CLAIM', kind);
    let ended = 0;
    const property = fc.property(
      fc.array(anAttempt, { minLength: 60, maxLength: 200, size: 'max' }),
      (tries) => {
        const decisions: Decision[] = [];
        let day = 0;
        for (const one of tries) {
          day = Math.max(0, day + one.days);
          const now = standingOf(procedure, decisions);
          const step = one.step ?? (now.state === 'AWAITED' ? now.step.key : 'approve');
          const asked = { ...one, step, on: dayOf(day) };
          const result = whoDecides(procedure, { filedBy: 'clerk', decisions }, asked);
          if ('body' in result) {
            expect(asked.actsFor.has(result.body)).toBe(true);
            decisions.push(said(step, result.body, one.actor, asked.on));
          }
        }
        const standing = standingOf(procedure, decisions);
        expect(decisions.some(({ actor }) => actor === 'clerk')).toBe(false);
        if (standing.state !== 'COMPLETE') return;
        ended += 1;
        let last = '';
        for (const { key, bodies, noticeDays } of procedure.steps) {
          const own = decisions.filter((decision) => decision.step === key);
          expect(own.map(({ body }) => body).sort()).toEqual([...bodies].sort());
          expect(new Set(own.map(({ actor }) => actor)).size).toBe(bodies.length);
          const days = own.map(({ on }) => on).sort();
          expect((days[0] as string) >= last).toBe(true);
          const end = days.at(-1) as string;
          last = noticeDays === null ? end : dayOf((Date.parse(end) - Date.UTC(2019, 2, 1)) / 864e5 + 8);
        }
      },
    );
    fc.assert(property, { numRuns: 300 });
    expect(ended).toBeGreaterThan(20);
  });
});
