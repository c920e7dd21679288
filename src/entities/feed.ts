/** A source of figures or of records: what its files look like and what their words mean. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity()
@ObjectType({
  simpleResolvers: true,
  description: 'A source of figures or records, with the mapping of its files.',
})
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
  @Field(() => String, {
    description:
      'What the files are: tables (csv, xlsx, or table where each file tells) or messages (sdmx, ' +
      'json-stat, world-bank, nbs-easyquery, nbs-v2).',
  })
  format: string;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Cron pattern, by clocks in China: when it is fetched, or expected.',
  })
  schedule: string | null;

  @Column('jsonb')
  definition: unknown;

  @Column('text')
  definitionHash: string;

  @Column('boolean')
  @Field(() => Boolean, { description: 'What it brings is made up for demonstration.' })
  isSynthetic: boolean;

  @Field(() => String, {
    description: 'What must happen before others see its figures: `none`, or the `chain` of three steps.',
  })
  get review(): string {
    return (this.definition as { readonly review?: string }).review ?? 'none';
  }
}
