/** How many values one list of a filter may hold. */
import { AppError } from '../errors';

export const MAX_FILTER_ITEMS = 500;

export function boundedList(name: string, values: readonly string[]): readonly string[] {
  if (values.length > MAX_FILTER_ITEMS) {
    const size = values.length;
    throw new AppError('QUERY_TOO_COMPLEX', { what: `items of ${name}`, size, max: MAX_FILTER_ITEMS });
  }
  return values;
}
