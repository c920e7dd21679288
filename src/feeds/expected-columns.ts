/** What those who prepare a file have to know: the headers and the labels that its feed takes. */
import { type FeedDefinition, isRegisterFeed } from './definition';
import type { FigureDefinition } from './figure-definition';
import type { RegisterDefinition } from './registers/register-definition';
import { fieldsOf } from './registers/register-fields';

export interface ExpectedColumn {
  /** The field that stands under it. */
  readonly field: string;
  /** Any one of these; the first is the usual one. */
  readonly headers: readonly string[];
  readonly isRequired: boolean;
}

const NEEDED_OF_FIGURES: readonly string[] = ['region', 'indicator', 'period', 'value'];
/** As people write them; what is stored as JSON has lost its order. */
const ORDER_OF_FIGURES: readonly string[] = [
  ...[...NEEDED_OF_FIGURES, 'unit', 'status', 'publishedOn'],
  ...['missing', 'printed', 'printedUnit'],
];

const inOrder = <Value>(columns: readonly (readonly [string, Value])[], order: readonly string[]) =>
  columns.toSorted(([one], [other]) => placeIn(order, one) - placeIn(order, other));
const placeIn = (order: readonly string[], field: string) => order.indexOf(field) + 1 || order.length + 1;

function ofRegister({ register, columns, defaults, region }: RegisterDefinition): readonly ExpectedColumn[] {
  const fields = fieldsOf(register);
  const isGiven = (field: string) => field in defaults || (field === 'region' && region !== undefined);
  return inOrder(Object.entries(columns), Object.keys(fields)).map(([field, headers]) => ({
    ...{ field, headers },
    isRequired: (fields[field]?.role ?? 'OPTIONAL') !== 'OPTIONAL' && !isGiven(field),
  }));
}

function ofFigures({ columns, publishedAt }: FigureDefinition): readonly ExpectedColumn[] {
  const named = Object.entries(columns ?? {}) as [string, readonly string[]][];
  return inOrder(named, ORDER_OF_FIGURES).map(([field, headers]) => ({
    ...{ field, headers },
    isRequired: NEEDED_OF_FIGURES.includes(field) || (field === 'publishedOn' && publishedAt === 'column'),
  }));
}

/** Empty for tables whose axes are found, and for messages. */
export const expectedColumns = (definition: FeedDefinition): readonly ExpectedColumn[] =>
  isRegisterFeed(definition) ? ofRegister(definition) : ofFigures(definition);

/** Labels of indicators beside those that the catalogue knows anyway. */
export const expectedLabels = (definition: FeedDefinition): readonly string[] =>
  isRegisterFeed(definition) ? [] : Object.keys(definition.indicators);
