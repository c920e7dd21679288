/** A change of an enterprise: who might see it before and after, and what it was then. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('enterprise_change')
export class EnterpriseChangeRow {
  @PrimaryColumn('bigint')
  id: string;

  /** The transaction that made it; snapshots tell whether they see it. */
  @Column('text')
  xid: string;

  @Column('text')
  uscc: string;

  @Column('text', { nullable: true })
  beforeRegion: string | null;

  @Column('boolean', { nullable: true })
  beforeListed: boolean | null;

  @Column('boolean', { nullable: true })
  beforeShared: boolean | null;

  @Column('text', { nullable: true })
  afterRegion: string | null;

  @Column('boolean', { nullable: true })
  afterListed: boolean | null;

  @Column('boolean', { nullable: true })
  afterShared: boolean | null;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('jsonb', { nullable: true })
  content: unknown;

  @Column('timestamptz')
  changedAt: Date;
}
