/** What a target said at one time, kept for ever with the reason why it changed. */
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateText, JsonContent } from './scalar-markers';

@Entity()
@ObjectType({ simpleResolvers: true, description: 'What a target said at one time, and why it changed.' })
export class TargetVersion {
  @PrimaryColumn('text')
  targetKey: string;

  @PrimaryColumn('integer')
  @Field(() => Int)
  version: number;

  @Column('jsonb')
  @Field(() => JsonContent, { description: 'The facts of the target as the catalogue stated them.' })
  content: unknown;

  @Column('text')
  @Field(() => String)
  reasonZh: string;

  @Column('text')
  @Field(() => String)
  reasonEn: string;

  @Column('date', { nullable: true })
  @Field(() => DateText, {
    nullable: true,
    description:
      'The day from which it holds; answers for earlier days keep the version before. Null: always.',
  })
  effectiveOn: string | null;

  /** The document that revised the target. */
  @Column('text', { nullable: true })
  documentSlug: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Where the revising document says so.' })
  clause: string | null;

  @Column('timestamptz')
  @Field(() => Date)
  recordedAt: Date;
}
