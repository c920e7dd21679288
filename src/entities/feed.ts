/** A source of figures: what its files look like and how their labels map to indicators. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity()
@ObjectType({ simpleResolvers: true, description: 'A source of figures, with the mapping of its files.' })
export class Feed {
  @PrimaryColumn('text')
  @Field(() => String, { description: 'Stable short name; files are posted to /feeds/<slug>.' })
  slug: string;

  @Column('text')
  @Field(() => String)
  nameZh: string;

  @Column('text')
  @Field(() => String)
  nameEn: string;

  @Column('text')
  @Field(() => String, { description: 'What the files are, for example csv.' })
  format: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Cron pattern of scheduled pulls, if there are any.' })
  schedule: string | null;

  @Column('jsonb')
  definition: unknown;

  @Column('text')
  definitionHash: string;

  @Column('boolean')
  @Field(() => Boolean, { description: 'Its figures are made up for demonstration.' })
  isSynthetic: boolean;
}
