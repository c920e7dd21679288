/**
 * Records natural persons who borrow, sealed: the same identity number is the same person, whoever brings it.
 * The audit record of what they were recorded for names them; this writes none of its own.
 */
import type { Transaction } from '../../db/database';
import { chinaDate } from '../../domain/calendar';
import {
  type CheckedPerson,
  checkPerson,
  isSameName,
  type PersonRequest,
} from '../../domain/persons/person-request';
import { type PersonRefusal, personRefusal } from '../../domain/persons/refusals';
import type { Sealer } from '../access/sealer';
import type { Doer } from '../audit/doer';

export type RecordedPerson = { readonly personId: string } | { readonly refusals: readonly PersonRefusal[] };

interface Row {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly print: string;
  readonly name: string;
}

const READ = `select id::text as id, id_number_print as print, name_sealed as name from person
  where id_number_print = any($1)`;

/** In one order, so that two transactions with the same persons wait for one another and not in a ring. */
const INSERT = `
insert into person (name_sealed, id_number_sealed, phone_sealed, region_code, recorded_at, recorded_by)
select name, number, phone, region, $5, $6
from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as given (name, number, phone, region)
order by split_part(number, '.', 3)
on conflict (id_number_print) do nothing`;

export async function recordPerson(
  tx: Transaction,
  sealer: Sealer,
  request: PersonRequest,
  doer: Doer,
): Promise<RecordedPerson> {
  const [recorded] = await recordPersons(tx, sealer, [request], doer);
  return recorded as RecordedPerson;
}

/** The answers in the order of the requests; where one is refused, nothing was written of it. */
export async function recordPersons(
  tx: Transaction,
  sealer: Sealer,
  requests: readonly PersonRequest[],
  doer: Doer,
): Promise<readonly RecordedPerson[]> {
  const today = chinaDate(doer.now);
  const known = await knownRegions(tx, requests);
  const checked = requests.map((request) => {
    const person = checkPerson(request, today);
    if ('refusals' in person || known.has(person.regionCode)) return person;
    return { refusals: [personRefusal('PERSON_REGION_UNKNOWN', { code: person.regionCode })] };
  });
  const sound = checked.filter((person): person is CheckedPerson => !('refusals' in person));
  const byPrint = await recordSound(tx, sealer, sound, doer);
  return checked.map((person): RecordedPerson => {
    if ('refusals' in person) return person;
    const row = rowOf(sealer, byPrint, person) as Row;
    if (isSameName(sealer.unseal(row.name), person.name)) return { personId: row.id };
    return { refusals: [personRefusal('PERSON_NAME_DIFFERS')] };
  });
}

async function knownRegions(
  tx: Transaction,
  requests: readonly PersonRequest[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ code: string }>('select code from region where code = any($1)', [
    [...new Set(requests.map(({ regionCode }) => regionCode))],
  ]);
  return new Set(rows.map(({ code }) => code));
}

/** A person may have been sealed with an older key. */
const rowOf = (sealer: Sealer, byPrint: ReadonlyMap<string, Row>, { idNumber }: CheckedPerson) =>
  sealer
    .fingerprints(idNumber)
    .map((print) => byPrint.get(print))
    .find((row) => row !== undefined);

async function recordSound(
  tx: Transaction,
  sealer: Sealer,
  persons: readonly CheckedPerson[],
  doer: Doer,
): Promise<ReadonlyMap<string, Row>> {
  if (persons.length === 0) return new Map();
  const prints = persons.flatMap(({ idNumber }) => sealer.fingerprints(idNumber));
  const read = async () => new Map((await tx.query<Row>(READ, [prints])).map((row) => [row.print, row]));
  const before = await read();
  const fresh = persons.filter((person) => !rowOf(sealer, before, person));
  if (fresh.length === 0) return before;
  await tx.query(INSERT, [
    fresh.map(({ name }) => sealer.seal(name)),
    fresh.map(({ idNumber }) => sealer.seal(idNumber)),
    fresh.map(({ phone }) => (phone === null ? null : sealer.seal(phone))),
    fresh.map(({ regionCode }) => regionCode),
    doer.now,
    doer.actor,
  ]);
  return read();
}
