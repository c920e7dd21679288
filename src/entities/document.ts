/** A published document that plans, programmes and figures are read from. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Inference } from './inference';
import { DateText } from './scalar-markers';

@Entity()
@ObjectType({ simpleResolvers: true, description: 'A published document that facts are read from.' })
export class Document {
  @PrimaryColumn('text')
  @Field(() => String, { description: 'Stable short name.' })
  slug: string;

  @Column('text')
  @Field(() => String)
  titleZh: string;

  @Column('text')
  @Field(() => String)
  titleEn: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Document number, for example 鹤政〔2018〕24号.' })
  number: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  issuerZh: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  issuerEn: string | null;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true })
  issuedOn: string | null;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true })
  publishedOn: string | null;

  @Column('text')
  sourceFile: string;

  @Column('text', { nullable: true })
  sourcePart: string | null;

  @Column('jsonb')
  @Field(() => [Inference], { description: 'What the catalogue infers rather than reads.' })
  inferred: Inference[];

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  noteZh: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  noteEn: string | null;
}
