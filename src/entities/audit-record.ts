/** What was done, by whom: each record's hash covers the one before it. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { AuditAction } from '../domain/vocabulary';

@Entity()
@ObjectType({
  simpleResolvers: true,
  description: 'Something that was done, written down in the transaction that did it, and never altered.',
})
export class AuditRecord {
  @PrimaryColumn('bigint')
  @Field(() => String, { description: 'Its number, without gaps from 1.' })
  seq: string;

  @Column('timestamptz')
  @Field(() => Date)
  recordedAt: Date;

  /** The very text that was hashed; action, actor and subject are read from it by the database. */
  @Column('text')
  @Field(() => String, {
    description: 'The record itself, as JSON text: what was hashed, with the details of the action.',
  })
  content: string;

  @Column('text')
  @Field(() => AuditAction)
  action: AuditAction;

  @Column('text')
  @Field(() => String, {
    description: 'key:<id>, oidc:<subject>, or system:<part> for what nobody asked for.',
  })
  actor: string;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'What it was done to: enterprise:<credit code>, key:<id>.',
  })
  subject: string | null;

  @Column('text')
  @Field(() => String, { description: 'Hash of the record before it; 64 zeros for the first.' })
  previousHash: string;

  @Column('text')
  @Field(() => String, {
    description: 'SHA-256, in hexadecimal, of previousHash, seq and content with line feeds between.',
  })
  hash: string;
}
