/** What a label says beside its name: unit, growth, index base, year to date; and the name in plain words. */
import { labelKey, withoutFootnote } from '../text';
import type { UnitEntry, Vocabulary } from '../vocabulary';

export interface LabelMeaning {
  /** What is left of the label when all that is said below is taken away, in one word for one thing. */
  readonly name: string;
  readonly unit: UnitEntry | null;
  readonly isGrowth: boolean;
  readonly isIndex: boolean;
  /** 上年同月=100: figures of one index on two bases cannot stand in one series. */
  readonly base: string | null;
  /** January to the month that the period names. */
  readonly isCumulative: boolean;
}

/** 一、 （二） 3. # 其中： before a name. */
const NUMBERING =
  /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d+[.、](?!\d)|#|[·•*-]|其中:)+/;
const BRACKETS = /\(([^()]*)\)/g;
const INDEX_BASE = /=100$/;
const GROWTH = /同比|环比|增长|增速|增幅|涨幅|\b(?:growth|increase|change)\b/i;
const GROWTH_WORDS = new RegExp(
  '(?:比?(?:上年|去年)?同期)?(?:累计|比上年)?(?:同比|环比|增长|增速|增幅|涨幅|下降)(?:增长|增速)?(?:率|速度|幅度)?|' +
    '\\b(?:year on year|yoy|annual|growth|rate of increase|increase|rate|change)\\b',
  'gi',
);
const CUMULATIVE = /累计|\bcumulative\b|\byear to date\b/i;
const INDEX = /指数|\bindex\b/i;
const ENDINGS = /[_:]?(?:累计值?|当期值?|当[季月年]值?|本期值?|期末值?|年末|绝对[量数额]|完成情况|合计)$/;
const BEGINNINGS = /^(?:全国|全省|全市|全县|全区|[本我][省市县区]|年末|期末|当年|本年|累计|完成|实现)/;
/** 公告 and yearbooks have several words for one thing; here each has one. */
const SAME_WORDS: readonly (readonly [RegExp, string])[] = [
  [/[“”"《》'’]/g, ''],
  [/r&d|研究与试验发展|研究与开发|研究与发展|研究开发|科研/g, '研发'],
  [/研发(?:研发)+/g, '研发'],
  [/研发(?:经费|费用|资金)?(?:内部)?(?:投入|支出)|研发经费/g, '研发投入'],
  [/国内生产总值|地区生产总值|gdp/g, '生产总值'],
  [/房屋(施工|竣工)/g, '$1房屋'],
  [/所占比[重例]|占比|比例|份额/g, '比重'],
  [/规上/g, '规模以上'],
  [/高企/g, '高新技术企业'],
  [/居民消费价格|消费者物价|cpi/g, '居民消费价格'],
  [/有效发明专利(?:拥有)?[数量]?|发明专利有效[数量]|发明专利保有量/g, '发明专利拥有量'],
  [/授权专利/g, '专利授权'],
  [/(?<=申请|授权|拥有)(?:受理)?(?:件数|数量|总数|总量|[数量])/g, '量'],
  [/每?万人口?(?!次)/g, '万人'],
  [/新(?:认定|培育|建|设|登记)|净增/g, '新增'],
  [/信贷/g, '贷款'],
  [/总额|金额|额度/g, '额'],
  [/(?:数量|总数|家数|户数|个数|总量|总户数)/g, '数'],
  [/进口总[值额]|进口额/g, '进口总值'],
  [/出口总[值额]|出口额/g, '出口总值'],
  [/的|、|及|和|与/g, ''],
];
const HAN = /\p{Script=Han}/u;
const ENGLISH_NOISE = /\b(?:of|the|in|and|for|to|by|from|with|number|total|value|amount|at|a|an)\b/g;

/** Takes brackets away that only say unit, base or period; others are part of the name. */
function readBrackets(label: string, vocabulary: Vocabulary) {
  const found: { unit: UnitEntry | null; base: string | null } = { unit: null, base: null };
  const name = label.replace(BRACKETS, (whole, inside: string) => {
    if (INDEX_BASE.test(inside)) found.base = inside;
    const unit = vocabulary.unitByCodeOrAlias(inside);
    if (unit) found.unit = unit;
    const isRemark = /\d月|年|季度|价|累计|同比|口径|月末/.test(inside) && inside.length < 12;
    return unit || INDEX_BASE.test(inside) || isRemark ? '' : inside || whole;
  });
  return { name, ...found };
}

function inOneWord(name: string): string {
  const lower = name.toLowerCase().replace(/[_:\s]+$/, '');
  if (HAN.test(lower)) return SAME_WORDS.reduce((text, [words, word]) => text.replace(words, word), lower);
  const spelled = lower.replace(/\bgdp\b/g, 'gross domestic product');
  return spelled.replace(ENGLISH_NOISE, ' ').replace(/\s+/g, ' ').trim();
}

export function meaningOf(label: string, vocabulary: Vocabulary): LabelMeaning {
  const key = withoutFootnote(labelKey(label)).replace(NUMBERING, '');
  const { name: outside, unit, base } = readBrackets(key, vocabulary);
  const isGrowth = GROWTH.test(key);
  let name = (isGrowth ? outside.replace(GROWTH_WORDS, '') : outside).trim();
  for (let before = ''; before !== name; ) {
    before = name;
    const shorter = name.replace(ENDINGS, '').replace(BEGINNINGS, '');
    if (shorter.length > 1) name = shorter;
  }
  return {
    name: inOneWord(name),
    unit,
    isGrowth,
    isIndex: base !== null || INDEX.test(key),
    base,
    isCumulative: CUMULATIVE.test(key),
  };
}
