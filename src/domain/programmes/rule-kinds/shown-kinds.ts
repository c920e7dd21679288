/** Kinds of rule that are kept and shown with their clause, and from which nothing is computed. */
import type { AskedKind, ShownKind } from './rule-kind';

const shown = (nameZh: string, nameEn: string): ShownKind => ({ nameZh, nameEn });

export const SHOWN_KINDS = {
  DEFINITION: shown('定义和用途', 'definition'),
  PRINCIPLE: shown('原则', 'principle'),
  GOVERNANCE: shown('决策和管理职责', 'governance'),
  RESPONSIBILITY: shown('主体责任', 'responsibility'),
  MEETING: shown('例会', 'regular meeting'),
  SUPERVISION: shown('监督检查', 'supervision'),
  AUDIT: shown('审计', 'audit'),
  PENALTY: shown('处罚', 'penalty'),
  ACCOUNTABILITY: shown('问责', 'accountability'),
  SPECIAL_ACCOUNT: shown('专户', 'special account'),
  DEPOSIT_RATE: shown('存款利率', 'deposit rate'),
  FUND: shown('资金设立', 'fund set up'),
  FUND_SOURCE: shown('资金来源', 'source of the money'),
  FUND_DEPOSIT: shown('补偿金存入比例', 'deposit of compensation money'),
  FUND_ACCOUNTING: shown('资金核算', 'accounting of the money'),
  DISBURSEMENT: shown('资金下达', 'disbursement'),
  MATCHING: shown('配套资金', 'matching money'),
  SUBSIDY_PATH: shown('贴息程序', 'way of the interest subsidy'),
  ENDORSEMENT: shown('核准盖章', 'endorsement'),
  DOCUMENTS: shown('申请材料', 'documents'),
  LENDING_RULE: shown('放贷要求', 'requirement on lending'),
  CREDIT_RATING: shown('信用评级', 'credit rating'),
  CREDIT_INFORMATION: shown('信用信息', 'credit information'),
  RELENDING_RATE: shown('再贷款利率', 're-lending rate'),
  COLLATERAL: shown('抵质押物', 'collateral'),
  RECOURSE: shown('追偿权', 'recourse'),
  GUARANTEE_MODEL: shown('担保模式', 'guarantee model'),
  RISK_SHARING_MODEL: shown('风险分担模式', 'risk-sharing model'),
  DUE_DILIGENCE: shown('尽职免责', 'exemption of the diligent'),
  REVIEW: shown('考察评审', 'review'),
  RENEWAL: shown('续贷', 'renewal'),
  DEADLINE: shown('时限', 'deadline'),
  CAPITAL_INCREASE: shown('增资', 'capital increase'),
  INTEREST_SUBSIDY: shown('贷款贴息', 'interest subsidy'),
  COST_SUBSIDY: shown('费用补贴', 'cost subsidy'),
  PREMIUM_SUBSIDY: shown('保费补贴', 'premium subsidy'),
  GUARANTEE_SUBSIDY: shown('担保补助', 'guarantee subsidy'),
  FEE_WAIVER: shown('费用免除', 'fee waiver'),
  TAX_RELIEF: shown('税收减免', 'tax relief'),
  REWARD: shown('奖励', 'reward'),
  RESPONSIBILITY_DEPOSIT: shown('保证金', 'deposit on a responsibility agreement'),
  SERVICE: shown('服务保障', 'service'),
  PARTICIPATION: shown('参与方式', 'way of taking part'),
  INVESTMENT_MODE: shown('投资方式', 'way of investing'),
  EXIT: shown('退出方式', 'way of exit'),
  POLICY_INSTRUMENT: shown('政策工具', 'policy instrument'),
} as const satisfies Readonly<Record<string, ShownKind>>;

/** Nothing is computed from these either, but an application is asked about them. */
export const ASKED_KINDS = {
  PARTNER: {
    ...{ nameZh: '合作机构', nameEn: 'partner institution' },
    evaluatedZh: '放贷机构须是合作机构。',
    evaluatedEn: 'The lender must be one of them.',
  },
  APPLICATION_PATH: {
    ...{ nameZh: '申报途径', nameEn: 'way of an application' },
    evaluatedZh: '借款人须已由所列机构审核提供。',
    evaluatedEn: 'The bodies listed must have put the borrower forward.',
  },
  INSURANCE: {
    ...{ nameZh: '保险', nameEn: 'insurance' },
    evaluatedZh: '自愿投保，不作为放贷条件。',
    evaluatedEn: 'Voluntary, and no condition of the loan.',
  },
} as const satisfies Readonly<Record<string, AskedKind>>;
