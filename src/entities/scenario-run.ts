/** One time that a scenario was worked out; it stays as it was. */
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateText } from './scalar-markers';

@Entity()
@ObjectType({
  simpleResolvers: true,
  description: 'One time that a scenario was worked out, with what came of it then. It stays as it was.',
})
export class ScenarioRun {
  @PrimaryColumn('uuid')
  scenarioId: string;

  @PrimaryColumn('integer')
  @Field(() => Int, { description: 'From 1.' })
  ordinal: number;

  @Column('date')
  @Field(() => DateText)
  asOf: string;

  @Column('text')
  @Field(() => String, {
    description: 'SHA-256 over input, model and engine: the same digest stands for the same answer.',
  })
  digest: string;

  @Column('jsonb')
  result: unknown;

  @Column('text')
  @Field(() => String, { description: 'Who had it worked out: key:<id> or oidc:<subject>.' })
  ranBy: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  ranByName: string | null;

  @Column('timestamptz')
  @Field(() => Date)
  ranAt: Date;
}
