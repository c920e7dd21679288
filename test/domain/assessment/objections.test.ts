import fc from 'fast-check';
import {
  objectionsToAction,
  objectionsToDeciding,
  objectionsToFiling,
  objectionsToWords,
  type Person,
  type Standing,
} from '../../../src/domain/assessment/objections';
import { ASSESSMENT_REFUSALS, assessmentRefusal } from '../../../src/domain/assessment/refusals';
import { OPEN_TO_APPEAL, TRANSITIONS } from '../../../src/domain/assessment/transitions';
import { ASSESSMENT_ACTIONS, ASSESSMENT_STATUSES } from '../../../src/domain/assessment/vocabulary';
import { API_ROLES, API_SCOPES } from '../../../src/domain/vocabulary';

const TODAY = '2019-08-01';
const standing = (more: Partial<Standing> = {}): Standing => ({
  ...{ status: 'FED_BACK', regionCode: '410600', departmentSlug: 'science', computedBy: ['key:a'] },
  ...{ appealUntil: '2019-08-05', appealed: [], openAppeals: 0, ...more },
});

const people: fc.Arbitrary<Person> = fc.record({
  actor: fc.constantFrom('key:a', 'key:b'),
  role: fc.constantFrom(...API_ROLES),
  scopes: fc.subarray([...API_SCOPES]),
  regionCodes: fc.constantFrom(null, ['410600'], ['620921'], []),
  departmentSlug: fc.constantFrom(null, 'science', 'finance'),
});
const standings = fc.record({
  status: fc.constantFrom(...ASSESSMENT_STATUSES),
  appealUntil: fc.constantFrom(null, '2019-07-31', TODAY),
  appealed: fc.subarray(['p/s/a', 'p/s/b']),
});

describe('what speaks against a step of an assessment', () => {
  it('lets nobody take a step out of turn, without its scope, outside his regions, or for his own work', () => {
    fc.assert(
      fc.property(people, standings, fc.constantFrom(...ASSESSMENT_ACTIONS), (person, given, action) => {
        const at = standing(given);
        if (objectionsToAction(action, at, person, TODAY).length > 0) return;
        expect(TRANSITIONS[action].from).toContain(at.status);
        expect(
          person.scopes.includes('DECIDE') || (action !== 'APPROVE' && person.scopes.includes('ASSESS')),
        ).toBe(true);
        expect(person.regionCodes === null || person.regionCodes.includes('410600')).toBe(true);
        if (action === 'APPROVE') expect(at.computedBy).not.toContain(person.actor);
        if (action === 'CLOSE') expect(at.appealUntil === null || at.appealUntil < TODAY).toBe(true);
      }),
    );
  });

  it('lets only the department itself appeal, once an item, while the time runs', () => {
    fc.assert(
      fc.property(people, standings, fc.constantFrom('ITEM', 'ASSESSMENT' as const), (person, given, per) => {
        const at = standing(given);
        const asked = { targetKey: 'p/s/a', today: TODAY, per };
        if (objectionsToFiling(at, person, asked).length > 0) return;
        expect(person.departmentSlug).toBe('science');
        expect(person.scopes).toContain('APPEAL');
        expect(OPEN_TO_APPEAL).toContain(at.status);
        expect(at.appealUntil === null || at.appealUntil >= TODAY).toBe(true);
        expect(per === 'ITEM' ? at.appealed.includes('p/s/a') : at.appealed.length > 0).toBe(false);
      }),
    );
  });

  it('lets nobody decide an appeal of his own or of his own department, twice, or without a reason', () => {
    const appeals = fc.record({ filedBy: fc.constantFrom('key:a', 'key:b'), isDecided: fc.boolean() });
    fc.assert(
      fc.property(people, appeals, fc.constantFrom('', ' ', '属实'), (person, appeal, reason) => {
        if (objectionsToDeciding(appeal, standing(), person, reason).length > 0) return;
        expect(person.actor).not.toBe(appeal.filedBy);
        expect(person.departmentSlug).not.toBe('science');
        expect([appeal.isDecided, reason, person.scopes.includes('DECIDE')]).toEqual([false, '属实', true]);
      }),
    );
  });

  it('asks for reason, evidence and one claim', () => {
    const said = { reason: '有误', evidence: '报表', actual: '5', treatment: null };
    expect(objectionsToWords(said, 'LEVEL')).toEqual([]);
    expect(objectionsToWords({ ...said, actual: null, treatment: 'NOT_SCORED' }, 'MILESTONE')).toEqual([]);
    expect(objectionsToWords({ ...said, treatment: 'NOT_SCORED' }, 'LEVEL')).toEqual(['CLAIM_MISSING']);
    expect(objectionsToWords({ ...said, actual: '2' }, 'MILESTONE')).toEqual(['CLAIM_NOT_A_DEED']);
    expect(objectionsToWords({ ...said, evidence: '' }, 'LEVEL')).toEqual(['EVIDENCE_MISSING']);
    expect(objectionsToWords({ ...said, evidence: '据'.repeat(4_001) }, 'LEVEL')).toEqual([
      'EVIDENCE_TOO_LONG',
    ]);
  });

  it('is said in both languages, with every detail filled in', () => {
    const details = Object.fromEntries(
      ['slug', 'text', 'start', 'end', 'until'].map((name) => [name, `<${name}>`]),
    );
    for (const code of Object.keys(ASSESSMENT_REFUSALS) as (keyof typeof ASSESSMENT_REFUSALS)[]) {
      const { messageZh, messageEn } = assessmentRefusal(code, details);
      expect([code, messageZh, messageEn].join(' ')).not.toMatch(/[{}]/);
      expect(messageZh).toMatch(/\p{Script=Han}/u);
    }
  });
});
