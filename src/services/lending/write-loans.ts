/** Writes accepted loans with their instalments: two statements, however many they are. */
import type { Transaction } from '../../db/database';
import type { LoanInstalment } from '../../domain/lending/loan-facts';
import { yuanText } from '../../domain/money';
import type { AcceptedLoan } from './judge-loan';

/** The first instalment is the next one due: of a loan that was just drawn nothing is paid. */
const INSERT_LOANS = `
insert into loan (bank_slug, contract_number, borrower_id, person_id, region_code, programme_slug, principal,
  outstanding, annual_rate, drawn_on, due_on, status, purpose, households_led, insured_percent, schedule,
  application_id, next_due_on, recorded_by, is_synthetic)
select $1, contract, borrower, person, region, programme, principal, principal, rate, drawn, due, 'ACTIVE',
  purpose, households, insured, schedule, application, next_due, $2, made_up
from unnest($3::text[], $4::bigint[], $5::uuid[], $6::text[], $7::text[], $8::numeric[], $9::numeric[],
  $10::date[], $11::date[], $12::text[], $13::integer[], $14::numeric[], $15::text[], $16::uuid[],
  $17::date[], $18::boolean[])
  as given (contract, borrower, person, region, programme, principal, rate, drawn, due, purpose, households,
    insured, schedule, application, next_due, made_up)
on conflict (bank_slug, contract_number) do nothing
returning id::text as id, contract_number as contract`;

const INSERT_INSTALMENTS = `
insert into loan_instalment (loan_id, ordinal, due_on, principal, interest)
select * from unnest($1::bigint[], $2::integer[], $3::date[], $4::numeric[], $5::numeric[])`;

/** By contract number; a number that a file brought in the meantime is not in it. */
export async function writeLoans(
  tx: Transaction,
  { bank, recordedBy }: { readonly bank: string; readonly recordedBy: string },
  loans: readonly AcceptedLoan[],
): Promise<ReadonlyMap<string, string>> {
  const of = <T>(read: (loan: AcceptedLoan) => T): readonly T[] => loans.map(read);
  const rows = await tx.query<{ id: string; contract: string }>(INSERT_LOANS, [
    ...[bank, recordedBy],
    of(({ request }) => request.contractNumber),
    of(({ borrower }) => borrower.borrowerId),
    of(({ borrower }) => borrower.personId),
    of(({ borrower }) => borrower.regionCode),
    of(({ request }) => request.programme),
    of(({ request }) => yuanText(request.principal)),
    of(({ request }) => request.annualRate.toFixed()),
    of(({ request }) => request.drawnOn),
    of(({ request }) => request.dueOn),
    of(({ purpose }) => purpose),
    of(({ householdsLed }) => householdsLed),
    of(({ request }) => request.insuredPercent?.toFixed() ?? null),
    of(({ request }) => request.schedule),
    of(({ request }) => request.application),
    of(({ request }) => request.instalments[0]?.dueOn),
    of(({ isSynthetic }) => isSynthetic),
  ]);
  const ids = new Map(rows.map(({ id, contract }) => [contract, id]));
  await writeInstalments(
    tx,
    loans.flatMap(({ request }) => {
      const id = ids.get(request.contractNumber);
      return id === undefined ? [] : [{ id, instalments: request.instalments }];
    }),
  );
  return ids;
}

export async function writeInstalments(
  tx: Transaction,
  schedules: readonly { readonly id: string; readonly instalments: readonly LoanInstalment[] }[],
): Promise<void> {
  const rows = schedules.flatMap(({ id, instalments }) =>
    instalments.map((instalment, at) => ({ ...instalment, id, ordinal: at + 1 })),
  );
  await tx.query(INSERT_INSTALMENTS, [
    rows.map(({ id }) => id),
    rows.map(({ ordinal }) => ordinal),
    rows.map(({ dueOn }) => dueOn),
    rows.map(({ principal }) => yuanText(principal)),
    rows.map(({ interest }) => yuanText(interest)),
  ]);
}
