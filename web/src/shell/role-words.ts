/** Roles and scopes in words: what somebody who has signed in may do. */
import type { ApiRole, ApiScope } from '../api/vocabulary';
import type { Language } from '../format/language';

type Word = Readonly<Record<Language, string>>;

const ROLES: Readonly<Record<ApiRole, Word & { readonly may: Word }>> = {
  ADMINISTRATOR: {
    ...{ zh: '管理员', en: 'Administrator' },
    may: {
      zh: '可以做所有的事，包括发放和撤销密钥、查看队列。',
      en: 'Everything, with giving out and revoking keys, and the queues.',
    },
  },
  DATA_OFFICER: {
    ...{ zh: '数据员', en: 'Data officer' },
    may: {
      zh: '在数据台提交文件、更正未通过的行，并查看所辖地区的企业和数据。',
      en: 'Hands files in at the data desk, corrects refused rows, and sees the enterprises of its regions.',
    },
  },
  PLANNER: {
    ...{ zh: '规划员', en: 'Planner' },
    may: {
      zh: '查看所辖地区的企业、证书和贷款项目，保存模拟情景。',
      en: 'Sees enterprises, certificates and loan programmes of its regions, and keeps scenarios.',
    },
  },
  BANK: {
    ...{ zh: '银行', en: 'Bank' },
    may: {
      zh: '查看所辖地区同意共享的企业，以及协议所列的内容。',
      en: 'Sees the enterprises of its regions that agreed to be shared, and what its agreement lists.',
    },
  },
  READER: {
    ...{ zh: '读者', en: 'Reader' },
    may: {
      zh: '查看公开登记的内容：企业、证书、专利、孵化器、上市。',
      en: 'Sees what the public registers say: enterprises, certificates, patents, incubators, listings.',
    },
  },
};

const SCOPES: Readonly<Record<ApiScope, Word>> = {
  APPEAL: { zh: '代表部门申诉', en: 'appeals for its department' },
  APPROVE: { zh: '审定数字', en: 'approval of figures' },
  ASSESS: { zh: '组织考核', en: 'runs assessments' },
  AUDIT: { zh: '审核数字', en: 'audit of figures' },
  BULK: { zh: '批量取数', en: 'whole lists' },
  CERTIFICATIONS: { zh: '证书', en: 'certificates' },
  CONTACTS: { zh: '联系人明文', en: 'contacts in clear' },
  DECIDE: { zh: '审定考核和申诉', en: 'decides assessments and appeals' },
  FINANCE: { zh: '技术合同、投资和基金', en: 'contracts, investments and funds' },
  LEND: { zh: '登记贷款和申请补偿', en: 'registers loans, files claims' },
  LOANS: { zh: '本行贷款', en: 'its own loans' },
  PATENTS: { zh: '专利', en: 'patents' },
  REVIEW: { zh: '初审数字', en: 'first review of figures' },
};

export const roleWord = (role: ApiRole, language: Language): string => ROLES[role][language];
export const roleMay = (role: ApiRole, language: Language): string => ROLES[role].may[language];
export const scopeWord = (scope: ApiScope, language: Language): string => SCOPES[scope][language];
