/**
 * All that must be known to register loans of one bank, gathered once for a whole list; and what the loans
 * already taken from the list have used up of it.
 */
import type { Transaction } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import { type Decimal, ZERO } from '../../domain/decimal';
import type { BenchmarkRateRow } from '../../domain/lending/benchmark';
import type { LendingTerms } from '../../domain/programmes/conditions';
import { loadManyLendingTerms } from '../applications/load-lending-terms';
import { fundBooks, lockBooks } from '../ledger/fund-books';
import { personBirths } from '../persons/person-birth';
import type { RecordedPerson } from '../persons/record-persons';
import { recordPersons } from '../persons/record-persons';
import { readBenchmarkRates } from '../programmes/benchmark-rates';
import type { MoneyOffice } from '../programmes/money-office';
import { capacitiesOf } from './capacity';
import * as reads from './desk-reads';
import type { LoanRequest } from './read-loan-input';

export interface KnownPerson {
  readonly regionCode: string;
  readonly bornOn: IsoDate | null;
}

export interface LendingDesk {
  readonly bank: string;
  readonly isSynthetic: boolean;
  readonly terms: ReadonlyMap<string, LendingTerms>;
  readonly partnerships: readonly reads.Partnership[];
  readonly rates: readonly BenchmarkRateRow[];
  readonly applications: ReadonlyMap<string, reads.AdmittedApplication>;
  readonly enterprises: ReadonlyMap<string, reads.EnterpriseRow>;
  /** By the place of the request that names the person. */
  readonly recorded: ReadonlyMap<number, RecordedPerson>;
  readonly persons: ReadonlyMap<string, KnownPerson>;
  /** Contract numbers and applications that have their loan. */
  readonly contracts: Set<string>;
  readonly used: Set<string>;
  readonly owed: Map<string, Decimal>;
  /** What may still be lent, by programme; null where it cannot be said. */
  readonly room: Map<string, Decimal | null>;
}

type Requests = ReadonlyMap<number, LoanRequest>;

const distinct = <T>(values: readonly (T | null)[]): readonly T[] => [
  ...new Set(values.filter((value): value is T => value !== null)),
];

/** With the books of each fund locked, so that nobody else lends or pays out on the same money meanwhile. */
async function roomBy(tx: Transaction, terms: ReadonlyMap<string, LendingTerms>) {
  for (const slug of [...terms.keys()].sort()) {
    const books = await fundBooks(tx, slug, 'RISK_COMPENSATION');
    if (books) await lockBooks(tx, books.fundSlug);
  }
  const capacities = await capacitiesOf(tx, [...terms.values()]);
  return new Map([...capacities].map(([slug, { room }]) => [slug, room]));
}

async function recordedBy(tx: Transaction, { sealer, doer }: MoneyOffice, requests: Requests) {
  const named = [...requests].flatMap(([at, { person }]) => (person ? [{ at, person }] : []));
  if (sealer === null || named.length === 0) return new Map<number, RecordedPerson>();
  const recorded = await recordPersons(
    tx,
    sealer,
    named.map(({ person }) => person),
    doer,
  );
  return new Map(named.map(({ at }, i) => [at, recorded[i] as RecordedPerson]));
}

async function personsBy(tx: Transaction, { sealer }: MoneyOffice, ids: readonly string[]) {
  const rows = await tx.query<{ id: string; region: string }>(
    'select id::text as id, region_code as region from person where id = any($1::uuid[])',
    [ids],
  );
  const births = sealer === null ? new Map<string, IsoDate>() : await personBirths(tx, sealer, ids);
  return new Map(
    rows.map(({ id, region }) => [id, { regionCode: region, bornOn: births.get(id) ?? null }] as const),
  );
}

export async function openDesk(
  tx: Transaction,
  office: MoneyOffice,
  requests: Requests,
): Promise<LendingDesk> {
  const bank = office.caller.institutionSlug ?? '';
  const asked = [...requests.values()];
  const programmes = distinct(asked.map(({ programme }) => programme));
  await reads.lockLending(tx, bank, programmes);
  const terms = await loadManyLendingTerms(tx, programmes);
  const room = await roomBy(tx, terms);
  const applications = await reads.applicationsBy(tx, distinct(asked.map(({ application }) => application)));
  const applied = [...applications.values()];
  const recorded = await recordedBy(tx, office, requests);
  const enterprises = await reads.enterprisesBy(
    tx,
    {
      usccs: distinct(asked.map(({ uscc }) => uscc)),
      ids: distinct(applied.map(({ borrowerId }) => borrowerId)),
    },
    office.visibility.regionCodes,
  );
  const personIds = distinct([
    ...applied.map(({ personId }) => personId),
    ...[...recorded.values()].map((one) => ('personId' in one ? one.personId : null)),
  ]);
  const borrowers = [
    ...enterprises.map(({ id }) => ({ borrowerId: id, personId: null })),
    ...personIds.map((personId) => ({ borrowerId: null, personId })),
  ];
  return {
    ...{ bank, terms, room, applications, recorded },
    isSynthetic: await reads.isSyntheticBank(tx, bank),
    partnerships: await reads.partnershipsOf(tx, bank, programmes),
    rates: await readBenchmarkRates(tx),
    enterprises: new Map(enterprises.flatMap((row) => [[row.uscc, row] as const, [row.id, row] as const])),
    persons: await personsBy(tx, office, personIds),
    contracts: await reads.contractsOf(
      tx,
      bank,
      asked.map(({ contractNumber }) => contractNumber),
    ),
    used: new Set(applied.filter(({ isUsed }) => isUsed).map(({ id }) => id)),
    owed: await reads.owedUnder(tx, programmes, borrowers),
  };
}

/** What is taken from the list counts for the rest of it. */
export function noteTaken(
  desk: LendingDesk,
  { contractNumber, application, programme, principal }: LoanRequest,
  borrower: string,
): void {
  desk.contracts.add(contractNumber);
  if (application !== null) desk.used.add(application);
  if (programme === null) return;
  const key = reads.owedKey(programme, borrower);
  desk.owed.set(key, (desk.owed.get(key) ?? ZERO).plus(principal));
  const room = desk.room.get(programme) ?? null;
  if (room !== null) desk.room.set(programme, room.minus(principal));
}
