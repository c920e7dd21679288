/** How alike two names are: shared pairs of characters or words, the rare ones counting for more. */

const HAN = /\p{Script=Han}/u;

/** Pairs of neighbouring characters in Chinese, words in English. */
export function tracesOf(name: string): readonly string[] {
  if (!HAN.test(name)) return name.split(/[^\p{L}\p{N}]+/u).flatMap((word) => (word ? [singular(word)] : []));
  const characters = [...name.replace(/\s/g, '')];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}

const singular = (word: string) => (word.length > 3 ? word.replace(/(?<!s)s$/, '') : word);

/** What stands in many names says little: 增加值 and 企业 less than 施工 or 孵化. */
export class TraceWeights {
  private readonly counts = new Map<string, number>();

  constructor(names: readonly string[]) {
    for (const name of names)
      for (const trace of new Set(tracesOf(name))) this.counts.set(trace, (this.counts.get(trace) ?? 0) + 1);
    this.total = names.length;
  }

  private readonly total: number;

  weight(trace: string): number {
    return Math.log(1 + this.total / (this.counts.get(trace) ?? 1));
  }
}

const weigh = (traces: Iterable<string>, weights: TraceWeights): number => {
  let sum = 0;
  for (const trace of traces) sum += weights.weight(trace);
  return sum;
};

/** From 0 to 1: twice what is shared, of what both have. */
export function likeness(first: string, second: string, weights: TraceWeights): number {
  if (first === second) return first === '' ? 0 : 1;
  const [left, right] = [new Set(tracesOf(first)), new Set(tracesOf(second))];
  const shared = [...left].filter((trace) => right.has(trace));
  const all = weigh(left, weights) + weigh(right, weights);
  return all === 0 ? 0 : (2 * weigh(shared, weights)) / all;
}

/** Words that exclude each other: a name with one of them is not the name with another. */
const OPPOSITES: readonly (readonly string[])[] = [
  ['第一', '第二', '第三'],
  ['进口', '出口'],
  ['申请', '授权', '拥有'],
  ['施工', '竣工', '销售', '新开工', '购置'],
  ['住宅', '办公楼', '商业营业'],
  ['发明', '实用新型', '外观设计'],
  ['城镇', '农村'],
  ['存款', '贷款'],
  ['收入', '支出'],
  ['轻工业', '重工业'],
  ['规模以上', '规模以下'],
  ['国家级', '省级', '市级', '县级'],
  ['高新技术企业', '科技型', '创新型企业'],
  ['食品', '衣着', '居住', '生活用品', '交通', '教育', '医疗'],
  ['primary', 'secondary', 'tertiary'],
  ['imports', 'exports'],
];
/** Words that make a name another thing: both have them or neither. */
const DECISIVE: readonly string[] = [
  ...['进出口', '人均', '比重', '贡献率', '价格', '利润', '税', '面积', '万人', '发明', '工资', '从业'],
  ...['弹性', '能耗', '余额', '增加值', '用电', 'per capita', 'share'],
];
/** Words that narrow a name: a hint that the other is not meant. */
const QUALIFIERS: readonly string[] = [
  ...['新增', '住宅', '办公楼', '商业营业', '平均', '规模以下', '指数', '企业数', '机构数', '中央', '民间'],
  ...['重点', '示范', '上市'],
];

export const contradict = (first: string, second: string): boolean =>
  DECISIVE.some((word) => first.includes(word) !== second.includes(word)) ||
  OPPOSITES.some((words) => {
    const [left, right] = [words.filter((w) => first.includes(w)), words.filter((w) => second.includes(w))];
    return left.length > 0 && right.length > 0 && !left.some((word) => right.includes(word));
  });

/** How many qualifiers only one of the two has. */
export const qualifierGap = (first: string, second: string): number =>
  QUALIFIERS.filter((word) => first.includes(word) !== second.includes(word)).length;
