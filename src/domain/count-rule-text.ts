/** A counting rule as a planner reads it: from which register, which records, at which moment. */
import { type Bilingual, bilingual } from './bilingual';

/** What is read of a rule; what it says beyond this is told by its definition. */
export interface CountingRule {
  readonly register: string;
  readonly event: string;
  readonly kind?: readonly string[];
  readonly level?: readonly string[];
  readonly sum?: string;
  readonly of?: string;
}

type Words = Readonly<Record<string, Bilingual>>;

const REGISTERS: Words = {
  certification: bilingual('证书登记册', 'the register of certificates'),
  patent: bilingual('专利登记册', 'the register of patents'),
  loan: bilingual('贷款登记册', 'the register of loans'),
  incubator: bilingual('孵化平台登记册', 'the register of incubators'),
  tenancy: bilingual('在孵企业登记册', 'the register of incubator tenants'),
  'tech-contract': bilingual('技术合同登记册', 'the register of technology contracts'),
  tech_contract: bilingual('技术合同登记册', 'the register of technology contracts'),
  listing: bilingual('挂牌上市登记册', 'the register of listings'),
  fund: bilingual('基金登记册', 'the register of funds'),
  contribution: bilingual('基金出资登记册', 'the register of payments into funds'),
  investment: bilingual('基金投资登记册', 'the register of fund investments'),
  institution: bilingual('机构登记册', 'the register of institutions'),
};

const EVENTS: Words = {
  ACTIVE: bilingual('当日有效的', 'those in force on the day'),
  IN_FORCE: bilingual('当日有效的', 'those in force on the day'),
  OPEN: bilingual('当日开放的', 'those open on the day'),
  LISTED: bilingual('当日在册的', 'those listed on the day'),
  FIRST_ISSUED: bilingual('期内首次发证的', 'those first issued in the period'),
  ISSUED: bilingual('期内发证的', 'those issued in the period'),
  GRANTED: bilingual('期内授权的', 'those granted in the period'),
  FILED: bilingual('期内申请的', 'those filed in the period'),
  DRAWN: bilingual('期内发放的', 'those drawn in the period'),
  OPENED: bilingual('期内开办的', 'those opened in the period'),
  SIGNED: bilingual('期内签订的', 'those signed in the period'),
  REGISTERED: bilingual('期内登记的', 'those registered in the period'),
  PAID: bilingual('期内到账的', 'those paid in the period'),
};

const KINDS: Words = {
  HIGH_TECH_ENTERPRISE: bilingual('高新技术企业', 'high-tech enterprise'),
  TECH_SME: bilingual('科技型中小企业', 'technology SME'),
  TECH_GIANT: bilingual('科技小巨人', 'technology giant'),
  INNOVATIVE_ENTERPRISE: bilingual('创新型企业', 'innovative enterprise'),
  PATENT_DEMONSTRATION: bilingual('专利示范企业', 'patent demonstration enterprise'),
  RND_CENTRE: bilingual('研发中心', 'R&D centre'),
  INVENTION: bilingual('发明', 'invention'),
  UTILITY_MODEL: bilingual('实用新型', 'utility model'),
  DESIGN: bilingual('外观设计', 'design'),
  INCUBATOR: bilingual('孵化器', 'incubator'),
  MAKERSPACE: bilingual('众创空间', 'makerspace'),
  ACCELERATOR: bilingual('加速器', 'accelerator'),
  STAR_SPACE: bilingual('星创天地', 'star space'),
  PLATFORM: bilingual('创新平台', 'platform'),
  NATIONAL: bilingual('国家级', 'national'),
  PROVINCIAL: bilingual('省级', 'provincial'),
  MUNICIPAL: bilingual('市级', 'municipal'),
};

const wordFor = (words: Words, code: string): Bilingual => words[code] ?? bilingual(code, code);

const listed = (codes: readonly string[]): Bilingual => {
  const words = codes.map((code) => wordFor(KINDS, code));
  return bilingual(words.map(({ zh }) => zh).join('、'), words.map(({ en }) => en).join(', '));
};

export function countRuleText({ register, event, kind, level, sum, of }: CountingRule): Bilingual {
  const [from, which] = [wordFor(REGISTERS, register), wordFor(EVENTS, event)];
  const narrowed = [...(kind ? [listed(kind)] : []), ...(level ? [listed(level)] : [])];
  const zh = narrowed.map((words) => `（${words.zh}）`).join('');
  const en = narrowed.map((words) => ` (${words.en})`).join('');
  const sumZh = sum ? '，金额相加' : of === 'enterprise' ? '，每家企业只计一次' : '，按件计数';
  const enterprise = of === 'enterprise' ? ', each enterprise once' : ', record by record';
  const sumEn = sum ? ', their amounts added up' : enterprise;
  return bilingual(
    `从${from.zh}计${which.zh}记录${zh}${sumZh}。`,
    `From ${from.en}: ${which.en}${en}${sumEn}.`,
  );
}
