/** A published loan, guarantee or subsidy programme. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity()
@ObjectType({ simpleResolvers: true, description: 'A published loan, guarantee or subsidy programme.' })
export class Programme {
  @PrimaryColumn('text')
  @Field(() => String, { description: 'Stable short name.' })
  slug: string;

  @Column('text')
  documentSlug: string;

  @Column('text')
  @Field(() => String)
  nameZh: string;

  @Column('text')
  @Field(() => String)
  nameEn: string;

  @Column('text', { nullable: true })
  regionCode: string | null;

  @Column('jsonb')
  content: unknown;
}
