/** A department or body that a plan names as leading or supporting. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity()
@ObjectType({ simpleResolvers: true, description: 'A body that a plan names as leading or supporting.' })
export class Department {
  @PrimaryColumn('text')
  @Field(() => String)
  slug: string;

  @Column('text')
  @Field(() => String)
  nameZh: string;

  @Column('text')
  @Field(() => String)
  nameEn: string;

  @Column('text', { nullable: true })
  regionCode: string | null;

  @Column('text', { nullable: true })
  noteZh: string | null;

  @Column('text', { nullable: true })
  noteEn: string | null;
}
