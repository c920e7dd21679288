/** The day of birth, which stands in the identity number: for rules on age, never shown. */
import type { Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import { birthOf } from '../../domain/identifiers/id-number';
import type { Sealer } from '../access/sealer';

interface Row {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly number: string;
}

/** By person; one who is not recorded is not in it. */
export async function personBirths(
  statements: Statements,
  sealer: Sealer,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, IsoDate>> {
  const rows = await statements.query<Row>(
    'select id::text as id, id_number_sealed as number from person where id = any($1::uuid[])',
    [personIds],
  );
  return new Map(rows.map(({ id, number }) => [id, birthOf(sealer.unseal(number))]));
}
