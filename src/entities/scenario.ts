/** A what-if over a plan that somebody keeps: its input; what came of it stands in its runs. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ScenarioVisibility } from '../domain/simulation-vocabulary';
import { Node } from './node';
import { JsonContent } from './scalar-markers';

@Entity()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A what-if over a plan that somebody keeps. PRIVATE: for its owner and administrators; SHARED: for all ' +
    'staff (planners, data officers, administrators).',
})
export class Scenario extends Node {
  @PrimaryColumn('uuid', { name: 'id' })
  scenarioId: string;

  @Column('text')
  planSlug: string;

  @Column('text')
  @Field(() => String, { description: 'Unique among those of its owner for the plan.' })
  name: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  note: string | null;

  @Column('jsonb')
  @Field(() => JsonContent, { description: 'The SimulationInput as it was saved.' })
  input: unknown;

  @Column('text')
  @Field(() => ScenarioVisibility)
  visibility: ScenarioVisibility;

  @Column('text')
  @Field(() => String, { description: 'Who saved it: key:<id> or oidc:<subject>.' })
  owner: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  ownerName: string | null;

  @Column('timestamptz')
  @Field(() => Date)
  createdAt: Date;

  @Column('timestamptz')
  @Field(() => Date, { description: 'When it was saved, renamed, shared or worked out last.' })
  changedAt: Date;

  @Column('timestamptz', { nullable: true })
  deletedAt: Date | null;

  @Column('text', { nullable: true })
  deletedBy: string | null;

  protected get nodeKey(): string {
    return this.scenarioId;
  }
}
