/** Tries a formula before it is in the catalogue: what is wrong with it, and what it makes of numbers. */
import type { Statements } from '../../db/database';
import { type Bilingual, bilingual } from '../../domain/bilingual';
import { Decimal, decimalOrNull } from '../../domain/decimal';
import { faultInFormula } from '../../domain/formula/check-formula';
import { dependencyOrder } from '../../domain/formula/cycles';
import { type Attributed, attribute } from '../../domain/formula/evaluate';
import type { Expression } from '../../domain/formula/expression';
import { type FormulaFault, faultOf } from '../../domain/formula/faults';
import { formulaText } from '../../domain/formula/formula-text';
import { parseFormula } from '../../domain/formula/parse';
import { type Definitions, readDefinitions } from '../../loaders/evidence/computed-definitions';
import { KNOWN_NOW } from '../../loaders/evidence/known';

export interface DraftInput {
  readonly name: string;
  readonly indicator: string;
  /** In the unit of the indicator. */
  readonly value?: string | null;
}

export interface DraftFormula {
  readonly formula: string;
  readonly unit: string;
  /** What is to be computed; left out, no circle can arise. */
  readonly indicator?: string | null;
  readonly inputs: readonly DraftInput[];
}

export interface DraftRefusal {
  readonly code: string;
  readonly field: readonly string[];
  readonly words: Bilingual;
}

export interface TriedFormula {
  readonly words: Bilingual | null;
  readonly figure: Attributed | null;
  readonly refusals: readonly DraftRefusal[];
}

interface UnitRow {
  readonly dimension: string;
  readonly factor: string;
}

const refusal = ({ code, words }: FormulaFault): DraftRefusal => ({
  ...{ code: `FORMULA_${code}`, field: ['formula'], words },
});

function unknownThings({ inputs, unit }: DraftFormula, definitions: Definitions, found: boolean) {
  const refusals: DraftRefusal[] = inputs.flatMap(({ indicator }, at) =>
    definitions.has(indicator)
      ? []
      : [
          {
            ...{ code: 'UNKNOWN_INDICATOR', field: ['inputs', String(at), 'indicator'] },
            words: bilingual(`没有指标 ${indicator}`, `there is no indicator ${indicator}`),
          },
        ],
  );
  const words = bilingual(`没有单位 ${unit}`, `there is no unit ${unit}`);
  return found ? refusals : [...refusals, { code: 'UNKNOWN_UNIT', field: ['unit'], words }];
}

function twiceNamed({ inputs }: DraftFormula): FormulaFault | null {
  const again = inputs.find(({ name }, at) => inputs.findIndex((other) => other.name === name) < at);
  return again ? faultOf('DUPLICATE_INPUT', again.name) : null;
}

function circleIn({ indicator, inputs }: DraftFormula, definitions: Definitions): FormulaFault | null {
  if (!indicator) return null;
  const known = [...definitions.values()].map(
    ({ code, formula }) => [code, (formula?.inputs ?? []).map((input) => input.indicator)] as const,
  );
  const { cycle } = dependencyOrder(new Map([...known, [indicator, inputs.map((input) => input.indicator)]]));
  return cycle && faultOf('CYCLE', cycle.join(' → '));
}

/** Null where a number was left out: then only the definition is judged. */
function valuesOf(draft: DraftFormula, definitions: Definitions): Map<string, Decimal> | null {
  const values = draft.inputs.map(({ name, indicator, value }) => {
    const number = decimalOrNull(value ?? '');
    return [name, number?.times(definitions.get(indicator)?.factor ?? 1) ?? null] as const;
  });
  const known = values.flatMap(([name, value]) => (value ? [[name, value] as const] : []));
  return known.length === values.length ? new Map(known) : null;
}

const DIMENSION = 'select dimension, factor from unit where code = $1';

function faultIn(draft: DraftFormula, definitions: Definitions, result: UnitRow | null) {
  const inputs = new Map(
    draft.inputs.map(({ name, indicator }) => [name, definitions.get(indicator) ?? null] as const),
  );
  return (
    faultInFormula({ formula: draft.formula, inputs, result }) ??
    twiceNamed(draft) ??
    circleIn(draft, definitions)
  );
}

function wordsOf({ inputs }: DraftFormula, expression: Expression, definitions: Definitions): Bilingual {
  const codes = new Map(inputs.map(({ name, indicator }) => [name, indicator]));
  const nameOf = (name: string) => definitions.get(codes.get(name) ?? '')?.words;
  return bilingual(
    formulaText(expression, (name) => nameOf(name)?.zh ?? name),
    formulaText(expression, (name) => nameOf(name)?.en ?? name),
  );
}

export async function tryFormula(statements: Statements, draft: DraftFormula): Promise<TriedFormula> {
  const codes = draft.inputs.map(({ indicator }) => indicator);
  const definitions = await readDefinitions(statements, codes, KNOWN_NOW);
  const [unit] = await statements.query<{ [K in keyof UnitRow]: UnitRow[K] }>(DIMENSION, [draft.unit]);
  const fault = faultIn(draft, definitions, unit ?? null);
  const unknown = unknownThings(draft, definitions, unit !== undefined);
  const refusals = [...unknown, ...(fault ? [refusal(fault)] : [])];
  const { expression } = parseFormula(draft.formula);
  const words = expression && wordsOf(draft, expression, definitions);
  const values = refusals.length === 0 ? valuesOf(draft, definitions) : null;
  if (!expression || !values || !unit) return { words, figure: null, refusals };
  const figure = attribute(expression, values, new Decimal(unit.factor));
  return { words, figure, refusals: figure ? [] : [refusal(faultOf('DIVISION_BY_ZERO'))] };
}
