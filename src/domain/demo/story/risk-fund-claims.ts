/** The claims of the story, a row each: of which loan, and on which days it went how far. */
import type { IsoDate } from '../../calendar';
import type { LoanPlan } from './apply-and-lend';
import type { Cast, StoryBank } from './risk-fund-cast';
import type { StoryEvent } from './story-event';

interface ClaimRow {
  readonly key: string;
  readonly bank: StoryBank;
  readonly drawnOn: IsoDate;
  readonly months: number;
  readonly principal: number;
  /** Of a legal person. */
  readonly householdsLed?: number;
  readonly insuredPercent?: string;
  readonly purpose: string;
  /** Paid back before the trouble began. */
  readonly paidBefore?: readonly [on: IsoDate, principal: number];
  readonly cause: 'cause-death-or-disability' | 'cause-force-majeure' | 'cause-other' | null;
  readonly filed: IsoDate;
  /** One of the two bodies has verified it, or agreed to pay it. */
  readonly halfVerified?: IsoDate;
  readonly verified?: IsoDate;
  readonly notice?: IsoDate;
  readonly objected?: readonly [on: IsoDate, words: string];
  readonly objectionEnds?: readonly [on: IsoDate, outcome: 'SETTLED' | 'UPHELD', reason: string];
  readonly confirmed?: IsoDate;
  readonly approved?: IsoDate;
  readonly halfPaid?: IsoDate;
  readonly paid?: IsoDate;
  readonly refused?: readonly [on: IsoDate, ground: string, reason: string];
  /** The borrower paid after all. */
  readonly withdrawn?: IsoDate;
  /** Percent of what was still open. */
  readonly recovered?: readonly (readonly [on: IsoDate, percent: number, how?: 'LAWSUIT'])[];
}

const ILL = 'cause-death-or-disability' as const;
const DISASTER = 'cause-force-majeure' as const;
const OTHER = 'cause-other' as const;

/** In the order of filing; the last nine are under way when the story ends. */
const ROWS: readonly ClaimRow[] = [
  {
    ...{ key: 'C01', bank: 'A', drawnOn: '2017-04-18', months: 12, principal: 30_000, purpose: '养羊' },
    ...{ cause: DISASTER, filed: '2018-07-24', verified: '2018-07-30', notice: '2018-08-01' },
    ...{ confirmed: '2018-08-10', approved: '2018-08-16', paid: '2018-08-20' },
    recovered: [
      ['2018-12-10', 40],
      ['2019-06-12', 100],
    ],
  },
  {
    ...{ key: 'C02', bank: 'B', drawnOn: '2017-09-19', months: 12, principal: 50_000, purpose: '大棚蔬菜' },
    ...{ paidBefore: ['2018-05-15', 10_000], cause: ILL, filed: '2019-01-08', verified: '2019-01-14' },
    ...{ notice: '2019-01-16', confirmed: '2019-01-25', approved: '2019-01-31', paid: '2019-02-13' },
    recovered: [['2019-08-20', 35]],
  },
  {
    ...{ key: 'C03', bank: 'A', drawnOn: '2018-03-20', months: 12, principal: 40_000, purpose: '养猪' },
    ...{ cause: OTHER, filed: '2019-07-02' },
    refused: ['2019-07-09', 'refusal-2', '没有上门催收和催收通知书，追索义务未履行'],
  },
  {
    ...{ key: 'C04', bank: 'A', drawnOn: '2018-03-20', months: 12, principal: 50_000, purpose: '苹果园' },
    ...{ cause: DISASTER, filed: '2019-07-02', verified: '2019-07-08', notice: '2019-07-10' },
    objected: ['2019-07-15', '有人反映果园冰雹受灾面积报多了'],
    objectionEnds: ['2019-07-18', 'SETTLED', '镇、村现场复核，受灾面积与申报一致'],
    ...{ confirmed: '2019-07-19', approved: '2019-07-25', paid: '2019-07-30' },
    recovered: [['2020-04-14', 60]],
  },
  {
    ...{ key: 'C05', bank: 'B', drawnOn: '2018-09-18', months: 12, principal: 30_000, purpose: '养鸡' },
    ...{ cause: OTHER, filed: '2019-12-24', withdrawn: '2020-01-06' },
  },
  {
    ...{ key: 'C06', bank: 'A', drawnOn: '2018-09-18', months: 12, principal: 50_000, purpose: '农家乐' },
    ...{ cause: OTHER, filed: '2020-01-07', verified: '2020-01-13', notice: '2020-01-14' },
    objected: ['2020-01-17', '借款人在县城另有商铺出租，有还款能力'],
    objectionEnds: ['2020-01-20', 'UPHELD', '经核查属实，借款人有租金收入，尚未尽追索'],
    refused: ['2020-01-20', 'OBJECTION_UPHELD', '公示期间异议成立，继续向借款人追索'],
  },
  {
    ...{ key: 'C07', bank: 'A', drawnOn: '2017-09-19', months: 24, principal: 50_000, purpose: '购买农机' },
    ...{ cause: OTHER, filed: '2020-01-08', verified: '2020-01-14', notice: '2020-01-15' },
    ...{ confirmed: '2020-02-24', approved: '2020-02-27', paid: '2020-03-05' },
    recovered: [['2020-06-10', 50, 'LAWSUIT']],
  },
  {
    ...{ key: 'C08', bank: 'A', drawnOn: '2018-09-18', months: 12, principal: 300_000, householdsLed: 8 },
    ...{ purpose: '扩建羊舍', paidBefore: ['2019-08-12', 60_000], cause: null },
    ...{ filed: '2020-03-03', verified: '2020-03-10', notice: '2020-03-25' },
    ...{ confirmed: '2020-04-03', approved: '2020-04-09', paid: '2020-04-15' },
  },
  {
    ...{ key: 'C09', bank: 'A', drawnOn: '2018-09-18', months: 12, principal: 50_000, purpose: '蔬菜冷库' },
    ...{ cause: ILL, filed: '2020-05-12', verified: '2020-05-18', notice: '2020-05-20' },
    ...{ confirmed: '2020-05-29', approved: '2020-06-08', halfPaid: '2020-06-29' },
  },
  {
    ...{ key: 'C10', bank: 'B', drawnOn: '2018-09-18', months: 12, principal: 40_000, purpose: '养蜂' },
    ...{ cause: DISASTER, filed: '2020-06-04', verified: '2020-06-10' },
  },
  {
    ...{ key: 'C11', bank: 'A', drawnOn: '2019-03-19', months: 12, principal: 30_000, purpose: '种植药材' },
    ...{ cause: DISASTER, filed: '2020-06-17', verified: '2020-06-18', notice: '2020-06-19' },
    confirmed: '2020-06-29',
  },
  {
    ...{ key: 'C12', bank: 'B', drawnOn: '2019-03-19', months: 12, principal: 50_000, purpose: '养牛' },
    ...{ cause: DISASTER, filed: '2020-06-17', verified: '2020-06-18', notice: '2020-06-19' },
    objected: ['2020-06-24', '有人反映牛已在发病前卖出'],
  },
  {
    ...{ key: 'C13', bank: 'A', drawnOn: '2019-03-19', months: 12, principal: 40_000, purpose: '大棚草莓' },
    ...{ paidBefore: ['2019-12-20', 15_000], cause: ILL },
    ...{ filed: '2020-06-18', verified: '2020-06-22', notice: '2020-06-24' },
  },
  {
    ...{ key: 'C14', bank: 'A', drawnOn: '2018-03-20', months: 24, principal: 20_000, purpose: '养鹅' },
    ...{ cause: OTHER, filed: '2020-06-22', halfVerified: '2020-06-29' },
  },
  {
    ...{ key: 'C15', bank: 'B', drawnOn: '2018-03-20', months: 24, principal: 50_000, purpose: '核桃林' },
    ...{ cause: ILL, filed: '2020-06-23' },
  },
];

const CONFIRMING = ['poverty-office', 'industry-centres', 'finance-office', 'county-pbc'] as const;
const BOTH = ['poverty-office', 'industry-centres'] as const;

const step = (
  claim: string,
  name: 'VERIFY' | 'POST_NOTICE' | 'CONFIRM' | 'APPROVE' | 'PAY',
  bodies: readonly string[],
  on: IsoDate | undefined,
): StoryEvent[] => (on ? bodies.map((by) => ({ does: 'ADVANCE', on, by, claim, step: name })) : []);

function objectionTo({ key: claim, objected, objectionEnds }: ClaimRow): StoryEvent[] {
  const [raisedOn, objection] = objected ?? [];
  const [endsOn, outcome, reason] = objectionEnds ?? [];
  const by = 'poverty-office';
  return [
    ...(raisedOn && objection
      ? [{ does: 'OBJECT', on: raisedOn, by, claim, objector: '演示·一位村民', objection } as const]
      : []),
    ...(endsOn && outcome && reason
      ? [{ does: 'SETTLE_OBJECTION', on: endsOn, by, claim, outcome, reason } as const]
      : []),
  ];
}

function endOf({ key: claim, bank, refused, withdrawn }: ClaimRow): StoryEvent[] {
  const by = `clerk-${bank}`;
  const [refusedOn, ground, reason] = refused ?? [];
  return [
    ...(refusedOn && ground && reason
      ? [{ does: 'REFUSE_CLAIM', on: refusedOn, by: 'poverty-office', claim, ground, reason } as const]
      : []),
    ...(withdrawn
      ? ([
          { does: 'WITHDRAW_CLAIM', on: withdrawn, by, claim, reason: '借款人家属已还清本息' },
          { does: 'REPAY', on: withdrawn, by, loan: claim, principal: null },
        ] as const)
      : []),
  ];
}

function lifeOf(row: ClaimRow): readonly StoryEvent[] {
  const { key: claim, bank, cause, paidBefore, recovered = [] } = row;
  const by = `clerk-${bank}`;
  const proofs = { lossProof: '演示：贷款到期未还，村镇核实证明', recourseProof: '演示：三次上门催收记录' };
  return [
    ...(paidBefore
      ? [{ does: 'REPAY', on: paidBefore[0], by, loan: claim, principal: `${paidBefore[1]}.00` } as const]
      : []),
    { does: 'FILE_CLAIM', on: row.filed, by, claim, loan: claim, cause, ...proofs },
    ...step(claim, 'VERIFY', ['industry-centres'], row.halfVerified),
    ...step(claim, 'VERIFY', BOTH, row.verified),
    ...step(claim, 'POST_NOTICE', ['poverty-office'], row.notice),
    ...objectionTo(row),
    ...step(claim, 'CONFIRM', [...CONFIRMING, `manager-${bank}`], row.confirmed),
    ...step(claim, 'APPROVE', ['leading-group'], row.approved),
    ...step(claim, 'PAY', ['poverty-office'], row.halfPaid),
    ...step(claim, 'PAY', BOTH, row.paid),
    ...endOf(row),
    ...recovered.map(
      ([on, percent, how]) =>
        ({ does: 'RECOVER', on, by, claim, percent, byLawsuit: how === 'LAWSUIT' }) as const,
    ),
  ];
}

/** The loans that go wrong, drawn with the others of their day and bank. */
export const loansClaimedFor = (cast: Cast): readonly LoanPlan[] =>
  ROWS.map(({ key, bank, drawnOn, months, principal, purpose, householdsLed, insuredPercent }) => ({
    ...{ key, bank, drawnOn, months, principal, purpose },
    ...(insuredPercent ? { insuredPercent } : {}),
    borrower: householdsLed ? cast.cooperative(householdsLed) : cast.household(drawnOn),
  }));

export const claimEvents = (): readonly StoryEvent[] => ROWS.flatMap(lifeOf);
