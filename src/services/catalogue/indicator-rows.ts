/** The columns of an indicator that say how it is computed, rolled up and read. */
import type { IndicatorFact } from './indicator-schema';
import type { Row } from './upsert';

const directInputs = ({ inputs = {} }: IndicatorFact): string[] =>
  [...new Set(Object.values(inputs).map(({ indicator }) => indicator))].sort();

export const definitionRow = (indicator: IndicatorFact): Row => ({
  formula_inputs: indicator.inputs
    ? Object.entries(indicator.inputs).map(([name, input]) => ({
        ...{ name, indicator: input.indicator, take: input.take, withinMonths: input.withinMonths ?? null },
      }))
    : null,
  input_codes: directInputs(indicator),
  roll_up: indicator.rollUp ?? null,
  readings: indicator.readings.map(({ clause, ...reading }) => ({ ...reading, clause: clause ?? null })),
});
