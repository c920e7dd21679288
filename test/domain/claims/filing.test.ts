import {
  type Claimed,
  type LoanAtFiling,
  MAX_PROOF_LENGTH,
  objectionsToFiling,
} from '../../../src/domain/claims/filing';
import { Decimal, ZERO } from '../../../src/domain/decimal';
import type { ProcessStep, RuleRef } from '../../../src/domain/programmes/terms';

const rule = (clause: string, key = 'a', nameZh = '甲'): RuleRef => ({
  ...{ programme: 'p', key, kind: 'K', clause, nameZh, nameEn: 'A' },
});
const stated = <T>(value: T, clause: string) => ({ stated: true, value, rule: rule(clause) }) as const;
const unstated = (clause: string) =>
  ({ stated: false, rule: rule(clause), gapZh: '文中缺数', gapEn: 'no number' }) as const;
const step = (process: ProcessStep['process'], clause: string): ProcessStep => ({
  ...{ key: 'file', ordinal: 1, process, status: 'FILED', clause, nameZh: '申报', nameEn: 'Filing' },
  ...{ borrowers: ['LEGAL_PERSON'], bodies: { NATURAL_PERSON: [], LEGAL_PERSON: [] }, noticeDays: null },
});

const TERMS = {
  steps: [step('LOAN', '§0'), step('CLAIM', '§1')],
  overdueDays: stated(90, '§2'),
  coversInterest: stated(true, '§3'),
  compensatedCauses: [rule('§4', 'death', '死亡'), rule('§4', 'flood', '水灾')],
};
const LOAN: LoanAtFiling = {
  ...{ status: 'OVERDUE', borrowerKind: 'NATURAL_PERSON', outstanding: new Decimal(1000) },
  ...{ interestOwed: new Decimal(50), overdueDays: 90, owedFrom: '2019-01-10' },
};
const CLAIMED: Claimed = {
  ...{ principal: new Decimal(1000), interest: new Decimal(50), cause: 'death' },
  ...{ lossProof: '法院公告', recourseProof: '三次催收' },
};

describe('a claim that is filed', () => {
  const against = (
    claimed: Partial<Claimed>,
    loan: Partial<LoanAtFiling> = {},
    terms: Partial<Parameters<typeof objectionsToFiling>[0]> = {},
  ) => objectionsToFiling({ ...TERMS, ...terms }, { ...LOAN, ...loan }, { ...CLAIMED, ...claimed });
  const codes = (...asked: Parameters<typeof against>) =>
    against(...asked).map(({ code, clause }) => [code, clause]);

  it('passes on all that is owed, on the very day', () => {
    expect(against({})).toEqual([]);
  });

  it('waits for the last of the days, and says from when on it may be filed', () => {
    const [refusal, ...more] = against({}, { overdueDays: 89 });
    expect(refusal).toMatchObject({ code: 'NOT_OVERDUE_LONG_ENOUGH', clause: '§2' });
    expect(more).toEqual([]);
    for (const word of ['89', '90', '2019-04-10']) expect(refusal?.messageZh).toContain(word);
  });

  it('needs a number of days that the text states, and a loan on which something is owed', () => {
    expect(codes({}, {}, { overdueDays: null })).toEqual([['NO_CLAIM_PROCEDURE', null]]);
    const [gap] = against({}, {}, { overdueDays: unstated('§2') });
    expect(gap).toMatchObject({ code: 'RULE_CANNOT_BE_EVALUATED', clause: '§2' });
    expect(gap?.messageZh).toContain('文中缺数');
    expect(gap?.messageEn).toContain('no number');
    expect(against({}, { overdueDays: 0, owedFrom: null })).toEqual([]);
  });

  it('has a loan that still stands, and a procedure', () => {
    expect(codes({}, { status: 'REPAID' })).toEqual([['LOAN_REPAID', null]]);
    expect(codes({}, { status: 'COMPENSATED' })).toEqual([['CLAIMED_ALREADY', null]]);
    expect(codes({}, { status: 'WRITTEN_OFF' })).toEqual([['LOAN_WRITTEN_OFF', null]]);
    expect(against({}, { status: 'COMPENSATED' })[0]?.messageZh).toContain('COMPENSATED');
    expect(codes({}, {}, { steps: [step('LOAN', '§0')] })).toEqual([['NO_CLAIM_PROCEDURE', null]]);
    expect(codes({}, {}, { steps: [] })).toEqual([['NO_CLAIM_PROCEDURE', null]]);
  });

  it('is for no more than is owed, to the cent, and for something', () => {
    const beyond = against({ principal: new Decimal('1000.01'), interest: new Decimal('50.01') });
    expect(beyond.map(({ code, clause }) => [code, clause])).toEqual([
      ...[
        ['PRINCIPAL_ABOVE_OUTSTANDING', '§3'],
        ['INTEREST_ABOVE_OWED', '§3'],
      ],
    ]);
    for (const word of ['1000.01', '1000.00']) expect(beyond[0]?.messageZh).toContain(word);
    for (const word of ['50.01', '50.00']) expect(beyond[1]?.messageZh).toContain(word);
    expect(codes({ principal: ZERO, interest: ZERO })).toEqual([['NOTHING_CLAIMED', null]]);
    expect(codes({ principal: ZERO })).toEqual([]);
    expect(codes({ interest: ZERO })).toEqual([]);
  });

  it('cannot be held against what a bank has not said', () => {
    expect(codes({}, { outstanding: null })).toEqual([['OUTSTANDING_UNKNOWN', null]]);
    expect(codes({}, { interestOwed: null })).toEqual([['OUTSTANDING_UNKNOWN', null]]);
  });

  it('has no interest in it where the text covers principal only, or does not say', () => {
    const covers = (coversInterest: Parameters<typeof objectionsToFiling>[0]['coversInterest']) =>
      codes({ interest: new Decimal(51) }, {}, { coversInterest });
    expect(covers(stated(false, '§3'))).toEqual([['INTEREST_NOT_COVERED', '§3']]);
    expect(covers(unstated('§3'))).toEqual([['INTEREST_NOT_COVERED', '§3']]);
    expect(covers(null)).toEqual([['INTEREST_NOT_COVERED', null]]);
    expect(codes({ interest: ZERO }, {}, { coversInterest: null })).toEqual([]);
  });

  it('of a person names a cause of the text; of an enterprise none', () => {
    const [missing] = against({ cause: null });
    expect(missing).toMatchObject({ code: 'CAUSE_MISSING', clause: '§4' });
    for (const word of ['death', '死亡', 'flood', '水灾', '、']) expect(missing?.messageZh).toContain(word);
    const [unknown] = against({ cause: 'drought' });
    expect(unknown).toMatchObject({ code: 'UNKNOWN_CAUSE', clause: '§4' });
    for (const word of ['drought', 'death', '水灾']) expect(unknown?.messageZh).toContain(word);
    expect(codes({ cause: null }, {}, { compensatedCauses: [] })).toEqual([]);
    expect(codes({ cause: 'death' }, {}, { compensatedCauses: [] })).toEqual([['UNKNOWN_CAUSE', null]]);
    const ofEnterprise = { borrowerKind: 'LEGAL_PERSON' } as const;
    expect(codes({ cause: 'death' }, ofEnterprise)).toEqual([['CAUSE_NOT_STATED', '§4']]);
    expect(codes({ cause: null }, ofEnterprise)).toEqual([]);
  });

  it('comes with both proofs, each as long as may be', () => {
    expect(codes({ lossProof: ' ' })).toEqual([['LOSS_PROOF_MISSING', '§1']]);
    expect(codes({ recourseProof: '' })).toEqual([['RECOURSE_PROOF_MISSING', '§1']]);
    const longest = 'x'.repeat(MAX_PROOF_LENGTH);
    expect(codes({ lossProof: longest, recourseProof: longest })).toEqual([]);
    const tooLong = against({ lossProof: `${longest}x`, recourseProof: `${longest}x` });
    expect(tooLong.map(({ code }) => code)).toEqual(['LOSS_PROOF_MISSING', 'RECOURSE_PROOF_MISSING']);
    for (const { messageZh } of tooLong) expect(messageZh).toContain(String(MAX_PROOF_LENGTH));
  });
});
