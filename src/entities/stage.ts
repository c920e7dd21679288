/** A stage of a plan; the targets that a plan states for its whole life stand in an OVERALL stage. */
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { StageKind } from '../domain/vocabulary';
import { Inference } from './inference';
import { DateText } from './scalar-markers';

@Entity()
@ObjectType({ simpleResolvers: true, description: 'A stage of a plan, with its own targets and deadline.' })
export class Stage {
  @PrimaryColumn('text')
  @Field(() => String, { description: 'plan-slug/stage, unique.' })
  key: string;

  @Column('text')
  planSlug: string;

  @Column('text')
  slug: string;

  @Column('text')
  @Field(() => StageKind, { description: 'OVERALL holds what the plan states for its whole life.' })
  kind: StageKind;

  @Column('integer')
  @Field(() => Int, { description: 'Place among the stages of the plan.' })
  ordinal: number;

  @Column('text')
  @Field(() => String)
  nameZh: string;

  @Column('text')
  @Field(() => String)
  nameEn: string;

  @Column('date')
  @Field(() => DateText)
  startsOn: string;

  @Column('date')
  @Field(() => DateText, { description: 'The deadline of its targets.' })
  endsOn: string;

  @Column('text')
  @Field(() => String, { description: 'Where the document says so.' })
  clause: string;

  @Column('jsonb')
  @Field(() => [Inference], { description: 'What the catalogue infers rather than reads.' })
  inferred: Inference[];
}
