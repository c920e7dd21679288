/** One side of a posting: what it adds to or takes from an account. */
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateText, DecimalText } from './scalar-markers';

const orNull = (amount: string): string | null => (/[1-9]/.test(amount) ? amount : null);

@Entity()
@ObjectType({
  simpleResolvers: true,
  description: 'An entry of a posting: a debit or a credit of one account.',
})
export class LedgerEntry {
  @PrimaryColumn('uuid')
  postingId: string;

  @PrimaryColumn('integer')
  @Field(() => Int, { description: 'Its place in the posting, from 1.' })
  ordinal: number;

  @Column('uuid')
  accountId: string;

  @Column('bigint')
  @Field(() => String, { description: 'Its place among the entries of the account, from 1, without gaps.' })
  number: string;

  @Column('date')
  @Field(() => DateText)
  occurredOn: string;

  @Column('numeric', { name: 'debit' })
  debited: string;

  @Column('numeric', { name: 'credit' })
  credited: string;

  @Column('numeric')
  @Field(() => DecimalText, { description: 'What the account held once it was written.' })
  balanceAfter: string;

  @Field(() => DecimalText, { nullable: true, description: 'Yuan; null for a credit.' })
  get debit(): string | null {
    return orNull(this.debited);
  }

  @Field(() => DecimalText, { nullable: true, description: 'Yuan; null for a debit.' })
  get credit(): string | null {
    return orNull(this.credited);
  }
}
