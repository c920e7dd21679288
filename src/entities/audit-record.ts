/** What was done, by whom: each record's hash covers the one before it. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity()
export class AuditRecord {
  @PrimaryColumn('bigint')
  seq: string;

  @Column('timestamptz')
  recordedAt: Date;

  /** The very text that was hashed; action, actor and subject are read from it by the database. */
  @Column('text')
  content: string;

  @Column('text')
  action: string;

  @Column('text')
  actor: string;

  @Column('text', { nullable: true })
  subject: string | null;

  @Column('text')
  previousHash: string;

  @Column('text')
  hash: string;
}
