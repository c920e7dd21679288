/** The subsidy of one loan for a month, by what is known now; nothing is written. */
import type { Database } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import type { Decimal } from '../../domain/decimal';
import { ZERO } from '../../domain/decimal';
import { periodOrNull } from '../../domain/period';
import { monthlySubsidy, subsidyEnds } from '../../domain/subsidies/accrual';
import { benchmarkPercentOf, subsidisedLoanOf, subsidyRulesFor } from '../../domain/subsidies/loan-terms';
import { type SubsidyRefusal, subsidyRefusal } from '../../domain/subsidies/refusals';
import type { NotComputable, SubsidySpan } from '../../domain/subsidies/subsidised-loan';
import { readLoanFacts } from '../lending/loan-facts';
import { readBenchmarkRates } from '../programmes/benchmark-rates';
import { loadTerms } from '../programmes/load-terms';
import { notStated } from './not-stated';

export interface Preview {
  readonly month: string;
  readonly amount: Decimal | null;
  readonly notComputable: NotComputable | null;
  readonly endsOn: IsoDate;
  readonly benchmarkPercent: Decimal | null;
  readonly isStopped: boolean;
  readonly clause: string;
  readonly spans: readonly SubsidySpan[];
}

export type PreviewResult = { readonly preview: Preview } | { readonly refusal: SubsidyRefusal };

/** Null for a loan that is not seen; whoever asks has looked. */
export async function previewSubsidy(
  database: Database,
  loanId: string | null,
  text: string,
): Promise<PreviewResult> {
  const month = periodOrNull(text);
  if (month?.frequency !== 'MONTH') return { refusal: subsidyRefusal('NOT_A_MONTH', { month: text }) };
  const facts = loanId === null ? undefined : (await readLoanFacts(database, [loanId])).get(loanId);
  if (facts === undefined) return { refusal: subsidyRefusal('UNKNOWN_LOAN') };
  const terms = facts.programmeSlug === null ? null : await loadTerms(database, facts.programmeSlug);
  if (terms === null) return { refusal: subsidyRefusal('LOAN_WITHOUT_PROGRAMME') };
  const rules = subsidyRulesFor(terms, facts.borrowerKind);
  const stated = terms.subsidy[facts.borrowerKind];
  if (rules === null || !stated) return { refusal: notStated(terms, facts.borrowerKind) };
  const stopped = await database.query('select from subsidy_stop where loan_id = $1', [facts.id]);
  const loan = subsidisedLoanOf(facts);
  const benchmarkPercent = benchmarkPercentOf(facts, await readBenchmarkRates(database));
  const given = { ...rules, benchmarkPercent };
  const accrual = stopped.length > 0 ? { amount: ZERO, spans: [] } : monthlySubsidy(loan, given, month);
  const known = 'notComputable' in accrual ? { amount: null, spans: [] } : accrual;
  return {
    preview: {
      ...{ month: month.text, amount: known.amount, spans: known.spans, benchmarkPercent },
      notComputable: 'notComputable' in accrual ? accrual.notComputable : null,
      ...{ endsOn: subsidyEnds(loan, given), isStopped: stopped.length > 0, clause: stated.rule.clause },
    },
  };
}
