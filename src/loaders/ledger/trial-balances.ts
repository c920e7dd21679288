/** Trial balances of funds as of a day: what each account moved and holds, debits against credits. */
import type { Database } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import { Decimal, ZERO } from '../../domain/decimal';
import type { EntrySide } from '../../domain/ledger/vocabulary';
import { yuanText } from '../../domain/money';
import { batched, groupRows, type Sight } from '../by-key';
import { statementOf } from '../rows';

export interface TrialLine {
  readonly accountId: string;
  /** All that was ever entered on either side until the day. */
  readonly debits: string;
  readonly credits: string;
  /** What it holds, on the side on which it grows. */
  readonly debitBalance: string | null;
  readonly creditBalance: string | null;
}

export interface TrialSums {
  readonly on: IsoDate;
  readonly lines: readonly TrialLine[];
  readonly debitBalance: string;
  readonly creditBalance: string;
  readonly isBalanced: boolean;
}

interface Row {
  readonly [column: string]: unknown;
  readonly fund_slug: string;
  readonly id: string;
  readonly side: EntrySide;
  readonly debits: string;
  readonly credits: string;
}

/** Accounts that the fund is born with come first, special accounts by their holder. */
const SUMS = `
select a.fund_slug, a.id, a.side, coalesce(sum(e.debit), 0.00)::text as debits,
  coalesce(sum(e.credit), 0.00)::text as credits
from ledger_account a left join ledger_entry e on e.account_id = a.id and e.occurred_on <= $2::date
where a.fund_slug = any($1::text[])
group by a.id
order by a.side desc, a.kind <> 'SPECIAL_ACCOUNT', a.kind, a.institution_slug nulls first, a.id`;

function lineOf({ id, side, debits, credits }: Row): TrialLine {
  const balance = new Decimal(debits).minus(credits);
  const isDebit = side === 'DEBIT';
  return {
    ...{ accountId: id, debits, credits },
    debitBalance: isDebit ? yuanText(balance) : null,
    creditBalance: isDebit ? null : yuanText(balance.negated()),
  };
}

function sumsOf(lines: readonly TrialLine[], on: IsoDate): TrialSums {
  const sum = (texts: readonly (string | null)[]) =>
    texts.reduce((total, text) => total.plus(text ?? ZERO), ZERO);
  const debit = sum(lines.map(({ debitBalance }) => debitBalance));
  const credit = sum(lines.map(({ creditBalance }) => creditBalance));
  return {
    ...{ on, lines, debitBalance: yuanText(debit), creditBalance: yuanText(credit) },
    isBalanced: debit.equals(credit),
  };
}

/** Null for a fund without books. */
export const createTrialBalanceLoader = (database: Database, { require }: Sight, on: IsoDate) =>
  batched<TrialSums | null>(
    'text',
    () => null,
    async (slugs) => {
      require();
      const statement = statementOf(database, 'trial_balance', () => SUMS);
      const rows = await database.read<Row>(statement, [slugs, on]);
      const byFund = groupRows(rows, (row) => row.fund_slug, lineOf);
      return (slug) => {
        const lines = byFund.get(slug);
        return lines ? sumsOf(lines, on) : undefined;
      };
    },
  );
