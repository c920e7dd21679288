/** The definitions that derived figures follow from: formulas, their inputs however deep, and roll-ups. */
import type { Statements } from '../../db/database';
import { type Bilingual, bilingual } from '../../domain/bilingual';
import { Decimal } from '../../domain/decimal';
import { type Expression, inputsOf } from '../../domain/formula/expression';
import { formulaText } from '../../domain/formula/formula-text';
import { parseFormula } from '../../domain/formula/parse';
import type { Measure, RollUp } from '../../domain/vocabulary';
import type { CountRule } from '../../entities/count-rule';
import type { FormulaInput } from '../../entities/indicator-definition';
import { type Known, recordedLimit } from './known';

export interface Definition {
  readonly code: string;
  readonly words: Bilingual;
  readonly measure: Measure;
  readonly countRule: CountRule | null;
  readonly rollUp: RollUp | null;
  readonly unit: Bilingual;
  /** Of its unit, to the base unit of the dimension. */
  readonly factor: Decimal;
  readonly dimension: string;
  readonly formula: {
    readonly expression: Expression;
    readonly words: Bilingual;
    readonly inputs: readonly FormulaInput[];
  } | null;
}

export type Definitions = ReadonlyMap<string, Definition>;

interface DefinitionRow {
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly measure: Measure;
  readonly count_rule: CountRule | null;
  readonly formula: string | null;
  readonly formula_inputs: readonly FormulaInput[] | null;
  readonly roll_up: RollUp | null;
  readonly factor: string;
  readonly dimension: string;
  readonly unit_zh: string;
  readonly unit_en: string;
}

const NOW = `
with recursive needed (code) as (
  select unnest($1::text[]) union
  select unnest(i.input_codes) from needed n join indicator i on i.code = n.code)
select i.code, i.name_zh, i.name_en, i.measure, i.count_rule, i.formula, i.formula_inputs, i.roll_up,
  u.factor, u.dimension, u.name_zh as unit_zh, u.name_en as unit_en
from needed n join indicator i on i.code = n.code join unit u on u.code = i.unit_code`;

/** The version that the system held before `$2`; what had no definition then is left out. */
const VERSION = `
select d.content from indicator_version d
where d.indicator_code = n.code and d.recorded_at < $2 order by d.version desc limit 1`;

const RECORDED_BEFORE = `
with recursive needed (code) as (
  select unnest($1::text[]) union
  select input.value ->> 'indicator'
  from needed n cross join lateral (${VERSION}) d
  cross join jsonb_each(coalesce(d.content -> 'inputs', '{}')) input)
select n.code, d.content ->> 'nameZh' as name_zh, d.content ->> 'nameEn' as name_en,
  d.content ->> 'measure' as measure, nullif(d.content -> 'count', 'null') as count_rule,
  d.content ->> 'formula' as formula, d.content ->> 'rollUp' as roll_up,
  (select jsonb_agg(jsonb_build_object('name', input.key, 'indicator', input.value ->> 'indicator',
     'take', input.value ->> 'take', 'withinMonths', input.value -> 'withinMonths'))
   from jsonb_each(d.content -> 'inputs') input) as formula_inputs,
  u.factor, u.dimension, d.content ->> 'unitZh' as unit_zh, d.content ->> 'unitEn' as unit_en
from needed n cross join lateral (${VERSION}) d join unit u on u.code = d.content ->> 'unit'`;

/** Of the indicators asked for and all that they are computed from. */
export async function readDefinitions(
  statements: Statements,
  codes: readonly string[],
  known: Known,
): Promise<Definitions> {
  if (codes.length === 0) return new Map();
  const limit = recordedLimit(known);
  const rows = await statements.query<DefinitionRow & { readonly [column: string]: unknown }>(
    limit === null ? NOW : RECORDED_BEFORE,
    [[...new Set(codes)], ...(limit === null ? [] : [limit])],
  );
  const names = new Map(rows.map((row) => [row.code, bilingual(row.name_zh, row.name_en)]));
  return new Map(rows.map((row) => [row.code, definitionOf(row, names)]));
}

const definitionOf = (row: DefinitionRow, names: ReadonlyMap<string, Bilingual>): Definition => ({
  code: row.code,
  words: bilingual(row.name_zh, row.name_en),
  measure: row.measure,
  countRule: row.count_rule,
  rollUp: row.roll_up,
  unit: bilingual(row.unit_zh, row.unit_en),
  factor: new Decimal(row.factor),
  dimension: row.dimension,
  formula: formulaOf(row, names),
});

/** The catalogue was checked when it was loaded; what cannot be read computes nothing. */
function formulaOf(row: DefinitionRow, names: ReadonlyMap<string, Bilingual>): Definition['formula'] {
  const expression = row.formula === null ? null : parseFormula(row.formula).expression;
  const stated = row.formula_inputs;
  if (!expression || !stated) return null;
  // In the order of the formula: however the definition was stored, the same answer has the same bytes.
  const inputs = inputsOf(expression).flatMap((name) => stated.find((input) => input.name === name) ?? []);
  const codes = new Map(inputs.map(({ name, indicator }) => [name, indicator]));
  const nameOf = (name: string) => names.get(codes.get(name) ?? '') ?? bilingual(name, name);
  const words = bilingual(
    formulaText(expression, (name) => nameOf(name).zh),
    formulaText(expression, (name) => nameOf(name).en),
  );
  return { expression, words, inputs };
}
