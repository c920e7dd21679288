/** What the system knows of a proposed loan, put beside what was told of it. */
import type { Transaction } from '../../db/database';
import type { Proposal } from '../../domain/applications/proposal';
import type { IsoDate } from '../../domain/calendar';
import { Decimal, ZERO } from '../../domain/decimal';
import { benchmarkFor } from '../../domain/lending/benchmark';
import type { ApplicationFacts } from '../../domain/programmes/application-facts';
import type { LendingTerms } from '../../domain/programmes/conditions';
import { badBorrowers } from '../../loaders/bad-loans';
import { capacitiesOf } from '../lending/capacity';
import { borrowerKey, owedKey, owedUnder, partnershipsOf } from '../lending/desk-reads';
import { readBenchmarkRates } from '../programmes/benchmark-rates';
import type { MoneyOffice } from '../programmes/money-office';
import type { Borrower } from './borrower';

export interface Question {
  readonly terms: LendingTerms;
  readonly proposal: Proposal;
  readonly borrower: Borrower;
  readonly bank: string | null;
  readonly day: IsoDate;
}

async function isPartner(tx: Transaction, { bank, terms, day }: Question): Promise<boolean | null> {
  if (bank === null) return null;
  const found = await partnershipsOf(tx, bank, [terms.slug]);
  return found.some(({ since, until }) => since <= day && (until === null || until >= day));
}

const APPLIED_FOR = `
select coalesce(sum(a.amount), 0)::text as amount from loan_application a
where a.programme_slug = $1 and (a.borrower_id = $2::bigint or a.person_id = $3::uuid)
  and a.status in ('PENDING', 'ADMITTED') and not exists (select from loan l where l.application_id = a.id)`;

/** What is owed, with what is applied for and not lent yet: two halves of a limit do not make two limits. */
async function owedBy(tx: Transaction, { terms, borrower }: Question): Promise<Decimal> {
  const { enterprise, personId } = borrower;
  const borrowerId = enterprise?.id ?? null;
  if (borrowerId === null && personId === null) return ZERO;
  const owed = await owedUnder(tx, [terms.slug], [{ borrowerId, personId }]);
  const [open] = await tx.query<{ amount: string }>(APPLIED_FOR, [terms.slug, borrowerId, personId]);
  const lent = owed.get(owedKey(terms.slug, borrowerKey(borrowerId, personId))) ?? ZERO;
  return lent.plus(new Decimal(open?.amount ?? 0));
}

async function knownBad(tx: Transaction, office: MoneyOffice, { borrower, day }: Question): Promise<boolean> {
  const { enterprise, personId } = borrower;
  const asked = { enterpriseIds: enterprise ? [enterprise.id] : [], personIds: personId ? [personId] : [] };
  return ((await badBorrowers(tx, office.visibility, asked, day))?.size ?? 0) > 0;
}

/** Of others' debts only those are told who work for the programme: its staff and its partners. */
export async function gatherFacts(
  tx: Transaction,
  office: MoneyOffice,
  question: Question,
): Promise<ApplicationFacts> {
  const { terms, proposal, borrower, day } = question;
  const { amount, months, drawnOn, dueOn, ratePercent, told } = proposal;
  const bankIsPartner = await isPartner(tx, question);
  const mayKnow = office.caller.role !== 'BANK' || bankIsPartner === true;
  const benchmark = benchmarkFor(await readBenchmarkRates(tx), drawnOn ?? day, months);
  const isBad = await knownBad(tx, office, question);
  const capacity = mayKnow ? (await capacitiesOf(tx, [terms])).get(terms.slug) : undefined;
  return {
    ...told,
    ...{ borrower: borrower.kind, bornOn: borrower.bornOn, enterprise: borrower.enterprise },
    ...{ day, amount, months, drawnOn, dueOn, ratePercent, bankIsPartner },
    outstandingBadLoans: isBad ? true : told.outstandingBadLoans,
    benchmarkPercent: benchmark?.rate ?? null,
    owedUnderProgramme: mayKnow ? await owedBy(tx, question) : null,
    room: capacity?.room ?? null,
  };
}
