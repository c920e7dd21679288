import fc from 'fast-check';
import { objectionsTo, type Person, type Standing } from '../../../src/domain/submissions/objections';
import { SUBMISSION_REFUSALS, submissionRefusal } from '../../../src/domain/submissions/refusals';
import { takeAction } from '../../../src/domain/submissions/take-action';
import { OPEN_TO_FILES, TRANSITIONS } from '../../../src/domain/submissions/transitions';
import {
  API_ROLES,
  API_SCOPES,
  type ApiScope,
  SUBMISSION_ACTIONS,
  SUBMISSION_STATUSES,
  type SubmissionAction,
} from '../../../src/domain/vocabulary';

const JINTA = '620921';
const JIUQUAN = '620900';

const person = (actor: string, more: Partial<Person> = {}): Person => ({
  ...{ actor, role: 'PLANNER', scopes: [], regionCodes: [JIUQUAN], ...more },
});
const officer = person('officer', { role: 'DATA_OFFICER', regionCodes: [JINTA] });
const reviewer = person('reviewer', { scopes: ['REVIEW'], regionCodes: [JINTA] });
const auditor = person('auditor', { scopes: ['AUDIT'] });
const leader = person('leader', { scopes: ['APPROVE'], regionCodes: null });
const everything = (actor: string) =>
  person(actor, { role: 'ADMINISTRATOR', scopes: API_SCOPES, regionCodes: null });

const draft = (more: Partial<Standing> = {}): Standing => ({
  ...{ status: 'DRAFT', regionCode: JINTA, isCorrection: false, revisionReason: null, openWarnings: 0 },
  ...{ acts: [{ step: 'HANDED_IN', actor: 'officer', fromStatus: null }], ...more },
});

type Move = readonly [SubmissionAction, Person, string?];

function walked(start: Standing, ...moves: readonly Move[]): Standing {
  return moves.reduce((standing, [action, by, comment]) => {
    const taken = takeAction(action, standing, by, { comment });
    if ('refused' in taken) throw new Error(`${action} by ${by.actor}: ${taken.refused.join(', ')}`);
    return taken.next;
  }, start);
}

const refusedFor = (standing: Standing, action: SubmissionAction, by: Person, said = {}) => {
  const taken = takeAction(action, standing, by, said);
  return 'refused' in taken ? taken.refused : [];
};

describe('the review chain', () => {
  it('leads from a draft over three steps by three others to publication', () => {
    const submitted = walked(draft(), ['SUBMIT', officer]);
    expect(submitted.status).toBe('AWAITING_REVIEW');
    const all: Move[] = [
      ['REVIEW', reviewer],
      ['AUDIT', auditor],
      ['APPROVE', leader],
    ];
    const statuses = all.map((_, i) => walked(submitted, ...all.slice(0, i + 1)).status);
    expect(statuses).toEqual(['AWAITING_AUDIT', 'AWAITING_APPROVAL', 'PUBLISHED']);
  });

  it('starts again at the first step after a return, with the same people at their own steps', () => {
    const once = walked(draft(), ['SUBMIT', officer], ['REVIEW', reviewer], ['RETURN', auditor, '口径有误']);
    expect(once.status).toBe('RETURNED');
    const again = walked(
      once,
      ['SUBMIT', officer],
      ['REVIEW', reviewer],
      ['AUDIT', auditor],
      ['APPROVE', leader],
    );
    expect(again.status).toBe('PUBLISHED');
  });

  it('lets nobody decide who sent the figures, administrators with every scope included', () => {
    const sender = everything('officer');
    const submitted = walked(draft(), ['SUBMIT', officer]);
    for (const action of ['REVIEW', 'RETURN'] as const) {
      expect(refusedFor(submitted, action, sender, { comment: 'x' })).toEqual(['OWN_SUBMISSION']);
    }
    const handedOver = walked(draft(), ['SUBMIT', everything('other')]);
    expect(refusedFor(handedOver, 'REVIEW', everything('other'))).toEqual(['OWN_SUBMISSION']);
    expect(refusedFor(handedOver, 'REVIEW', sender)).toEqual(['OWN_SUBMISSION']);
  });

  it('lets nobody decide two steps of a version, not even after a return', () => {
    const both = everything('both');
    const reviewed = walked(draft(), ['SUBMIT', officer], ['REVIEW', both]);
    expect(refusedFor(reviewed, 'AUDIT', both)).toEqual(['DECIDED_ANOTHER_STEP']);
    expect(refusedFor(reviewed, 'RETURN', both, { comment: 'x' })).toEqual(['DECIDED_ANOTHER_STEP']);
    const later = walked(reviewed, ['RETURN', auditor, 'x'], ['SUBMIT', officer], ['REVIEW', reviewer]);
    expect(refusedFor(later, 'AUDIT', both)).toEqual(['DECIDED_ANOTHER_STEP']);
    expect(objectionsTo('AUDIT', later, auditor)).toEqual([]);
  });

  it('asks for the scope of the step, the region, and a role that may hold it', () => {
    const submitted = walked(draft(), ['SUBMIT', officer]);
    expect(refusedFor(submitted, 'REVIEW', auditor)).toEqual(['SCOPE_MISSING']);
    expect(refusedFor(submitted, 'RETURN', auditor, { comment: 'x' })).toEqual(['SCOPE_MISSING']);
    expect(refusedFor(submitted, 'AUDIT', auditor)).toEqual(['NOT_AWAITING_AUDIT']);
    const foreign = { ...reviewer, regionCodes: ['410600'] };
    expect(refusedFor(submitted, 'REVIEW', foreign)).toEqual(['OUTSIDE_YOUR_REGIONS']);
    for (const role of ['READER', 'BANK'] as const) {
      expect(refusedFor(submitted, 'REVIEW', { ...reviewer, role })).toEqual(['SCOPE_MISSING']);
    }
    expect(refusedFor(draft(), 'SUBMIT', reviewer)).toEqual(['NOT_THE_OFFICE']);
  });

  it('asks for reasons: of a return, and of a correction of what is published', () => {
    const submitted = walked(draft(), ['SUBMIT', officer]);
    for (const comment of [undefined, '', ' 　\n']) {
      expect(refusedFor(submitted, 'RETURN', reviewer, { comment })).toEqual(['RETURN_NEEDS_REASON']);
    }
    const correction = draft({ isCorrection: true });
    expect(refusedFor(correction, 'SUBMIT', officer)).toEqual(['REVISION_NEEDS_REASON']);
    expect(refusedFor(correction, 'SUBMIT', officer, { revisionReason: '普查修订' })).toEqual([]);
    expect(refusedFor({ ...correction, revisionReason: '普查修订' }, 'SUBMIT', officer)).toEqual([]);
    expect(refusedFor(draft(), 'SUBMIT', officer, { comment: '字'.repeat(1001) })).toEqual([
      'COMMENT_TOO_LONG',
    ]);
    expect(refusedFor(draft(), 'SUBMIT', officer, { comment: '字'.repeat(1000) })).toEqual([]);
  });

  it('waits for every warning to be answered before it leaves the office', () => {
    expect(refusedFor(draft({ openWarnings: 2 }), 'SUBMIT', officer)).toEqual(['WARNINGS_OPEN']);
    expect(refusedFor(draft({ openWarnings: 2 }), 'WITHDRAW', officer)).toEqual([]);
  });

  it('has a message in both languages and a field for every refusal', () => {
    for (const code of Object.keys(SUBMISSION_REFUSALS) as (keyof typeof SUBMISSION_REFUSALS)[]) {
      const { messageZh, messageEn, field } = submissionRefusal(code);
      expect([code, /\p{Script=Han}/u.test(messageZh), messageEn.length > 10, field.length]).toEqual([
        ...[code, true, true, 1],
      ]);
    }
  });
});

const anyScopes = fc.subarray([...API_SCOPES]) as fc.Arbitrary<ApiScope[]>;
const anyPeople = fc.uniqueArray(
  fc.record({
    actor: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    role: fc.constantFrom(...API_ROLES),
    scopes: anyScopes,
    regionCodes: fc.constantFrom(null, [JINTA], [JIUQUAN], ['410600'], []),
  }),
  { selector: ({ actor }) => actor, minLength: 4, maxLength: 6 },
);
/** `file`: somebody hands in a file instead. */
const anyMove = fc.record({
  by: fc.nat({ max: 10 }),
  action: fc.constantFrom(...SUBMISSION_ACTIONS, 'file' as const),
  comment: fc.constantFrom(undefined, '', '  ', '理由'),
  revisionReason: fc.constantFrom(undefined, '', '普查'),
});

interface Tried {
  readonly by: number;
  readonly action: SubmissionAction | 'file';
  readonly comment: string | undefined;
  readonly revisionReason: string | undefined;
}

/** What a run of random moves has left: the standing, and which draft of the figures it holds. */
interface Story {
  readonly standing: Standing;
  readonly figures: number;
  readonly lockedAs: number | null;
}

describe('the review chain, whatever is tried', () => {
  /** Somebody with every scope for each step now and then, so that stories come to an end at all. */
  const cast = (people: readonly Person[]) => [
    ...people,
    officer,
    reviewer,
    auditor,
    leader,
    everything('x'),
  ];

  function play(people: readonly Person[], moves: readonly Tried[], isCorrection: boolean): Story {
    let story: Story = { standing: draft({ isCorrection }), figures: 1, lockedAs: null };
    for (const { by, action, comment, revisionReason } of moves) {
      const all = cast(people);
      const doer = all[by % all.length] as Person;
      const { standing } = story;
      if (action === 'file') {
        if (!OPEN_TO_FILES.includes(standing.status)) continue;
        const act = { step: 'HANDED_IN' as const, actor: doer.actor, fromStatus: standing.status };
        story = {
          ...story,
          figures: story.figures + 1,
          standing: { ...standing, acts: [...standing.acts, act] },
        };
        continue;
      }
      const taken = takeAction(action, standing, doer, { comment, revisionReason });
      const may = objectionsTo(action, standing, doer).length === 0;
      if ('refused' in taken) continue;
      expect(may).toBe(true);
      expect(TRANSITIONS[action].from).toContain(standing.status);
      if (action === 'RETURN') expect((comment ?? '').trim()).not.toBe('');
      if (isCorrection && action === 'SUBMIT') expect(taken.next.revisionReason).toBe('普查');
      const locks = !OPEN_TO_FILES.includes(taken.next.status);
      story = {
        ...story,
        standing: taken.next,
        lockedAs: locks ? story.figures : null,
      };
    }
    return story;
  }

  const said = { comment: '理由', revisionReason: '普查' };
  const LAWFUL = (
    [
      [6, 'SUBMIT'],
      [7, 'REVIEW'],
      [8, 'AUDIT'],
      [9, 'APPROVE'],
    ] as const
  ).map(([by, action]) => ({ by, action, ...said }));
  /** Parts of the lawful way between the random moves, so that many stories get far. */
  const anyMoves = fc
    .array(
      fc.oneof(
        anyMove.map((move) => [move]),
        fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 4 })).map(([from, to]) => LAWFUL.slice(from, to)),
      ),
      { minLength: 1, maxLength: 12 },
    )
    .map((parts) => parts.flat());

  it('is never published without three steps by three people, none of whom sent the figures', () => {
    let published = 0;
    fc.assert(
      fc.property(
        fc.tuple(anyPeople, anyMoves, fc.boolean()).filter(([people]) => people.length === 6),
        ([people, moves, isCorrection]) => {
          const { standing, figures, lockedAs } = play(people, moves, isCorrection);
          if (lockedAs !== null) expect(figures).toBe(lockedAs);
          if (standing.status !== 'PUBLISHED') return;
          published += 1;
          const lastSubmit = standing.acts.findLastIndex(({ step }) => step === 'SUBMITTED');
          const round = standing.acts.slice(lastSubmit + 1);
          expect(round.map(({ step }) => step)).toEqual(['REVIEWED', 'AUDITED', 'APPROVED']);
          expect(new Set(round.map(({ actor }) => actor)).size).toBe(3);
          const senders = standing.acts
            .filter(({ step }) => step === 'HANDED_IN' || step === 'SUBMITTED')
            .map(({ actor }) => actor);
          expect(round.filter(({ actor }) => senders.includes(actor))).toEqual([]);
        },
      ),
      { numRuns: 2_000 },
    );
    expect(published).toBeGreaterThan(50);
  });

  it('leaves what is final alone', () => {
    for (const status of ['PUBLISHED', 'WITHDRAWN'] as const) {
      for (const action of SUBMISSION_ACTIONS) {
        const said = { comment: 'x', revisionReason: 'x' };
        expect(refusedFor(draft({ status, acts: [] }), action, everything('x'), said)).not.toEqual([]);
      }
    }
    expect(SUBMISSION_STATUSES.filter((status) => TRANSITIONS.WITHDRAW.from.includes(status))).toHaveLength(
      5,
    );
  });
});
