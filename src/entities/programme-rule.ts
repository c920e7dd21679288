/** One rule of a programme, with its clause and its numbers. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { JsonContent } from './scalar-markers';

@Entity()
@ObjectType({ simpleResolvers: true, description: 'One rule of a programme, as its document states it.' })
export class ProgrammeRule {
  @PrimaryColumn('text')
  programmeSlug: string;

  @PrimaryColumn('text')
  @Field(() => String, { description: 'Unique within the programme.' })
  key: string;

  @Column('integer')
  ordinal: number;

  @Column('text')
  @Field(() => String, {
    description: 'What kind of rule it is, for example LOSS_SHARE; docs/programmes.md lists them.',
  })
  kind: string;

  @Column('text')
  @Field(() => String, { description: 'Where the document says so.' })
  clause: string;

  @Column('text')
  @Field(() => String)
  nameZh: string;

  @Column('text')
  @Field(() => String)
  nameEn: string;

  @Column('jsonb', { name: 'content' })
  @Field(() => JsonContent, {
    description:
      'Its value, unit, parameters, reading, notes and gaps; a rule without a number in its source has none.',
  })
  value: unknown;
}
