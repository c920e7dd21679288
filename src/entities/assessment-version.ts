/** An assessment as it was computed at one time: its very bytes, with what they rest on. Never altered. */
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DecimalText } from './scalar-markers';

@Entity()
@ObjectType({
  simpleResolvers: true,
  description: 'An assessment as it was computed at one time; never altered.',
})
export class AssessmentVersion {
  @PrimaryColumn('uuid')
  assessmentId: string;

  @PrimaryColumn('integer')
  @Field(() => Int)
  version: number;

  @Column('text')
  @Field(() => String, { description: 'COMPUTED, COMPUTED_AGAIN while it was a draft, or APPEAL_UPHELD.' })
  cause: string;

  @Column('integer')
  @Field(() => Int, { description: 'The version of the scheme it was computed by.' })
  schemeVersion: number;

  @Column('timestamptz')
  @Field(() => Date, { description: 'It knows what was recorded before this instant, and nothing else.' })
  knownBefore: Date;

  @Column('numeric', { nullable: true })
  @Field(() => DecimalText, { nullable: true })
  score: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  band: string | null;

  @Column('text')
  @Field(() => String, { description: 'Canonical JSON of the assessment, byte for byte.' })
  content: string;

  @Column('text')
  @Field(() => String, { description: 'SHA-256 of the content.' })
  contentHash: string;

  @Column('text')
  @Field(() => String, { description: 'Canonical JSON of the figures used, by target.' })
  inputs: string;

  @Column('text')
  @Field(() => String, { description: 'SHA-256 of the inputs.' })
  inputsHash: string;

  @Column('boolean')
  isSynthetic: boolean;

  @Field(() => Boolean, { description: 'It rests on figures or records made up for demonstration.' })
  get synthetic(): boolean {
    return this.isSynthetic;
  }

  @Column('timestamptz')
  @Field(() => Date)
  computedAt: Date;
}
