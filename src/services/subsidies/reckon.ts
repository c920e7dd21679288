/**
 * Works out a settlement: the month's subsidies of all loans of a bank, and what has changed since for the
 * months that it has settled: a repayment told late, an extension, a loan found ineligible.
 */
import type { Statements } from '../../db/database';
import type { LoanFacts } from '../../domain/lending/loan-facts';
import { type Period, parsePeriod } from '../../domain/period';
import type { ProgrammeTerms } from '../../domain/programmes/terms';
import { monthlySubsidy, subsidyEnds } from '../../domain/subsidies/accrual';
import { changesOf } from '../../domain/subsidies/changes';
import { benchmarkPercentOf, subsidisedLoanOf, subsidyRulesFor } from '../../domain/subsidies/loan-terms';
import type { NotComputable, SubsidySpan } from '../../domain/subsidies/subsidised-loan';
import { readLoanFacts } from '../lending/loan-facts';
import { readBenchmarkRates } from '../programmes/benchmark-rates';
import { type Settled, type StandingLoanLine, standingLines } from './standing-lines';

export interface GrantedLine extends SubsidySpan {
  readonly loanId: string;
}

export interface LeftOut {
  readonly loanId: string;
  readonly reason: NotComputable;
}

export interface Reckoned {
  readonly granted: readonly GrantedLine[];
  readonly takenBack: readonly StandingLoanLine[];
  readonly leftOut: readonly LeftOut[];
  readonly regionCodes: readonly string[];
  /** Whether made-up loans are among them, and whether others are. */
  readonly synthetic: readonly boolean[];
}

export interface Reckoning extends Settled {
  readonly terms: ProgrammeTerms;
  readonly month: Period;
  /** Months settled before, this one not among them. */
  readonly settledMonths: readonly string[];
}

/** Read at a time, so that other requests come in between. */
const CHUNK = 1_000;

const LOANS = `
select t.id::text as id from loan t
where t.programme_slug = $1 and t.bank_slug = $2 and t.drawn_on <= $4
  and (t.person_id is null) = ($3 = 'LEGAL_PERSON') order by t.id`;

type Rules = NonNullable<ReturnType<typeof subsidyRulesFor>>;

interface Reading {
  readonly question: Reckoning;
  readonly rules: Rules;
  readonly rates: Awaited<ReturnType<typeof readBenchmarkRates>>;
  readonly months: readonly Period[];
  readonly standing: ReadonlyMap<string, readonly StandingLoanLine[]>;
  readonly stopped: ReadonlySet<string>;
}

interface OfLoan {
  readonly granted: readonly GrantedLine[];
  readonly takenBack: readonly StandingLoanLine[];
  readonly leftOut: LeftOut | null;
}

const NOTHING: OfLoan = { granted: [], takenBack: [], leftOut: null };

const isIn = ({ start, end }: Period, { from }: StandingLoanLine) => from >= start && from <= end;

/** A loan that has left the programme, or was found ineligible, has no subsidy: what stands is taken back. */
function ofLoan(facts: LoanFacts, reading: Reading): OfLoan {
  const { question, rules, rates, months, standing, stopped } = reading;
  const { programme, bank, borrowerKind } = question;
  const own = standing.get(facts.id) ?? [];
  const isGone =
    stopped.has(facts.id) ||
    facts.programmeSlug !== programme ||
    facts.bankSlug !== bank ||
    facts.borrowerKind !== borrowerKind;
  if (isGone) return { ...NOTHING, takenBack: own };
  const loan = subsidisedLoanOf(facts);
  const terms = { ...rules, benchmarkPercent: benchmarkPercentOf(facts, rates) };
  const ends = subsidyEnds(loan, terms);
  const [granted, takenBack]: [GrantedLine[], StandingLoanLine[]] = [[], []];
  for (const month of months) {
    const stands = own.filter((line) => isIn(month, line));
    if (stands.length === 0 && (month.end < loan.drawnOn || month.start >= ends)) continue;
    const accrual = monthlySubsidy(loan, terms, month);
    if ('notComputable' in accrual) {
      return { ...NOTHING, leftOut: { loanId: facts.id, reason: accrual.notComputable } };
    }
    const changes = changesOf(stands, accrual.spans);
    granted.push(...changes.granted.map((span) => ({ ...span, loanId: facts.id })));
    if (changes.takenBack.length > 0) takenBack.push(...stands);
  }
  return { granted, takenBack, leftOut: null };
}

const byLoan = (lines: readonly StandingLoanLine[]): ReadonlyMap<string, readonly StandingLoanLine[]> => {
  const found = new Map<string, StandingLoanLine[]>();
  for (const line of lines) {
    const own = found.get(line.loanId);
    if (own) own.push(line);
    else found.set(line.loanId, [line]);
  }
  return found;
};

async function read(statements: Statements, question: Reckoning, rules: Rules): Promise<Reading> {
  const standing = byLoan(await standingLines(statements, question));
  const stops = await statements.query<{ id: string }>(
    `select s.loan_id::text as id from subsidy_stop s join loan l on l.id = s.loan_id where l.bank_slug = $1`,
    [question.bank],
  );
  const months = [...question.settledMonths.map(parsePeriod), question.month];
  const rates = await readBenchmarkRates(statements);
  return { question, rules, rates, months, standing, stopped: new Set(stops.map(({ id }) => id)) };
}

/** Null where the programme states no subsidy for this kind of borrower that can be reckoned. */
export async function reckon(statements: Statements, question: Reckoning): Promise<Reckoned | null> {
  const { terms, programme, bank, borrowerKind, month } = question;
  const rules = subsidyRulesFor(terms, borrowerKind);
  if (rules === null) return null;
  const reading = await read(statements, question, rules);
  const asked = [programme, bank, borrowerKind, month.end];
  const current = await statements.query<{ id: string }>(LOANS, asked);
  const ids = [...new Set([...current.map(({ id }) => id), ...reading.standing.keys()])];
  const [granted, takenBack, leftOut]: [GrantedLine[], StandingLoanLine[], LeftOut[]] = [[], [], []];
  const [regionCodes, synthetic] = [new Set<string>(), new Set<boolean>()];
  for (let at = 0; at < ids.length; at += CHUNK) {
    for (const facts of (await readLoanFacts(statements, ids.slice(at, at + CHUNK))).values()) {
      const found = ofLoan(facts, reading);
      granted.push(...found.granted);
      takenBack.push(...found.takenBack);
      if (found.leftOut) leftOut.push(found.leftOut);
      if (found.granted.length + found.takenBack.length === 0 && !found.leftOut) continue;
      regionCodes.add(facts.regionCode);
      synthetic.add(facts.isSynthetic);
    }
  }
  return { granted, takenBack, leftOut, regionCodes: [...regionCodes].sort(), synthetic: [...synthetic] };
}
