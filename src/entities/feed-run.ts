/** What became of one accepted file: status, counts and, if it failed, why. */
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FeedRunStatus } from '../domain/vocabulary';
import { Node } from './node';

@Entity()
@ObjectType({ implements: Node, simpleResolvers: true, description: 'What became of one accepted file.' })
export class FeedRun extends Node {
  /** The row's own key; the global id is made from it. */
  @PrimaryColumn('uuid', { name: 'id' })
  runId: string;

  @Column('uuid')
  batchId: string;

  @Column('text')
  feedSlug: string;

  @Column('text')
  @Field(() => FeedRunStatus)
  status: FeedRunStatus;

  @Column('text')
  @Field(() => String, { description: 'SHA-256 of the bytes as they arrived, hexadecimal.' })
  contentHash: string;

  @Column('timestamptz')
  @Field(() => Date, { description: 'When the file was accepted.' })
  queuedAt: Date;

  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  startedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  finishedAt: Date | null;

  @Column('integer')
  @Field(() => Int, { description: 'Figures or records found in the file, before any was judged.' })
  rowsRead: number;

  @Column('integer')
  @Field(() => Int, {
    description: 'Figures for a series and period that had none; records that were not known.',
  })
  rowsNew: number;

  @Column('integer')
  @Field(() => Int, {
    description: 'Figures that changed a published value, each a new vintage; records corrected.',
  })
  rowsRevised: number;

  @Column('integer')
  @Field(() => Int, { description: 'Figures that only changed the number of digits printed.' })
  rowsPrecisionOnly: number;

  @Column('integer')
  @Field(() => Int, { description: 'Figures and records that were known already.' })
  rowsUnchanged: number;

  @Column('integer')
  @Field(() => Int, { description: 'Rows that were refused; see rejects.' })
  rowsRejected: number;

  @Column('integer')
  @Field(() => Int, {
    description: 'Records that a full list no longer held; kept aside with their content.',
  })
  rowsRemoved: number;

  @Column('integer')
  @Field(() => Int, { description: 'Targets whose progress depends on what changed.' })
  targetsAffected: number;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Why the run failed: a stable code.' })
  errorCode: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Why the run failed, or what its figures wait for, in Chinese.',
  })
  messageZh: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The same in English.' })
  messageEn: string | null;

  @Column('boolean')
  @Field(() => Boolean, { description: 'Whether it only found out what would happen.' })
  isDryRun: boolean;

  /** The run whose file was worked again, with the corrections of that time. */
  @Column('uuid', { nullable: true })
  repeatsId: string | null;

  /** What was put in the place of what stands in the file: `services/corrections` says how. */
  @Column('jsonb', { nullable: true, select: false })
  corrections: unknown;

  /** Definition that its file was read with. */
  @Column('text', { nullable: true })
  definitionHash: string | null;

  @Column('integer')
  @Field(() => Int, { description: 'Figures or records read so far; told about once a second.' })
  rowsDone: number;

  @Column('integer')
  @Field(() => Int, { description: 'Remarks that keep no row out and deserve a look.' })
  warnings: number;

  @Column('integer')
  @Field(() => Int, { description: 'Everything found wrong or remarkable; rejects lists the first of it.' })
  rejectsFound: number;

  /** Of a dry run: what publication would change. */
  @Column('jsonb', { nullable: true, select: false })
  impact: unknown;

  /** Who asked for it, where that is not who handed in the file; with the regions that they may write to. */
  @Column('text', { nullable: true })
  askedBy: string | null;

  @Column('text', { nullable: true })
  askedByName: string | null;

  @Column('text', { nullable: true, array: true })
  askedRegions: string[] | null;

  /** SHA-256 over all that was read: the same run done again has the same. */
  @Column('text', { nullable: true })
  rowsDigest: string | null;

  protected get nodeKey(): string {
    return this.runId;
  }
}
