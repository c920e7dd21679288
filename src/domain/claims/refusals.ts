/** Why a claim, a step of it or what came of it is refused, with the clause where the text gives one. */
import { type ClausedEntry, type ClausedRefusal, clausedRefusalsIn } from '../refusals';

const FILING = {
  LOAN_OF_NO_PROGRAMME: {
    field: ['input', 'loan'],
    zh: '该贷款不属于任何项目，没有可申请的风险补偿',
    en: 'The loan belongs to no programme, so that there is nothing to claim from',
  },
  NO_CLAIM_PROCEDURE: {
    field: ['input', 'loan'],
    zh: '该项目的文件没有写明补偿申请的程序，无从受理',
    en: 'The text of the programme describes no procedure for claims',
  },
  RULE_CANNOT_BE_EVALUATED: {
    field: ['input', 'loan'],
    zh: '规则无法计算：{gap}',
    en: 'The rule cannot be evaluated: {gap}',
  },
  LOAN_REPAID: {
    field: ['input', 'loan'],
    zh: '贷款已经还清，没有损失可以补偿',
    en: 'The loan is repaid: there is no loss to compensate',
  },
  CLAIMED_ALREADY: {
    field: ['input', 'loan'],
    zh: '该贷款已有一件补偿申请（{status}），不能重复申请',
    en: 'The loan has a claim already ({status}); it is claimed once',
  },
  LOAN_WRITTEN_OFF: {
    field: ['input', 'loan'],
    zh: '贷款已核销，不再申请补偿',
    en: 'The loan is written off; nothing more is claimed for it',
  },
  OUTSTANDING_UNKNOWN: {
    field: ['input', 'loan'],
    zh: '银行没有报告该贷款的未还本金，无从核对',
    en: 'What is outstanding of the loan is not known, so that the claim cannot be checked',
  },
  NOT_OVERDUE_LONG_ENOUGH: {
    field: ['input', 'loan'],
    zh: '贷款逾期 {days} 天，须满 {needed} 天才能进入补偿程序（最早 {from}）',
    en: 'The loan is {days} days overdue; compensation starts after {needed} full days (on {from})',
  },
  PRINCIPAL_ABOVE_OUTSTANDING: {
    field: ['input', 'principal'],
    zh: '申请本金 {claimed} 元超过未还本金 {outstanding} 元',
    en: 'Claimed principal of {claimed} yuan is above the {outstanding} yuan outstanding',
  },
  INTEREST_ABOVE_OWED: {
    field: ['input', 'interest'],
    zh: '申请利息 {claimed} 元超过截至申请日应付未付的 {owed} 元',
    en: 'Claimed interest of {claimed} yuan is above the {owed} yuan owed on the day of filing',
  },
  INTEREST_NOT_COVERED: {
    field: ['input', 'interest'],
    zh: '该项目的文件没有写明补偿利息',
    en: 'The text does not say that interest is compensated',
  },
  NOTHING_CLAIMED: {
    field: ['input', 'principal'],
    zh: '申请的本金与利息合计须大于 0',
    en: 'Principal and interest together must be above 0',
  },
  LOSS_PROOF_MISSING: {
    field: ['input', 'lossProof'],
    zh: '须写明贷款坏账相关证明材料（1 至 {max} 字）',
    en: 'Say what proves the loss, in 1 to {max} characters',
  },
  RECOURSE_PROOF_MISSING: {
    field: ['input', 'recourseProof'],
    zh: '须写明催收和追索情况（1 至 {max} 字）',
    en: 'Say what was done to collect the debt, in 1 to {max} characters',
  },
  CAUSE_MISSING: {
    field: ['input', 'cause'],
    zh: '须写明损失原因，可选：{causes}',
    en: 'Say what caused the loss; one of: {causes}',
  },
  UNKNOWN_CAUSE: {
    field: ['input', 'cause'],
    zh: '文件没有列出损失原因“{cause}”，可选：{causes}',
    en: 'The text lists no cause “{cause}”; one of: {causes}',
  },
  CAUSE_NOT_STATED: {
    field: ['input', 'cause'],
    zh: '损失原因只为建档立卡贫困户贷款列出，法人贷款不填原因，另在证明中写明',
    en: 'Causes are listed for loans to poor households only; leave it out and tell it in the proof of loss',
  },
  FILED_BY_PARTNERS: {
    field: ['input', 'loan'],
    zh: '补偿申请由{bodies}提出，您的银行在 {on} 不是该项目的合作机构',
    en: 'Claims are filed by {bodies}; your bank is no partner of the programme on {on}',
  },
} as const satisfies Record<string, ClausedEntry>;

const PROCEEDING = {
  UNKNOWN_LOAN: { field: ['input', 'loan'], zh: '没有这笔贷款', en: 'There is no such loan' },
  UNKNOWN_CLAIM: { field: ['id'], zh: '没有这件补偿申请', en: 'There is no such claim' },
  UNKNOWN_OBJECTION: { field: ['id'], zh: '没有这项异议', en: 'There is no such objection' },
  COMMENT_TOO_LONG: {
    field: ['comment'],
    zh: '意见最多 {max} 字',
    en: 'A comment has {max} characters at most',
  },
  REASON_MISSING: {
    field: ['reason'],
    zh: '须写明理由（1 至 {max} 字）',
    en: 'Give a reason, in 1 to {max} characters',
  },
  CALENDAR_UNKNOWN: {
    field: ['step'],
    zh: '工作日历还不知道公示期满之日的放假安排，公示到哪一天无从确定',
    en: 'The calendar does not know the holidays at the end of the notice, so its last day is unknown',
  },
  OBJECTIONS_OPEN: {
    field: ['id'],
    zh: '公示期间有 {count} 项异议尚未处理，不能审核确认',
    en: '{count} objections of the public notice are open; it is confirmed when they are settled',
  },
  OBJECTION_STANDS: {
    field: ['id'],
    zh: '公示异议成立，该申请只能不予受理',
    en: 'An objection was upheld; the claim can only be refused',
  },
  UNKNOWN_GROUND: {
    field: ['ground'],
    zh: '不予受理只能依据公布的理由，可选：{grounds}',
    en: 'A claim is refused on the published grounds only; one of: {grounds}',
  },
  NO_OBJECTION_UPHELD: {
    field: ['ground'],
    zh: '没有成立的公示异议',
    en: 'No objection was upheld',
  },
  LOAN_CHANGED: {
    field: ['id'],
    zh: '申请之后贷款又有还款，未还本金 {outstanding} 元少于申请本金 {claimed} 元；请撤回后重新申请',
    en: 'The loan was repaid in part since: {outstanding} yuan outstanding, {claimed} claimed. File it again',
  },
  NO_BOOKS: {
    field: ['id'],
    zh: '该项目的基金账簿尚未建立，不能拨付',
    en: 'The books of the fund are not opened yet; nothing can be paid',
  },
  WAITS_FOR_TRANSFER: {
    field: ['id'],
    zh: '基金总额够用，但存放在贷款银行的专户还差 {missing} 元，待划转后拨付',
    en: 'The fund has enough, its account at the lending bank lacks {missing} yuan; transfer it first',
  },
  WAITS_FOR_MONEY: {
    field: ['id'],
    zh: '基金还差 {missing} 元，文件没有写明其他资金来源，申请等待资金',
    en: 'The fund lacks {missing} yuan and the text names no further source; the claim waits',
  },
  NOT_ON_NOTICE: {
    field: ['id'],
    zh: '申请不在公示阶段，不能登记异议',
    en: 'The claim is not on public notice; objections are recorded then',
  },
  OBJECTION_OUTSIDE_NOTICE: {
    field: ['raisedOn'],
    zh: '异议须在公示期内提出（{from} 至 {until}）',
    en: 'Objections are raised while the notice runs, from {from} to {until}',
  },
  OBJECTION_MISSING: {
    field: ['objection'],
    zh: '须写明异议人和异议内容（各 1 至 {max} 字）',
    en: 'Say who objects and what they object to, in 1 to {max} characters each',
  },
  SETTLED_ALREADY: { field: ['id'], zh: '该异议已经处理', en: 'The objection was decided already' },
  NOT_YOUR_CLAIM: {
    field: ['id'],
    zh: '只有申请的银行可以撤回',
    en: 'Only the bank that filed it may withdraw it',
  },
  CLAIM_CLOSED: {
    field: ['id'],
    zh: '申请已经办结（{status}）',
    en: 'The claim is closed ({status})',
  },
  NOT_PAID: {
    field: ['claim'],
    zh: '申请尚未支付（{status}），没有补偿可以追偿或追回',
    en: 'The claim is not paid ({status}): nothing to recover or to take back',
  },
  RECOVERY_BEYOND_LOSS: {
    field: ['amount'],
    zh: '追偿 {amount} 元超过尚未收回的损失 {open} 元',
    en: 'A recovery of {amount} yuan is more than the {open} yuan of the loss that are still open',
  },
  RECOVERED_BEFORE_PAYMENT: {
    field: ['recoveredOn'],
    zh: '追偿日 {date} 早于支付日 {paidOn}',
    en: 'Recovered on {date}, before the claim was paid on {paidOn}',
  },
  RECOVERIES_STAND: {
    field: ['id'],
    zh: '已登记追偿 {recovered} 元，须先冲回才能冲回支付',
    en: 'Recoveries of {recovered} yuan stand; reverse them before the payment',
  },
  UNKNOWN_RECOVERY: { field: ['id'], zh: '没有这笔追偿', en: 'There is no such recovery' },
  REVERSED_ALREADY: { field: ['id'], zh: '已经冲回', en: 'It was reversed already' },
  MONEY_GONE: {
    field: ['id'],
    zh: '专户余额不足（差 {missing} 元），不能冲回',
    en: 'The special account lacks {missing} yuan, so that this cannot be reversed',
  },
} as const satisfies Record<string, ClausedEntry>;

const CLAIM_REFUSALS = { ...FILING, ...PROCEEDING } as const;

export type ClaimRefusalCode = keyof typeof CLAIM_REFUSALS;
export type ClaimRefusal = ClausedRefusal<ClaimRefusalCode>;
export const claimRefusal = clausedRefusalsIn(CLAIM_REFUSALS);
