/** The words of enterprises: patents, loans, sizes and what happened to them. */
import type {
  EnterpriseEventKind,
  EnterpriseOrder,
  EnterpriseScale,
  EnterpriseSegment,
  EnterpriseStatus,
  LoanStatus,
  PatentKind,
  TechContractKind,
} from '../../api/vocabulary';
import type { Language } from '../../format/language';

export type Word = Readonly<Record<Language, string>>;
type Words<Key extends string> = Readonly<Record<Key, Word>>;

export const SCALE_WORDS: Words<EnterpriseScale> = {
  LARGE: { zh: '大型', en: 'large' },
  MEDIUM: { zh: '中型', en: 'medium' },
  SMALL: { zh: '小型', en: 'small' },
  MICRO: { zh: '微型', en: 'micro' },
};
export const SCALES = Object.keys(SCALE_WORDS) as EnterpriseScale[];

export const STATUS_WORDS: Words<EnterpriseStatus> = {
  ACTIVE: { zh: '存续', en: 'active' },
  MERGED: { zh: '已并入他企业', en: 'merged' },
  STRUCK_OFF: { zh: '已注销或吊销', en: 'struck off' },
};
export const STATUSES = Object.keys(STATUS_WORDS) as EnterpriseStatus[];

export const SEGMENT_WORDS: Words<EnterpriseSegment> = {
  VALID_HIGH_TECH_CERTIFICATE: { zh: '高企证书有效', en: 'valid high-tech certificate' },
  HIGH_TECH_CERTIFICATE_LAPSING: {
    zh: '高企证书 90 天内到期',
    en: 'high-tech certificate ends within 90 days',
  },
  PATENT_RICH: { zh: '有效发明专利十件以上', en: 'ten or more invention patents in force' },
  NO_LOAN_YET: { zh: '还没有贷款', en: 'no loan yet' },
};
export const SEGMENTS = Object.keys(SEGMENT_WORDS) as EnterpriseSegment[];

export const ORDER_WORDS: Words<EnterpriseOrder> = {
  USCC: { zh: '信用代码', en: 'credit code' },
  REGION: { zh: '地区', en: 'region' },
  CHANGED_AT: { zh: '最近变动', en: 'last changed' },
};
export const ORDERS = Object.keys(ORDER_WORDS) as EnterpriseOrder[];

export const PATENT_WORDS: Words<PatentKind> = {
  INVENTION: { zh: '发明', en: 'invention' },
  UTILITY_MODEL: { zh: '实用新型', en: 'utility model' },
  DESIGN: { zh: '外观设计', en: 'design' },
};

export const LOAN_WORDS: Words<LoanStatus> = {
  ACTIVE: { zh: '未到期', en: 'active' },
  OVERDUE: { zh: '逾期', en: 'overdue' },
  REPAID: { zh: '已还清', en: 'repaid' },
  COMPENSATED: { zh: '已代偿', en: 'compensated' },
  WRITTEN_OFF: { zh: '已核销', en: 'written off' },
};

export const CONTRACT_WORDS: Words<TechContractKind> = {
  CONSULTING: { zh: '技术咨询', en: 'consulting' },
  DEVELOPMENT: { zh: '技术开发', en: 'development' },
  LICENCE: { zh: '技术许可', en: 'licence' },
  SERVICE: { zh: '技术服务', en: 'service' },
  TRANSFER: { zh: '技术转让', en: 'transfer' },
};

export const EVENT_WORDS: Words<EnterpriseEventKind> = {
  RENAMED: { zh: '更名', en: 'renamed' },
  MOVED: { zh: '迁址', en: 'moved' },
  MERGED: { zh: '并入', en: 'merged' },
  STRUCK_OFF: { zh: '注销或吊销', en: 'struck off' },
  RESTORED: { zh: '恢复', en: 'restored' },
  REMOVED: { zh: '移出名单', en: 'left its list' },
  RELISTED: { zh: '重回名单', en: 'back on its list' },
  SHARING_AUTHORISED: { zh: '同意共享', en: 'agreed to be shared' },
  SHARING_WITHDRAWN: { zh: '撤回共享', en: 'withdrew from sharing' },
};
