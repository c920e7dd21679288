/** A work area of a plan with the bodies that lead and support it. */
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Inference } from './inference';

export interface NamedDepartments {
  readonly lead: readonly string[];
  readonly supporting: readonly string[];
}

@Entity()
@ObjectType({ simpleResolvers: true, description: 'A work area of a plan, with who leads and supports it.' })
export class WorkArea {
  @PrimaryColumn('text')
  @Field(() => String, { description: 'plan-slug/work-area, unique.' })
  key: string;

  @Column('text')
  planSlug: string;

  @Column('integer')
  @Field(() => Int, { description: 'Place among the work areas of the plan.' })
  ordinal: number;

  @Column('text')
  @Field(() => String)
  nameZh: string;

  @Column('text')
  @Field(() => String)
  nameEn: string;

  @Column('text')
  @Field(() => String, { description: 'Where the document says so.' })
  clause: string;

  @Column('jsonb')
  departments: NamedDepartments;

  @Column('jsonb')
  @Field(() => [Inference], { description: 'What the catalogue infers rather than reads.' })
  inferred: Inference[];
}
