/** What the catalogue declares, by kind and key: nothing twice, and nothing referred to that is not there. */
import type { Mistakes, Place } from './catalogue-error';

const KINDS = {
  unit: ['单位', 'unit'],
  unitAlias: ['单位别名', 'unit alias'],
  region: ['行政区划', 'region'],
  document: ['文件', 'document'],
  department: ['部门', 'department'],
  indicator: ['指标', 'indicator'],
  plan: ['方案', 'plan'],
  workArea: ['工作领域', 'work area'],
  stage: ['阶段', 'stage'],
  target: ['目标', 'target'],
  planRule: ['方案规则', 'rule of the plan'],
  programme: ['项目', 'programme'],
  programmeRule: ['项目规则', 'rule of the programme'],
  programmeBody: ['项目机构', 'body of the programme'],
  programmeStep: ['项目步骤', 'step of the programme'],
  figure: ['数据', 'figure'],
  feed: ['数据源', 'feed'],
  rule: ['校验规则', 'validation rule'],
  relation: ['指标关系', 'relation of indicators'],
  benchmark: ['基准利率', 'benchmark rate'],
} as const;

export type DeclaredKind = keyof typeof KINDS;

export class Declarations {
  readonly #places = new Map<string, Place>();

  constructor(readonly mistakes: Mistakes) {}

  /**
   * Things that do not fit their schema are declared too, so that what refers to them is not called wrong.
   */
  declare(kind: DeclaredKind, key: string | null, place: Place, field: readonly PropertyKey[] = []): void {
    if (key === null) return;
    const [zh, en] = KINDS[kind];
    const first = this.#places.get(`${kind} ${key}`);
    if (!first) {
      this.#places.set(`${kind} ${key}`, place);
      return;
    }
    const before = `${first.file}:${first.line()}`;
    this.mistakes.add(
      place,
      field,
      `${zh} ${key} 重复，已见于 ${before}`,
      `the ${en} ${key} is there twice, first at ${before}`,
    );
  }

  has(kind: DeclaredKind, key: string): boolean {
    return this.#places.has(`${kind} ${key}`);
  }

  /** Where the first of that key stands. */
  placeOf(kind: DeclaredKind, key: string): Place | null {
    return this.#places.get(`${kind} ${key}`) ?? null;
  }

  /** Says so when nothing of the kind has that key. */
  refer(kind: DeclaredKind, key: string | undefined, place: Place, field: readonly PropertyKey[]): boolean {
    if (key === undefined || this.has(kind, key)) return true;
    const [zh, en] = KINDS[kind];
    this.mistakes.add(place, field, `没有${zh} ${key}`, `there is no ${en} ${key}`);
    return false;
  }
}
