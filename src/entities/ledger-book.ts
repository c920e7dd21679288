/** That books are kept for a fund, and since when. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateText } from './scalar-markers';

@Entity()
@ObjectType({ simpleResolvers: true, description: 'That books are kept for a fund, and since when.' })
export class LedgerBook {
  @PrimaryColumn('text')
  fundSlug: string;

  @Column('text')
  programmeSlug: string;

  @Column('text')
  kind: string;

  @Column('date')
  @Field(() => DateText, { description: 'Nothing is dated before.' })
  openedOn: string;

  @Column('text')
  openedBy: string;

  @Column('text', { nullable: true })
  openedByName: string | null;

  @Column('timestamptz')
  @Field(() => Date)
  recordedAt: Date;

  /** Start of the transaction that wrote it: since when counting knows of it. */
  @Column('timestamptz', { select: false })
  knownAt: Date;
}
