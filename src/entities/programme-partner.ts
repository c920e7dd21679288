/** As which body of a programme an institution takes part, and how long. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateText } from './scalar-markers';

@Entity()
@ObjectType({
  simpleResolvers: true,
  description: 'As which body of a programme an institution takes part, and how long.',
})
export class ProgrammePartner {
  @PrimaryColumn('text')
  programmeSlug: string;

  @PrimaryColumn('text')
  institutionSlug: string;

  @Column('text')
  @Field(() => String, { description: 'Short name of the body in the programme.' })
  body: string;

  @PrimaryColumn('date')
  @Field(() => DateText)
  since: string;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true, description: 'The last day; null while it has no end.' })
  until: string | null;

  @Column('timestamptz')
  recordedAt: Date;
}
