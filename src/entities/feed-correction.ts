/** What somebody wrote in the place of what stands in a file: the bytes stay, the next run reads this. */
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity()
@ObjectType({
  simpleResolvers: true,
  description: 'A cell that is read as corrected; the file stays as it is.',
})
export class FeedCorrection {
  @PrimaryColumn('bigint')
  id: string;

  @Column('uuid')
  runId: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Sheet of a workbook.' })
  sheet: string | null;

  @Column('integer')
  @Field(() => Int, { description: 'Line of the file, from 1.' })
  line: number;

  /** Place among the cells, from 0. */
  @Column('integer')
  at: number;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Header that it was named by.' })
  column: string | null;

  @Column('text')
  @Field(() => String, { description: 'The cell as spreadsheets call it, for example C17.' })
  cell: string;

  @Column('text')
  @Field(() => String, { description: 'What was read there before.' })
  before: string;

  @Column('text')
  @Field(() => String, { description: 'What is read instead.' })
  after: string;

  /** `key:<id>`, `oidc:<subject>` or `system:<part>`. */
  @Column('text')
  @Field(() => String, { description: 'Who: key:<id>, oidc:<subject>, or system:<part>.' })
  correctedBy: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Their name, or that of their key.' })
  correctedByName: string | null;

  @Column('timestamptz')
  @Field(() => Date)
  correctedAt: Date;
}
