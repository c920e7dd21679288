/** An account in the books of a fund. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { AccountKind, EntrySide } from '../domain/ledger/vocabulary';
import { Node } from './node';
import { DecimalText } from './scalar-markers';

@Entity()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'An account in the books of a fund. Of special accounts a bank sees the one that it holds.',
})
export class LedgerAccount extends Node {
  @PrimaryColumn('uuid', { name: 'id' })
  accountId: string;

  @Column('text')
  fundSlug: string;

  @Column('text')
  @Field(() => AccountKind)
  kind: AccountKind;

  @Column('text', { nullable: true })
  institutionSlug: string | null;

  @Column('text')
  @Field(() => EntrySide, { description: 'The side on which it grows.' })
  side: EntrySide;

  @Column('numeric')
  @Field(() => DecimalText, { description: 'Yuan; never below 0.' })
  balance: string;

  /** How many there are of it; the last bears this number. */
  @Column('bigint')
  entries: string;

  protected get nodeKey(): string {
    return this.accountId;
  }
}
