/** The questions behind a question: what the inputs of a formula are asked, for the days of its target. */
import { addYears, earliest, yearOf } from '../../domain/calendar';
import type { TargetTerms } from '../../domain/progress/terms';
import { calendarYear } from '../../domain/span';
import type { FormulaInput } from '../../entities/indicator-definition';
import type { Definition, Definitions } from './computed-definitions';
import type { TargetContext } from './target-context';

/** Circles are refused when the catalogue is loaded; a chain that is longer than this computes nothing. */
const MAX_CHAIN = 8;

/** A level is asked for the days of the target; a flow for whole years, from one before the stage. */
function inputTerms(terms: TargetTerms, { take }: FormulaInput, { measure, unit }: Definition): TargetTerms {
  if (take !== 'SAME_PERIOD') return { ...terms, measure: 'STOCK', unit };
  const from = addYears(earliest(terms.startsOn, terms.planStartsOn), -1);
  const startsOn = calendarYear(yearOf(from)).start;
  return { ...terms, basis: 'EVERY_YEAR', measure: measure === 'STOCK' ? measure : 'FLOW', startsOn, unit };
}

export function inputContext(
  context: TargetContext,
  input: FormulaInput,
  definitions: Definitions,
): TargetContext | null {
  const definition = definitions.get(input.indicator);
  if (!definition) return null;
  const how = input.take === 'SAME_PERIOD' ? 'period' : 'day';
  return {
    ...context,
    key: `${context.key} < ${input.indicator} ${how}`,
    indicatorCode: input.indicator,
    countRule: definition.countRule,
    doneOn: null,
    terms: inputTerms(context.terms, input, definition),
  };
}

/** All that must be gathered for the contexts, each once. */
export function contextsBehind(
  contexts: readonly TargetContext[],
  definitions: Definitions,
  depth = 0,
): TargetContext[] {
  if (depth >= MAX_CHAIN) return [];
  const direct = contexts.flatMap((context) =>
    (definitions.get(context.indicatorCode)?.formula?.inputs ?? []).flatMap(
      (input) => inputContext(context, input, definitions) ?? [],
    ),
  );
  const unique = [...new Map(direct.map((context) => [context.key, context])).values()];
  return unique.length === 0 ? [] : [...unique, ...contextsBehind(unique, definitions, depth + 1)];
}
