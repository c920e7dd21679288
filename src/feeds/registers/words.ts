/** What bureaus print for the words of our closed lists; a feed's own `values` come before these. */
import {
  CERTIFICATION_KINDS,
  ENTERPRISE_SCALES,
  ENTERPRISE_STATUSES,
  FUND_KINDS,
  INCUBATOR_KINDS,
  LOAN_STATUSES,
  PATENT_KINDS,
  TECH_CONTRACT_KINDS,
} from '../../domain/vocabulary';

/** Each word of a closed list with its spellings; the word itself always counts as one. */
export type WordList = Readonly<Record<string, readonly string[]>>;

const list = <Word extends string>(
  words: readonly Word[],
  spellings: Readonly<Record<Word, readonly string[]>>,
): WordList => Object.fromEntries(words.map((word) => [word, spellings[word]]));

export const STATUS_WORDS = list(ENTERPRISE_STATUSES, {
  ACTIVE: [
    ...['存续', '在业', '在营', '开业', '正常', '存续(在营、开业、在册)', '在营(开业)企业', '在营(开业)'],
    'active',
  ],
  STRUCK_OFF: [
    ...['注销', '已注销', '吊销', '已吊销', '吊销未注销', '吊销,未注销', '吊销,已注销', '撤销', '关闭'],
    ...['struck off', 'deregistered', 'revoked'],
  ],
  MERGED: ['合并', '被合并', '吸收合并', '被吸收合并', 'merged'],
});

export const SCALE_WORDS = list(ENTERPRISE_SCALES, {
  LARGE: ['大型', '大型企业', '大', 'large'],
  MEDIUM: ['中型', '中型企业', '中', 'medium'],
  SMALL: ['小型', '小型企业', '小', 'small'],
  MICRO: ['微型', '微型企业', '微', 'micro'],
});

export const CERTIFICATION_WORDS = list(CERTIFICATION_KINDS, {
  HIGH_TECH_ENTERPRISE: ['高新技术企业', '国家高新技术企业', '高企', 'high-tech enterprise'],
  TECH_SME: ['科技型中小企业', '国家科技型中小企业', 'technology SME'],
  TECH_GIANT: ['科技小巨人', '科技小巨人企业', '“科技小巨人”企业', 'technology giant'],
  INNOVATIVE_ENTERPRISE: ['创新型企业', '创新型中小企业', 'innovative enterprise'],
  PATENT_DEMONSTRATION: ['知识产权示范企业', '专利示范企业', '知识产权优势企业', 'patent demonstration'],
  RND_CENTRE: ['研发中心', '企业技术中心', '工程技术研究中心', 'R&D centre', 'R&D center'],
});

export const LEVEL_WORDS: WordList = {
  NATIONAL: ['国家级', '国家', 'national'],
  PROVINCIAL: ['省级', '省', 'provincial'],
  MUNICIPAL: ['市级', '市', 'municipal'],
  COUNTY: ['县级', '区级', '区县级', '县区级', 'county'],
};

export const PATENT_WORDS = list(PATENT_KINDS, {
  INVENTION: ['发明', '发明专利', 'invention'],
  UTILITY_MODEL: ['实用新型', '实用新型专利', 'utility model'],
  DESIGN: ['外观设计', '外观', '外观设计专利', 'design'],
});

export const LOAN_STATUS_WORDS = list(LOAN_STATUSES, {
  ACTIVE: ['正常', '存续', '未结清', '未到期', 'active'],
  REPAID: ['结清', '已结清', '已还清', '已归还', '已还款', 'repaid'],
  OVERDUE: ['逾期', '已逾期', 'overdue'],
  COMPENSATED: ['已代偿', '代偿', '已补偿', 'compensated'],
  WRITTEN_OFF: ['核销', '已核销', 'written off'],
});

export const INCUBATOR_WORDS = list(INCUBATOR_KINDS, {
  INCUBATOR: ['孵化器', '科技企业孵化器', 'incubator'],
  MAKERSPACE: ['众创空间', 'makerspace'],
  ACCELERATOR: ['加速器', '科技企业加速器', 'accelerator'],
  STAR_SPACE: ['星创天地', 'star space'],
  PLATFORM: ['创新创业平台', '双创基地', '双创示范基地', '平台', 'platform'],
});

export const CONTRACT_WORDS = list(TECH_CONTRACT_KINDS, {
  DEVELOPMENT: ['技术开发', '技术开发合同', '委托开发', '合作开发', 'development'],
  TRANSFER: ['技术转让', '技术转让合同', 'transfer'],
  LICENCE: ['技术许可', '技术许可合同', '专利实施许可', 'licence', 'license'],
  CONSULTING: ['技术咨询', '技术咨询合同', 'consulting'],
  SERVICE: ['技术服务', '技术服务合同', 'service'],
});

export const FUND_WORDS = list(FUND_KINDS, {
  GUIDANCE: ['引导基金', '政府引导基金', '科技引导基金', 'guidance fund'],
  VENTURE: ['创业投资基金', '创投基金', '风险投资基金', '天使基金', 'venture fund'],
  RISK_COMPENSATION: ['风险补偿基金', '风险补偿资金', '风险补偿资金池', 'risk compensation fund'],
  INTEREST_SUBSIDY: ['贴息资金', '贷款贴息资金', '贴息基金', 'interest subsidy fund'],
});

export const INSTITUTION_WORDS: WordList = {
  BANK: ['银行', '银行业金融机构', 'bank'],
  GUARANTOR: ['担保机构', '担保公司', '融资担保公司', 'guarantor'],
  INSURER: ['保险公司', '保险机构', 'insurer'],
  FUND_MANAGER: ['基金管理人', '基金管理公司', '基金管理机构', 'fund manager'],
  UNIVERSITY: ['高校', '高等院校', '大学', 'university'],
  RESEARCH_INSTITUTE: ['科研院所', '研究院', '研究所', 'research institute'],
  SERVICE_PROVIDER: ['中介机构', '科技服务机构', '服务机构', 'service provider'],
};

export const BOOLEAN_WORDS: WordList = {
  true: ['是', '有', '√', '✓', '已授权', '同意', 'yes', 'y', '1'],
  false: ['否', '无', '×', '✗', '未授权', '不同意', '已撤回', 'no', 'n', '0'],
};
