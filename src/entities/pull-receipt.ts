/** Proof of one complete pull: who took which list, when, and what was in it. */
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PullKind } from '../domain/vocabulary';
import { Node } from './node';
import { DecimalText, JsonContent } from './scalar-markers';

@Entity()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'Proof of one complete pull: who took which list, when, and what was in it.',
})
export class PullReceipt extends Node {
  @PrimaryColumn('uuid', { name: 'id' })
  receiptId: string;

  @Column('uuid', { nullable: true })
  keyId: string | null;

  @Column('text')
  @Field(() => String, { description: 'Who pulled: key:… or oidc:….' })
  actor: string;

  @Column('text')
  @Field(() => String, { description: 'enterprises, certifications, patents or loans.' })
  list: string;

  @Column('text')
  @Field(() => PullKind)
  kind: PullKind;

  @Column('text')
  @Field(() => String, { description: 'ndjson, csv or graphql.' })
  format: string;

  @Column('jsonb')
  @Field(() => JsonContent, { description: 'Regions and conditions under which it was answered.' })
  scope: unknown;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'For a delta, the token it continued.' })
  sinceToken: string | null;

  @Column('text')
  @Field(() => String, { description: 'Token of the moment that the list shows; pass it as since.' })
  watermark: string;

  @Column('bigint')
  rowCount: string;

  @Field(() => Int, { description: 'Rows that were sent; no list here comes near the limit of an Int.' })
  get rows(): number {
    return Number(this.rowCount);
  }

  @Column('bigint')
  byteCount: string;

  @Field(() => DecimalText, { description: 'Bytes that were sent, unpacked and without the receipt.' })
  get bytes(): string {
    return this.byteCount;
  }

  @Column('text')
  @Field(() => String, { description: 'Of the rows as they were sent, hexadecimal.' })
  sha256: string;

  @Column('timestamptz')
  @Field(() => Date)
  startedAt: Date;

  @Column('timestamptz')
  @Field(() => Date)
  finishedAt: Date;

  @Column('bigint')
  auditSeq: string;

  protected get nodeKey(): string {
    return this.receiptId;
  }
}
