/** How an indicator was defined at one time, kept for ever with the reason why it changed. */
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { JsonContent } from './scalar-markers';

@Entity()
@ObjectType({
  simpleResolvers: true,
  description:
    'How an indicator was defined at one time, and why it changed. Answers name the version they used.',
})
export class IndicatorVersion {
  @PrimaryColumn('text')
  indicatorCode: string;

  @PrimaryColumn('integer')
  @Field(() => Int)
  version: number;

  @Column('jsonb')
  @Field(() => JsonContent, { description: 'The definition as the catalogue stated it.' })
  content: unknown;

  @Column('text')
  @Field(() => String)
  reasonZh: string;

  @Column('text')
  @Field(() => String)
  reasonEn: string;

  @Column('timestamptz')
  @Field(() => Date)
  recordedAt: Date;
}
