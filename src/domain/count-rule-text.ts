/** A counting rule as a planner reads it: from which register, which records, at which moment. */
import { type Bilingual, bilingual } from './bilingual';
import { CERTIFICATION_NAMES } from './certification-names';

/** As CountRule, which says what each field means. */
export interface CountingRule {
  readonly register: string;
  readonly event: string;
  readonly kind?: readonly string[];
  readonly level?: readonly string[];
  readonly sum?: string;
  readonly of?: string;
  readonly certified?: readonly string[];
  readonly scale?: readonly string[];
  readonly technology?: boolean;
  readonly programme?: readonly string[];
  readonly contributor?: readonly string[];
  readonly body?: readonly string[];
}

type Words = Readonly<Record<string, Bilingual>>;

const REGISTERS: Words = {
  certification: bilingual('证书登记册', 'the register of certificates'),
  patent: bilingual('专利登记册', 'the register of patents'),
  loan: bilingual('贷款登记册', 'the register of loans'),
  incubator: bilingual('孵化平台登记册', 'the register of incubators'),
  tech_contract: bilingual('技术合同登记册', 'the register of technology contracts'),
  listing: bilingual('挂牌上市登记册', 'the register of listings'),
  fund: bilingual('基金登记册', 'the register of funds'),
  contribution: bilingual('基金出资登记册', 'the register of payments into funds'),
  ledger: bilingual('资金账簿', 'the books of funds'),
  investment: bilingual('基金投资登记册', 'the register of fund investments'),
};

const EVENTS: Words = {
  ACTIVE: bilingual('当日有效的', 'those in force on the day'),
  IN_FORCE: bilingual('当日有效的', 'those in force on the day'),
  OPEN: bilingual('当日开放的', 'those open on the day'),
  ON_BOARD: bilingual('当日在板的', 'those on the board on the day'),
  ESTABLISHED: bilingual('当日已设立的', 'those established by the day'),
  FIRST_ISSUED: bilingual('期内首次发证的', 'those first issued in the period'),
  GRANTED: bilingual('期内授权的', 'those granted in the period'),
  FILED: bilingual('期内申请的', 'those filed in the period'),
  DRAWN: bilingual('期内发放的', 'those drawn in the period'),
  OPENED: bilingual('期内开办的', 'those opened in the period'),
  LISTED: bilingual('期内挂牌上市的', 'those listed in the period'),
  REGISTERED: bilingual('期内登记的', 'those registered in the period'),
  SIGNED: bilingual('期内签订的', 'those signed in the period'),
  PAID_IN: bilingual('期内到账的', 'those paid in during the period'),
  INVESTED: bilingual('期内投出的', 'those made in the period'),
  HELD: bilingual('截至当日缴入的', 'what was paid in up to the day'),
  PLACED: bilingual('截至当日存放的', 'what was placed up to the day'),
  COMPENSATED: bilingual('期内支付补偿的', 'compensation paid in the period'),
  RECOVERED: bilingual('期内追回的', 'what was recovered in the period'),
  SUBSIDISED: bilingual('期内支付贴息的', 'subsidies paid in the period'),
};

const KINDS: Words = {
  ...CERTIFICATION_NAMES,
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
  LARGE: bilingual('大型', 'large'),
  MEDIUM: bilingual('中型', 'medium'),
  SMALL: bilingual('小型', 'small'),
  MICRO: bilingual('微型', 'micro'),
  GUIDANCE: bilingual('引导基金', 'guidance fund'),
  VENTURE: bilingual('创业投资基金', 'venture fund'),
  RISK_COMPENSATION: bilingual('风险补偿资金', 'risk compensation fund'),
  INTEREST_SUBSIDY: bilingual('贴息资金', 'interest subsidy fund'),
  DEVELOPMENT: bilingual('技术开发', 'development'),
  TRANSFER: bilingual('技术转让', 'transfer'),
  LICENCE: bilingual('技术许可', 'licence'),
  CONSULTING: bilingual('技术咨询', 'consulting'),
  SERVICE: bilingual('技术服务', 'service'),
};

const wordFor = (words: Words, code: string): Bilingual => words[code] ?? bilingual(code, code);

const listed = (codes: readonly string[]): Bilingual => {
  const words = codes.map((code) => wordFor(KINDS, code));
  return bilingual(words.map(({ zh }) => zh).join('、'), words.map(({ en }) => en).join(', '));
};

/** Which records of the register, one phrase each. */
function narrowings(rule: CountingRule): Bilingual[] {
  const { kind, level, certified, scale, technology, programme, contributor, body } = rule;
  const phrase = (codes: readonly string[] | undefined, zh: string, en: string): Bilingual[] => {
    const words = codes && listed(codes);
    return words ? [bilingual(zh.replace('*', words.zh), en.replace('*', words.en))] : [];
  };
  return [
    ...phrase(kind, '*', '*'),
    ...phrase(level, '*', '*'),
    ...phrase(certified, '当日持有*证书的企业', 'of enterprises that hold a certificate as * on the day'),
    ...phrase(scale, '*企业', 'of * enterprises'),
    ...(technology ? [bilingual('科技企业', 'of technology enterprises')] : []),
    ...phrase(programme, '项目*', 'under the programme *'),
    ...phrase(contributor, '出资人名称含“*”', 'of contributors with “*” in their name'),
    ...phrase(body, '存放于*', 'placed with *'),
  ];
}

export function countRuleText(rule: CountingRule): Bilingual {
  const { register, event, sum, of } = rule;
  const [from, which] = [wordFor(REGISTERS, register), wordFor(EVENTS, event)];
  const only = narrowings(rule);
  const zh = only.length > 0 ? `（${only.map((phrase) => phrase.zh).join('；')}）` : '';
  const en = only.length > 0 ? ` (${only.map((phrase) => phrase.en).join('; ')})` : '';
  const each = of === 'enterprise' ? bilingual('每家企业只计一次', 'each enterprise once') : null;
  const how = sum ? bilingual('金额相加', 'their amounts added up') : each;
  const { zh: howZh, en: howEn } = how ?? bilingual('按件计数', 'record by record');
  return bilingual(
    `从${from.zh}计${which.zh}记录${zh}，${howZh}。`,
    `From ${from.en}: ${which.en}${en}, ${howEn}.`,
  );
}
