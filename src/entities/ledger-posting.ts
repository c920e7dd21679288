/** A posting in the books of a fund: written once, taken back only by another. */
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PostingCause } from '../domain/ledger/vocabulary';
import { causedBy } from './caused-by';
import { Node } from './node';
import { DateText } from './scalar-markers';

@Entity()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A posting in the books of a fund: as much debit as credit, written once and never changed.',
})
export class LedgerPosting extends Node {
  @PrimaryColumn('uuid', { name: 'id' })
  postingId: string;

  @Column('bigint')
  @Field(() => String, { description: 'In the order of recording.' })
  seq: string;

  @Column('text')
  fundSlug: string;

  @Column('text')
  @Field(() => PostingCause)
  cause: PostingCause;

  @Column('text')
  @Field(() => String, { description: 'What the money is posted for, as `claim:<id>`.' })
  causeId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Global id of the claim, settlement or posting that it was written for; null for others.',
  })
  get causedBy(): string | null {
    return causedBy(this.causeId);
  }

  @Column('uuid', { name: 'reverses', nullable: true })
  reversesId: string | null;

  @Column('date')
  @Field(() => DateText, { description: 'The day on which the money moved.' })
  occurredOn: string;

  @Column('timestamptz')
  @Field(() => Date, { description: 'When it was written; later than the day for late entries.' })
  recordedAt: Date;

  @Column('text')
  actor: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Who had it written.' })
  actorName: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Who paid, where somebody outside did.' })
  party: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  remark: string | null;

  /** The transaction that wrote it: the only one to give it entries. */
  @Column('text', { select: false })
  madeIn: string;

  /** Start of the transaction that wrote it: since when counting knows of it. */
  @Column('timestamptz', { select: false })
  knownAt: Date;

  protected get nodeKey(): string {
    return this.postingId;
  }
}
