/** What hangs on the books of funds beside their rows: statements, trial balances, reconciliations. */
import { Field, ID, ObjectType } from 'type-graphql';
import { ReconciliationStatus, TransitSide } from '../domain/ledger/vocabulary';
import { DateText, DecimalText } from '../entities/scalar-markers';
import { LEDGER_POSTINGS } from '../loaders/ledger';
import { STATEMENT_LINES } from '../loaders/ledger/statements';
import { connectionType } from './connection';

export const LedgerPostingConnection = connectionType(LEDGER_POSTINGS);
export const StatementLineConnection = connectionType(STATEMENT_LINES);

@ObjectType({ simpleResolvers: true, description: 'An account from day to day, both included.' })
export class AccountStatement {
  accountId: string;

  @Field(() => DateText, { nullable: true, description: 'Null for the beginning of the books.' })
  from: string | null;

  @Field(() => DateText)
  to: string;

  @Field(() => DecimalText, { description: 'Yuan before the first day.' })
  openingBalance: string;

  @Field(() => DecimalText, { description: 'Yuan at the end of the last day.' })
  closingBalance: string;

  @Field(() => DecimalText, { description: 'The sum of the debits between.' })
  debits: string;

  @Field(() => DecimalText, { description: 'The sum of the credits between.' })
  credits: string;

  count: number;
}

@ObjectType({ simpleResolvers: true, description: 'An account in a trial balance.' })
export class TrialBalanceLine {
  accountId: string;

  @Field(() => DecimalText, { description: 'All debits until the day.' })
  debits: string;

  @Field(() => DecimalText, { description: 'All credits until the day.' })
  credits: string;

  @Field(() => DecimalText, { nullable: true, description: 'Null for accounts that grow by credits.' })
  debitBalance: string | null;

  @Field(() => DecimalText, { nullable: true, description: 'Null for accounts that grow by debits.' })
  creditBalance: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'All accounts of a fund at the end of a day (试算平衡表), from what is recorded now.',
})
export class TrialBalance {
  @Field(() => DateText)
  on: string;

  @Field(() => [TrialBalanceLine])
  lines: readonly TrialBalanceLine[];

  @Field(() => DecimalText, { description: 'The sum of the debit balances.' })
  debitBalance: string;

  @Field(() => DecimalText, { description: 'The sum of the credit balances.' })
  creditBalance: string;

  @Field(() => Boolean, { description: 'Both sums are the same; anything else is a fault to report.' })
  isBalanced: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A posting that was on one side only at the end of the day.',
})
export class ReconciliationItem {
  @Field(() => ID, { description: 'Of its posting, which staff may fetch by it.' })
  postingId: string;

  @Field(() => TransitSide)
  side: TransitSide;

  @Field(() => DateText, { description: 'Its day in the books.' })
  occurredOn: string;

  @Field(() => DecimalText, { description: 'Yuan that the account gains by it; negative for what it loses.' })
  amount: string;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'A special account in a month: what the bank says lies on it, and what the books say (余额调节表).',
})
export class Reconciliation {
  accountId: string;

  reportId: string | null;

  @Field(() => String, { description: 'For example 2024-06.' })
  month: string;

  @Field(() => DateText, { description: 'The last day of the month that the bank reported; else its end.' })
  day: string;

  @Field(() => DecimalText, { nullable: true, description: 'Yuan; null where it has not reported.' })
  bankBalance: string | null;

  @Field(() => DecimalText, { description: 'Yuan at the end of the day, from what is recorded now.' })
  bookBalance: string;

  @Field(() => DecimalText, { nullable: true, description: 'The bank less the books.' })
  difference: string | null;

  @Field(() => [ReconciliationItem], {
    description:
      'The postings that make up the difference: the fewest of those within ten days of the day, where no ' +
      'other so few do.',
  })
  items: readonly ReconciliationItem[];

  @Field(() => DecimalText, { nullable: true, description: 'What of the difference nothing explains.' })
  unexplained: string | null;

  @Field(() => ReconciliationStatus)
  status: ReconciliationStatus;
}
