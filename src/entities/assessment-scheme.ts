/** How a plan's departments are assessed, in one version; an edit is a new version with its reason. */
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { JsonContent } from './scalar-markers';

@Entity()
@ObjectType({
  simpleResolvers: true,
  description: 'How the departments of a plan are assessed, in one version; earlier versions are kept.',
})
export class AssessmentScheme {
  @PrimaryColumn('text')
  planSlug: string;

  @PrimaryColumn('integer')
  @Field(() => Int)
  version: number;

  @Column('jsonb', { nullable: true })
  @Field(() => JsonContent, {
    nullable: true,
    description:
      'The scheme as the catalogue states it; null where it was taken out. See docs/ASSESSMENT.md.',
  })
  content: unknown;

  @Column('text')
  contentHash: string;

  @Column('text')
  @Field(() => String, { description: 'Why there is this version.' })
  reasonZh: string;

  @Column('text')
  @Field(() => String)
  reasonEn: string;

  @Column('timestamptz')
  @Field(() => Date)
  recordedAt: Date;
}
