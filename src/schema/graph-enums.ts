/** The word lists of the graph as GraphQL enums. */
import {
  CertificationKind,
  EnterpriseChangeKind,
  EnterpriseEventKind,
  EnterpriseGroupKey,
  EnterpriseOrder,
  EnterpriseScale,
  EnterpriseSegment,
  EnterpriseStatus,
  FundKind,
  IncubatorKind,
  LoanStatus,
  PatentKind,
  TechContractKind,
  WithdrawalReason,
} from '../domain/vocabulary';
import { register } from './register-enum';

export function registerGraphEnums(): void {
  registerEnterpriseEnums();
  registerListEnums();
  registerRecordEnums();
}

function registerEnterpriseEnums(): void {
  register(EnterpriseScale, 'EnterpriseScale', 'Size by the national standard for enterprises.', {
    LARGE: '大型.',
    MEDIUM: '中型.',
    SMALL: '小型.',
    MICRO: '微型.',
  });
  register(EnterpriseStatus, 'EnterpriseStatus', 'Whether the enterprise still is.', {
    ACTIVE: '存续.',
    STRUCK_OFF: '注销, 吊销: its registration has ended.',
    MERGED: 'It lives on in another enterprise: see mergedInto.',
  });
  register(EnterpriseEventKind, 'EnterpriseEventKind', 'What befell an enterprise.', {
    RENAMED: 'Its name changed.',
    MOVED: 'Its region changed.',
    MERGED: 'It went up in another enterprise.',
    STRUCK_OFF: 'Its registration ended.',
    RESTORED: 'It is active again.',
    REMOVED: 'A full list no longer held it.',
    RELISTED: 'A list held it again.',
    SHARING_AUTHORISED: 'It agreed to be shown to partner banks.',
    SHARING_WITHDRAWN: 'It no longer agrees.',
  });
}

function registerListEnums(): void {
  register(EnterpriseSegment, 'EnterpriseSegment', 'Named conditions on enterprises.', {
    VALID_HIGH_TECH_CERTIFICATE: 'Holds a high-tech certificate that counts on the day asked for.',
    HIGH_TECH_CERTIFICATE_LAPSING:
      'Its last high-tech certificate ends within 90 days of the day asked for, and is not renewed yet.',
    NO_LOAN_YET: 'No loan that the caller may see; for a bank: none of its own.',
    PATENT_RICH: 'Holds ten or more granted invention patents in force.',
  });
  register(EnterpriseGroupKey, 'EnterpriseGroupKey', 'What enterprises are counted by.', {
    REGION: 'Code of its region.',
    CERTIFICATION_KIND: 'Kinds of certificates that count on the day; an enterprise may count under several.',
    INDUSTRY: 'Section and division of GB/T 4754: C39.',
    SCALE: 'Size.',
    FOUNDING_YEAR: 'Year of its registration.',
    STATUS: 'Whether it still is.',
  });
  register(EnterpriseOrder, 'EnterpriseOrder', 'Order of a list of enterprises; each is total.', {
    USCC: 'By credit code.',
    CHANGED_AT: 'What changed last comes first.',
    REGION: 'By region, then by credit code.',
  });
  register(EnterpriseChangeKind, 'EnterpriseChangeKind', 'What to do with one’s copy.', {
    UPSERT: 'Put this record in the place of the one with its credit code.',
    WITHDRAWN: 'Delete the record with this credit code.',
  });
  register(WithdrawalReason, 'WithdrawalReason', 'Why an enterprise leaves a caller’s list.', {
    SHARING_WITHDRAWN: 'It no longer agrees to be shared.',
    MOVED_OUT_OF_SCOPE: 'It moved to a region that the caller does not see.',
    REMOVED_FROM_LIST: 'A full list no longer held it.',
    DELETED: 'The record is gone.',
  });
}

function registerRecordEnums(): void {
  register(CertificationKind, 'CertificationKind', 'What a certificate says of its enterprise.', {
    HIGH_TECH_ENTERPRISE: '高新技术企业: three years from its issue.',
    TECH_SME: '科技型中小企业: for the year of its listing.',
    TECH_GIANT: '科技小巨人.',
    INNOVATIVE_ENTERPRISE: '创新型企业.',
    PATENT_DEMONSTRATION: '知识产权（专利）示范企业.',
    RND_CENTRE: '研发中心, 工程技术研究中心.',
  });
  register(PatentKind, 'PatentKind', 'Kind of a patent.', {
    INVENTION: '发明.',
    UTILITY_MODEL: '实用新型.',
    DESIGN: '外观设计.',
  });
  register(LoanStatus, 'LoanStatus', 'Where a loan stands.', {
    ACTIVE: 'Drawn, not yet due or not yet paid back.',
    REPAID: 'Paid back in full.',
    OVERDUE: 'Past its due date.',
    COMPENSATED: 'A fund or guarantor has paid.',
    WRITTEN_OFF: 'Given up as lost.',
  });
  register(IncubatorKind, 'IncubatorKind', 'Kind of an innovation platform.', {
    INCUBATOR: '科技企业孵化器.',
    MAKERSPACE: '众创空间.',
    ACCELERATOR: '加速器.',
    STAR_SPACE: '星创天地.',
    PLATFORM: '公共服务平台.',
  });
  register(FundKind, 'FundKind', 'What a fund is for.', {
    GUIDANCE: '引导基金.',
    VENTURE: '创业投资基金.',
    RISK_COMPENSATION: '风险补偿资金.',
    INTEREST_SUBSIDY: '贴息资金.',
  });
  register(TechContractKind, 'TechContractKind', 'Kind of a technology contract.', {
    DEVELOPMENT: '技术开发.',
    TRANSFER: '技术转让.',
    LICENCE: '技术许可.',
    CONSULTING: '技术咨询.',
    SERVICE: '技术服务.',
  });
}
