/** The words of public money, in both languages. */
import type {
  AccountKind,
  ApplicationStatus,
  BorrowerKind,
  ClaimEventKind,
  ClaimStatus,
  ClaimWait,
  EligibilityOutcome,
  FundKind,
  GuaranteeStatus,
  GuarantorOwnership,
  LoanStatus,
  LossBearer,
  PostingCause,
  ProcessKind,
  ReconciliationStatus,
  StressLimitKind,
  SubsidyNotComputable,
  SubsidySettlementStatus,
} from '../../api/vocabulary';
import { inLanguage, language } from '../../format/language';

type Words<Key extends string> = Readonly<Record<Key, readonly [zh: string, en: string]>>;

const reader =
  <Key extends string>(words: Words<Key>) =>
  (key: Key): string =>
    words[key][language.value === 'zh' ? 0 : 1];

export const processWord = reader<ProcessKind>({
  LOAN: ['贷款', 'Loans'],
  CLAIM: ['补偿', 'Compensation'],
  SUBSIDY: ['贴息', 'Interest subsidies'],
});
export const borrowerWord = reader<BorrowerKind>({
  NATURAL_PERSON: ['自然人', 'natural person'],
  LEGAL_PERSON: ['法人', 'legal person'],
});
export const fundWord = reader<FundKind>({
  GUIDANCE: ['引导基金', 'guidance fund'],
  INTEREST_SUBSIDY: ['贴息资金', 'interest subsidies'],
  RISK_COMPENSATION: ['风险补偿资金', 'risk compensation'],
  VENTURE: ['创业投资基金', 'venture fund'],
});
const accountWord = reader<AccountKind>({
  SPECIAL_ACCOUNT: ['专户', 'special account'],
  COMPENSATION: ['补偿支出', 'compensation paid'],
  SUBSIDY: ['贴息支出', 'subsidies paid'],
  CONTRIBUTED: ['缴入资金', 'paid in'],
  FURTHER_MONEY: ['资金以外补足', 'paid beyond the fund'],
  INTEREST_EARNED: ['存款利息', 'interest earned'],
  RECOVERED: ['追偿收回', 'recovered'],
});
/** With the bank that holds it. */
export const accountName = (one: {
  readonly kind: AccountKind;
  readonly institution?: { readonly nameZh: string; readonly nameEn: string } | null;
}): string => [accountWord(one.kind), inLanguage(one.institution, 'name')].filter(Boolean).join(' · ');
/** A body of a programme by its name; by its short name where the programme has it no more. */
export function bodyName(
  { bodies }: { readonly bodies: readonly { slug: string; nameZh: string; nameEn: string }[] },
  slug: string | null | undefined,
): string {
  const found = bodies.find((one) => one.slug === slug);
  return inLanguage(found, 'name') || (slug ?? '');
}
export const causeWord = reader<PostingCause>({
  COMPENSATION: ['补偿支付', 'compensation'],
  DEPOSIT: ['缴入', 'deposit'],
  DEPOSIT_INTEREST: ['存款利息', 'deposit interest'],
  FURTHER_PAYMENT: ['资金以外补足', 'further payment'],
  RECOVERY: ['追偿收回', 'recovery'],
  REVERSAL: ['红字冲销', 'reversal'],
  SUBSIDY: ['贴息支付', 'subsidy'],
  SUBSIDY_REVERSAL: ['贴息收回', 'subsidy taken back'],
  TRANSFER: ['专户间划转', 'transfer'],
});
export const reconciledWord = reader<ReconciliationStatus>({
  AGREED: ['两边一致', 'both agree'],
  EXPLAINED: ['有差额，未达账项可以解释', 'differ, explained by items in transit'],
  NOT_REPORTED: ['银行未报余额', 'the bank has not reported'],
  OPEN: ['有差额，尚无解释，须核查', 'differ, and nothing explains it: look into it'],
});
export const claimWord = reader<ClaimStatus>({
  FILED: ['已申报', 'filed'],
  VERIFIED: ['已认定', 'verified'],
  ON_NOTICE: ['公示中', 'on public notice'],
  CONFIRMED: ['已确认', 'confirmed'],
  APPROVED: ['已批准', 'approved'],
  PAID: ['已支付', 'paid'],
  REFUSED: ['不予受理', 'refused'],
  WITHDRAWN: ['已撤回', 'withdrawn'],
});
export const CLAIM_STATUSES: readonly ClaimStatus[] = [
  ...(['FILED', 'VERIFIED', 'ON_NOTICE', 'CONFIRMED', 'APPROVED', 'PAID', 'REFUSED', 'WITHDRAWN'] as const),
];
export const waitWord = reader<ClaimWait>({
  MONEY: [
    '等资金：余额不足且文件没有写其他来源，或尚未建账',
    'waits for money: the fund is short, or has no books',
  ],
  NOTICE: ['公示期内', 'the public notice is running'],
  OBJECTION: ['有异议未处理', 'an objection is open'],
  OBJECTION_UPHELD: ['异议成立，只能不予受理', 'an objection was upheld: what is left is to refuse'],
  TRANSFER: [
    '等划转：资金够，但放贷银行的专户不够',
    'waits for a transfer to the account at the lending bank',
  ],
});
export const eventWord = reader<ClaimEventKind>({
  AGREED: ['同意', 'agreed'],
  FILED: ['申报', 'filed'],
  PAYMENT_REVERSED: ['支付冲销', 'payment taken back'],
  REFUSED: ['不予受理', 'refused'],
  WITHDRAWN: ['撤回', 'withdrawn'],
});
export const bearerWord = reader<LossBearer>({
  BANK: ['银行', 'bank'],
  FUND: ['风险补偿资金', 'fund'],
  GUARANTOR: ['担保机构', 'guarantor'],
  INSURER: ['保险机构', 'insurer'],
});
export const loanWord = reader<LoanStatus>({
  ACTIVE: ['正常', 'active'],
  COMPENSATED: ['已补偿', 'compensated'],
  OVERDUE: ['逾期', 'overdue'],
  REPAID: ['已还清', 'repaid'],
  WRITTEN_OFF: ['已核销', 'written off'],
});
export const applicationWord = reader<ApplicationStatus>({
  PENDING: ['待审', 'pending'],
  ADMITTED: ['已同意', 'admitted'],
  REFUSED: ['未同意', 'refused'],
  WITHDRAWN: ['已撤回', 'withdrawn'],
});
export const outcomeWord = reader<EligibilityOutcome>({
  ELIGIBLE: ['符合全部规则', 'every rule is kept'],
  FACTS_MISSING: ['没有违反，但有情况未告知', 'no rule broken, facts missing'],
  NOTHING_AGAINST: ['没有违反，部分规则无法判断', 'no rule broken, some without a measure'],
  NOT_ELIGIBLE: ['不符合', 'not eligible'],
});
export const settlementWord = reader<SubsidySettlementStatus>({
  DRAFT: ['待银行申报', 'draft, not yet reported'],
  REPORTED: ['已申报', 'reported'],
  VERIFIED: ['已核实', 'verified'],
  APPROVED: ['已审定，待支付', 'approved, to be paid'],
  PAID: ['已支付', 'paid'],
  REFUSED: ['未通过', 'refused'],
});
export const leftOutWord = reader<SubsidyNotComputable>({
  BENCHMARK_UNKNOWN: ['放款日同期限基准利率不知', 'benchmark rate unknown'],
  HOUSEHOLDS_UNKNOWN: ['带动户数不知', 'households led unknown'],
  OUTSTANDING_UNKNOWN: ['还款日期或金额不全', 'repayments not all known'],
});
export const limitWord = reader<StressLimitKind>({
  ACCOUNT_SHORT: ['某银行专户不够付（整个资金够）', 'an account is short while the fund has enough'],
  DEPLETED: ['资金用尽', 'the fund is used up'],
  LEVERAGE_REACHED: ['放大倍数用满，还回的钱不能再放', 'leverage reached: repaid money cannot be lent again'],
  SUSPENDED: ['触发暂停放贷', 'lending is suspended'],
  TOLERANCE_EXCEEDED: ['超过不良容忍度', 'tolerance for bad loans exceeded'],
});
export const guaranteeWord = reader<GuaranteeStatus>({
  ACTIVE: ['有效', 'stands'],
  CALLED: ['已代偿', 'called'],
  RELEASED: ['已解除', 'released'],
});
const ownership = reader<GuarantorOwnership>({
  POLICY: ['政策性', 'policy guarantor'],
  COMMERCIAL: ['商业性', 'commercial guarantor'],
  MUTUAL: ['互助性', 'mutual guarantor'],
});
export const OWNERSHIPS: readonly GuarantorOwnership[] = ['POLICY', 'COMMERCIAL', 'MUTUAL'];
export const ownershipWord = (kind: GuarantorOwnership | null | undefined): string =>
  kind ? ownership(kind) : language.value === 'zh' ? '性质未报' : 'kind not reported';
