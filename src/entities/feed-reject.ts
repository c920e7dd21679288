/** A place in a file that could not be taken in, or that deserves a look, with the original text. */
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ProblemSeverity } from '../domain/vocabulary';

@Entity()
@ObjectType({ simpleResolvers: true, description: 'A place in a file that was refused, and why.' })
export class FeedReject {
  @PrimaryColumn('bigint')
  @Field(() => ID, { description: 'Stable within the API; not a node.' })
  id: string;

  @Column('uuid')
  runId: string;

  @Column('text')
  @Field(() => ProblemSeverity)
  severity: ProblemSeverity;

  @Column('integer')
  @Field(() => Int, { description: 'Line of the file, from 1; 0 when the whole file is meant.' })
  line: number;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Sheet of a workbook.' })
  sheet: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The cell as spreadsheets call it, for example C17.' })
  cell: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Column header, or its place, where one is to blame.' })
  column: string | null;

  @Column('text')
  @Field(() => String, { description: 'The original text.' })
  raw: string;

  @Column('text')
  @Field(() => String, { description: 'Stable code of the reason.' })
  code: string;

  @Column('text')
  @Field(() => String)
  messageZh: string;

  @Column('text')
  @Field(() => String)
  messageEn: string;

  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true, description: 'When somebody answered for a warning.' })
  acceptedAt: Date | null;

  /** The validation rule that found it, by its short name, whether the catalogue still has it or not. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Validation rule that it comes from, if any.' })
  ruleCode: string | null;

  /** Who: `key:<id>` or `oidc:<subject>`. */
  @Column('text', { nullable: true })
  acceptedBy: string | null;

  /** What the key or token was called then. */
  @Column('text', { nullable: true })
  acceptedByName: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Why the figure is right all the same.' })
  acceptedReason: string | null;
}
