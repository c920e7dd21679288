/** X县 articles 13, 19 to 26, Jiayuguan 二(一) and Hebi 三(八): claims, worked by hand from the texts. */
import { addDays } from '../../../../src/domain/calendar';
import { type Claimed, type LoanAtFiling, objectionsToFiling } from '../../../../src/domain/claims/filing';
import { shareLoss } from '../../../../src/domain/claims/loss-shares';
import { lastDayOfNotice } from '../../../../src/domain/claims/notice';
import { planPayment } from '../../../../src/domain/claims/payment';
import { type Bearer, shareRecovery } from '../../../../src/domain/claims/recovery';
import { Decimal, ZERO } from '../../../../src/domain/decimal';
import { yuanText } from '../../../../src/domain/money';
import { type Decision, procedureFor, whoDecides } from '../../../../src/domain/programmes/procedure';
import type { BorrowerKind } from '../../../../src/domain/programmes/terms';
import { seededTerms } from '../seeded-terms';
import type { GoldenCase } from './golden-case';

const d = (text: string) => new Decimal(text);
const terms = () => seededTerms('risk-fund');

const golden =
  (programme: string) =>
  (clause: string, shows: string, answer: () => unknown, expected: unknown): GoldenCase => ({
    ...{ programme, clause, shows, answer, expected },
  });
const [county, jiayuguan, hebi] = [
  golden('risk-fund'),
  golden('jiayuguan'),
  golden('hebi-loan-risk-sharing'),
];

const LOAN: LoanAtFiling = {
  ...{ status: 'OVERDUE', borrowerKind: 'NATURAL_PERSON', outstanding: d('50000') },
  ...{ interestOwed: d('2743.75'), overdueDays: 90, owedFrom: '2019-01-10' },
};
const CLAIMED: Claimed = {
  ...{ principal: d('50000'), interest: ZERO, cause: 'cause-death-or-disability' },
  ...{ lossProof: '证明', recourseProof: '催收' },
};
const filing = (loan: Partial<LoanAtFiling> = {}, claimed: Partial<Claimed> = {}) =>
  objectionsToFiling(terms(), { ...LOAN, ...loan }, { ...CLAIMED, ...claimed }).map(({ code, clause }) =>
    clause === null ? code : `${code} ${clause}`,
  );
const CAUSES = '第二十五条1';

const shares = (slug: string, loss: string, insured: string | null = null) => {
  const shared = shareLoss(seededTerms(slug), insured === null ? null : d(insured), d(loss));
  if ('gap' in shared) return [shared.gap.clause];
  return shared.shares.map(({ bearer, amount }) => `${bearer} ${yuanText(amount)}`);
};

const paid = (due: string, total: string, atBank: string, othersPayBeyond = true) => {
  const plan = planPayment(d(due), { total: d(total), atBank: d(atBank) }, othersPayBeyond);
  return 'waitsFor' in plan
    ? [plan.waitsFor, yuanText(plan.missing)]
    : [yuanText(plan.fromFund), yuanText(plan.further)];
};

/** Fund and bank after each amount, on a loss of 50,000; `L` in front: by lawsuit. */
function recovered(...amounts: readonly string[]) {
  let bearers: Bearer[] = [
    { bearer: 'FUND', percent: d('70'), amount: d('35000'), recovered: ZERO, byProportion: ZERO },
    { bearer: 'BANK', percent: d('30'), amount: d('15000'), recovered: ZERO, byProportion: ZERO },
  ];
  return amounts.map((text) => {
    const byLawsuit = text.startsWith('L');
    const parts = shareRecovery(d(text.replace('L', '')), bearers, byLawsuit);
    bearers = bearers.map((one, at) => ({
      ...one,
      recovered: one.recovered.plus(parts[at] as Decimal),
      byProportion: byLawsuit ? one.byProportion : one.byProportion.plus(parts[at] as Decimal),
    }));
    return parts.map(yuanText).join(' + ');
  });
}

const WAY = ['partner-institutions', 'poverty-office', 'industry-centres'];
const VERIFIED: readonly Decision[] = WAY.map((body) => ({
  ...{ step: body === 'partner-institutions' ? 'claim-filed' : 'claim-verified', body, actor: body },
  ...{ agreed: true, on: '2019-04-12' },
}));
const procedure = (kind: BorrowerKind = 'NATURAL_PERSON') =>
  procedureFor(terms(), 'CLAIM', kind, (on, days) => lastDayOfNotice(on, days) ?? addDays(on, days));
const decide = (decisions: readonly Decision[], step: string, body: string, on: string) => {
  const attempt = { step, actsFor: new Set([body]), actor: `${body} again`, on };
  const result = whoDecides(procedure(), { filedBy: 'partner-institutions', decisions }, attempt);
  return 'refusal' in result ? result.refusal.code : result.body;
};
const noticed = (on: string): readonly Decision[] => [
  ...VERIFIED,
  { step: 'claim-notice', body: 'poverty-office', actor: 'poverty-office', agreed: true, on },
];
const bodiesOf = (kind: BorrowerKind, status: string) =>
  procedure(kind).steps.find((step) => step.status === status)?.bodies;

export const CLAIM_CASES: readonly GoldenCase[] = [
  county('第十九条', 'the day before 90 days no claim is taken', () => filing({ overdueDays: 89 }), [
    'NOT_OVERDUE_LONG_ENOUGH 第十九条',
  ]),
  county('第十九条', 'on the 90th day it is', () => filing({ overdueDays: 90 }), []),
  county('第十九条', 'and on the 91st', () => filing({ overdueDays: 91 }), []),
  county('第十九条', 'a loan that is not overdue has nothing to claim', () => filing({ overdueDays: 0 }), [
    'NOT_OVERDUE_LONG_ENOUGH 第十九条',
  ]),
  county('第二十二条', 'what is repaid is no bad debt', () => filing({ status: 'REPAID' }), ['LOAN_REPAID']),
  county(
    '第二十条(一)',
    'proof of loss and of recourse are both needed',
    () => filing({}, { lossProof: ' ', recourseProof: '' }),
    ['LOSS_PROOF_MISSING 第二十条(一)', 'RECOURSE_PROOF_MISSING 第二十条(一)'],
  ),
  county(
    '第十三条',
    'interest is covered, as far as it is owed',
    () => filing({}, { interest: d('2743.75') }),
    [],
  ),
  county('第十三条', 'a cent more than is owed is not', () => filing({}, { interest: d('2743.76') }), [
    'INTEREST_ABOVE_OWED 第十三条',
  ]),
  county(
    '第十三条',
    'nor more principal than is outstanding',
    () => filing({}, { principal: d('50000.01') }),
    ['PRINCIPAL_ABOVE_OUTSTANDING 第十三条'],
  ),
  county('第二十五条', 'a poor household needs one of the causes listed', () => filing({}, { cause: null }), [
    `CAUSE_MISSING ${CAUSES}`,
  ]),
  county('第二十五条', 'what is not listed is no cause', () => filing({}, { cause: 'gambling' }), [
    `UNKNOWN_CAUSE ${CAUSES}`,
  ]),
  county(
    '第二十五条',
    'the causes are listed for poor households only',
    () => [
      filing({ borrowerKind: 'LEGAL_PERSON' }, { cause: null }),
      filing({ borrowerKind: 'LEGAL_PERSON' }),
    ],
    [[], [`CAUSE_NOT_STATED ${CAUSES}`]],
  ),
  county(
    '第二十条(二)',
    'posted on the 15th for 7 days, the day of posting not counted: to the 22nd',
    () => lastDayOfNotice('2019-04-15', 7),
    '2019-04-22',
  ),
  county(
    '第二十条(二)',
    'on the 7th day it is not confirmed yet',
    () => decide(noticed('2019-04-15'), 'claim-confirmed', 'finance-office', '2019-04-22'),
    'NOTICE_RUNNING',
  ),
  county(
    '第二十条(二)',
    'after 7 full days it is',
    () => decide(noticed('2019-04-15'), 'claim-confirmed', 'finance-office', '2019-04-23'),
    'finance-office',
  ),
  county(
    '第二十条(二)',
    'a notice over the National Day holiday ends on the first working day after it',
    () => lastDayOfNotice('2019-09-27', 7),
    '2019-10-08',
  ),
  county(
    '第二十条(二)',
    'one over the Spring Festival too',
    () => lastDayOfNotice('2019-01-28', 7),
    '2019-02-11',
  ),
  county(
    '第二十条(二)',
    'one that ends on a make-up Saturday ends on it',
    () => lastDayOfNotice('2019-10-05', 7),
    '2019-10-12',
  ),
  county(
    '第二十条(二)',
    'one that would end on a Saturday ends on the Monday',
    () => lastDayOfNotice('2019-04-13', 7),
    '2019-04-22',
  ),
  county(
    '第二十条(二)',
    'in a year without a holiday notice its end is not known',
    () => lastDayOfNotice('2041-04-15', 7),
    null,
  ),
  county(
    '第二十条',
    'nobody is paid before the notice: a step out of turn',
    () => decide(VERIFIED, 'claim-paid', 'poverty-office', '2019-04-15'),
    'OUT_OF_TURN',
  ),
  county(
    '第二十条(三)',
    'five bodies confirm, the People’s Bank and the bank among them',
    () => bodiesOf('NATURAL_PERSON', 'CONFIRMED'),
    [...['poverty-office', 'industry-centres', 'finance-office', 'county-pbc', 'partner-institutions']],
  ),
  county(
    '第二十条(三)',
    'the leading group approves, whoever borrowed',
    () => [bodiesOf('NATURAL_PERSON', 'APPROVED'), bodiesOf('LEGAL_PERSON', 'APPROVED')],
    [['leading-group'], ['leading-group']],
  ),
  county(
    '第二十条(三)',
    'whose word is not asked for may not give it',
    () => decide(VERIFIED, 'claim-notice', 'county-pbc', '2019-04-15'),
    'NOT_YOUR_BODY',
  ),
  county(
    '第二十一条',
    'a claim is refused on four grounds',
    () => terms().refusalGrounds.map(({ clause }) => clause),
    [...['第二十一条(一)', '第二十一条(二)', '第二十一条(三)', '第二十一条(四)']],
  ),
  county('第二十二条', 'the fund bears 70 of 100, the bank 30', () => shares('risk-fund', '50000'), [
    ...['FUND 35000.00', 'BANK 15000.00'],
  ]),
  county(
    '第二十二条',
    'a cent that does not split goes where more of it was cut off',
    () => shares('risk-fund', '33.33'),
    ['FUND 23.33', 'BANK 10.00'],
  ),
  county('第二十二条', 'one cent is not split', () => shares('risk-fund', '0.01'), [
    'FUND 0.01',
    'BANK 0.00',
  ]),
  county(
    '第二十二条',
    'of five cents four and one: half a cent each, the fund first',
    () => shares('risk-fund', '0.05'),
    ['FUND 0.04', 'BANK 0.01'],
  ),
  county(
    '第二十二条',
    'an insured loan follows its policy, the fund does not pay',
    () => shares('risk-fund', '50000.01', '80'),
    ['INSURER 40000.01', 'BANK 10000.00'],
  ),
  county(
    '第二十二条',
    'one that is insured in full leaves nothing to the bank',
    () => shares('risk-fund', '50000', '100'),
    ['INSURER 50000.00'],
  ),
  county(
    '第二十六条',
    'what goes beyond the fund is met by the further source',
    () => paid('35000', '20000', '20000'),
    ['20000.00', '15000.00'],
  ),
  county('第二十六条', 'to the last cent of the fund', () => paid('35000', '34999.99', '34999.99'), [
    ...['34999.99', '0.01'],
  ]),
  county(
    '第七条',
    'money of the fund that lies at the other bank is moved first',
    () => paid('35000', '50000', '20000'),
    ['TRANSFER', '15000.00'],
  ),
  county(
    '第二十三条',
    'three recoveries of a third end where one would have',
    () => recovered('16666.67', '16666.67', '16666.66'),
    [...['11666.67 + 5000.00', '11666.67 + 5000.00', '11666.66 + 5000.00']],
  ),
  county(
    '第二十三条',
    'a cent at a time: seven of ten to the fund',
    () =>
      recovered(...Array.from({ length: 10 }, () => '0.01')).filter((parts) => parts === '0.01 + 0.00')
        .length,
    7,
  ),
  county('第二十三条', 'what a lawsuit brings in goes to the fund', () => recovered('L10000'), [
    '10000.00 + 0.00',
  ]),
  county('第二十三条', 'until it has back what it paid', () => recovered('L40000'), ['35000.00 + 5000.00']),
  county('第二十三条', 'nobody gets back more than they bore', () => recovered('L30000', '10000', '10000'), [
    ...['30000.00 + 0.00', '5000.00 + 5000.00', '0.00 + 10000.00'],
  ]),
  jiayuguan('二(一)', 'bank and guarantor bear half each', () => shares('jiayuguan', '100001'), [
    ...['BANK 50000.50', 'GUARANTOR 50000.50'],
  ]),
  jiayuguan(
    '二(一)',
    'no procedure for claims is described',
    () => objectionsToFiling(seededTerms('jiayuguan'), LOAN, CLAIMED).map(({ code }) => code),
    ['NO_CLAIM_PROCEDURE'],
  ),
  hebi(
    '三(八)',
    'shares that are not stated cannot be worked out',
    () => shares('hebi-loan-risk-sharing', '50000'),
    ['三(八)'],
  ),
];
