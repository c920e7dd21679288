/** The part of its register that a full list is full for: what it leaves out elsewhere is left alone. */
import type { Vocabulary } from '../vocabulary';
import { cellReader } from './read-field';
import type { RegisterDefinition } from './register-definition';
import { fieldsOf, SLICE_FIELDS, type SliceField } from './register-fields';

export interface Slice {
  readonly within: string | null;
  readonly only: readonly (readonly [field: SliceField, value: string])[];
}

/** What is fixed for all records of the feed narrows the list as well. Null when it is no full list. */
export function sliceOf(definition: RegisterDefinition, vocabulary: Vocabulary): Slice | null {
  const { register, fullList, defaults, region, regions } = definition;
  if (fullList === false) return null;
  const given = fullList === true ? {} : fullList;
  const fields = fieldsOf(register);
  const only = SLICE_FIELDS[register].flatMap((name) => {
    const text = given[name] ?? defaults[name];
    const field = fields[name];
    if (text === undefined || !field) return [];
    const reading = cellReader(name, field, definition, vocabulary)(text);
    return 'fault' in reading || reading.value === null ? [] : [[name, reading.value] as const];
  });
  return { within: given.within ?? regions.within ?? region ?? null, only };
}
