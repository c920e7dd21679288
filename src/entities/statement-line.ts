/** A line of an account statement: an entry with what it was for, and the balance after it by days. */
import { Field, ID, ObjectType } from 'type-graphql';
import { PostingCause } from '../domain/ledger/vocabulary';
import { causedBy } from './caused-by';
import { globalId } from './node';
import { DateText, DecimalText } from './scalar-markers';

@ObjectType({
  simpleResolvers: true,
  description: 'An entry in the statement of an account, with the balance after it in the order of days.',
})
export class StatementLine {
  postingKey: string;

  @Field(() => ID, { description: 'Of its posting, which staff may fetch by it.' })
  get postingId(): string {
    return globalId('LedgerPosting', this.postingKey);
  }

  @Field(() => String, { description: 'Its place among the entries of the account, in order of recording.' })
  number: string;

  @Field(() => DateText)
  occurredOn: string;

  @Field(() => Date)
  recordedAt: Date;

  @Field(() => PostingCause)
  cause: PostingCause;

  @Field(() => String)
  causeId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Global id of the claim, settlement or posting that it was written for; null for others.',
  })
  get causedBy(): string | null {
    return causedBy(this.causeId);
  }

  @Field(() => String, { nullable: true, description: 'Who paid, where somebody outside did.' })
  party: string | null;

  @Field(() => String, { nullable: true })
  remark: string | null;

  @Field(() => DecimalText, { nullable: true, description: 'Yuan; null for a credit.' })
  debit: string | null;

  @Field(() => DecimalText, { nullable: true, description: 'Yuan; null for a debit.' })
  credit: string | null;

  @Field(() => DecimalText, { description: 'What the account held after it.' })
  balance: string;
}
