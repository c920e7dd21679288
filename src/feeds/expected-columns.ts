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

function ofRegister({ register, columns, defaults, region }: RegisterDefinition): readonly ExpectedColumn[] {
  const fields = fieldsOf(register);
  const isGiven = (field: string) => field in defaults || (field === 'region' && region !== undefined);
  return Object.entries(columns).map(([field, headers]) => ({
    ...{ field, headers },
    isRequired: (fields[field]?.role ?? 'OPTIONAL') !== 'OPTIONAL' && !isGiven(field),
  }));
}

function ofFigures({ columns, publishedAt }: FigureDefinition): readonly ExpectedColumn[] {
  const named = Object.entries(columns ?? {}) as [string, readonly string[]][];
  return named.map(([field, headers]) => ({
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
